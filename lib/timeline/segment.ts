/** The stretches of a case in which duties live. An escape ends a stretch; the return begins the next. */
import type { Case, NumberedEvent } from '../case/case.ts';
import type { Instant } from '../case/identity.ts';
import { type Participation, participations } from '../case/participations.ts';

/** Where a duty lives: it ends, void or missed, when the person leaves that. */
export type Habitat = 'pretrial' | 'custody' | 'community' | 'escaped' | 'custodyOrCommunity' | InProgramme;

/** From joining a programme to leaving it, or to leaving the place in which it is given. */
export interface InProgramme {
  readonly programme: string;
  readonly within: 'custody' | 'custodyOrCommunity';
}

export const habitatInWords = (habitat: Habitat): string =>
  typeof habitat === 'string' ? habitat : `the programme ${habitat.programme}, in ${habitat.within}`;

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
export const segments = (of: Case, habitat: Habitat): readonly Segment[] => {
  if (typeof habitat === 'object') return inProgramme(of, habitat);
  if (habitat === 'pretrial') return pretrial(of);
  return habitat === 'custodyOrCommunity' ? custodyOrCommunity(of) : stretches(of, habitat);
};

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

/** Each participation, in the stay or supervision during which it began: an escape breaks it, the return resumes it. */
const inProgramme = (of: Case, habitat: InProgramme): readonly Segment[] => {
  const around = segments(of, habitat.within);
  return participations(of)
    .filter(({ programme }) => programme === habitat.programme)
    .flatMap((participation) => {
      const begun = around.findLast(({ from }) => from <= participation.joined.happenedAt);
      return around
        .filter(({ episode }) => episode === begun?.episode)
        .flatMap((stretch) => overlap(stretch, participation));
    })
    .map((stretch, index) => ({ ...stretch, habitat, number: index + 1 }));
};

const overlap = (stretch: Segment, { joined, left }: Participation): readonly Segment[] => {
  const joinedHere = joined.happenedAt >= stretch.from;
  const from = joinedHere ? joined.happenedAt : stretch.from;
  const leftHere = left !== undefined && (stretch.to === undefined || left.happenedAt < stretch.to);
  const to = leftHere ? left.happenedAt : stretch.to;
  if (to !== undefined && to <= from) return [];
  const { to: _to, endedBy: _endedBy, ...begun } = stretch;
  const endedBy = leftHere ? left : stretch.endedBy;
  return [
    {
      ...begun,
      from,
      by: joinedHere ? joined : stretch.by,
      episode: joined,
      resumed: !joinedHere,
      ...(to === undefined ? {} : { to }),
      ...(endedBy === undefined ? {} : { endedBy }),
    },
  ];
};

const withoutEnd = ({ to: _to, endedBy: _endedBy, ...segment }: Segment): Segment => segment;
