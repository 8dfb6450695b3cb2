/** `throughcare decide CASE PROGRAMME accept`: what a named person decided about a referral. */
import { Argument, type Command } from 'commander';
import { fold } from '../case/fold.ts';
import { factsRecorded, isStale } from '../casework/decided-on.ts';
import type { WrittenEvent } from '../imports/written-event.ts';
import type { StoredEvent } from '../store/port.ts';
import { historyOf, mustBeOf } from './admitted-case.ts';
import { zoneOfCase } from './clocks.ts';
import type { Context } from './context.ts';
import { live } from './live.ts';
import { mustHoldCases } from './local-store.ts';
import { ambiguousOption, folderOption, jsonOption, jurisdictionFileOption, zoneOption } from './options.ts';
import { type RecordChoice, recordOrRefuse, tell } from './record-and-tell.ts';
import { rulesOfEach } from './rules.ts';
import { UserError } from './user-error.ts';

interface DecideChoice extends Omit<RecordChoice, 'jurisdiction'> {
  readonly jurisdiction?: string;
  readonly by: string;
  readonly reason: string;
  readonly approver?: string;
  readonly facts?: string;
  readonly at?: string;
}

const decisions = {
  accept: 'accepted',
  waitlist: 'waitlisted',
  decline: 'declined',
  override: 'overridden',
} as const;

export const registerDecide = (program: Command, context: Context): void => {
  program
    .command('decide')
    .description('record what the board decided about a referral: a named person, and why')
    .argument('<case>', 'the case number')
    .argument('<programme>', 'the programme, such as VPP-MI; `show` lists the open referrals')
    .addArgument(new Argument('<decision>', 'what was decided').choices(Object.keys(decisions)))
    .requiredOption('--by <name>', 'the staff account of who decided')
    .requiredOption('--reason <text>', 'why, in words; of an override, the rationale')
    .option('--approver <name>', 'who approved the override: somebody else')
    .option(
      '--facts <event>',
      'the number of the facts that were looked at, as `show` prints it (default: those the board was last asked with)',
    )
    .option('--at <time>', "when it was decided, as 'YYYY-MM-DD HH:MM' in the facility's zone (default: now)")
    .addOption(jurisdictionFileOption())
    .addOption(zoneOption())
    .addOption(ambiguousOption())
    .addOption(folderOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      "\nExamples:\n  throughcare decide CSC-2001 VPP-MI accept --by j.tremblay --reason 'complies with the guidelines'\n  throughcare decide CSC-2001 NSAP-MI override --by j.tremblay --approver m.roy --reason 'relapse on leave'",
    )
    .action((number: string, programme: string, word: keyof typeof decisions, choice: DecideChoice) =>
      decideCommand({ case: number, type: 'referralDecided', programme, decision: decisions[word] }, choice, context),
    );
};

const decideCommand = async (
  written: Pick<WrittenEvent, 'case' | 'type'> & Readonly<Record<string, unknown>>,
  choice: DecideChoice,
  context: Context,
): Promise<void> => {
  mustHoldCases(choice.folder);
  const { answer, messages } = await live(choice.folder, rulesOfEach(choice), context, async (ports) => {
    const history = await historyOf(ports.store, written.case);
    const of = fold(history);
    mustBeOf(choice.jurisdiction, of);
    const recorded = await recordOrRefuse(
      {
        ...written,
        at: choice.at ?? ports.now(),
        decidedBy: choice.by,
        reason: choice.reason,
        ...(choice.approver === undefined ? {} : { approver: choice.approver }),
        ...(choice.facts === undefined ? {} : { facts: factsNumbered(choice.facts, history) }),
      },
      { ...choice, zone: choice.zone ?? zoneOfCase(of, ports) },
      ports,
    );
    return { recorded, stale: isStale(recorded.event.id, await historyOf(ports.store, written.case)) };
  });
  tell(answer.recorded, messages, choice, context);
  if (answer.stale)
    context.screen.warn(
      'The facts had changed since those that were looked at. The decision is on record as stale, and the referral is open: look at the facts again, then decide again.',
    );
};

/** The id of the facts of that number. */
const factsNumbered = (facts: string, history: readonly StoredEvent[]): string => {
  const recorded = factsRecorded(history);
  const found = recorded.find(({ n }) => String(n) === facts);
  if (found !== undefined) return found.id;
  const known = recorded.map(({ n }) => n).join(', ');
  throw new UserError(
    `Event ${facts} holds no programme facts; ${known === '' ? 'none were recorded' : `these do: ${known}`}.`,
  );
};
