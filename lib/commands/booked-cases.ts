/** A file of jail bookings as cases: what `replay` lives through and `report` counts, by the same policy and clock. */
import { type Command, Option } from 'commander';
import type { CaseEvent } from '../case/events.ts';
import { type Instant, plusHours } from '../case/identity.ts';
import { eventsOf } from '../imports/bookings/events.ts';
import { type Bookings, readBookings } from '../imports/bookings/read-bookings.ts';
import { lastInstant } from '../simulation/rehearsal.ts';
import type { Ambiguity } from '../timeline/local-time.ts';
import type { Policy } from '../timeline/policy.ts';
import { ambiguousOption, type PolicyChoice, policyOf } from './options.ts';
import { UserError } from './user-error.ts';

export interface BookingsChoice extends PolicyChoice {
  readonly ambiguous: Ambiguity;
  readonly dateOnlyAt: string;
}

export interface BookedCases {
  readonly bookings: Bookings;
  readonly policy: Policy;
  readonly events: readonly CaseEvent[];
  /** Thirty days after the last thing that happened. */
  readonly until: Instant;
}

export const addBookingsOptions = (command: Command): Command =>
  command
    .addOption(ambiguousOption())
    .addOption(
      new Option('--date-only-at <HH:MM>', 'the local time that a date without one counts as').default('12:00'),
    );

/** The duties that a bookings file has columns for; nobody is reminded of the others. */
const observed = ['pretrial-assessment'];
const afterTheLast = 30 * 24;

/** The policy that bookings are judged by. */
export const policyForBookings = (choice: PolicyChoice): Policy => policyOf(choice, { observed });

export const readBookedCases = async (file: string, choice: BookingsChoice): Promise<BookedCases> => {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(choice.dateOnlyAt)) {
    throw new UserError(`--date-only-at takes a local time such as 12:00, not "${choice.dateOnlyAt}".`);
  }
  const policy = policyForBookings(choice);
  const bookings = await readBookings(file, {
    zone: policy.zone,
    ambiguity: choice.ambiguous,
    dateOnlyAt: choice.dateOnlyAt,
  });
  const events = bookings.bookings.flatMap((booking) => eventsOf(booking, policy.jurisdiction));
  const last = lastInstant(events);
  return {
    bookings,
    policy,
    events,
    until: last === undefined ? ('1970-01-01T00:00:00.000Z' as Instant) : plusHours(last, afterTheLast),
  };
};
