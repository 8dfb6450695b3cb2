// What the runtime's benchmark runs: the deadline workflow as it deploys, with functions that only say when to wake next, and
// an equivalent JSONPath machine for npm aws-local-stepfunctions.

import { readFileSync } from 'node:fs';
import { StateMachine } from 'aws-local-stepfunctions';
import type { Evaluation } from '../../lib/runtime/expression/compile.ts';
import { createRuntime, type Runtime } from '../../lib/runtime/runtime.ts';
import { createVirtualClock, type VirtualClock } from '../../lib/runtime/virtual-clock.ts';

export const START = Date.UTC(2026, 0, 5);
export const DAY = 24 * 60 * 60 * 1000;
/** Notices of each deadline, one a day: 3 transitions each, and 3 more to begin and to end. */
export const NOTICES = 20;

export interface DeadlineWorld {
  readonly runtime: Runtime;
  readonly clock: VirtualClock;
  /** Instants at which a notice went out. */
  readonly notified: number[];
}

/** The deadline workflow, woken `every` milliseconds until it is settled after so many notices. */
export function createDeadlineWorld(evaluation: Evaluation, notices = NOTICES, every = DAY): DeadlineWorld {
  const clock = createVirtualClock({ startAt: START });
  const notified: number[] = [];
  const decide = () => ({
    settled: clock.now() >= START + notices * every,
    superseded: false,
    handOver: false,
    wakeAt: new Date(clock.now() + every).toISOString(),
  });
  const notify = () => {
    notified.push(clock.now());
    return decide();
  };
  const runtime = createRuntime({ clock, functions: { decide, notify }, evaluation, validation: false });
  runtime.define(
    'deadline',
    JSON.parse(readFileSync(new URL('../../workflows/deadline.asl.json', import.meta.url), 'utf8')),
    {
      Partition: 'aws',
      DecideFunction: 'decide',
      NotifyFunction: 'notify',
      TellOperationsFunction: 'tell-operations',
      DeadlineMachine: 'deadline',
    },
  );
  return { runtime, clock, notified };
}

/** An input such as a deadline gets: ids and instants only. */
export function deadlineInput(place: number): Record<string, unknown> {
  return {
    caseId: `case-${String(place).padStart(8, '0')}`,
    duty: 'pretrial-assessment',
    occurrence: 1,
    dueAt: new Date(START + 45 * DAY + place).toISOString(),
    generation: 3,
  };
}

/** Names are hashes: as long, and as different from one another. */
export function deadlineName(place: number): string {
  return (place * 2_654_435_761).toString(16).padStart(64, '0');
}

/** Runs so many deadlines to their ends; answers how many transitions that took. */
export async function runDeadlines(evaluation: Evaluation, count: number): Promise<number> {
  const { runtime, clock } = createDeadlineWorld(evaluation);
  for (let place = 0; place < count; place++) {
    runtime.start('deadline', { name: deadlineName(place), input: deadlineInput(place) });
  }
  await clock.runToEnd();
  return runtime.figures().transitions;
}

const RETRY = [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 6, BackoffRate: 2 }];
const RESOURCE = 'arn:aws:lambda:us-east-1:000000000000:function:decide';

/** The same states in JSONPath, its data in its input. */
export function createReferenceMachine(): StateMachine {
  return new StateMachine({
    StartAt: 'Decide',
    States: {
      Decide: {
        Type: 'Task',
        Resource: RESOURCE,
        ResultPath: '$.next',
        TimeoutSeconds: 60,
        Retry: RETRY,
        Next: 'What is owed',
      },
      'What is owed': {
        Type: 'Choice',
        Choices: [
          { Variable: '$.next.settled', BooleanEquals: true, Next: 'Settled' },
          { Variable: '$.next.superseded', BooleanEquals: true, Next: 'Settled' },
          { Variable: '$.next.handOver', BooleanEquals: true, Next: 'Settled' },
        ],
        Default: 'Wait until the next notice',
      },
      'Wait until the next notice': { Type: 'Wait', TimestampPath: '$.next.wakeAt', Next: 'Remind or escalate' },
      'Remind or escalate': {
        Type: 'Task',
        Resource: RESOURCE,
        ResultPath: '$.next',
        TimeoutSeconds: 60,
        Retry: RETRY,
        Next: 'What is owed',
      },
      Settled: { Type: 'Succeed' },
    },
  } as unknown as ConstructorParameters<typeof StateMachine>[0]);
}

/** Runs so many deadlines there, its waits overridden to take no time; answers how many transitions that took. */
export async function runReference(count: number): Promise<number> {
  const machine = createReferenceMachine();
  const wakeAt = new Date(START).toISOString();
  const step = async (event: unknown) => {
    const n = ((event as { next?: { n: number } }).next?.n ?? -1) + 1;
    return { settled: n >= NOTICES, superseded: false, handOver: false, wakeAt, n };
  };
  const overrides = {
    taskResourceLocalHandlers: { Decide: step, 'Remind or escalate': step },
    waitTimeOverrides: { 'Wait until the next notice': 0 },
  };
  const runs = Array.from({ length: count }, (_, place) =>
    machine.run(deadlineInput(place) as never, { overrides } as never),
  );
  await Promise.all(runs.map(({ result }) => result));
  return count * (3 + NOTICES * 3);
}
