/** `throughcare report`: how duties fared, by duty, unit, role and month, as a page to read and as figures to work with. */
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { CaseId, Instant } from '../case/identity.ts';
import type { UnreadCase } from '../casework/unread.ts';
import type { Bookings } from '../imports/bookings/read-bookings.ts';
import { countCases } from '../reports/compliance/count-cases.ts';
import { type CountedCase, countedCase } from '../reports/compliance/counted-case.ts';
import { type ComplianceReport, complianceReport, usualSmallest } from '../reports/compliance/report.ts';
import { dataFiles } from '../reports/compliance/report-files.ts';
import { asShareOf, judgedIn, orHidden, tooFew } from '../reports/compliance/words.ts';
import type { StoredEvent } from '../store/port.ts';
import type { Policy } from '../timeline/policy.ts';
import { addBookingsOptions, type BookingsChoice, readBookedCases } from './booked-cases.ts';
import { type Source, type SourceChoice, withSource } from './case-source.ts';
import type { Context } from './context.ts';
import { makeFolder, writeText } from './files.ts';
import { folderOption, fromOption, isFile, jsonOption, policyOf, zoneOption } from './options.ts';
import { countsByReason, printRead, readIn } from './rows-read.ts';
import { table } from './screen.ts';
import { unreadInWords, warnOfUnread } from './unread-in-words.ts';
import { UserError } from './user-error.ts';

interface ReportChoice extends Omit<SourceChoice & BookingsChoice, 'jurisdiction'> {
  readonly jurisdiction?: string;
  readonly bookings?: string;
  readonly out: string;
  readonly month?: string;
  readonly since?: string;
  readonly until?: string;
  readonly smallest: number;
  readonly json?: boolean;
}

interface Counted {
  readonly cases: readonly CountedCase[];
  readonly policy: Policy;
  readonly now: Instant;
  readonly bookings?: Bookings;
  /** Cases of the jurisdiction that could not be read, and those of which nobody knows whose they are. */
  readonly unread: readonly UnreadCase[];
}

const month = (name: string) => (text: string) => {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new UserError(`--${name} takes a month such as 2027-03, not "${text}".`);
};

const people = (text: string): number => {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new UserError(`--smallest takes a number of people from 1 to 999, not "${text}".`);
};

export const registerReport = (program: Command, context: Context): void => {
  const command = new Command('report')
    .description('write how duties fared: a page with charts, CSV and JSON, by duty, unit, role and month')
    .addOption(fromOption('report on a simulation, in the folder it wrote'))
    .addOption(
      new Option('--bookings <file>', 'report on a file of jail bookings, as `replay` reads it').conflicts('folder'),
    )
    .option('--out <folder>', 'the one folder that files are written to', '.throughcare/report')
    .addOption(
      new Option('--month <YYYY-MM>', 'one month alone').argParser(month('month')).conflicts(['since', 'until']),
    )
    .addOption(new Option('--since <YYYY-MM>', 'from this month on').argParser(month('since')))
    .addOption(new Option('--until <YYYY-MM>', 'to this month').argParser(month('until')))
    .addOption(
      new Option('--smallest <people>', 'how many people a line needs behind it; with 1 nothing is hidden')
        .argParser(people)
        .default(usualSmallest),
    )
    .option('-j, --jurisdiction <name>', 'whose cases, where there are those of several; or a jurisdiction file')
    .addOption(zoneOption())
    .addOption(folderOption());
  program.addCommand(
    addBookingsOptions(command)
      .addOption(jsonOption())
      .addHelpText(
        'after',
        '\nExamples:\n  throughcare report --from .throughcare/simulation --smallest 1\n  throughcare report --month 2027-03 --out march\n  throughcare report --bookings bookings.csv --zone America/New_York',
      )
      .action((choice: ReportChoice) => report(choice, context)),
  );
};

const report = async (choice: ReportChoice, context: Context): Promise<void> => {
  const started = context.now();
  const since = choice.month ?? choice.since;
  const until = choice.month ?? choice.until;
  if (since !== undefined && until !== undefined && since > until)
    throw new UserError(`There is no month from ${since} to ${until}: --since comes first.`);
  const { cases, policy, now, bookings, unread } = await counted(choice, context);
  const read = bookings === undefined ? undefined : readIn(bookings);
  const figures = complianceReport(cases, {
    policy,
    now,
    smallest: choice.smallest,
    zoneData: process.versions.tz ?? 'unknown',
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(read === undefined ? {} : { rowsRead: { ...read, rejected: countsByReason(read.rejected) } }),
    leftOut: unread.length,
  });
  // Charts take a library to draw: other commands begin without it.
  const { reportPage } = await import('../reports/compliance/report-page.ts');
  const files = [{ name: 'report.html', text: reportPage(figures) }, ...dataFiles(figures)];
  makeFolder(choice.out);
  for (const { name, text } of files) writeText(join(choice.out, name), text);
  const seconds = Math.round((context.now() - started) / 10) / 100;
  if (choice.json === true) context.screen.write(JSON.stringify(figures, undefined, 2));
  else {
    if (read !== undefined) printRead(read, context.screen);
    print(
      figures,
      files.map(({ name }) => name),
      seconds,
      choice,
      context,
    );
  }
  warnOfUnread(unread, context);
  if (bookings?.rejected.some(({ malformed }) => malformed) === true) context.exitWith(2);
};

/** The cases of the source that the options name, told anew from their events. */
const counted = (choice: ReportChoice, context: Context): Promise<Counted> => {
  if (choice.bookings === undefined) return withSource(choice, context, (source) => countedIn(source, choice));
  if (choice.from !== undefined) throw new UserError('Choose one of --from and --bookings: a report has one source.');
  return countedBookings(choice.bookings, choice);
};

const countedBookings = async (file: string, choice: ReportChoice): Promise<Counted> => {
  const { policy, events, until, bookings } = await readBookedCases(file, { jurisdiction: 'connecticut', ...choice });
  const byCase = new Map<CaseId, StoredEvent[]>();
  for (const event of events) {
    const before = byCase.get(event.caseId) ?? [];
    byCase.set(event.caseId, before);
    before.push({ ...event, n: before.length + 1 });
  }
  const cases = [...byCase.values()].flatMap((its) => countedCase(its, () => policy, until) ?? []);
  return { cases, policy, now: until, bookings, unread: [] };
};

const countedIn = async (source: Source, { jurisdiction }: ReportChoice): Promise<Counted> => {
  const now = source.now();
  const unread: UnreadCase[] = [];
  const { store, policyOf: policyIn } = source;
  const all = await countCases({ store, policyOf: policyIn, now, leftOut: (one) => void unread.push(one) });
  const file = jurisdiction !== undefined && isFile(jurisdiction);
  const named = file ? policyOf({ jurisdiction }).jurisdiction : jurisdiction;
  const isAsked = (own: string): boolean => named === undefined || own === named;
  const left = unread
    .filter((one) => one.jurisdiction === undefined || isAsked(one.jurisdiction))
    .toSorted((one, other) => (one.caseId < other.caseId ? -1 : 1));
  const [first] = left;
  if (first !== undefined && !all.some(({ case: of }) => isAsked(of.jurisdiction)))
    throw new UserError(unreadInWords(first));
  const held = new Set(all.map(({ case: of }) => of.jurisdiction));
  const name = named ?? onlyOne([...held]);
  const cases = all.filter(({ case: of }) => of.jurisdiction === name);
  const [one] = cases;
  if (one === undefined) throw new UserError(noCasesOf(name, [...held]));
  return { cases, policy: one.policy, now, unread: left };
};

const noCasesOf = (named: string, held: readonly string[]): string =>
  held.length === 0
    ? noCases
    : `There are no cases of ${named} here to report on; there are those of ${held.toSorted().join(', ')}.`;

const noCases = 'There are no cases here to report on. Admit somebody first, or name a folder with --from.';

const onlyOne = (jurisdictions: readonly string[]): string => {
  const [first, ...others] = jurisdictions.toSorted();
  if (first === undefined) throw new UserError(noCases);
  if (others.length === 0) return first;
  throw new UserError(
    `There are cases of ${jurisdictions.toSorted().join(', ')}: say which with --jurisdiction, one report is about one.`,
  );
};

const print = (
  { title, smallest, duties, people: all }: ComplianceReport,
  files: readonly string[],
  seconds: number,
  { out }: ReportChoice,
  { screen }: Context,
): void => {
  const { total } = duties;
  if (total === undefined) screen.write(`Fewer than ${smallest} people stand behind this report: it shows no figures.`);
  else {
    screen.write(
      `${title}: ${orHidden(all)} people with a case, ${total.due} duties, ${asShareOf(total.percentInTime, judgedIn(total))} in time, in ${seconds} s.\n`,
    );
    const { lines, rest } = duties.by.duty;
    const listed = [
      ...lines.map(({ at, figures }) => [at[0] ?? '', figures] as const),
      ...(rest === undefined ? [] : [[tooFew, rest] as const]),
      ['all', total] as const,
    ];
    screen.write(
      table(
        ['duty', 'due', 'met', 'late', 'missed', 'overdue', 'to come', 'void', 'in time'],
        listed.map(([name, figures]) => [
          name,
          figures.due,
          figures.met,
          figures.late,
          figures.missed,
          figures.overdue,
          figures.open,
          figures.void,
          asShareOf(figures.percentInTime, judgedIn(figures)),
        ]),
      ),
    );
  }
  screen.write(`\nFiles are in ${out}: ${files.join(', ')}.`);
};
