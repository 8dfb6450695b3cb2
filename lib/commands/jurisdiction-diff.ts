/** `throughcare jurisdiction diff OLD NEW`: what a changed file would change for the people now in custody, by rehearsal. */
import type { Command } from 'commander';
import { officesIn } from '../aws/office-settings.ts';
import { policyFor } from '../aws/policy-settings.ts';
import { type CaseId, type Instant, instantAt } from '../case/identity.ts';
import { standingOf } from '../casework/standing.ts';
import { type FileChange, fileChanges } from '../infrastructure/jurisdiction-file/compare.ts';
import { type Contact, hears } from '../infrastructure/jurisdiction-file/contact.ts';
import { readJurisdictionFile } from '../infrastructure/jurisdiction-file/read.ts';
import type { JurisdictionFile } from '../infrastructure/jurisdiction-file/schema.ts';
import { settingsOf } from '../infrastructure/jurisdiction-file/settings.ts';
import { type Change, differences } from '../simulation/difference.ts';
import {
  type DutyAsItIs,
  type DutyChange,
  dutyChanges,
  type NoticeToCome,
  placed,
} from '../simulation/duty-changes.ts';
import { dutyFigures, noticeFigures } from '../simulation/figures.ts';
import { type Held, heldAt, storeHolding } from '../simulation/held.ts';
import { type LookedAhead, lookAhead } from '../simulation/look-ahead.ts';
import { after } from '../timeline/calendar.ts';
import { length } from '../timeline/length.ts';
import { inWords, readLocalTime } from '../timeline/local-time.ts';
import type { Policy } from '../timeline/policy.ts';
import { withSource } from './case-source.ts';
import type { Context } from './context.ts';
import { kindAt } from './files.ts';
import { folderOption, fromOption, jsonOption } from './options.ts';
import { type Screen, table } from './screen.ts';
import { UserError } from './user-error.ts';

interface DiffChoice {
  readonly folder: string;
  readonly from?: string;
  readonly asOf?: string;
  readonly ahead: string;
  readonly json?: boolean;
}

export const registerDiff = (jurisdiction: Command, context: Context): void => {
  jurisdiction
    .command('diff')
    .description(
      'say what a changed file would change for the people now in custody, by living their next weeks under both',
    )
    .argument('<old>', 'the file as it is deployed')
    .argument('<new>', 'the file as it would be')
    .addOption(fromOption('the people of a simulation, in the folder it wrote, instead of this machine’s cases'))
    .option('--as-of <time>', "stand at this time of the simulation, as 'YYYY-MM-DD HH:MM', instead of at its end")
    .option('--ahead <length>', 'how far to look ahead', 'P90D')
    .addOption(folderOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      "\nExamples:\n  throughcare jurisdiction diff jurisdictions/connecticut.json changed.json\n  throughcare jurisdiction diff jurisdictions/connecticut.json changed.json --from .throughcare/simulation --as-of '2026-10-01 09:00'",
    )
    .action((old: string, changed: string, choice: DiffChoice) => diff(old, changed, choice, context));
};

const diff = async (oldPath: string, newPath: string, choice: DiffChoice, context: Context): Promise<void> => {
  const [before, then] = [readJurisdictionFile(oldPath), readJurisdictionFile(newPath)];
  if (before.jurisdiction !== then.jurisdiction)
    throw new UserError(
      `${oldPath} is ${before.jurisdiction} and ${newPath} is ${then.jurisdiction}: two jurisdictions share no people. Compare two versions of one.`,
    );
  const policies = [policyFor(settingsOf(before)), policyFor(settingsOf(then))] as const;
  const { held, from } = await peopleOf(oldPath, before, policies[0], choice, context);
  const until = endOf(choice.ahead, from, policies[0]);
  const lived = (file: JurisdictionFile, policy: Policy): Promise<LookedAhead> =>
    lookAhead({ held, policy, offices: officesIn(file), from, until, functions: context.functions });
  const [was, willBe] = [await lived(before, policies[0]), await lived(then, policies[1])];
  const sent: ReadonlySet<string> = new Set(held.notices.map(({ id }) => id));
  const told: Difference = {
    jurisdiction: before.jurisdiction,
    asOf: from,
    until,
    people: was.standings.length,
    file: fileChanges(before, then),
    duties: dutyChanges(was.standings, willBe.standings, sent),
    figures: differences(figuresOf(was), figuresOf(willBe)),
    contacts: contactChanges(was, before.contacts, willBe, then.contacts, sent),
    placesGone: placesGone(willBe, then),
    troubles: willBe.troubles.filter((trouble) => !was.troubles.includes(trouble)),
  };
  if (choice.json === true) context.screen.write(JSON.stringify(told, undefined, 2));
  else print(told, policies[1].zone, context.screen);
};

interface Difference {
  readonly jurisdiction: string;
  readonly asOf: Instant;
  readonly until: Instant;
  /** Cases that are open now. */
  readonly people: number;
  readonly file: readonly FileChange[];
  readonly duties: readonly DutyChange[];
  readonly figures: readonly Change[];
  /** Notices that each contact would hear. */
  readonly contacts: readonly Change[];
  /** Where people are whom the new file has no place for. */
  readonly placesGone: readonly { readonly place: string; readonly cases: readonly CaseId[] }[];
  /** What would go wrong under the new file alone. */
  readonly troubles: readonly string[];
}

/** Whose cases are open now; the others have nothing before them. Files are compared where no cases are kept, too. */
const peopleOf = async (
  path: string,
  file: JurisdictionFile,
  policy: Policy,
  choice: DiffChoice,
  context: Context,
): Promise<{ readonly held: Held; readonly from: Instant }> => {
  if (choice.from !== undefined || kindAt(choice.folder) !== 'nothing')
    return peopleIn(path, file, policy, choice, context);
  context.screen.warn(`There is no folder ${choice.folder}: the files are compared alone, and for nobody's cases.`);
  const from = choice.asOf === undefined ? instantAt(context.now()) : timeOf(choice.asOf, policy.zone);
  return { held: { events: [], notices: [] }, from };
};

const peopleIn = async (
  path: string,
  { jurisdiction }: JurisdictionFile,
  policy: Policy,
  choice: DiffChoice,
  context: Context,
): Promise<{ readonly held: Held; readonly from: Instant }> =>
  withSource({ ...choice, jurisdiction: path }, context, async ({ store, now }) => {
    const from = choice.asOf === undefined ? now() : timeOf(choice.asOf, policy.zone);
    const held = await heldAt(store, from);
    const open = new Set<CaseId>();
    const then = { store: await storeHolding(held), policyOf: () => policy, now: () => from };
    for (const { caseId, body } of held.events) {
      if (body.type !== 'admitted' || body.jurisdiction !== jurisdiction) continue;
      if ((await standingOf(then, caseId)).phase !== 'closed') open.add(caseId);
    }
    const ofThose = <Row extends { readonly caseId: CaseId }>(rows: readonly Row[]): readonly Row[] =>
      rows.filter(({ caseId }) => open.has(caseId));
    return { held: { events: ofThose(held.events), notices: ofThose(held.notices) }, from };
  });

const timeOf = (text: string, zone: string): Instant => {
  const time = readLocalTime(text, zone);
  if (time.read) return time.at;
  throw new UserError(`--as-of: ${time.because}.`);
};

const endOf = (ahead: string, from: Instant, { zone, holidays }: Policy): Instant => {
  try {
    return after(from, length(ahead), zone, holidays);
  } catch (error) {
    throw error instanceof RangeError ? new UserError(`--ahead: ${error.message}.`) : error;
  }
};

const figuresOf = (lived: LookedAhead) => ({ duties: dutyFigures(lived), notices: noticeFigures(lived) });

const contactChanges = (
  was: LookedAhead,
  contactsBefore: readonly Contact[],
  willBe: LookedAhead,
  contactsAfter: readonly Contact[],
  sent: ReadonlySet<string>,
): readonly Change[] => {
  const [before, then] = [heard(was, contactsBefore, sent), heard(willBe, contactsAfter, sent)];
  return [...new Set([...before.keys(), ...then.keys()])]
    .map((contact) => ({
      what: `notices that ${contact} hears`,
      before: before.get(contact) ?? 0,
      after: then.get(contact) ?? 0,
    }))
    .filter((change) => change.before !== change.after);
};

/** How many of the notices to come reach each contact; those that reach none stand under `nobody`. */
const heard = (
  { standings }: LookedAhead,
  contacts: readonly Contact[],
  sent: ReadonlySet<string>,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { recipient, id } of standings.flatMap(({ notices }) => notices)) {
    if (sent.has(id)) continue;
    const names = contacts.filter((contact) => hears(contact, recipient)).map(({ name }) => name);
    for (const name of names.length === 0 ? ['nobody'] : names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
};

const placesGone = ({ standings }: LookedAhead, { facilities }: JurisdictionFile): Difference['placesGone'] => {
  const cases = new Map<string, CaseId[]>();
  for (const { case: of, deadlines } of standings) {
    for (const { deadline } of deadlines) {
      const { facility, unit } = deadline.place;
      if (deadline.state !== 'due' && deadline.state !== 'overdue') continue;
      if (facilities.some(({ name, units }) => name === facility && units.includes(unit))) continue;
      const known = cases.get(`${facility}, ${unit}`) ?? [];
      if (!known.includes(of.id)) known.push(of.id);
      cases.set(`${facility}, ${unit}`, known);
    }
  }
  return [...cases].map(([place, of]) => ({ place, cases: of }));
};

const print = (told: Difference, zone: string, screen: Screen): void => {
  const { bold } = screen.colour;
  screen.write(bold('The file'));
  screen.write(
    told.file.length === 0
      ? 'Nothing differs.'
      : told.file
          .map(({ where, ...values }) => `  ${where}: ${asText(values, 'before')} → ${asText(values, 'after')}`)
          .join('\n'),
  );
  screen.write(
    `\n${bold('The people')}\n${told.people} open cases as of ${inWords(told.asOf, zone)}, lived on to ${inWords(told.until, zone)} with nothing new happening.`,
  );
  if (told.duties.length === 0) screen.write('No duty changes for any of them.');
  for (const change of told.duties) printDuty(change, zone, screen);
  const changes = [...told.figures, ...told.contacts];
  if (changes.length > 0) {
    screen.write(`\n${bold('In all')}`);
    screen.write(
      table(
        ['', 'as it is', 'changed'],
        changes.map((change) => [change.what, change.before, change.after]),
      ),
    );
  }
  for (const { place, cases } of told.placesGone)
    screen.warn(
      `\nThe new file has no ${place}, where ${cases.join(', ')} have duties due: add it, or transfer them first.`,
    );
  for (const trouble of told.troubles) screen.warn(`\nUnder the new file ${trouble}.`);
};

const asText = (values: Omit<FileChange, 'where'>, which: 'before' | 'after'): string =>
  values[which] === undefined ? 'nothing' : JSON.stringify(values[which]);

const mostNotices = 4;

const printDuty = (change: DutyChange, zone: string, screen: Screen): void => {
  screen.write(`  ${change.caseId}  ${change.deadline}`);
  const { before, after: then } = change;
  if (before === undefined || then === undefined || before.dueAt !== then.dueAt)
    screen.write(`      due    ${dueOf(before, zone)} → ${dueOf(then, zone)}`);
  if (before !== undefined && then !== undefined && placed(before.owner) !== placed(then.owner))
    screen.write(`      owner  ${placed(before.owner)} → ${placed(then.owner)}`);
  if (before !== undefined && then !== undefined && before.state !== then.state)
    screen.write(`      ends   ${before.state} → ${then.state}`);
  const lines = [
    ...change.noticesBefore.map((notice) => `      −  ${noticeOf(notice, zone)}`),
    ...change.noticesAfter.map((notice) => `      +  ${noticeOf(notice, zone)}`),
  ];
  for (const line of lines.slice(0, mostNotices)) screen.write(line);
  if (lines.length > mostNotices) screen.write(`      and ${lines.length - mostNotices} more; --json lists them all`);
};

const noticeOf = ({ claimedAt, rung, recipient }: NoticeToCome, zone: string): string =>
  `${inWords(claimedAt, zone)}  ${rung} → ${placed(recipient)}`;

const dueOf = (duty: DutyAsItIs | undefined, zone: string): string =>
  duty === undefined ? 'not owed' : inWords(duty.dueAt, zone);
