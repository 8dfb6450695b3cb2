/** `throughcare eligibility`: every programme for one person or for a caseload, with reasons. */
import { readFileSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import * as z from 'zod';
import { answerJson } from '../eligibility/answer-line.ts';
import { toolCaveat } from '../eligibility/assessment.ts';
import type { Answer, Catalogue } from '../eligibility/catalogue.ts';
import { type DisparityRow, disparityReport } from '../eligibility/disparity.ts';
import { decidingFinding, explain, toolLine } from '../eligibility/explain.ts';
import { isUnknownFact } from '../eligibility/parse-facts.ts';
import type { ProgrammeResult } from '../eligibility/rule-set.ts';
import type { Rate } from '../eligibility/wilson-interval.ts';
import { whereJsonBreaks } from '../imports/where-json-breaks.ts';
import type { Context } from './context.ts';
import { catalogueOf, type Terminal, terminalOf } from './programmes.ts';

export interface EligibilityOptions {
  readonly jurisdiction: string;
  readonly facts: string;
  readonly json?: boolean;
  readonly explain?: string;
  readonly disparity?: string;
  readonly asOf?: string;
}

type Judged = Extract<Answer, { kind: 'judged' }>;

/** One input with its place, or what is wrong with its line. */
interface Input {
  readonly place: string;
  readonly value?: unknown;
  readonly problem?: string;
}

/**
 * Answers every input of `text` in order. The exit code is 0, or 2 when the user erred; an error in one line of many leaves
 * the others answered.
 */
export function answerEligibility(options: EligibilityOptions, text: string, terminal: Terminal): number {
  const complain = (problem: string): number => {
    terminal.complain(`throughcare eligibility: ${problem}\n`);
    return 2;
  };
  const catalogue = catalogueOf(options.jurisdiction);
  if (typeof catalogue === 'string') return complain(`${catalogue}.`);
  const { programmes } = catalogue;
  if (options.explain !== undefined && !programmes.some(({ programme }) => programme === options.explain)) {
    const codes = programmes.map(({ programme }) => programme).join(', ');
    return complain(`there is no programme ${JSON.stringify(options.explain)}; give one of ${codes}.`);
  }
  if (options.asOf !== undefined && !z.iso.date().safeParse(options.asOf).success) {
    return complain(`--as-of is ${JSON.stringify(options.asOf)}; write a date such as 2010-03-01.`);
  }
  const noGroup = options.disparity === undefined ? undefined : whyNoGroups(options.disparity, catalogue);
  if (noGroup !== undefined) return complain(noGroup);
  const inputs = inputsOf(text);
  if (inputs.length === 0) return complain('no facts were given; give one JSON object, or one on each line.');
  let exitCode = 0;
  const rows: DisparityRow[] = [];
  for (const { place, value, problem } of inputs) {
    const answer: Answer =
      problem === undefined
        ? catalogue.check(value, options.asOf ?? null)
        : { kind: 'refused', id: null, errors: [{ field: '', value: null, message: problem, remedy: problem }] };
    if (answer.kind === 'refused') {
      for (const { message } of answer.errors) exitCode = complain(`${place}${message}.`);
    } else if (options.disparity !== undefined) {
      rows.push(...rowsOf(answer, value, options.disparity));
    }
    if (options.disparity === undefined) terminal.write(written(answer, catalogue, options));
  }
  if (options.disparity !== undefined) terminal.write(disparityText(rows, options));
  return exitCode;
}

/** Why nobody can be grouped by what is named: it is no fact here, or one of many values. */
function whyNoGroups(fact: string, { check }: Catalogue): string | undefined {
  const named = JSON.stringify(fact);
  const tried = (value: unknown) => {
    const answer = check({ [fact]: value }, null);
    return answer.kind === 'refused' ? answer.errors.filter(({ field }) => field === fact) : [];
  };
  if (tried(null).some(isUnknownFact))
    return `--disparity is ${named}, which is no fact of this jurisdiction; write the name of one.`;
  return tried([]).length === 0 || tried({}).length === 0
    ? `--disparity is ${named}, which has many values for one person; write the name of a fact that has one.`
    : undefined;
}

/** One JSON object over any number of lines, or one on each line; blank lines do not count. */
function inputsOf(text: string): readonly Input[] {
  const whole = parsed(text, '');
  if (whole.problem === undefined) return [whole];
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const filled = lines.filter(({ line }) => line !== '');
  const inputs = filled.map(({ line, number }) => parsed(line, `line ${number}: `));
  // Where no line is JSON by itself, the text is one broken object, not a list of them.
  return inputs.every(({ problem }) => problem !== undefined) && text.trim() !== '' ? [whole] : inputs;
}

function parsed(text: string, place: string): Input {
  try {
    return { place, value: JSON.parse(text) };
  } catch (error) {
    const where = place === '' ? whereJsonBreaks(error) : '';
    return { place, problem: `this is not JSON${where}; write one object of facts in braces, or one on each line` };
  }
}

function written(answer: Answer, catalogue: Catalogue, options: EligibilityOptions): string {
  if (options.explain !== undefined)
    return answer.kind === 'refused' ? '' : explained(answer, catalogue, options.explain);
  if (options.json === true) return `${answerJson(answer)}\n`;
  return answer.kind === 'refused' ? '' : table(answer);
}

function explained(answer: Judged, { programmes }: Catalogue, code: string): string {
  const result = answer.programmes.find(({ programme }) => programme === code);
  const name = programmes.find(({ programme }) => programme === code)?.name ?? code;
  const lines = result === undefined ? [] : explain(result, name);
  return `${[...heading(answer), ...lines, `  ${toolCaveat}`, ''].join('\n')}\n`;
}

const heading = ({ id }: Judged): readonly string[] => (id === null ? [] : [`Person ${id}`]);

/** Programme, outcome, the one criterion that decides and its paragraph; then what follows, tools and the caveat. */
function table(answer: Judged): string {
  const rows = [['programme', 'outcome', 'decided by', 'paragraph'], ...answer.programmes.map(tableRow)];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${[
    ...heading(answer),
    ...lines,
    '',
    '+ some changes would make the person eligible: --explain CODE tells which',
    `Priority: ${answer.priority === null ? 'no such rules' : answer.priority.join(', ') || 'none prescribed'}`,
    ...entries('Plan', answer.plan),
    ...entries('Checks', answer.checks),
    ...toolsUsed(answer),
    toolCaveat,
    '',
  ].join('\n')}\n`;
}

function tableRow(result: ProgrammeResult): readonly string[] {
  const { programme, outcome, almost, criteria } = result;
  if (outcome === 'eligible') {
    return [
      programme,
      outcome,
      `all ${criteria.length} criteria`,
      paragraphs(criteria.flatMap(({ source }) => source)),
    ];
  }
  const finding = decidingFinding(result);
  const reachable = almost !== null && almost.changes !== null;
  return [
    programme,
    reachable ? `${outcome} +` : outcome,
    finding === undefined ? '' : `${finding.criterion}: ${finding.text}`,
    paragraphs(finding?.source ?? []),
  ];
}

/** The row names the programme already: a heading of the annex is shortened to the annex. */
const paragraphs = (source: readonly string[]): string =>
  [...new Set(source.map((cited) => cited.replace(/^(Annex .): .*/, '$1')))].join(', ');

function toolsUsed({ programmes }: Judged): readonly string[] {
  const used = programmes
    .flatMap(({ criteria }) => criteria)
    .filter(({ verdict }) => verdict === 'met' || verdict === 'notMet')
    .flatMap(({ assessment }) => (assessment === null ? [] : [`Tool: ${toolLine(assessment)}`]));
  return [...new Set(used)];
}

function entries(title: string, record: Readonly<Record<string, unknown>>): readonly string[] {
  const told = Object.entries(record).filter(([, value]) => value !== null);
  return told.length === 0
    ? []
    : [`${title}: ${told.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ')}`];
}

/** One row a programme. The group is a fact of the input; overrides are those the input records as approved. */
function rowsOf(answer: Judged, input: unknown, fact: string): readonly DisparityRow[] {
  const value = factOf(input, fact) ?? null;
  const group = value === null ? 'not recorded' : String(value);
  const listed = factOf(input, 'overrideApprovedFor');
  const approved: readonly unknown[] = Array.isArray(listed) ? listed : [];
  return answer.programmes.map(({ programme, outcome }) => ({
    group,
    programme,
    outcome,
    overridden: approved.includes(programme),
    decision: null,
  }));
}

const factOf = (input: unknown, name: string): unknown =>
  typeof input === 'object' && input !== null ? Reflect.get(input, name) : undefined;

function disparityText(rows: readonly DisparityRow[], options: EligibilityOptions): string {
  const report = disparityReport(rows);
  if (options.json === true) return report.map((line) => `${JSON.stringify(line)}\n`).join('');
  const lines = report.map(
    ({ programme, group, eligible, undetermined, overridden }) =>
      `${programme}  ${options.disparity} ${group}  eligible ${shown(eligible)}  undetermined ${shown(undetermined)}  override ${shown(overridden)}`,
  );
  return `${[...lines, 'Rates with 95 % Wilson intervals; differences between groups call for a look, and prove nothing about a person.', ''].join('\n')}`;
}

function shown({ count, of, rate, low, high }: Rate): string {
  const percent = (share: number | null): string => (share === null ? '-' : (share * 100).toFixed(1));
  return `${count}/${of} = ${percent(rate)} % (${percent(low)} to ${percent(high)})`;
}

/** The local date of this machine, for answers that do not say from when to count. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Reads the facts (`-` is standard input) and answers. */
export async function runEligibility(
  options: EligibilityOptions,
  terminal: Terminal,
  piped?: NodeJS.ReadableStream,
): Promise<number> {
  let text: string;
  try {
    text = await factsOf(options, piped);
  } catch {
    terminal.complain(
      `throughcare eligibility: the facts ${JSON.stringify(options.facts)} cannot be read; give a file, or - for standard input.\n`,
    );
    return 2;
  }
  return answerEligibility({ asOf: today(), ...options }, text, terminal);
}

/** What is piped in may come slower than it is read; only its stream waits for the rest. */
const factsOf = async ({ facts }: EligibilityOptions, piped?: NodeJS.ReadableStream): Promise<string> =>
  facts === '-' && piped !== undefined ? readAll(piped) : readFileSync(facts === '-' ? 0 : facts, 'utf8');

/** Adds `eligibility` to the command line. */
export function registerEligibility(program: Command, context: Context): void {
  program
    .command('eligibility')
    .description('Check every programme for one person or a caseload, with reasons')
    .requiredOption('-j, --jurisdiction <name>', 'whose programmes')
    .requiredOption('-f, --facts <file>', 'facts: one JSON object, or one on each line; - for standard input')
    .option('--json', 'one line of JSON for each input, in order')
    .option('--explain <code>', 'the derivation of one programme in plain words')
    .option('--disparity <fact>', 'rates by the groups of a fact, over all inputs')
    .option('--as-of <date>', 'the local date to count from; today unless given')
    .addHelpText(
      'after',
      '\nExamples:\n  throughcare eligibility --jurisdiction correctional-service-canada --facts person.json --as-of 2010-03-01\n  throughcare eligibility --jurisdiction connecticut --facts caseload.ndjson --json\n  throughcare eligibility --jurisdiction correctional-service-canada --facts person.json --explain VPP-HI',
    )
    .action(async (options: EligibilityOptions) =>
      context.exitWith(await runEligibility(options, terminalOf(context), context.input)),
    );
}
