/** What holds for every state machine file, before anything runs. */
import aslValidator from 'asl-validator';
import { describe, expect, test } from 'vitest';
import { functions } from '../../functions/index.ts';
import { machines } from '../../lib/casework/machines.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { packs } from '../../lib/jurisdictions/index.ts';
import { workflow } from '../../lib/simulation/workflows.ts';

interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly JitterStrategy?: string;
}
interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Condition: string; readonly Next: string }[];
  readonly ItemProcessor?: Machine;
}
interface Machine {
  readonly QueryLanguage?: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** A state where it stands: `within` holds the states of its own machine or Map, `over` the Map around it. */
interface Placed {
  readonly name: string;
  readonly state: State;
  readonly within: Machine;
  readonly over?: Placed;
}

const statesOf = (machine: Machine, over?: Placed): readonly Placed[] =>
  Object.entries(machine.States).flatMap(([name, state]) => {
    const placed: Placed = { name, state, within: machine, ...(over === undefined ? {} : { over }) };
    return state.ItemProcessor === undefined ? [placed] : [placed, ...statesOf(state.ItemProcessor, placed)];
  });

const known = [
  'Partition',
  'CaseTimelineMachine',
  'DeadlineMachine',
  'EligibilityReviewMachine',
  ...Object.keys(functions({} as Ports)),
] as const;

const invokes = ({ state }: Placed) => state.Resource?.includes(':lambda:invoke') === true;
const parks = ({ state }: Placed) => state.Resource?.endsWith('.waitForTaskToken') === true;

/** Everything that can be reached from a state, by any way, inside its own machine or Map. */
const reachable = (from: string, machine: Machine, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(from)) return seen;
  seen.add(from);
  const state = machine.States[from];
  for (const next of [state?.Next, state?.Default, ...(state?.Choices ?? []).map((choice) => choice.Next)])
    if (next !== undefined) reachable(next, machine, seen);
  return seen;
};

describe.each(machines)('%s', (name) => {
  const machine = workflow(name) as Machine;
  const text = JSON.stringify(machine);
  const all = statesOf(machine);
  const tasks = all.filter(({ state }) => state.Type === 'Task');

  test('is valid Amazon States Language', () => {
    const filled = text
      .replaceAll(/\$\{Partition\}/g, 'aws')
      .replaceAll(/\$\{(\w+)\}/g, 'arn:aws:states:us-east-1:000000000000:stateMachine:$1');
    const { isValid, errors } = aslValidator(JSON.parse(filled));
    expect(errors).toEqual([]);
    expect(isValid).toBe(true);
  });

  test('is written in JSONata throughout', () => {
    expect(machine.QueryLanguage).toBe('JSONata');
    expect(text).not.toMatch(/"QueryLanguage":"JSONPath"|"\w+\.\$":/);
  });

  test('has no placeholder that nobody fills', () => {
    const placeholders = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, placeholder]) => placeholder);
    expect(placeholders.length).toBeGreaterThan(0);
    expect(
      placeholders.filter((placeholder) => !(known as readonly (string | undefined)[]).includes(placeholder)),
    ).toEqual([]);
  });

  test('names no partition, account or region', () => {
    expect(text).not.toMatch(/arn:(?!\$\{Partition\}:states:::)/);
    expect(text).not.toMatch(/\d{12}|us-east|us-west|amazonaws/);
  });

  test('gives no two states one name, inside Maps or out', () => {
    expect(all.map((placed) => placed.name)).toEqual([...new Set(all.map((placed) => placed.name))]);
  });

  test.each(tasks.map((placed) => [placed.name, placed] as const))(
    '%s tries again what may pass, at scattered times',
    (_, placed) => {
      const { Retry = [] } = placed.state;
      expect(Retry).not.toEqual([]);
      expect(Retry.map(({ JitterStrategy }) => JitterStrategy)).toEqual(Retry.map(() => 'FULL'));
      const errors = Retry.flatMap(({ ErrorEquals }) => ErrorEquals);
      if (invokes(placed))
        expect(errors).toEqual(expect.arrayContaining(['Lambda.TooManyRequestsException', 'Lambda.Unknown']));
      else expect(errors).toContain('StepFunctions.ThrottlingException');
    },
  );

  test.each(tasks.map((placed) => [placed.name, placed] as const))(
    '%s that fails for good ends tidy, and operations hear of it',
    (_, placed) => {
      const own = placed.state.Catch?.find(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
      const around = placed.over?.state.Catch?.find(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
      const [next, within] = own === undefined ? [around?.Next, machine] : [own.Next, placed.within];
      expect(next).toBeDefined();
      const ways = [...reachable(next ?? '', within)].map((state) => within.States[state]);
      expect(
        ways.some(
          (state) =>
            JSON.stringify(state).includes('TellOperationsFunction') || placed.name.startsWith('Tell operations'),
        ),
      ).toBe(true);
      if (!placed.name.startsWith('Tell operations'))
        expect(ways.filter((state) => state?.Type === 'Fail')).toEqual([]);
    },
  );

  test('fails only where operations could not be told, and says so', () => {
    for (const { name, state, within } of all) {
      const ways = [state.Next, ...(state.Catch ?? []).map(({ Next }) => Next)];
      const failing = ways.map((next) => within.States[next ?? '']).filter((next) => next?.Type === 'Fail');
      if (failing.length > 0) expect(name).toBe('Tell operations');
      for (const failure of failing) expect(failure).toMatchObject({ Error: 'OperationsNotTold' });
    }
  });

  test.each(all.filter(parks).map((placed) => [placed.name, placed] as const))(
    '%s goes on when its time is up, and never parks again blindly',
    (_, { state }) => {
      const errors = (state.Retry ?? []).flatMap(({ ErrorEquals }) => ErrorEquals);
      expect(errors).not.toContain('States.ALL');
      expect(errors).not.toContain('States.Timeout');
      expect(state.Catch?.find(({ ErrorEquals }) => ErrorEquals.includes('States.Timeout'))?.Next).toBe(
        machine.StartAt,
      );
    },
  );
});

test('case-timeline has a state of its own for every phase of every jurisdiction, and tells operations of any other', () => {
  const { Choices = [], Default } = (workflow('case-timeline') as Machine).States['Where is the person'] ?? {};
  const phases = Choices.flatMap(({ Condition }) => /\$where\.phase = '([\w-]+)'/.exec(Condition)?.[1] ?? []);
  expect(new Set(phases).size).toBe(phases.length);
  expect(phases.toSorted()).toEqual([...new Set(Object.values(packs).flatMap((pack) => pack.phaseNames))].toSorted());
  expect(Default).toBe('Tell operations');
});
