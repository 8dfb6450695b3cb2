/** What a line of the duty tables shows: counts, the share in time, how late what was late, and how long the oldest is open. */
import { type DutyCount, type DutyGroup, dutyCounts, type Lasting } from './duty-counts.ts';
import { percent, sums } from './table.ts';

export interface DutyFigures extends Readonly<Record<DutyCount, number>> {
  /** Of what was done or should have been by now; undefined when nothing was to be, or of too few people. */
  readonly percentInTime?: number;
  /** The middle of the hours by which late duties were late; undefined where too few people were late. */
  readonly medianHoursLate?: number;
  /** Whole days since the oldest overdue duty was due; undefined where too few people have one. */
  readonly oldestDaysOverdue?: number;
}

/** Nothing is said of lateness and no share is told where fewer than `smallest` people stand behind it. */
export const dutyFigures =
  (smallest: number) =>
  (groups: readonly DutyGroup[]): DutyFigures => {
    const counts = sums(groups, dutyCounts);
    const { met, late, missed, overdue } = counts;
    const judged = new Set(groups.flatMap((group) => [...group.judged]));
    const share = judged.size < smallest ? undefined : percent(met, met + late + missed + overdue);
    const lateness = hoursOf(
      groups.flatMap((group) => group.late),
      smallest,
    );
    const ages = hoursOf(
      groups.flatMap((group) => group.overdue),
      smallest,
    );
    return {
      ...counts,
      ...(share === undefined ? {} : { percentInTime: share }),
      ...(lateness.length === 0 ? {} : { medianHoursLate: Math.round(10 * median(lateness)) / 10 }),
      ...(ages.length === 0 ? {} : { oldestDaysOverdue: Math.floor(Math.max(...ages) / 24) }),
    };
  };

const hoursOf = (lasting: readonly Lasting[], smallest: number): readonly number[] =>
  new Set(lasting.map(({ person }) => person)).size < smallest ? [] : lasting.map(({ hours }) => hours);

/** The middle value, or the mean of the two in the middle. Expects at least one. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? 0;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? upper) + upper) / 2 : upper;
};
