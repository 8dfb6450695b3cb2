/** What people said of one deadline: promises of when it will be done, and reminders put off. */
import { actsOf, type Case } from '../case/case.ts';
import type { Acknowledgement, Snooze } from './deadline.ts';

export const snoozesOf = (of: Case, key: string): readonly Snooze[] =>
  actsOf(of, 'snoozed')
    .filter((event) => event.body.deadline === key)
    .map(({ n, happenedAt, body }) => ({ at: happenedAt, n, until: body.until, reason: body.reason }));

export const acknowledgementsOf = (of: Case, key: string): readonly Acknowledgement[] =>
  actsOf(of, 'acknowledged')
    .filter((event) => event.body.deadline === key)
    .map(({ n, happenedAt, body }) => ({
      at: happenedAt,
      n,
      promisedFor: body.promisedFor,
      level: body.level,
      reason: body.reason,
    }));
