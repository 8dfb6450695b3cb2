import { describe, expect, test } from 'vitest';
import { UnsupportedDefinition } from '../../lib/runtime/errors.ts';
import { createWorld, invoke, machineOf, type States } from './harness.ts';

function refusalOf(
  definition: unknown,
  substitutions: Record<string, string> = {},
  validation = false,
): UnsupportedDefinition {
  const { runtime } = createWorld({}, { validation });
  try {
    runtime.define('machine', definition, substitutions);
  } catch (error) {
    if (error instanceof UnsupportedDefinition) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

const pass = { Type: 'Pass', End: true };
const map = { Type: 'Map', ItemProcessor: { StartAt: 'P', States: { P: pass } }, End: true };
const task = invoke('f');

describe('a definition this runtime cannot run is refused by name when it is loaded', () => {
  test.each<[string, Record<string, unknown>, string, string]>([
    ['InputPath', { ...pass, InputPath: '$.a' }, 'InputPath', 'JSONPath'],
    ['OutputPath', { ...pass, OutputPath: '$.a' }, 'OutputPath', 'Output instead'],
    ['Parameters', { ...task, Parameters: {} }, 'Parameters', 'Arguments'],
    ['Result', { ...pass, Result: 1 }, 'Result', 'Output instead'],
    ['ResultPath', { ...task, ResultPath: '$.a' }, 'ResultPath', 'JSONPath'],
    ['ResultSelector', { ...task, ResultSelector: {} }, 'ResultSelector', 'JSONPath'],
    ['SecondsPath', { Type: 'Wait', SecondsPath: '$.a', End: true }, 'SecondsPath', '"Seconds": "{% … %}"'],
    ['TimeoutSecondsPath', { ...task, TimeoutSecondsPath: '$.a' }, 'TimeoutSecondsPath', 'TimeoutSeconds'],
    ['ItemsPath', { ...map, ItemsPath: '$.a' }, 'ItemsPath', 'Items'],
    ['HeartbeatSeconds', { ...task, HeartbeatSeconds: 5 }, 'HeartbeatSeconds', 'use TimeoutSeconds'],
    ['Credentials', { ...task, Credentials: {} }, 'Credentials', 'roles'],
    ['ItemReader', { ...map, ItemReader: {} }, 'ItemReader', 'Distributed Map'],
    ['ItemBatcher', { ...map, ItemBatcher: {} }, 'ItemBatcher', '$partition'],
    ['ResultWriter', { ...map, ResultWriter: {} }, 'ResultWriter', 'Distributed Map'],
    ['ToleratedFailureCount', { ...map, ToleratedFailureCount: 1 }, 'ToleratedFailureCount', 'Catch'],
    ['Iterator', { ...map, Iterator: {} }, 'Iterator', 'ItemProcessor'],
    ['an unknown field', { ...pass, Nxet: 'B' }, 'Nxet', 'is not a field that this runtime knows'],
    ['JSONPath in one state', { ...pass, QueryLanguage: 'JSONPath' }, 'QueryLanguage', 'only JSONata'],
    ['an unknown type', { Type: 'Sleep', End: true }, 'Type', 'must be one of Task, Choice'],
    ['Retry on a Pass', { ...pass, Retry: [] }, 'Retry', 'is not a field'],
  ])('%s', (_, state, field, remedy) => {
    const refusal = refusalOf(machineOf({ A: state }));
    expect(refusal).toMatchObject({ name: 'UnsupportedDefinition', machine: 'machine', state: 'A', field });
    expect(refusal.message).toContain(`State machine 'machine', state 'A', field '${field}'`);
    expect(refusal.message).toContain(remedy);
  });

  test('a Distributed Map', () => {
    const ItemProcessor = { ...map.ItemProcessor, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
    expect(refusalOf(machineOf({ A: { ...map, ItemProcessor } })).message).toContain('a Distributed Map is not');
  });

  test.each([
    ['arn:aws:states:::states:startExecution.sync'],
    ['arn:aws:states:::states:startExecution.sync:2'],
    ['arn:aws:states:::states:startExecution.waitForTaskToken'],
    ['arn:aws:states:::lambda:invoke.sync'],
    ['arn:aws:states:::sqs:sendMessage'],
    ['arn:aws:states:::aws-sdk:dynamodb:getItem'],
    ['arn:aws:states:us-east-1:000000000000:activity:work'],
    ['arn:aws:lambda:us-east-1:000000000000:function:f'],
  ])('the Resource %s', (Resource) => {
    const refusal = refusalOf(machineOf({ A: { ...task, Resource } }));
    expect(refusal).toMatchObject({ state: 'A', field: 'Resource' });
    expect(refusal.message).toContain(`${Resource} is not implemented: use arn:aws:states:::lambda:invoke`);
  });

  test.each([['aws'], ['aws-us-gov'], ['aws-cn']])(
    'but the Resources of every partition are known: %s',
    (partition) => {
      const { runtime } = createWorld({}, { validation: true });
      const Resource = `arn:\${Partition}:states:::lambda:invoke.waitForTaskToken`;
      runtime.define('machine', machineOf({ A: { ...task, Resource } }), { Partition: partition });
    },
  );

  test.each<[string, Record<string, unknown>, string]>([
    ['FunctionName is missing', { Payload: 1 }, 'Arguments/FunctionName'],
    [
      'an argument that would change the call',
      { FunctionName: 'f', InvocationType: 'Event' },
      'Arguments/InvocationType',
    ],
  ])('Arguments: %s', (_, Arguments, field) => {
    expect(refusalOf(machineOf({ A: { ...task, Arguments } }))).toMatchObject({ state: 'A', field });
  });

  test('Arguments in one expression, since what it holds cannot be checked', () => {
    expect(refusalOf(machineOf({ A: { ...task, Arguments: '{% $states.input %}' } }))).toMatchObject({
      field: 'Arguments',
    });
  });

  test.each<[string, unknown, string]>([
    ['that does not parse', '{% $states.input. %}', 'is not JSONata: Unexpected end of expression at character'],
    ['that is not closed', '{% $states.input', 'begins or ends an expression but not both'],
    ['with a space before it', ' {% $states.input %}', 'begins or ends an expression but not both'],
    ['with $eval', "{% $eval('1') %}", 'uses $eval, which Step Functions does not have'],
    ['with $eval handed on', "{% $map(['1'], $eval) %}", 'uses $eval'],
  ])('an expression %s', (_, expression, why) => {
    const refusal = refusalOf(machineOf({ A: { ...pass, Output: { deep: [expression] } } }));
    expect(refusal).toMatchObject({ state: 'A', field: 'Output' });
    expect(refusal.message).toContain(why);
  });

  test('a field inside a block says which state', () => {
    const inner = { StartAt: 'P', States: { P: { ...pass, InputPath: '$' } } };
    expect(refusalOf(machineOf({ A: { ...map, ItemProcessor: inner } }))).toMatchObject({
      state: 'P',
      field: 'InputPath',
    });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['no JSONata', { QueryLanguage: 'JSONPath' }, 'QueryLanguage'],
    ['an unknown Version', { Version: '2.0' }, 'Version'],
    ['TimeoutSeconds of 0', { TimeoutSeconds: 0 }, 'TimeoutSeconds'],
    ['an unknown field', { Stats: {} }, 'Stats'],
    ['StartAt at nothing', { StartAt: 'B' }, 'StartAt'],
    ['no States', { States: [] }, 'States'],
  ])('a machine with %s', (_, others, field) => {
    expect(refusalOf(machineOf({ A: pass }, others))).toMatchObject({ state: undefined, field });
  });

  test.each([[null], [[]], ['text'], [5]])('a definition of %j', (definition) => {
    expect(refusalOf(definition).message).toContain('must be a JSON object');
  });
});

describe('a definition that contradicts the specification is refused', () => {
  const catching = (Catch: unknown) => machineOf({ A: { ...task, Catch }, Z: pass } as States);
  const retrying = (Retry: unknown) => machineOf({ A: { ...task, Retry } } as States);

  test.each<[string, unknown, string, string]>([
    ['Next and End', machineOf({ A: { ...pass, Next: 'A' } }), 'A', 'Next'],
    ['neither Next nor End', machineOf({ A: { Type: 'Pass' } }), 'A', 'Next'],
    ['Next to nowhere', machineOf({ A: { Type: 'Pass', Next: 'B' } }), 'A', 'Next'],
    [
      'Seconds and Timestamp',
      machineOf({ A: { Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z', End: true } }),
      'A',
      'Seconds',
    ],
    ['Seconds below 0', machineOf({ A: { Type: 'Wait', Seconds: -1, End: true } }), 'A', 'Seconds'],
    ['Seconds in a string', machineOf({ A: { Type: 'Wait', Seconds: '60', End: true } }), 'A', 'Seconds'],
    [
      'a Timestamp without an offset',
      machineOf({ A: { Type: 'Wait', Timestamp: '2026-01-01T00:00:00', End: true } }),
      'A',
      'Timestamp',
    ],
    ['TimeoutSeconds of 0', machineOf({ A: { ...task, TimeoutSeconds: 0 } }), 'A', 'TimeoutSeconds'],
    ['MaxConcurrency below 0', machineOf({ A: { ...map, MaxConcurrency: -1 } }), 'A', 'MaxConcurrency'],
    ['Items that are an object', machineOf({ A: { ...map, Items: { a: 1 } } }), 'A', 'Items'],
    ['no Branches', machineOf({ A: { Type: 'Parallel', Branches: [], End: true } }), 'A', 'Branches'],
    ['no Choices', machineOf({ A: { Type: 'Choice', Choices: [], Default: 'A' } }), 'A', 'Choices'],
    [
      'a Condition that is a string',
      machineOf({ A: { Type: 'Choice', Choices: [{ Condition: 'yes', Next: 'A' }] } }),
      'A',
      'Choices/0/Condition',
    ],
    ['an Error that is a number', machineOf({ A: { Type: 'Fail', Error: 5 } }), 'A', 'Error'],
    ['States.ALL in company', catching([{ ErrorEquals: ['E', 'States.ALL'], Next: 'Z' }]), 'A', 'Catch/0/ErrorEquals'],
    [
      'States.ALL before the last',
      catching([
        { ErrorEquals: ['States.ALL'], Next: 'Z' },
        { ErrorEquals: ['E'], Next: 'Z' },
      ]),
      'A',
      'Catch/0/ErrorEquals',
    ],
    ['a catcher to nowhere', catching([{ ErrorEquals: ['E'], Next: 'Y' }]), 'A', 'Catch/0/Next'],
    ['no ErrorEquals', retrying([{}]), 'A', 'Retry/0/ErrorEquals'],
    ['an empty ErrorEquals', retrying([{ ErrorEquals: [] }]), 'A', 'Retry/0/ErrorEquals'],
    ['IntervalSeconds of 0', retrying([{ ErrorEquals: ['E'], IntervalSeconds: 0 }]), 'A', 'Retry/0/IntervalSeconds'],
    ['BackoffRate below 1', retrying([{ ErrorEquals: ['E'], BackoffRate: 0.5 }]), 'A', 'Retry/0/BackoffRate'],
    ['MaxAttempts below 0', retrying([{ ErrorEquals: ['E'], MaxAttempts: -1 }]), 'A', 'Retry/0/MaxAttempts'],
    [
      'MaxDelaySeconds too long',
      retrying([{ ErrorEquals: ['E'], MaxDelaySeconds: 31_622_401 }]),
      'A',
      'Retry/0/MaxDelaySeconds',
    ],
    [
      'an unknown JitterStrategy',
      retrying([{ ErrorEquals: ['E'], JitterStrategy: 'HALF' }]),
      'A',
      'Retry/0/JitterStrategy',
    ],
    ['a variable called states', machineOf({ A: { ...pass, Assign: { states: 1 } } }), 'A', 'Assign/states'],
    ['a variable with a dot', machineOf({ A: { ...pass, Assign: { 'x.y': 1 } } }), 'A', 'Assign/x.y'],
    [
      'a variable of 81 letters',
      machineOf({ A: { ...pass, Assign: { ['x'.repeat(81)]: 1 } } }),
      'A',
      `Assign/${'x'.repeat(81)}`,
    ],
  ])('%s', (_, definition, state, field) => {
    expect(refusalOf(definition)).toMatchObject({ state, field });
  });

  test('asl-validator has its say too: a state that nothing leads to', () => {
    const definition = machineOf({ A: pass, Forgotten: pass });
    expect(refusalOf(definition, {}, true).message).toContain('is not valid Amazon States Language');
  });

  test('a definition is left as it is', () => {
    const { runtime } = createWorld({}, { validation: true });
    const definition = machineOf({ A: pass });
    const before = structuredClone(definition);
    runtime.define('machine', definition);
    expect(definition).toEqual(before);
  });
});

describe('placeholders (CloudFormation, DefinitionSubstitutions)', () => {
  test('each is replaced, as often as it occurs', async () => {
    const { runtime, clock } = createWorld();
    // biome-ignore lint/suspicious/noTemplateCurlyInString: placeholders are what is tested
    const Output = { one: '${A}-${A}', two: '{% "${B}" & "!" %}' };
    runtime.define('machine', machineOf({ P: { ...pass, Output } }), { A: 'x', B: 'y' });
    const { executionArn } = runtime.start('machine', { input: {} });
    await clock.runToEnd();
    expect(runtime.describe(executionArn)?.output).toEqual({ one: 'x-x', two: 'y!' });
  });

  test('one without a value is refused by name', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder is what is tested
    const refusal = refusalOf(machineOf({ A: invoke('${DecideFunction}') }), { Other: 'x' });
    expect(refusal).toMatchObject({ state: 'A', field: 'Arguments/FunctionName' });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder is what is tested
    expect(refusal.message).toContain('no value was given for ${DecideFunction}');
  });
});
