/** What becomes of executions that ended where no state of their own could tell anybody. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Reconciled, reconcile } from '../../functions/reconcile.ts';
import { machines } from '../../lib/casework/machines.ts';
import { deadlineName, timelineName } from '../../lib/casework/names.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admitted, event, hours, later, local, someone } from '../workflows/world.ts';

const startAt = local('2026-03-02 09:00');
const watch = {
  caseId: someone,
  jurisdiction: 'connecticut',
  deadline: 'pretrial-assessment/1/1',
  dueAt: later(startAt, 24 * hours),
  generation: 1,
  leg: 3,
};
const timeline = { caseId: someone, jurisdiction: 'connecticut', generation: 4, wakes: 9, watching: [] };

/** An admitted case at the timeline's fourth generation. */
const admittedCase = async () => {
  const store = createMemoryStore();
  const started: string[] = [];
  const told: { readonly caseId?: string; readonly what: string }[] = [];
  const ports: Ports = {
    store,
    policyOf: () => policyFrom(connecticut, { observed: ['pretrial-assessment'] }),
    now: () => later(startAt, hours),
    publish: async () => {},
    tellOperations: async (about) => void told.push(about),
    workflows: {
      start: async (_machine, name) => {
        started.push(name);
        return 'started';
      },
      isRunning: async () => true,
      wake: async () => 'spent',
    },
  };
  await store.append(event(startAt, admitted), 'any');
  for (const from of [1, 2, 3]) await store.advanceTimeline(someone, from);
  return { ports, started, told };
};

const word = (machine: string, more: object = {}) => ({
  stateMachineArn: `arn:aws:states:us-east-1:111122223333:stateMachine:throughcare-connecticut-${machine}`,
  name: `${machine}-execution`,
  status: 'FAILED',
  error: 'States.DataLimitExceeded',
  input: JSON.stringify(machine === 'deadline' ? watch : timeline),
  ...more,
});

let written: unknown[] = [];

const hear = async (ports: Ports, ...details: readonly unknown[]): Promise<readonly string[]> => {
  const Records = details.map((detail, index) => ({ messageId: `m${index}`, body: JSON.stringify({ detail }) }));
  const { batchItemFailures } = (await reconcile(ports, (...line) => written.push(line))(
    { Records },
    {},
  )) as Reconciled;
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};

beforeEach(() => {
  written = [];
});

describe('an ended case-timeline', () => {
  test('is told to operations, and the case goes on in the next generation', async () => {
    const { ports, started, told } = await admittedCase();
    expect(await hear(ports, word('case-timeline'))).toEqual([]);
    expect(told).toEqual([
      {
        caseId: someone,
        what: 'case-timeline execution case-timeline-execution ended early: States.DataLimitExceeded',
      },
    ]);
    expect(started).toEqual([timelineName(someone, 5)]);
  });

  test('heard of twice is one new generation', async () => {
    const { ports, started } = await admittedCase();
    await hear(ports, word('case-timeline'), word('case-timeline'));
    expect(new Set(started)).toEqual(new Set([timelineName(someone, 5)]));
  });

  test('heard of late, when another generation runs, changes nothing of it', async () => {
    const { ports } = await admittedCase();
    await ports.store.advanceTimeline(someone, 4);
    await ports.store.advanceTimeline(someone, 5);
    await hear(ports, word('case-timeline'));
    expect(await ports.store.timeline(someone)).toEqual({ generation: 6 });
  });
});

describe('an ended deadline', () => {
  test('goes on as its next leg, since its own name stays taken', async () => {
    const { ports, started, told } = await admittedCase();
    await hear(ports, word('deadline', { status: 'ABORTED', error: undefined }));
    expect(started).toEqual([deadlineName({ ...watch, leg: 4 })]);
    expect(told[0]?.what).toBe('deadline execution deadline-execution ended early: ABORTED');
  });
});

describe('an ended execution of which operations cannot be told', () => {
  test.each([
    ['case-timeline', timelineName(someone, 5)],
    ['deadline', deadlineName({ ...watch, leg: 4 })],
  ])('%s: the case is carried on first, and the message goes back to the queue', async (machine, next) => {
    const { ports, started } = await admittedCase();
    const deaf: Ports = {
      ...ports,
      tellOperations: async () => {
        throw new Error('no such topic');
      },
    };
    expect(await hear(deaf, word(machine))).toEqual(['m0']);
    expect(await hear(deaf, word(machine))).toEqual(['m0']);
    expect(new Set(started)).toEqual(new Set([next]));
  });
});

const ofOneCase: readonly string[] = ['case-timeline', 'deadline', 'eligibility-review'];
const others = machines.filter((machine) => !ofOneCase.includes(machine));

describe('an ended sweep, digest or report', () => {
  test.each(others)('%s: operations hear of it, and the next one begins anew', async (machine) => {
    const { ports, started, told } = await admittedCase();
    expect(await hear(ports, word(machine, { status: 'TIMED_OUT', error: null, input: '{}' }))).toEqual([]);
    expect(told[0]?.what).toBe(`${machine} execution ${machine}-execution ended early: TIMED_OUT`);
    expect(started).toEqual([]);
  });
});

describe('a message that cannot be handled', () => {
  test('goes back to the queue alone', async () => {
    const { ports, started } = await admittedCase();
    expect(await hear(ports, word('unheard-of'), word('deadline'))).toEqual(['m0']);
    expect(started).toHaveLength(1);
  });

  test('whose input does not fit goes back too, and none of it is logged', async () => {
    const { ports } = await admittedCase();
    expect(await hear(ports, word('deadline', { input: '{"name":"Jane Doe"}' }))).toEqual(['m0']);
    expect(written).toMatchObject([
      ['An ended execution could not be reconciled', { messageId: 'm0', error: 'ZodError' }],
    ]);
    expect(JSON.stringify(written)).not.toContain('Jane');
  });
});
