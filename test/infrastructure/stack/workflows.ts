/** State machines as they deploy: the very definitions, every placeholder filled, names and aliases that never move. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { machines } from '../../../lib/casework/machines.ts';
import {
  definitionOf,
  PlaceholderUnknown,
  placeholdersIn,
  substitutionsFor,
} from '../../../lib/infrastructure/definition.ts';
import { functionList } from '../../../lib/infrastructure/function-list.ts';
import { connecticut, ofType, readable, resource, root } from '../synthesized.ts';

const template = connecticut();
const machineOf = (machine: string) =>
  resource(template, `Workflow${machine.replaceAll('-', '')}Machine`, 'AWS::StepFunctions::StateMachine');

describe.each(machines)('%s', (machine) => {
  const { Properties } = machineOf(machine);
  const definition = String(Properties.DefinitionString);
  const substitutions = Properties.DefinitionSubstitutions as Record<string, unknown>;

  test('deploys the definition that lies in workflows, letter for letter', () => {
    const file = JSON.parse(readFileSync(new URL(`workflows/${machine}.asl.json`, root), 'utf8'));
    expect(JSON.parse(definition)).toEqual(file);
  });

  test('has a value for every placeholder, and no value too many', () => {
    expect(Object.keys(substitutions).toSorted()).toEqual(placeholdersIn(definition).toSorted());
    expect(Object.values(substitutions).map(readable)).not.toContain('');
  });

  test('calls functions and starts machines by their live alias alone', () => {
    for (const [placeholder, value] of Object.entries(substitutions)) {
      if (placeholder === 'Partition') expect(value).toEqual({ Ref: 'AWS::Partition' });
      else if (placeholder.endsWith('Machine')) expect(readable(value)).toMatch(/:live$/);
      else expect(readable(value)).toMatch(/^<Functions[A-Za-z]+Live[0-9A-F]{8}>$/);
    }
  });

  test('has a fixed name, writes no payload to its log, and traces', () => {
    expect(Properties).toMatchObject({
      StateMachineName: `throughcare-connecticut-${machine}`,
      StateMachineType: 'STANDARD',
      LoggingConfiguration: { IncludeExecutionData: false, Level: 'ALL' },
      TracingConfiguration: { Enabled: true },
    });
  });

  test('goes live as a version that stays, so that what runs keeps the definition it began with', () => {
    const id = `Workflow${machine.replaceAll('-', '')}`;
    const version = resource(template, `${id}Version`, 'AWS::StepFunctions::StateMachineVersion');
    expect([version.DeletionPolicy, version.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
    expect(readable(version.Properties.StateMachineRevisionId)).toMatch(/StateMachineRevisionId>$/);
    expect(resource(template, `${id}Live`, 'AWS::StepFunctions::StateMachineAlias').Properties).toMatchObject({
      Name: 'live',
      DeploymentPreference: { Type: 'ALL_AT_ONCE' },
    });
  });
});

test('a placeholder that names nothing stops synth, and says which and where', () => {
  expect(() => substitutionsFor('sweep', () => undefined)).toThrow(PlaceholderUnknown);
  expect(() => substitutionsFor('sweep', () => undefined)).toThrow(
    /workflows\/sweep\.asl\.json asks for \$\{Partition\}/,
  );
});

test('no name of a state machine or an alias comes from another place', () => {
  expect(Object.keys(ofType(template, 'AWS::StepFunctions::StateMachine'))).toHaveLength(machines.length);
});

test('a function gives up before the longest step that calls it does', () => {
  const longest = new Map<string, number>();
  const visit = (states: Record<string, Step>): void => {
    for (const step of Object.values(states)) {
      const [, called] = /\$\{(\w+Function)\}/.exec(JSON.stringify(step.Arguments ?? {})) ?? [];
      const seconds = typeof step.TimeoutSeconds === 'number' ? step.TimeoutSeconds : undefined;
      if (called !== undefined && seconds !== undefined)
        longest.set(called, Math.max(seconds, longest.get(called) ?? 0));
      if (step.ItemProcessor !== undefined) visit(step.ItemProcessor.States);
    }
  };
  for (const machine of machines) visit((JSON.parse(definitionOf(machine)) as { States: Record<string, Step> }).States);
  for (const [name, seconds] of longest) {
    expect(functionList[name as keyof typeof functionList].timeout.toSeconds(), name).toBeLessThan(seconds);
  }
  expect(longest.size).toBeGreaterThan(4);
});

interface Step {
  readonly Arguments?: unknown;
  readonly TimeoutSeconds?: unknown;
  readonly ItemProcessor?: { readonly States: Record<string, Step> };
}
