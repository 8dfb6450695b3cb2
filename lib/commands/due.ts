/** `throughcare due`: what is due and overdue, by jurisdiction, unit and role. */
import { type Command, Option } from 'commander';
import type { Instant } from '../case/identity.ts';
import { unlistedCases } from '../casework/unread.ts';
import { packs } from '../jurisdictions/index.ts';
import { putOffInBrief } from '../reports/put-off.ts';
import { after } from '../timeline/calendar.ts';
import { length } from '../timeline/length.ts';
import { inWords } from '../timeline/local-time.ts';
import type { Policy } from '../timeline/policy.ts';
import { type Source, type SourceChoice, withSource } from './case-source.ts';
import type { Context } from './context.ts';
import { type List, type Listed, listedIn } from './due-rows.ts';
import { jurisdictionsToList } from './held-jurisdictions.ts';
import { knownPlaces, type Where, whyNoPlace } from './known-places.ts';
import { folderOption, fromOption, jsonOption, zoneOption } from './options.ts';
import { warnOfStale, warnOfUnread } from './unread-in-words.ts';
import { UserError } from './user-error.ts';

interface DueChoice extends SourceChoice, Where {
  readonly within: string;
  readonly json?: boolean;
}

export const registerDue = (program: Command, context: Context): void => {
  program
    .command('due')
    .description('list what is overdue and what falls due soon, by unit and role')
    .option('--facility <name>', 'only this facility')
    .option('--unit <name>', 'only this unit')
    .option('--within <length>', 'how far to look ahead', 'P14D')
    .addOption(fromOption('look at a simulation, in the folder it wrote'))
    .addOption(
      new Option(
        '-j, --jurisdiction <name>',
        `only this jurisdiction: ${Object.keys(packs).join(', ')}, or a jurisdiction file of your own (default: all whose cases are here)`,
      ),
    )
    .addOption(folderOption())
    .addOption(zoneOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  throughcare due --unit Intake\n  throughcare due --within P30D --from .throughcare/simulation',
    )
    .action((choice: DueChoice) => withSource(choice, context, (source) => due(source, choice, context)));
};

/** Lists each jurisdiction, under its name where there are several, and says which were not looked at. */
const due = async (source: Source, choice: DueChoice, context: Context): Promise<void> => {
  const { screen, exitWith } = context;
  const { policies, notLookedAt } = await jurisdictionsToList(source, choice);
  const lists: (List & { readonly policy: Policy })[] = [];
  for (const policy of policies) {
    const list = await listedIn(source, policy, choice, until(choice.within, source.now(), policy));
    lists.push({ policy, ...list });
  }
  const unlisted = (await unlistedCases(source)).filter(
    ({ jurisdiction }) => jurisdiction === undefined || policies.some((policy) => policy.jurisdiction === jurisdiction),
  );
  const unknownPlace = await unknownPlaceAsked(lists, choice, source);
  if (unknownPlace !== undefined) {
    screen.warn(unknownPlace);
    exitWith(2);
  } else if (choice.json === true) {
    screen.write(
      JSON.stringify(
        lists.flatMap(({ rows }) => rows.map(asJson)),
        undefined,
        2,
      ),
    );
  } else {
    if (lists.length + notLookedAt.length + unlisted.length === 0) screen.write('There are no cases here.');
    for (const [index, { policy, rows }] of lists.entries()) {
      if (lists.length > 1) screen.write(`${index > 0 ? '\n' : ''}${screen.colour.bold(policy.title)}`);
      print(rows, policy, source.now(), choice, context);
    }
  }
  for (const { because } of notLookedAt) screen.warn(because);
  warnOfStale(
    lists.flatMap(({ unread }) => unread),
    context,
  );
  warnOfUnread(unlisted, context);
  if (notLookedAt.some(({ unasked }) => unasked)) exitWith(2);
};

/** Whoever lists something has a place that is known. */
const unknownPlaceAsked = async (
  lists: readonly (List & { readonly policy: Policy })[],
  { facility, unit, jurisdiction: named }: DueChoice,
  { store }: Source,
): Promise<string | undefined> => {
  if ((facility ?? unit) === undefined || lists.some(({ rows }) => rows.length > 0)) return undefined;
  const jurisdictions = lists.map(({ policy: { jurisdiction } }) => jurisdiction);
  return whyNoPlace({ facility, unit }, await knownPlaces(store, jurisdictions, named));
};

const until = (within: string, now: Instant, policy: Policy): Instant => {
  try {
    return after(now, length(within), policy.zone, policy.holidays);
  } catch (error) {
    throw error instanceof RangeError ? new UserError(`--within: ${error.message}.`) : error;
  }
};

const asJson = ({ row, putOff: { promise, broken, snooze } }: Listed) => ({
  ...row,
  ...(promise === undefined ? {} : { promisedFor: promise.promisedFor }),
  ...(broken === undefined ? {} : { promiseNotKept: broken.promisedFor }),
  ...(snooze === undefined ? {} : { snoozedUntil: snooze.until }),
});

const print = (
  rows: readonly Listed[],
  policy: Policy,
  now: Instant,
  { within }: DueChoice,
  { screen }: Context,
): void => {
  const overdue = rows.filter(({ row }) => row.dueAt < now).length;
  screen.write(`${overdue} overdue, ${rows.length - overdue} due within ${within} of ${inWords(now, policy.zone)}.`);
  for (const [heading, listed] of grouped(rows)) {
    screen.write(`\n${screen.colour.bold(heading)}`);
    for (const one of listed) {
      const line = lineOf(one, policy, now);
      screen.write(one.row.dueAt < now ? screen.colour.red(line) : line);
    }
  }
};

const lineOf = ({ row, putOff }: Listed, policy: Policy, now: Instant): string => {
  const told = (at: Instant): string => inWords(at, policy.zoneOf(row.facility));
  const said = putOffInBrief(putOff, told).map((words) => `; ${words}`);
  return `  ${row.dueAt < now ? '!' : ' '} ${told(row.dueAt)}  ${row.caseId.padEnd(10)} ${row.deadline}${said.join('')}`;
};

const grouped = (rows: readonly Listed[]): ReadonlyMap<string, readonly Listed[]> =>
  new Map(
    [...Map.groupBy(rows, ({ row: { facility, unit, role } }) => `${facility}, ${unit}: ${role}`)].toSorted(
      ([one], [other]) => (one < other ? -1 : 1),
    ),
  );
