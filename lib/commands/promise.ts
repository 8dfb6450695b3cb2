/** `throughcare acknowledge` and `throughcare snooze`: somebody says when a duty will be done, or when to be reminded of it again. */
import { type Command, Option } from 'commander';
import { fold } from '../case/fold.ts';
import type { Instant } from '../case/identity.ts';
import { readLocalTime } from '../timeline/local-time.ts';
import { historyOf, mustBeOf } from './admitted-case.ts';
import { zoneOfCase } from './clocks.ts';
import type { Context } from './context.ts';
import { live } from './live.ts';
import { mustHoldCases } from './local-store.ts';
import { ambiguousOption, folderOption, jsonOption, jurisdictionFileOption, zoneOption } from './options.ts';
import { type RecordChoice, recordOrRefuse, tell } from './record-and-tell.ts';
import { rulesOfEach } from './rules.ts';
import { UserError } from './user-error.ts';

interface Said extends Omit<RecordChoice, 'jurisdiction'> {
  readonly jurisdiction?: string;
  readonly reason: string;
  readonly by?: string;
}
interface Acknowledged extends Said {
  readonly level: 'unitSupervisor' | 'facilityHead' | 'centralOffice';
  readonly promise: string;
}
interface Snoozed extends Said {
  readonly until: string;
}

export const registerPromise = (program: Command, context: Context): void => {
  addSaying(program.command('acknowledge'))
    .description('say of an overdue duty why it is late and by when it will be done: its ladder rests until then')
    .requiredOption('--promise <time>', "by when it will be done, as 'YYYY-MM-DD HH:MM' in the facility's zone")
    .addOption(
      new Option('--level <level>', 'who promises: of the level that the ladder has reached, or above')
        .choices(['unitSupervisor', 'facilityHead', 'centralOffice'])
        .makeOptionMandatory(),
    )
    .addHelpText(
      'after',
      "\nExample:\n  throughcare acknowledge CT-2001 pretrial-assessment/1/1 --level unitSupervisor --promise '2026-11-24 12:00' --reason 'the assessor is ill'",
    )
    .action((number: string, deadline: string, choice: Acknowledged) =>
      say(
        number,
        { type: 'acknowledged', deadline, level: choice.level },
        ['promisedFor', choice.promise],
        choice,
        context,
      ),
    );
  addSaying(program.command('snooze'))
    .description('put the reminders of a duty off: with a reason, not for long, and seen by the supervisor')
    .requiredOption('--until <time>', "when to be reminded again, as 'YYYY-MM-DD HH:MM' in the facility's zone")
    .addHelpText(
      'after',
      "\nExample:\n  throughcare snooze CT-2001 discharge-plan/1/1 --until '2026-11-24 09:00' --reason 'housing answers on Tuesday'",
    )
    .action((number: string, deadline: string, choice: Snoozed) =>
      say(number, { type: 'snoozed', deadline }, ['until', choice.until], choice, context),
    );
};

const addSaying = (command: Command): Command =>
  command
    .argument('<case>', 'the case number')
    .argument(
      '<deadline>',
      'the key of what is due or overdue, such as pretrial-assessment/1/1: `due` and `show` print it',
    )
    .requiredOption('--reason <text>', 'why, in words; it stays in the record and is in no message')
    .option('--by <name>', 'the staff account of who says so')
    .addOption(jurisdictionFileOption())
    .addOption(zoneOption())
    .addOption(ambiguousOption())
    .addOption(folderOption())
    .addOption(jsonOption());

const say = async (
  number: string,
  body: Readonly<Record<string, string>> & { readonly type: string },
  [field, time]: readonly [field: string, time: string],
  choice: Said,
  context: Context,
): Promise<void> => {
  mustHoldCases(choice.folder);
  const { answer, messages } = await live(choice.folder, rulesOfEach(choice), context, async (ports) => {
    const of = fold(await historyOf(ports.store, number));
    mustBeOf(choice.jurisdiction, of);
    const zone = choice.zone ?? zoneOfCase(of, ports);
    return recordOrRefuse(
      {
        ...body,
        [field]: instantOf(time, zone, choice),
        case: number,
        at: ports.now(),
        reason: choice.reason,
        recordedBy: choice.by,
      },
      { ...choice, zone },
      ports,
    );
  });
  tell(answer, messages, choice, context);
};

const instantOf = (text: string, zone: string, { ambiguous }: Said): Instant => {
  const read = readLocalTime(text, zone, ambiguous);
  if (read.read) return read.at;
  throw new UserError(`${read.because}.`);
};
