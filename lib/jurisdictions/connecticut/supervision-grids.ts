/** When regular contacts fall due: from release, or for the front-loaded from the end of their four months, at the level in force. */
import type { NumberedEvent } from '../../case/case.ts';
import type { SupervisionLevel } from '../../case/vocabulary.ts';
import type { Anchor, Grid, View } from '../../timeline/rule.ts';
import { actsHere, endOfFrontLoading, release } from './anchors.ts';
import { frontLoaded } from './conditions.ts';

interface LevelSet {
  readonly level: SupervisionLevel;
  readonly by: NumberedEvent;
}

/** One grid for each stretch at one level. Nobody can tell them while the level, or whether the person is front-loaded, is unrecorded. */
export const supervisionGrids = (view: View): readonly Grid[] | { readonly missing: readonly string[] } => {
  const group = frontLoaded(view);
  if (typeof group === 'object') return group;
  const released = release(view);
  if (released === undefined) return [];
  const start: Anchor = group ? { at: endOfFrontLoading(view), by: released.by } : released;
  const set = levelsSet(view);
  const initial = set.findLast(({ by }) => by.happenedAt <= start.at) ?? (set.length === 0 ? undefined : set[0]);
  if (initial === undefined)
    return group && view.segment.to !== undefined && view.segment.to <= start.at
      ? []
      : { missing: ['supervisionLevel'] };
  const beginning: Anchor = initial.by.happenedAt > start.at ? { at: initial.by.happenedAt, by: initial.by } : start;
  const changes = set.filter(({ by }) => by.happenedAt > beginning.at);
  return changed(
    [
      { level: initial.level, from: beginning },
      ...changes.map(({ level, by }) => ({ level, from: { at: by.happenedAt, by } })),
    ],
    view,
  );
};

/** Recording the same level again starts nothing anew. */
const changed = (
  stretches: readonly { readonly level: SupervisionLevel; readonly from: Anchor }[],
  view: View,
): readonly Grid[] => {
  const distinct = stretches.filter(({ level }, index) => level !== stretches[index - 1]?.level);
  return distinct.map(({ level, from }, index) => {
    const next = distinct[index + 1];
    return { from, every: view.length(level), ...(next === undefined ? {} : { replacedAt: next.from.at }) };
  });
};

const levelsSet = (view: View): readonly LevelSet[] =>
  [view.segment.by, ...actsHere(view, 'frontLoadingReviewed'), ...actsHere(view, 'supervisionLevelSet')]
    .flatMap((by) => {
      const { body } = by;
      const level =
        'level' in body &&
        (body.type === 'released' || body.type === 'frontLoadingReviewed' || body.type === 'supervisionLevelSet')
          ? body.level
          : undefined;
      return level === undefined ? [] : [{ level, by }];
    })
    .toSorted((one, other) =>
      one.by.happenedAt < other.by.happenedAt ? -1 : one.by.happenedAt > other.by.happenedAt ? 1 : 0,
    );
