/** What became of the rows of a bookings file: none is left out without a word. */
import type { Bookings } from '../imports/bookings/read-bookings.ts';
import type { Screen } from './screen.ts';

export interface RowsRead {
  readonly rows: number;
  readonly cases: number;
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
  /** They lie before admission or after release, and were passed over. */
  readonly screeningsOfAnotherStay: number;
}

export const readIn = ({ rows, bookings, rejected }: Bookings): RowsRead => ({
  rows,
  cases: bookings.length,
  rejected: rejected.map(({ line, reason }) => ({ line, reason })),
  screeningsOfAnotherStay: bookings.filter((booking) => booking.screeningOfAnotherStay).length,
});

/** For whoever has the file: with the lines in which to look. */
export const printRead = (
  { rows, cases, rejected, screeningsOfAnotherStay }: RowsRead,
  screen: Pick<Screen, 'write'>,
): void => {
  screen.write(`${rows} rows: ${cases} cases, ${rejected.length} rejected.`);
  for (const [reason, lines] of byReason(rejected))
    screen.write(
      `  ${String(lines.length).padStart(5)}  ${reason} (line ${lines.slice(0, 3).join(', ')}${lines.length > 3 ? ', …' : ''})`,
    );
  screen.write(
    `${screeningsOfAnotherStay} screenings lie before admission or after release: they belong to another stay and were passed over.\n`,
  );
};

/** How many rows were rejected for each kind of reason. */
export const countsByReason = (rejected: RowsRead['rejected']): ReadonlyMap<string, number> =>
  new Map([...byReason(rejected)].map(([reason, lines]) => [reason, lines.length]));

/** Rejections by the kind of reason, the values in them left out. */
const byReason = (rejected: RowsRead['rejected']): ReadonlyMap<string, readonly number[]> => {
  const groups = new Map<string, number[]>();
  for (const { line, reason } of rejected) {
    const kind =
      reason.replace(/"[^"]*"|\d{4}-\d{2}-\d{2}[ T]?[\d:+-]*/g, '…').split(/[;:] (?:it could|correct|give)/)[0] ??
      reason;
    const lines = groups.get(kind) ?? [];
    lines.push(line);
    groups.set(kind, lines);
  }
  return groups;
};
