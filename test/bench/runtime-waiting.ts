// Run by the benchmark in a process of its own, with --expose-gc: prints the heap bytes that one waiting execution takes.
// Arguments: `own` or `reference`, and how many executions wait.

import { createDeadlineWorld, createReferenceMachine, DAY, deadlineInput, deadlineName } from './runtime-workloads.ts';

const [which, countText] = process.argv.slice(2);
const count = Number(countText);

function heap(): number {
  for (let times = 0; times < 3; times++) global.gc?.();
  return process.memoryUsage().heapUsed;
}

async function own(): Promise<number> {
  const { runtime, clock } = createDeadlineWorld('fast', 1, 45 * DAY);
  const start = (place: number) =>
    runtime.start('deadline', { name: deadlineName(place), input: deadlineInput(place) });
  for (let place = count; place < count + 1000; place++) start(place);
  const before = heap();
  for (let place = 0; place < count; place++) start(place);
  const after = heap();
  if (clock.pending() !== count + 1000) throw new Error(`Only ${clock.pending()} executions wait.`);
  return after - before;
}

async function reference(): Promise<number> {
  const machine = createReferenceMachine();
  const wakeAt = new Date(Date.now() + 20 * DAY).toISOString();
  const decide = async () => ({ settled: false, superseded: false, handOver: false, wakeAt });
  const overrides = { taskResourceLocalHandlers: { Decide: decide } };
  const runs: unknown[] = [];
  const start = (place: number) => runs.push(machine.run(deadlineInput(place) as never, { overrides } as never));
  for (let place = count; place < count + 100; place++) start(place);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const before = heap();
  for (let place = 0; place < count; place++) start(place);
  await new Promise((resolve) => setTimeout(resolve, 500));
  return heap() - before;
}

const bytes = which === 'own' ? await own() : await reference();
process.stdout.write(`${bytes / count}\n`);
process.exit(0);
