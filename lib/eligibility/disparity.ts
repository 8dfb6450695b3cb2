/**
 * How a caseload's outcomes differ between groups: rates of eligibility, of undetermined answers, of approved overrides and
 * of declined referrals, with counts and intervals. It describes and concludes nothing about any person.
 */
import type { Outcome } from './programme.ts';
import { type Rate, rateOf } from './wilson-interval.ts';

/** One programme of one person, as judged and, where somebody has decided, as decided. */
export interface DisparityRow {
  /** The group, such as a gender or a declared identity; "not recorded" where nothing is known. */
  readonly group: string;
  readonly programme: string;
  readonly outcome: Outcome;
  /** Was an override approved for it? */
  readonly overridden: boolean;
  /** What the board decided, where it did. */
  readonly decision: 'accepted' | 'waitlisted' | 'declined' | null;
}

export interface GroupRates {
  readonly group: string;
  readonly programme: string;
  readonly eligible: Rate;
  readonly undetermined: Rate;
  readonly overridden: Rate;
  /** Declined among those decided. */
  readonly declined: Rate;
}

/** The rates of each programme and group, sorted by programme, then group; rows of the same group are people. */
export function disparityReport(rows: readonly DisparityRow[]): readonly GroupRates[] {
  const cells = new Map<string, DisparityRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.programme, row.group]);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [row]);
    else cell.push(row);
  }
  return [...cells.values()]
    .flatMap((cell) => (cell[0] === undefined ? [] : [ratesOf(cell[0], cell)]))
    .sort((one, other) => compare(one.programme, other.programme) || compare(one.group, other.group));
}

function ratesOf({ group, programme }: DisparityRow, cell: readonly DisparityRow[]): GroupRates {
  const share = (counts: (row: DisparityRow) => boolean, among = cell): Rate =>
    rateOf(among.filter(counts).length, among.length);
  const decided = cell.filter(({ decision }) => decision !== null);
  return {
    group,
    programme,
    eligible: share(({ outcome }) => outcome === 'eligible'),
    undetermined: share(({ outcome }) => outcome === 'undetermined'),
    overridden: share(({ overridden }) => overridden),
    declined: share(({ decision }) => decision === 'declined', decided),
  };
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
