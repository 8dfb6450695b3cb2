/** `throughcare simulate`: a caseload lives through its years in seconds, and a summary says what a supervisor would ask. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { wentOut } from '../casework/standing.ts';
import { whereJsonBreaks } from '../imports/where-json-breaks.ts';
import { drawTimeline } from '../reports/drawn-timeline.ts';
import { type Caseload, readCaseload } from '../simulation/caseload.ts';
import { dutyFigures, noticeFigures, outcomes } from '../simulation/figures.ts';
import { type Rehearsal, rehearse } from '../simulation/rehearsal.ts';
import { shippedCaseload, shippedJurisdictions } from '../simulation/shipped-caseloads.ts';
import type { Policy } from '../timeline/policy.ts';
import type { Context } from './context.ts';
import { makeFolder } from './files.ts';
import { jsonOption, policyOf, setOption } from './options.ts';
import { writeRehearsal } from './rehearsal-folder.ts';
import { table } from './screen.ts';
import { UserError } from './user-error.ts';
import { printWhatIf, whatIfJson } from './what-if.ts';

interface SimulateChoice {
  readonly jurisdiction: string;
  readonly caseload?: string;
  readonly set?: readonly string[];
  readonly out: string;
  readonly json?: boolean;
}

const sixHours = 21_600_000;

export const registerSimulate = (program: Command, context: Context): void => {
  program
    .command('simulate')
    .description('live through a caseload on a virtual clock: the shipped one, or one of your own')
    .addOption(
      new Option('-j, --jurisdiction <name>', 'whose shipped people live, none of whom exist')
        .choices(shippedJurisdictions)
        .default('connecticut'),
    )
    .addOption(
      new Option('--caseload <file>', 'people of your own, written as JSON, instead').conflicts('jurisdiction'),
    )
    .option('--out <folder>', 'the one folder that files are written to', '.throughcare/simulation')
    .addOption(setOption('see what a change of policy would change for these people'))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  throughcare simulate\n  throughcare simulate --jurisdiction correctional-service-canada\n  throughcare simulate --set oap-review.every=P90D\n  throughcare show CT-1001 --from .throughcare/simulation',
    )
    .action((choice: SimulateChoice) => simulate(choice, context));
};

const simulate = async (choice: SimulateChoice, context: Context): Promise<void> => {
  const started = context.now();
  const caseload =
    choice.caseload === undefined ? shippedCaseload(choice.jurisdiction) : readCaseload(written(choice.caseload));
  const { jurisdiction, zone } = caseload;
  const set = choice.set ?? [];
  const policy = policyOf({ jurisdiction, zone, set });
  makeFolder(choice.out);
  const after = await live(caseload, policy, 'Living through the years', context);
  const before =
    set.length === 0 ? undefined : await live(caseload, policyOf({ jurisdiction, zone }), 'As it is', context);
  const summary = {
    ...summaryOf(caseload, after),
    ...(before === undefined ? {} : { whatIf: whatIfJson(set, figuresOf(before), figuresOf(after)) }),
  };
  const drawings = new Map(after.standings.map((standing) => [String(standing.case.id), drawTimeline(standing)]));
  await writeRehearsal(choice.out, after, { jurisdiction, zone, set }, summary, drawings);
  const wallSeconds = Math.round((context.now() - started) / 10) / 100;
  if (choice.json === true)
    context.screen.write(JSON.stringify({ ...summary, folder: choice.out, wallSeconds }, undefined, 2));
  else {
    print(caseload, after, summary, wallSeconds, choice, context);
    if (before !== undefined) printWhatIf(context.screen, set, figuresOf(before), figuresOf(after));
  }
  if (after.troubles.length > 0)
    throw new Error(`${after.troubles.length} executions ended early, the first: ${after.troubles[0]}`);
};

const written = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new UserError(
        `${file} is not JSON${whereJsonBreaks(error)}. A caseload is one object with jurisdiction, zone, until and people.`,
      );
    throw new UserError(`${file} cannot be read: check the path and its permissions.`, { cause: error });
  }
};

const live = async (
  { people, until }: Caseload,
  policy: Policy,
  label: string,
  { functions, screen }: Context,
): Promise<Rehearsal> => {
  const progress = screen.progress(label);
  try {
    return await rehearse({
      events: people.flatMap(({ events }) => events),
      policy,
      until,
      functions,
      digest: true,
      sweepEvery: sixHours,
      onProgress: progress.share,
    });
  } finally {
    progress.end();
  }
};

const figuresOf = (rehearsal: Rehearsal) => ({ duties: dutyFigures(rehearsal), notices: noticeFigures(rehearsal) });

const summaryOf = (caseload: Caseload, rehearsal: Rehearsal) => ({
  people: caseload.people.length,
  from: rehearsal.from,
  until: rehearsal.until,
  simulatedDays: Math.round((Date.parse(rehearsal.until) - Date.parse(rehearsal.from)) / 86_400_000),
  ...figuresOf(rehearsal),
  messages: rehearsal.messages.length,
  executions: rehearsal.figures.executions,
  transitions: rehearsal.figures.transitions,
  cases: caseload.people.map(({ case: number, story }) => {
    const standing = rehearsal.standings.find(({ case: of }) => of.id === number);
    const states = standing?.deadlines.map(({ deadline }) => deadline.state) ?? [];
    const count = (...wanted: readonly string[]): number => states.filter((state) => wanted.includes(state)).length;
    return {
      case: number,
      phase: standing?.phase ?? 'not admitted',
      met: count('met'),
      late: count('metLate'),
      missed: count('missed'),
      overdue: count('overdue'),
      undetermined: count('undetermined'),
      notices: wentOut(standing?.notices ?? []).length,
      story,
    };
  }),
  zoneData: process.versions.tz ?? 'unknown',
});

type Summary = ReturnType<typeof summaryOf>;

const print = (
  caseload: Caseload,
  rehearsal: Rehearsal,
  summary: Summary,
  wallSeconds: number,
  { out }: SimulateChoice,
  { screen }: Context,
): void => {
  const { bold } = screen.colour;
  const years = (summary.simulatedDays / 365.25).toFixed(1);
  screen.write(
    `${summary.people} people who do not exist lived through ${years} years of the ${caseload.jurisdiction} timeline in ${wallSeconds} s.\n`,
  );
  screen.write(bold('Duties'));
  screen.write(
    table(
      ['duty', ...outcomes],
      Object.entries(summary.duties).map(([duty, counts]) => [duty, ...outcomes.map((outcome) => counts[outcome])]),
    ),
  );
  screen.write(`\n${bold('People')}`);
  screen.write(
    table(
      ['case', 'phase', 'met', 'late', 'missed', 'overdue', 'notices', 'story'],
      summary.cases.map((one) => [
        one.case,
        one.phase,
        one.met,
        one.late,
        one.missed,
        one.overdue,
        one.notices,
        one.story,
      ]),
    ),
  );
  screen.write(`\n${bold('Staff heard')}`);
  screen.write(table(['role', 'notices'], Object.entries(summary.notices.byRole)));
  screen.write(
    `${summary.notices.reminders} reminders and ${summary.notices.escalations} escalations, in ${summary.messages} messages: routine reminders share a morning digest.`,
  );
  screen.write(
    `\n${summary.executions} executions, ${summary.transitions} transitions. Zone ${caseload.zone}, zone data ${summary.zoneData}.`,
  );
  screen.write(
    `Files are in ${out}: summary.json, events.ndjson, notices.ndjson, messages.ndjson and ${join('timelines', '*.txt')}.`,
  );
  const [first] = rehearsal.standings.toSorted((one, other) => other.notices.length - one.notices.length);
  if (first !== undefined)
    screen.write(
      `\nLook at one person:   npx throughcare show ${first.case.id} --from ${out}\nWhat is due:          npx throughcare due --from ${out}`,
    );
};
