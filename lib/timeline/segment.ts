/** The stretches of a case in which duties live. An escape ends a stretch; the return begins the next. */
import type { Case, NumberedEvent } from '../case/case.ts';
import type { Instant } from '../case/identity.ts';

/** Where a duty lives: it ends, void or missed, when the person leaves that. */
export type Habitat = 'pretrial' | 'custody' | 'community' | 'escaped' | 'custodyOrCommunity';

export interface Segment {
  readonly habitat: Habitat;
  /** 1 for the first stretch of this habitat in the case, then 2, and so on. */
  readonly number: number;
  readonly from: Instant;
  readonly to?: Instant;
  readonly by: NumberedEvent;
  readonly endedBy?: NumberedEvent;
  /** What began the stay or supervision that an escape may have broken: what was done since then counts. */
  readonly episode: NumberedEvent;
  /** Began with a return from escape: duties still open then run anew from the return. */
  readonly resumed: boolean;
}

const standingOf = { custody: 'held', community: 'community', escaped: 'escaped' } as const;

/** All stretches of one habitat, in order. */
export const segments = (of: Case, habitat: Habitat): readonly Segment[] =>
  habitat === 'pretrial'
    ? pretrial(of)
    : habitat === 'custodyOrCommunity'
      ? custodyOrCommunity(of)
      : stretches(of, habitat);

const stretches = (of: Case, habitat: 'custody' | 'community' | 'escaped'): readonly Segment[] => {
  const found: Segment[] = [];
  let episode: NumberedEvent | undefined;
  for (const [index, span] of of.standings.entries()) {
    if (span.standing !== standingOf[habitat]) continue;
    const previous = of.standings[index - 1];
    const resumed =
      habitat === 'custody' &&
      found.length > 0 &&
      previous?.standing === 'escaped' &&
      of.standings[index - 2]?.standing === 'held';
    episode = resumed && episode !== undefined ? episode : span.by;
    const endedBy = of.standings[index + 1]?.by;
    found.push({
      habitat,
      number: found.length + 1,
      from: span.from,
      by: span.by,
      episode,
      resumed,
      ...(span.to === undefined ? {} : { to: span.to }),
      ...(endedBy === undefined ? {} : { endedBy }),
    });
  }
  return found;
};

/** Accused and held: from admission, or return from escape, until sentence or leaving. */
const pretrial = (of: Case): readonly Segment[] => {
  const admission = of.acts.admitted?.[0];
  if (admission?.body.type !== 'admitted' || admission.body.legalStatus !== 'accused') return [];
  const sentenced = of.acts.sentenced?.[0];
  return stretches(of, 'custody')
    .filter((stay) => stay.episode === admission && (sentenced === undefined || stay.from <= sentenced.happenedAt))
    .map((stay) => ({
      ...stay,
      habitat: 'pretrial',
      ...(sentenced === undefined || (stay.to !== undefined && stay.to < sentenced.happenedAt)
        ? {}
        : { to: sentenced.happenedAt, endedBy: sentenced }),
    }));
};

/** In somebody's care, inside or out: release does not end it, an escape does until the return. */
const custodyOrCommunity = (of: Case): readonly Segment[] => {
  const cared = [...stretches(of, 'custody'), ...stretches(of, 'community')].toSorted((one, other) =>
    one.from < other.from ? -1 : one.from > other.from ? 1 : 0,
  );
  const found: Segment[] = [];
  for (const { to, endedBy, ...stretch } of cared) {
    const end = { ...(to === undefined ? {} : { to }), ...(endedBy === undefined ? {} : { endedBy }) };
    const goesOn = found.at(-1)?.endedBy === stretch.by ? found.pop() : undefined;
    const number = found.length + 1;
    const episode = found[0]?.episode ?? stretch.episode;
    const begun = goesOn === undefined ? { ...stretch, number, episode, resumed: number > 1 } : withoutEnd(goesOn);
    found.push({ ...begun, ...end, habitat: 'custodyOrCommunity' });
  }
  return found;
};

const withoutEnd = ({ to: _to, endedBy: _endedBy, ...segment }: Segment): Segment => segment;
