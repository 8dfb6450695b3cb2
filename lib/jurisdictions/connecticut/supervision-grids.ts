/** When regular contacts fall due: from release, or for the front-loaded from the end of their four months, at the level in force. */
import { lastRecorded, type NumberedEvent } from '../../case/case.ts';
import type { SupervisionLevel } from '../../case/vocabulary.ts';
import { madeKnownBy } from '../../timeline/conditions.ts';
import type { Grid, View } from '../../timeline/rule.ts';
import { actsHere, endOfFrontLoading } from './anchors.ts';
import { frontLoaded } from './conditions.ts';

interface LevelSet {
  readonly level: SupervisionLevel;
  readonly by: NumberedEvent;
}

/** One grid for each stretch at one level, the first of them from the start, whenever its level was set. Nobody can tell them while the level, or whether the person is front-loaded, is unrecorded. */
export const supervisionGrids = (view: View): readonly Grid[] | { readonly missing: readonly string[] } => {
  const group = frontLoaded(view);
  if (typeof group === 'object') return group;
  const { segment } = view;
  const startsAt = group ? endOfFrontLoading(view) : segment.from;
  const set = levelsSet(view);
  const initial = set.findLast(({ by }) => by.happenedAt <= startsAt) ?? set[0];
  if (initial === undefined)
    return group && segment.to !== undefined && segment.to <= startsAt ? [] : { missing: ['supervisionLevel'] };
  const groupKnownBy = madeKnownBy((as) => frontLoaded(as) === group, view) ?? segment.by;
  return stretchesOf(set.slice(set.indexOf(initial))).map(({ level, by, knownBy }, index, all) => {
    const next = all[index + 1];
    return {
      from: { at: index === 0 ? startsAt : by.happenedAt, by: lastRecorded(segment.by, groupKnownBy, knownBy) },
      every: view.length(level),
      ...(next === undefined ? {} : { replacedAt: next.by.happenedAt }),
    };
  });
};

/** Recording the same level again starts nothing anew. A stretch is known once its own record and the one before it are. */
const stretchesOf = (set: readonly LevelSet[]) =>
  set
    .map(({ level, by }, index) => ({ level, by, knownBy: lastRecorded(by, set[index - 1]?.by ?? by) }))
    .filter(({ level }, index) => level !== set[index - 1]?.level);

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
