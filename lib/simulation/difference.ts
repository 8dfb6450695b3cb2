/** What a change of parameters changes: the figures of two rehearsals of one caseload, side by side. */
import { type NoticeFigures, type OutcomeCounts, outcomes } from './figures.ts';

export interface Outcome {
  readonly duties: Readonly<Record<string, OutcomeCounts>>;
  readonly notices: NoticeFigures;
}

export interface Change {
  /** `discharge-plan missed`, `notices to unit supervisor`. */
  readonly what: string;
  readonly before: number;
  readonly after: number;
}

/** Every figure that differs, duties first. */
export const differences = (before: Outcome, after: Outcome): readonly Change[] =>
  [...dutyChanges(before, after), ...noticeChanges(before.notices, after.notices)].filter(
    (change) => change.before !== change.after,
  );

const dutyChanges = (before: Outcome, after: Outcome): readonly Change[] =>
  union(before.duties, after.duties).flatMap((duty) =>
    outcomes.map((outcome) => ({
      what: `${duty} ${outcome}`,
      before: before.duties[duty]?.[outcome] ?? 0,
      after: after.duties[duty]?.[outcome] ?? 0,
    })),
  );

const noticeChanges = (before: NoticeFigures, after: NoticeFigures): readonly Change[] => [
  { what: 'reminders', before: before.reminders, after: after.reminders },
  { what: 'escalations', before: before.escalations, after: after.escalations },
  ...union(before.byRole, after.byRole).map((role) => ({
    what: `notices to ${role}`,
    before: before.byRole[role] ?? 0,
    after: after.byRole[role] ?? 0,
  })),
];

const union = (one: object, other: object): readonly string[] => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
];
