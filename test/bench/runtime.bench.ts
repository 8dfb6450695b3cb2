// What the embedded runtime is to be measured by: transitions a second, heap for each waiting execution, and waits of 45 and
// 300 days; side by side with npm aws-local-stepfunctions. Run it with Node: it prints a table. Medians of five in one run.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Bench } from 'tinybench';
import {
  createDeadlineWorld,
  createReferenceMachine,
  DAY,
  NOTICES,
  runDeadlines,
  runReference,
  START,
} from './runtime-workloads.ts';

const RUNS = 5;
const WAITING = 100_000;
const WAITING_REFERENCE = 10_000;

/** Bytes, transitions a second, and for each wait how late it ended. */
export interface RuntimeFigures {
  readonly transitionsPerSecond: { readonly fast: number; readonly jsonata: number; readonly reference: number };
  readonly heapBytesPerWaiting: { readonly own: number; readonly reference: number };
  readonly waits: readonly {
    readonly days: number;
    readonly lateMilliseconds: number;
    readonly referenceEndsAfterMilliseconds: number;
  }[];
}

export async function run(): Promise<RuntimeFigures> {
  return {
    transitionsPerSecond: await measureTransitions(),
    heapBytesPerWaiting: {
      own: measureWaiting('own', WAITING),
      reference: measureWaiting('reference', WAITING_REFERENCE),
    },
    waits: [await measureWait(45), await measureWait(300)],
  };
}

async function measureTransitions(): Promise<RuntimeFigures['transitionsPerSecond']> {
  const bench = new Bench({ iterations: RUNS, time: 0, warmupIterations: 2, warmupTime: 0, throws: true });
  const counts = { fast: 4000, jsonata: 1000, reference: 500 };
  const work = {
    fast: () => runDeadlines('fast', counts.fast),
    jsonata: () => runDeadlines('jsonata', counts.jsonata),
    reference: () => runReference(counts.reference),
  };
  const transitions = { fast: 0, jsonata: 0, reference: 0 };
  for (const [name, once] of Object.entries(work)) {
    bench.add(name, async () => {
      transitions[name as keyof typeof transitions] = await once();
    });
  }
  await bench.run();
  const perSecond = (name: keyof typeof transitions): number => {
    const result = bench.getTask(name)?.result;
    if (result?.state !== 'completed') throw new Error(`The benchmark '${name}' did not complete.`);
    return transitions[name] / (result.latency.p50 / 1000);
  };
  return { fast: perSecond('fast'), jsonata: perSecond('jsonata'), reference: perSecond('reference') };
}

function measureWaiting(which: 'own' | 'reference', count: number): number {
  const script = fileURLToPath(new URL('runtime-waiting.ts', import.meta.url));
  const runs = Array.from({ length: RUNS }, () =>
    Number(
      execFileSync(process.execPath, ['--expose-gc', '--no-warnings', script, which, String(count)], {
        encoding: 'utf8',
      }),
    ),
  );
  return median(runs);
}

async function measureWait(days: number) {
  const { runtime, clock, notified } = createDeadlineWorld('fast', 1, days * DAY);
  runtime.start('deadline', { input: {} });
  await clock.runToEnd();
  const [woken = Number.NaN] = notified;
  return {
    days,
    lateMilliseconds: woken - (START + days * DAY),
    referenceEndsAfterMilliseconds: await referenceWait(days),
  };
}

/** How long npm aws-local-stepfunctions really waits when asked for so many days; a second is as long as it gets. */
async function referenceWait(days: number): Promise<number> {
  const wakeAt = new Date(Date.now() + days * DAY).toISOString();
  const next = { settled: false, superseded: false, handOver: false, wakeAt };
  const overrides = {
    taskResourceLocalHandlers: {
      Decide: async () => next,
      'Remind or escalate': async () => ({ ...next, settled: true }),
    },
  };
  const machine = createReferenceMachine();
  const started = performance.now();
  const { result, abort } = machine.run({} as never, { overrides, noThrowOnAbort: true } as never);
  const ended = result.then(() => performance.now() - started);
  const patience = new Promise<number>((resolve) => setTimeout(resolve, 1000, Number.POSITIVE_INFINITY));
  const waited = await Promise.race([ended, patience]);
  abort();
  return waited;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(figures: RuntimeFigures): void {
  const { transitionsPerSecond: rate, heapBytesPerWaiting: heap, waits } = figures;
  const whole = (value: number) => Math.round(value).toLocaleString('en-US');
  const rows = [
    ['', 'throughcare', 'target', 'aws-local-stepfunctions'],
    ['transitions/s, bare paths read directly', whole(rate.fast), '>= 150,000', whole(rate.reference)],
    ['transitions/s, every expression through jsonata', whole(rate.jsonata), '>= 60,000', ''],
    ['heap bytes per waiting execution', whole(heap.own), '<= 1,024', whole(heap.reference)],
    ...waits.map(({ days, lateMilliseconds, referenceEndsAfterMilliseconds: after }) => [
      `a wait of ${days} days ends`,
      lateMilliseconds === 0 ? 'exactly then' : `${lateMilliseconds} ms late`,
      'exactly then',
      Number.isFinite(after) ? `after ${whole(after)} ms` : 'not at once',
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  process.stdout.write(
    `Embedded runtime: the deadline workflow, ${NOTICES} notices each; medians of ${RUNS} in one run, Node ${process.version}.\n` +
      `${whole(WAITING)} executions waiting here, ${whole(WAITING_REFERENCE)} there.\n\n${lines.join('\n')}\n`,
  );
}

if (import.meta.main) {
  process.removeAllListeners('warning');
  print(await run());
}
