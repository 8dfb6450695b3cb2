/**
 * `npm run load -- --store dynalite|dynamodb-local [--cases N] [--due N] [--minutes N]`: a jurisdiction's cases are
 * admitted over HTTP, its due lists are read as they grow, and a great many duties fall due in one minute. In real time.
 * With `--minutes`, who is not admitted by then is put into the table as a restore would, which is sooner done.
 */
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { costOfEach, settled } from './cost.ts';
import { askDueLists } from './due-lists.ts';
import { admit, each, facility, unitOf, unitsOf, whileAdmitting } from './people.ts';
import { startProcesses } from './processes.ts';
import { restoreCases } from './restored.ts';

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'dynalite' },
    cases: { type: 'string', default: '100000' },
    due: { type: 'string', default: '10000' },
    minutes: { type: 'string' },
  },
});
const cases = Number(values.cases);
const due = Number(values.due);
const until = values.minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + Number(values.minutes) * 60_000;
/** Admissions a second while lists are asked: a jurisdiction with 150,000 a year has one in three minutes. */
const steady = 5;

const { url, table, published, troubles, spent, end } = await startProcesses(values.store);
const say = (text: string): void => console.log(`${new Date().toISOString().slice(11, 19)}  ${text}`);
const load = (): string => `load ${loadavg()[0]?.toFixed(1)}`;
say(
  `${values.store}, ${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${load()} before, Node ${process.version}`,
);

let loaded = 0;

/** Admits so many more, in time, and says what each took, all that follows from it included. Answers how many a second. */
const admitMore = async (wanted: number, at: (number: number) => Date, until?: number): Promise<number> => {
  const [before, began] = [await spent(), performance.now()];
  const range = { from: loaded, to: loaded + wanted, ...(until === undefined ? {} : { until }) };
  const reached = await each(range, (number) => admit(url, number, at(number)));
  const answered = performance.now() - began;
  await settled(spent);
  const many = reached - loaded;
  loaded = reached;
  const [after, perSecond] = [await spent(), (many * 1000) / answered];
  const took = JSON.stringify(costOfEach(before, after, many));
  say(`${loaded} open cases, the last ${many} at ${perSecond.toFixed(0)} a second: ${took} each, ${after.memory} MiB`);
  return perSecond;
};

/** What a unit's due list takes now: with nothing else going on, and while people are admitted. */
const sayLists = async (): Promise<void> => {
  await settled(spent);
  say(`a unit's due list at ${loaded}: ${await askDueLists(url, unitsOf(loaded), spent)}, ${load()}`);
};
const sayListsWhileAdmitting = async (): Promise<void> => {
  loaded = await whileAdmitting({ url, from: loaded, perSecond: steady }, async () => {
    const told = await askDueLists(url, unitsOf(loaded), spent);
    say(`the same while ${steady} a second are admitted (their cost included): ${told}, ${load()}`);
  });
};

const now = (): Date => new Date();
const early = cases - due;
for (const size of [1000, 10_000, early]) {
  if (size <= loaded || size > early || Date.now() >= until) continue;
  await admitMore(size - loaded, now, until);
  await sayLists();
  await sayListsWhileAdmitting();
}
if (loaded < early) {
  const [from, began] = [loaded, performance.now()];
  await restoreCases({ endpoint: table, from, to: early, facility, unitOf });
  loaded = early;
  say(`${loaded} open cases, ${early - from} of them restored in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  await sayLists();
  await sayListsWhileAdmitting();
}

// The last were admitted four hours before a minute that lies ahead: their first health screening is due then. Some like
// them, admitted a little later, tell how long they will take.
const fourHours = 14_400_000;
const rate = await admitMore(Math.ceil(due / 20), () => new Date(Date.now() - fourHours / 2));
const dueAt = Math.ceil((Date.now() + (due / rate) * 1300 + 60_000) / 60_000) * 60_000;
const remindedBefore = published.length;
await admitMore(due, (number) => new Date(dueAt - fourHours + (number % 60) * 1000));
if (Date.now() > dueAt) throw new Error('The duties fell due before everybody was admitted');
await sayLists();
say(
  `${due} duties fall due in the minute from ${new Date(dueAt).toISOString()}; ${published.length - remindedBefore} reminders went out for them so far`,
);

const overdue = () => published.filter(({ subject, at }) => subject.startsWith('OVERDUE') && at >= dueAt);
const patience = dueAt + 900_000;
while (overdue().length < due && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 1000));
const noticed = overdue();
const distinct = new Set(noticed.map(({ id }) => id)).size;
const last = (Math.max(...noticed.map(({ at }) => at)) - dueAt) / 1000;
say(
  `${noticed.length} of ${due} noticed, ${distinct} of them distinct, the last ${last.toFixed(0)} s after the minute began, ${load()}`,
);
await sayLists();
say(`${troubles.length} troubles${troubles.length > 0 ? `, the first: ${JSON.stringify(troubles[0])}` : ''}`);
end();
process.exitCode = distinct === due && troubles.length === 0 && last <= 300 ? 0 : 1;
