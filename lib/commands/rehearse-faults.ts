/** `npm run rehearse`: lives thousands of case-years through faults, and says whether every invariant held. */
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type Campaign, campaign, type Progress, type Summary, tableOf } from '../rehearsal/campaign.ts';
import { explained } from '../rehearsal/invariants.ts';
import { keepIn, keptIn, NotTheSameCampaign, type Origin } from '../rehearsal/kept-progress.ts';
import type { House } from '../rehearsal/running-house.ts';
import { setupOf } from '../rehearsal/setup.ts';
import { type Shrunk, shrink } from '../rehearsal/shrink.ts';
import { live } from '../rehearsal/world.ts';
import { kindAt } from './files.ts';

export interface RehearseContext {
  readonly house: House;
  /** The module that a thread runs. */
  readonly thread: URL;
  readonly write: (text: string) => void;
  readonly progress: (text: string) => void;
}

const help = `npm run rehearse -- [options]

Lives people's lives through the real state machines on a virtual clock, with faults at every effect, and checks the
invariants after each step. The same seed on the same commit gives the same history, to the byte.

  --seed N          where chance begins                               (1)
  --case-years M    how many years of cases are lived, at least       (1000)
  --threads N       how many threads share the work                   (one a core)
  --keep FILE       where to keep how far it came, so that it can be broken off and taken up again
  --world N         only this world, as a failure names it
  --tries N         how many shorter worlds a failure may be tried in (300)
  --json            one line of JSON
  --explain         which check holds each invariant
  --help

Exit codes: 0 every invariant held, and every fault was tried; 1 otherwise; 2 something to put right in the options.`;

export const rehearseFaults = async (words: readonly string[], context: RehearseContext): Promise<number> => {
  const asked = read(words);
  if ('problem' in asked) {
    context.write(`${asked.problem}\n\n${help}`);
    return 2;
  }
  if (asked.help || asked.explain) {
    context.write(asked.help ? help : explained());
    return 0;
  }
  const began = performance.now();
  const origin = { seed: asked.seed, commit: commit() };
  const begun = begunFrom(asked, origin);
  if ('problem' in begun) {
    context.write(begun.problem);
    return 2;
  }
  const done = await run(asked, { origin, ...begun }, context);
  const seconds = (performance.now() - began) / 1000;
  const livedNow = done.caseYears - (begun.from?.caseYears ?? 0);
  if (asked.json) context.write(JSON.stringify(machineReadable(done, seconds)));
  else await tell(done, { origin, seconds, livedNow }, asked, context);
  return done.failed === undefined && (asked.world !== undefined || done.untried.length === 0) ? 0 : 1;
};

interface Asked {
  readonly seed: number;
  readonly caseYears: number;
  readonly threads: number;
  readonly tries: number;
  readonly world?: number;
  readonly keep?: string;
  readonly json: boolean;
  readonly explain: boolean;
  readonly help: boolean;
}

const read = (words: readonly string[]): Asked | { readonly problem: string } => {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        seed: { type: 'string', default: '1' },
        'case-years': { type: 'string', default: '1000' },
        threads: { type: 'string', default: String(availableParallelism()) },
        tries: { type: 'string', default: '300' },
        world: { type: 'string' },
        keep: { type: 'string' },
        json: { type: 'boolean', default: false },
        explain: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const figures = ['seed', 'case-years', 'threads', 'tries', 'world'] as const;
    for (const name of figures) {
      const value = values[name];
      if (value !== undefined && !/^\d+$/.test(value))
        return { problem: `--${name} takes a whole number, not "${value}".` };
    }
    const { json, explain, help: wantsHelp, world, keep } = values;
    return {
      seed: Number(values.seed),
      caseYears: Number(values['case-years']),
      threads: Math.max(1, Number(values.threads)),
      tries: Number(values.tries),
      ...(world === undefined ? {} : { world: Number(world) }),
      ...(keep === undefined ? {} : { keep }),
      json,
      explain,
      help: wantsHelp,
    };
  } catch (fault) {
    return { problem: fault instanceof Error ? fault.message : String(fault) };
  }
};

interface Begun {
  readonly origin: Origin;
  /** How far it came before it was broken off. */
  readonly from?: Progress;
}

/** Most of what a step makes is forgotten at once: room for much of it means that little is looked through. */
const resourceLimits = { maxYoungGenerationSizeMb: 512 };

const run = async (
  { seed, caseYears, threads, world, keep }: Asked,
  { origin, from }: Begun,
  { thread, progress }: RehearseContext,
): Promise<Campaign> => {
  const lanes = world === undefined ? threads : 1;
  const workers = Array.from({ length: lanes }, () => new Worker(thread, { workerData: { seed }, resourceLimits }));
  const free = [...workers];
  try {
    return await campaign({
      caseYears: world === undefined ? caseYears : 0.001,
      lanes,
      ...(from === undefined ? {} : { from }),
      live: async (one) => {
        const worker = free.pop();
        if (worker === undefined) throw new Error('More worlds were asked for at once than there are threads.');
        const summary = await ask(worker, world ?? one);
        free.push(worker);
        return summary;
      },
      onProgress: (come) => {
        progress(`${Math.floor(come.caseYears)} of ${caseYears} case-years`);
        if (keep !== undefined) keepIn(keep, origin, come);
      },
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
};

const ask = (worker: Worker, world: number): Promise<Summary> =>
  new Promise((resolve, reject) => {
    const answered = (summary: Summary): void => {
      worker.off('error', reject);
      resolve(summary);
    };
    worker.once('message', answered);
    worker.once('error', reject);
    worker.postMessage(world);
  });

const machineReadable = ({ caseYears, worlds, effects, hash, failed, untried }: Campaign, seconds: number) => ({
  caseYears: Math.round(caseYears),
  worlds,
  effects,
  hash,
  untried,
  ...(failed === undefined ? {} : { failed: { world: failed.world, violations: failed.violations } }),
  seconds: Math.round(seconds * 10) / 10,
});

/** Where a campaign that was broken off is to go on from. */
const begunFrom = ({ keep, world }: Asked, origin: Origin): Pick<Begun, 'from'> | { readonly problem: string } => {
  if (keep === undefined || world !== undefined) return {};
  if (kindAt(keep) === 'folder') return { problem: `--keep takes a file, and ${keep} is a folder: name a file in it.` };
  if (kindAt(dirname(keep)) !== 'folder')
    return {
      problem: `--keep ${keep} cannot be written: there is no folder ${dirname(keep)}. Make it, or name another.`,
    };
  try {
    const from = keptIn(keep, origin);
    return from === undefined ? {} : { from };
  } catch (fault) {
    if (fault instanceof NotTheSameCampaign) return { problem: fault.message };
    throw fault;
  }
};

const tell = async (
  done: Campaign,
  { origin, seconds, livedNow }: { readonly origin: Origin; readonly seconds: number; readonly livedNow: number },
  { seed, tries, world }: Asked,
  context: RehearseContext,
): Promise<void> => {
  const { write } = context;
  const { caseYears, worlds, effects, hash, failed, counts, untried } = done;
  write(tableOf(counts));
  write('');
  write(
    `${Math.floor(caseYears)} case-years in ${worlds} worlds, ${effects} effects, ${seconds.toFixed(1)} s (${(livedNow / seconds).toFixed(0)} a second)`,
  );
  write(`seed ${seed}, commit ${origin.commit}, history ${hash}`);
  if (failed === undefined) {
    write(world === undefined && untried.length > 0 ? `Never tried: ${untried.join('; ')}` : 'Every invariant held.');
    return;
  }
  const at = world ?? failed.world;
  write(
    `\nWorld ${at}: ${failed.violations.map(({ invariant, what, caseId, at: when }) => `invariant ${invariant}, case ${caseId ?? 'none'}, ${when}: ${what}`).join('\n')}`,
  );
  const setup = setupOf(seed, at);
  write(told(await shrink(setup, context.house, await live(setup, context.house), { tries })));
  write(`Again: npm run rehearse -- --seed ${seed} --world ${at}`);
};

const told = ({ setup, faults, lived, tries }: Shrunk): string => {
  const of = lived.violations[0]?.caseId;
  const lines = lived.history.filter(
    (line) =>
      (of === undefined || line.includes(` ${of}`) || line.includes(' * ') || line.includes('publish')) &&
      !line.includes(' events '),
  );
  const events = setup.lives.reduce((sum, life) => sum + life.events.length, 0);
  return [
    `\nThe shortest history found, in ${tries} tries: ${setup.lives.length} people, ${events} events, ${faults.length} faults, ${setup.weather.kind} weather, ${setup.house}.`,
    ...lines.slice(-80),
    ...lived.violations.map(({ invariant, what, at }) => `${at} ! invariant ${invariant}: ${what}`),
  ].join('\n');
};

const commit = (): string => {
  try {
    const said = (...words: string[]): string => execFileSync('git', words, { encoding: 'utf8', stdio: 'pipe' }).trim();
    return `${said('rev-parse', '--short', 'HEAD')}${said('status', '--porcelain') === '' ? '' : ' with changes'}`;
  } catch {
    return 'unknown';
  }
};
