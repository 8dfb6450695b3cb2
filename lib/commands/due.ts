/** `throughcare due`: what is due and overdue, by unit and role. */
import type { Command } from 'commander';
import type { Instant } from '../case/identity.ts';
import { unlistedCases } from '../casework/unread.ts';
import type { DueRow } from '../store/port.ts';
import { after } from '../timeline/calendar.ts';
import { length } from '../timeline/length.ts';
import { inWords } from '../timeline/local-time.ts';
import type { Policy } from '../timeline/policy.ts';
import { type Source, type SourceChoice, withSource } from './case-source.ts';
import type { Context } from './context.ts';
import { folderOption, jsonOption, jurisdictionOption, policyOf, zoneOption } from './options.ts';
import { warnOfUnread } from './unread-in-words.ts';
import { UserError } from './user-error.ts';

interface DueChoice extends SourceChoice {
  readonly jurisdiction: string;
  readonly facility?: string;
  readonly unit?: string;
  readonly within: string;
  readonly json?: boolean;
}

const mostPerUnit = 1000;

export const registerDue = (program: Command, context: Context): void => {
  program
    .command('due')
    .description('list what is overdue and what falls due soon, by unit and role')
    .option('--facility <name>', 'only this facility')
    .option('--unit <name>', 'only this unit')
    .option('--within <length>', 'how far to look ahead', 'P14D')
    .option('--from <folder>', 'look at a simulation, in the folder it wrote')
    .addOption(jurisdictionOption())
    .addOption(folderOption())
    .addOption(zoneOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  throughcare due --unit Intake\n  throughcare due --within P30D --from .throughcare/simulation',
    )
    .action((choice: DueChoice) =>
      withSource(choice, context, async (source) => {
        const policy = source.policyOf(
          source.jurisdiction ?? policyOf({ jurisdiction: choice.jurisdiction }).jurisdiction,
        );
        const rows = await rowsOf(
          source,
          { ...choice, jurisdiction: policy.jurisdiction },
          until(choice.within, source.now(), policy),
        );
        if (choice.json === true) context.screen.write(JSON.stringify(rows, undefined, 2));
        else print(rows, policy, source.now(), choice, context);
        warnOfUnread(await unlistedCases(source, policy.jurisdiction), context);
      }),
    );
};

const until = (within: string, now: Instant, policy: Policy): Instant => {
  try {
    return after(now, length(within), policy.zone, policy.holidays);
  } catch (error) {
    throw error instanceof RangeError ? new UserError(`--within: ${error.message}.`) : error;
  }
};

const rowsOf = async (
  { store }: Source,
  { jurisdiction, facility, unit }: DueChoice,
  limit: Instant,
): Promise<readonly DueRow[]> => {
  const units = (await store.unitsWithRows(jurisdiction)).filter(
    (place) => (facility === undefined || place.facility === facility) && (unit === undefined || place.unit === unit),
  );
  const rows: DueRow[] = [];
  for (const place of units)
    rows.push(
      ...(await store.dueInUnit(jurisdiction, place.facility, place.unit, {
        until: limit,
        limit: mostPerUnit,
      })),
    );
  return rows;
};

const print = (
  rows: readonly DueRow[],
  policy: Policy,
  now: Instant,
  { within }: DueChoice,
  { screen }: Context,
): void => {
  const overdue = rows.filter(({ dueAt }) => dueAt < now).length;
  screen.write(`${overdue} overdue, ${rows.length - overdue} due within ${within} of ${inWords(now, policy.zone)}.`);
  for (const [heading, lines] of grouped(rows)) {
    screen.write(`\n${screen.colour.bold(heading)}`);
    for (const row of lines) {
      const line = `  ${row.dueAt < now ? '!' : ' '} ${inWords(row.dueAt, policy.zoneOf(row.facility))}  ${row.caseId.padEnd(10)} ${row.duty}`;
      screen.write(row.dueAt < now ? screen.colour.red(line) : line);
    }
  }
};

const grouped = (rows: readonly DueRow[]): ReadonlyMap<string, readonly DueRow[]> => {
  const groups = new Map<string, DueRow[]>();
  for (const row of rows) {
    const heading = `${row.facility}, ${row.unit}: ${row.role}`;
    const lines = groups.get(heading) ?? [];
    lines.push(row);
    groups.set(heading, lines);
  }
  return new Map([...groups].toSorted(([one], [other]) => (one < other ? -1 : 1)));
};
