/**
 * Repeats on a grid, whatever was done: the n-th occurrence is the anchor plus n periods, never the last result plus one.
 * Only the next occurrence is open; a missed one closes as missed.
 */
import type { Instant } from '../../case/identity.ts';
import { after } from '../calendar.ts';
import { times } from '../length.ts';
import type { Policy } from '../policy.ts';
import type { Grid, View } from '../rule.ts';
import type { Occurrence } from './occurrence.ts';

/** Occurrences whose window has begun by `now`, all past ones and the one that is open, and the one to come. */
export const onGrids = (grids: readonly Grid[], view: View, policy: Policy, now: Instant): readonly Occurrence[] => {
  const found: Occurrence[] = [];
  for (const grid of grids) {
    let from = grid.from.at;
    let ahead = 0;
    for (let count = 1; ahead < 1; count += 1) {
      if (from >= now) ahead += 1;
      const dueAt = after(grid.from.at, times(grid.every, count), view.zone, policy.holidays);
      if (pastTheGrid(grid, from, dueAt) || (view.segment.to !== undefined && from > view.segment.to)) break;
      found.push({
        number: found.length + 1,
        anchorAt: from,
        dues: [{ dueAt, opensAt: from, knownAt: grid.from.by.recordedAt, setBy: grid.from.by, compressed: false }],
        countsFrom: from,
        exclusive: count > 1,
        closesWhenDue: true,
        ...(grid.replacedAt === undefined || grid.replacedAt > dueAt ? {} : { endsAt: grid.replacedAt }),
      });
      from = dueAt;
    }
  }
  return found;
};

/** A trailing part-week owes none; the period in which another grid takes over ends there, done or void. */
const pastTheGrid = (grid: Grid, from: Instant, dueAt: Instant): boolean =>
  (grid.until !== undefined && dueAt > grid.until) || (grid.replacedAt !== undefined && from >= grid.replacedAt);
