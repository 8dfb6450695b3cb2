/** `throughcare replay FILE`: real bookings become cases and live through the real workflows on a virtual clock. */
import { Command } from 'commander';
import type { Bookings } from '../imports/bookings/read-bookings.ts';
import type { Offices } from '../notices/offices.ts';
import { deliveryFigures } from '../simulation/delivery-figures.ts';
import { dutyFigures, noticeFigures, outcomes } from '../simulation/figures.ts';
import { type Rehearsal, rehearse } from '../simulation/rehearsal.ts';
import type { Policy } from '../timeline/policy.ts';
import {
  addBookingsOptions,
  type BookedCases,
  type BookingsChoice,
  policyForBookings,
  readBookedCases,
} from './booked-cases.ts';
import type { Context } from './context.ts';
import { jsonOption, jurisdictionOption, setOption, zoneOption } from './options.ts';
import { printRead, readIn } from './rows-read.ts';
import { officesOf } from './rules.ts';
import { table } from './screen.ts';
import { printWhatIf, whatIfJson } from './what-if.ts';

interface ReplayChoice extends BookingsChoice {
  readonly json?: boolean;
}

export const registerReplay = (program: Command, context: Context): void => {
  program.addCommand(
    addBookingsOptions(
      new Command('replay')
        .description('run a file of jail bookings through the workflows, from admission to release')
        .argument('<file>', 'CSV with the columns booking, jail_in, jail_out and screened_on; others are passed over')
        .addOption(jurisdictionOption())
        .addOption(zoneOption()),
    )
      .addOption(setOption('see what a change of policy would change'))
      .addOption(jsonOption())
      .addHelpText(
        'after',
        '\nExamples:\n  throughcare replay bookings.csv --zone America/New_York\n  throughcare replay bookings.csv --set pretrial-assessment.within=PT12H --json',
      )
      .action((file: string, choice: ReplayChoice) => replay(file, choice, context)),
  );
};

const replay = async (file: string, choice: ReplayChoice, context: Context): Promise<void> => {
  const started = context.now();
  const booked = await readBookedCases(file, choice);
  const { bookings, policy } = booked;
  const offices = officesOf(choice.jurisdiction)(policy.jurisdiction);
  const run = (under: Policy, label: string): Promise<Rehearsal> => live(booked, under, offices, label, context);
  const after = await run(policy, 'Replaying');
  const set = choice.set ?? [];
  const before = set.length === 0 ? undefined : await run(policyForBookings({ ...choice, set: [] }), 'As it is');
  const report = {
    ...reportOf(bookings, after, policy),
    ...(before === undefined ? {} : { whatIf: whatIfJson(set, figuresOf(before), figuresOf(after)) }),
  };
  const wallSeconds = Math.round((context.now() - started) / 10) / 100;
  if (choice.json === true) context.screen.write(JSON.stringify({ ...report, wallSeconds }, undefined, 2));
  else {
    print(report, wallSeconds, context);
    if (before !== undefined) printWhatIf(context.screen, set, figuresOf(before), figuresOf(after));
  }
  if (after.troubles.length > 0)
    throw new Error(`${after.troubles.length} executions ended early, the first: ${after.troubles[0]}`);
  if (bookings.rejected.some(({ malformed }) => malformed)) context.exitWith(2);
};

const live = async (
  { events, until }: BookedCases,
  policy: Policy,
  offices: Offices,
  label: string,
  { functions, screen }: Context,
): Promise<Rehearsal> => {
  const progress = screen.progress(label);
  try {
    return await rehearse({ events, policy, offices, until, functions, digest: true, onProgress: progress.share });
  } finally {
    progress.end();
  }
};

const figuresOf = (rehearsal: Rehearsal) => ({ duties: dutyFigures(rehearsal), notices: noticeFigures(rehearsal) });

const reportOf = (bookings: Bookings, rehearsal: Rehearsal, policy: Policy) => ({
  ...readIn(bookings),
  ...figuresOf(rehearsal),
  delivery: deliveryFigures(rehearsal, policy),
  notObserved: policy.duties.filter(({ id }) => !policy.observes(id)).map(({ id }) => id),
  executions: rehearsal.figures.executions,
  transitions: rehearsal.figures.transitions,
  simulatedDays: Math.round((Date.parse(rehearsal.until) - Date.parse(rehearsal.from)) / 86_400_000),
  zone: policy.zone,
  zoneData: process.versions.tz ?? 'unknown',
});

type Report = ReturnType<typeof reportOf>;

const print = (report: Report, wallSeconds: number, { screen }: Context): void => {
  printRead(report, screen);
  screen.write(
    table(
      ['duty', ...outcomes],
      Object.entries(report.duties).map(([duty, counts]) => [duty, ...outcomes.map((outcome) => counts[outcome])]),
    ),
  );
  screen.write(`${report.notObserved.length} other duties are not observed: the file has no column for them.\n`);
  screen.write(
    `${report.notices.reminders} reminders, ${report.notices.escalations} escalations (${report.notices.escalationsByKind.missed} of them final misses, ${report.notices.escalationsByKind.daily} of them the last rung told again the next day).`,
  );
  const { byRole, everybody, toldTwice, lateOrMissed, lateOrMissedUntold } = report.delivery;
  screen.write(
    table(
      ['to read', 'staff-days', 'notices', 'a day', 'messages', 'a day'],
      [...Object.entries(byRole), ['everybody', everybody] as const].map(([role, read]) => [
        role,
        read.staffDays,
        read.notices,
        read.noticesPerStaffDay.toFixed(2),
        read.messages,
        read.messagesPerStaffDay.toFixed(2),
      ]),
    ),
  );
  screen.write(
    `${toldTwice} notices went twice to one mailbox for one rung. Of ${lateOrMissed} duties done late or missed, nobody above their owner heard of ${lateOrMissedUntold}.`,
  );
  screen.write(
    `\n${report.executions} executions, ${report.transitions} transitions, ${report.simulatedDays} days in ${wallSeconds} s. Zone ${report.zone}, zone data ${report.zoneData}.`,
  );
};
