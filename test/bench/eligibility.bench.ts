/**
 * How many people a second: the full catalogue with full explanations, and ten programmes side by side with two other
 * engines, in one run on one caseload. Every figure is the best of several rounds after a warm-up; nothing is lazy: each
 * answer holds every sentence, fact, source and change, and is checked before it is timed.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { answerJson } from '../../lib/eligibility/answer-line.ts';
import { ruleSet } from '../../lib/eligibility/rule-set.ts';
import { bundle } from '../../lib/infrastructure/bundle.ts';
import { correctionalServiceCanada } from '../../lib/jurisdictions/correctional-service-canada/eligibility/catalogue.ts';
import type { CscFacts } from '../../lib/jurisdictions/correctional-service-canada/eligibility/facts.ts';
import { annexA } from '../../lib/jurisdictions/correctional-service-canada/eligibility/programmes/annex-a.ts';
import { chosenReadings } from '../../lib/jurisdictions/correctional-service-canada/eligibility/readings.ts';
import { directive2009 } from '../../lib/jurisdictions/correctional-service-canada/eligibility/rule-set-2009.ts';
import { type CscSubject, subjectOf } from '../../lib/jurisdictions/correctional-service-canada/eligibility/subject.ts';
import { type Evaluate, flatFacts, jsonRulesEngine, tenPrograms, zenEngine } from './eligibility-engines.ts';
import { caseload } from './eligibility-people.ts';

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What it has to be, where something was promised. */
  readonly target: string;
}

const rounds = 7;
const roundMilliseconds = 700;

/** The best of several rounds: the others were disturbed by whatever else the machine did. */
async function peoplePerSecond(once: () => Promise<number> | number): Promise<number> {
  let best = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now();
    let people = 0;
    while (performance.now() - start < roundMilliseconds) people += await once();
    if (round > 0) best = Math.max(best, (people * 1000) / (performance.now() - start));
  }
  return Math.round(best);
}

/** Only the ten programmes the other engines hold, with the same explanations and nearness as ever. */
const tenOnly = ruleSet<CscFacts, CscSubject>({
  id: 'ten',
  title: 'ten programmes',
  sentencedFrom: null,
  sentencedUntil: null,
  programmes: annexA(chosenReadings).filter(({ code }) => tenPrograms.some((program) => program === code)),
  subjectOf: (facts) => subjectOf(facts, chosenReadings),
  conclude: () => ({ priority: null, plan: {}, checks: {} }),
});

const passing = (facts: CscFacts): readonly string[] =>
  tenOnly
    .judge(facts, null)
    .programmes.filter(({ outcome }) => outcome === 'eligible')
    .map(({ programme }) => programme);

/** Stops the bench where an engine holds other rules than ours. */
async function mustAgree(name: string, evaluate: Evaluate, people: readonly CscFacts[]): Promise<void> {
  for (const facts of people) {
    const theirs = (await evaluate(flatFacts(facts))).toSorted().join(' ');
    const ours = passing(facts).toSorted().join(' ');
    if (theirs !== ours) throw new Error(`${name} differs for ${facts.id}: ${theirs} instead of ${ours}`);
  }
}

async function rates(): Promise<readonly Figure[]> {
  const everybody = caseload(2000, 7);
  const men = caseload(2000, 11, true);
  const flat = men.map(flatFacts);
  const [jsonRules, zen] = [jsonRulesEngine(), zenEngine()];
  await mustAgree('json-rules-engine', jsonRules, men);
  await mustAgree('zen-engine', zen, men);

  const rules = directive2009();
  const catalogue = correctionalServiceCanada();
  const inTurn = (evaluate: Evaluate) => async () => {
    for (const facts of flat.slice(0, 200)) await evaluate(facts);
    return 200;
  };
  const atOnce = (evaluate: Evaluate) => async () => {
    await Promise.all(flat.slice(0, 200).map(evaluate));
    return 200;
  };
  const full = await peoplePerSecond(() => {
    for (const facts of everybody) rules.judge(facts, '2010-03-01');
    return everybody.length;
  });
  const parsed = await peoplePerSecond(() => {
    for (const facts of everybody) catalogue.check(facts, '2010-03-01');
    return everybody.length;
  });
  const written = await peoplePerSecond(() => {
    for (const facts of everybody.slice(0, 200)) answerJson(catalogue.check(facts, '2010-03-01'));
    return 200;
  });
  const ten = await peoplePerSecond(() => {
    for (const facts of men) tenOnly.judge(facts, '2010-03-01');
    return men.length;
  });
  const jsonRulesRate = await peoplePerSecond(inTurn(jsonRules));
  const zenRate = Math.max(await peoplePerSecond(inTurn(zen)), await peoplePerSecond(atOnce(zen)));
  const faster = Math.max(jsonRulesRate, zenRate);
  return [
    { what: 'full catalogue, full explanations', value: full, unit: 'people/s', target: '≥ 30,000' },
    { what: '  the same, facts parsed and checked first', value: parsed, unit: 'people/s', target: '' },
    { what: '  the same, parsed, judged and written as JSON', value: written, unit: 'people/s', target: '' },
    { what: 'ten programmes, full explanations', value: ten, unit: 'people/s', target: '' },
    { what: '  json-rules-engine, the same ten', value: jsonRulesRate, unit: 'people/s', target: '' },
    { what: '  zen-engine, the same ten, traced', value: zenRate, unit: 'people/s', target: '' },
    { what: '  times the faster of the two', value: Number((ten / faster).toFixed(1)), unit: '×', target: '≥ 10' },
    {
      what: '  28 programmes, times the faster one’s ten',
      value: Number((full / faster).toFixed(1)),
      unit: '×',
      target: '',
    },
  ];
}

/** The catalogues alone, to tell the rules from what reads, parses and logs around them. */
const rulesAlone = `
import { answerLine } from './lib/eligibility/answer-line.ts';
import { catalogueOf } from './lib/commands/programmes.ts';
export const handler = async ({ jurisdiction, facts, asOf }) => {
  const catalogue = catalogueOf(jurisdiction);
  if (typeof catalogue === 'string') throw new Error(catalogue);
  return answerLine(catalogue.check(facts, asOf));
};`;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What it takes to import a module, each time in a fresh process: the median in milliseconds, and of that the processor's. */
const importTimes = (module: string): { readonly elapsed: number; readonly processor: number } => {
  const script = `const t = performance.now(), c = process.cpuUsage();
    await import(process.argv[1]);
    const { user, system } = process.cpuUsage(c);
    console.log(JSON.stringify([performance.now() - t, (user + system) / 1000]));`;
  const times = Array.from({ length: 10 }, (): readonly number[] =>
    JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script, module], { encoding: 'utf8' })),
  );
  const median = (column: 0 | 1): number => {
    const sorted = times.map((time) => time[column] ?? Number.NaN).toSorted((one, other) => one - other);
    return Number((((sorted[4] ?? Number.NaN) + (sorted[5] ?? Number.NaN)) / 2).toFixed(1));
  };
  return { elapsed: median(0), processor: median(1) };
};

/** Size and import of the very bundle that deploys, with everything in it; beside it the rules alone. */
async function bundles(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'eligibility-bundle-'));
  try {
    bundle(['check-eligibility'], folder);
    const deployed = join(folder, 'check-eligibility.mjs');
    const alone = join(folder, 'rules.mjs');
    await build({
      stdin: { contents: rulesAlone, resolveDir: root, loader: 'ts' },
      outfile: alone,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      target: 'node24',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    });
    const size = (file: string): number => Math.round(statSync(file).size / 1000);
    const [whole, part] = [importTimes(deployed), importTimes(alone)];
    return [
      { what: 'check-eligibility as it deploys', value: size(deployed), unit: 'KB', target: '< 450' },
      { what: '  import, median of 10', value: whole.elapsed, unit: 'ms', target: '< 120' },
      { what: '    of that on the processor', value: whole.processor, unit: 'ms', target: '' },
      { what: 'all four catalogues alone', value: size(alone), unit: 'KB', target: '' },
      { what: '  import, median of 10', value: part.elapsed, unit: 'ms', target: '' },
      { what: '    of that on the processor', value: part.processor, unit: 'ms', target: '' },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Measures everything, prints the table and gives the figures. */
export async function run(): Promise<readonly Figure[]> {
  const figures = [...(await rates()), ...(await bundles())];
  for (const { what, value, unit, target } of figures) {
    console.log(`${what.padEnd(46)} ${value.toLocaleString('en').padStart(12)} ${unit.padEnd(9)} ${target}`);
  }
  return figures;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
