/**
 * `npm run load -- --store dynalite|dynamodb-local [--cases N] [--restored N] [--due N]`: a jurisdiction's cases are
 * admitted over HTTP, its due lists are read as they grow, and a great many duties fall due in one minute. In real time.
 * With `--restored`, so many of the cases are put into the table as a restore would, which is sooner done.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { restoreCases } from './restored.ts';

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'dynalite' },
    cases: { type: 'string', default: '100000' },
    due: { type: 'string', default: '10000' },
    restored: { type: 'string', default: '0' },
    /** Admissions a second the last batch is reckoned at, so that the due minute lies just after it. */
    rate: { type: 'string' },
  },
});
const cases = Number(values.cases);
const due = Number(values.due);
const restored = Number(values.restored);
const casesInUnit = 50;
const atOnce = 32;
const asked = 1000;

type Told = Readonly<Record<string, unknown>>;

const started = async (file: string, ...told: readonly string[]): Promise<{ child: ChildProcess; url: string }> => {
  const child = fork(new URL(file, import.meta.url), [...told], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (told: Told) => resolve(String(told.ready)));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return { child, url };
};

const backend = await started('backend.ts', String(values.store));
const server = await started('server.ts', backend.url);

const published: { readonly id: string; readonly subject: string; readonly at: number }[] = [];
const troubles: unknown[] = [];
server.child.on('message', (told: Told) => {
  if ('published' in told) published.push(told.published as (typeof published)[number]);
  if ('trouble' in told) troubles.push(told.trouble);
});
const whatIsRead = (): Promise<{ requests: number; items: number; units: number }> =>
  new Promise((resolve) => {
    const listen = (told: Told): void => {
      if (!('read' in told)) return;
      server.child.off('message', listen);
      resolve(told.read as never);
    };
    server.child.on('message', listen);
    server.child.send('read');
  });

const facility = 'Hartford Correctional Center';
const unitOf = (number: number): string => `Unit ${Math.floor(number / casesInUnit)}`;

const admit = async (number: number, at: Date): Promise<void> => {
  const answer = await fetch(`${server.url}/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `admission-${number}` },
    body: JSON.stringify({
      case: `CT-${number}`,
      at: at.toISOString(),
      legalStatus: 'accused',
      place: { facility, unit: unitOf(number) },
    }),
  });
  if (answer.status !== 201) throw new Error(`Admission ${number}: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
};

/** So many at once, each as soon as one before has been answered. */
const each = async (from: number, to: number, act: (number: number) => Promise<void>): Promise<void> => {
  let next = from;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < to) {
        const number = next;
        next += 1;
        await act(number);
      }
    }),
  );
};

const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

const lists = async (units: number): Promise<Told> => {
  const before = await whatIsRead();
  const times: number[] = [];
  let rows = 0;
  for (let n = 0; n < asked; n += 1) {
    const unit = Math.floor((n * units) / asked);
    const began = performance.now();
    const answer = await fetch(`${server.url}/units/${encodeURIComponent(facility)}/Unit%20${unit}/due`);
    const body = (await answer.json()) as { due: unknown[] };
    times.push(performance.now() - began);
    rows += body.due.length;
  }
  const after = await whatIsRead();
  return {
    rows: rows / asked,
    p50: `${percentile(times, 0.5).toFixed(1)} ms`,
    p99: `${percentile(times, 0.99).toFixed(1)} ms`,
    requests: (after.requests - before.requests) / asked,
    itemsRead: (after.items - before.items) / asked,
    readUnits: (after.units - before.units) / asked,
  };
};

const say = (text: string): void => console.log(`${new Date().toISOString().slice(11, 19)}  ${text}`);

say(`${values.store}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} before, Node ${process.version}`);
/** What a unit's due list costs now, at so many open cases. */
const sayLists = async (how: string): Promise<void> =>
  say(`${how}; a unit's due list: ${JSON.stringify(await lists(Math.floor(loaded / casesInUnit)))}`);

let loaded = 0;
let perSecond = 0;
const admitted = cases - due - restored;
for (const size of [1000, 10_000].filter((size) => size < admitted).concat(admitted)) {
  const began = performance.now();
  const { requests } = await whatIsRead();
  await each(loaded, size, (number) => admit(number, new Date()));
  perSecond = (size - loaded) / ((performance.now() - began) / 1000);
  const requestsEach = ((await whatIsRead()).requests - requests) / (size - loaded);
  loaded = size;
  await sayLists(
    `${loaded} open cases, ${perSecond.toFixed(0)} admissions/s at ${requestsEach.toFixed(1)} requests to the table each`,
  );
}
if (restored > 0) {
  const began = performance.now();
  await restoreCases({ endpoint: backend.url, from: loaded, to: loaded + restored, facility, unitOf });
  loaded += restored;
  await sayLists(`${loaded} open cases, ${restored} restored in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

// The last batch was admitted four hours before a minute that lies ahead: the first health screening is due then.
const seconds = (due / Number(values.rate ?? perSecond)) * 1.25 + 60;
const dueAt = new Date(Math.ceil((Date.now() + seconds * 1000) / 60_000) * 60_000);
const fourHours = 14_400_000;
const before = published.length;
await each(loaded, cases, (number) => admit(number, new Date(dueAt.getTime() - fourHours + (number % 60) * 1000)));
loaded = cases;
if (Date.now() > dueAt.getTime())
  throw new Error('The duties fell due before the last was admitted: give a lower --rate');
await sayLists(`${loaded} open cases`);
say(
  `${due} duties fall due in the minute from ${dueAt.toISOString()}; ${published.length - before} reminders went out for them so far`,
);
const overdue = () => published.filter(({ subject, at }) => subject.startsWith('OVERDUE') && at >= dueAt.getTime());
const patience = dueAt.getTime() + 900_000;
while (overdue().length < due && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 1000));
const last = Math.max(...overdue().map(({ at }) => at));
const ids = new Set(overdue().map(({ id }) => id));
await sayLists(
  `${overdue().length} of ${due} noticed, ${ids.size} of them distinct, the last ${((last - dueAt.getTime()) / 1000).toFixed(0)} s after the minute began`,
);
say(`${troubles.length} troubles${troubles.length > 0 ? `, the first: ${JSON.stringify(troubles[0])}` : ''}`);
server.child.disconnect();
backend.child.disconnect();
process.exitCode = ids.size === due && troubles.length === 0 && last - dueAt.getTime() <= 300_000 ? 0 : 1;
