/** What every store does with due-date rows alike: compare them, order them, and refuse a set that contradicts itself. */
import type { Instant } from '../case/identity.ts';
import { ProjectionInconsistent } from './errors.ts';
import type { DueRow, Snapshot } from './port.ts';

export const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Whether a row already stands as it is wanted. */
export const sameDueRow = (one: DueRow, other: DueRow): boolean =>
  one.deadline === other.deadline &&
  one.nextActionAt === other.nextActionAt &&
  one.dueAt === other.dueAt &&
  one.generation === other.generation &&
  one.state === other.state &&
  one.duty === other.duty &&
  one.role === other.role &&
  one.unit === other.unit &&
  one.facility === other.facility &&
  one.restricted === other.restricted &&
  one.youth === other.youth &&
  one.jurisdiction === other.jurisdiction &&
  one.caseId === other.caseId;

/** The row with another next action, or with none. */
export function withNextAction({ nextActionAt: _previous, ...row }: DueRow, nextActionAt: Instant | undefined): DueRow {
  return nextActionAt === undefined ? row : { ...row, nextActionAt };
}

/**
 * The rows by deadline. Throws ProjectionInconsistent when two rows claim one deadline or a row belongs to another
 * case: of two such rows one would silently go missing, and with it a duty.
 */
export function rowsByDeadline(snapshot: Snapshot, rows: readonly DueRow[]): Map<string, DueRow> {
  const byDeadline = new Map<string, DueRow>();
  for (const row of rows) {
    if (row.caseId !== snapshot.caseId) {
      throw new ProjectionInconsistent(
        `A row of case ${row.caseId} (${row.deadline}) was given with the snapshot of case ${snapshot.caseId}. Project each case by itself.`,
      );
    }
    byDeadline.set(row.deadline, row);
  }
  if (byDeadline.size !== rows.length) {
    throw new ProjectionInconsistent(
      `Case ${snapshot.caseId} at version ${snapshot.n} was given ${rows.length} rows for ${byDeadline.size} deadlines. Give each deadline one row.`,
    );
  }
  return byDeadline;
}
