/** The order in which things happened, also those of one instant: the same in whatever order they arrived. */
import type { NumberedEvent } from './case.ts';
import type { EventType } from './events.ts';
import type { Instant } from './identity.ts';

/** Turns at one instant: who arrives comes first, what others need before them, what settles or ends it, who leaves, what follows, what ends the case. */
const turns: Partial<Readonly<Record<EventType, number>>> = {
  admitted: 0,
  returnedToCustody: 0,
  sentenced: 1,
  healthScreeningRecorded: 1,
  releaseGranted: 1,
  oapEndorsed: 2,
  oapAdopted: 2,
  programmeJoined: 1,
  contactLogged: 2,
  programmeSessionAttended: 2,
  programmeFactsRecorded: 1,
  referralProposed: 2,
  programmeCompleted: 2,
  detentionReviewed: 2,
  referralDecided: 4,
  programmeLeft: 4,
  released: 6,
  escaped: 6,
  contactMade: 7,
  frontLoadedServicesStarted: 7,
  frontLoadingReviewed: 7,
  supervisionLevelSet: 7,
  mentalHealthIntakeRecorded: 7,
  victimAdvocateContacted: 7,
  fugitiveReferred: 7,
  // Of a restriction and an opening at one instant the restriction stands.
  accessOpened: 2,
  glassBroken: 6,
  closed: 8,
  died: 8,
};
const usualTurn = 3;
const turnOfJoiningAfterLeaving = 5;

const compare = (one: string | number, other: string | number): number => (one < other ? -1 : one > other ? 1 : 0);

/** By when it happened; then by turn; then by when it was recorded; then by id. Never by arrival. */
export const inOrderOfHappening = (events: readonly NumberedEvent[]): readonly NumberedEvent[] => {
  const leftAt = leavingInstants(events);
  const turnOf = ({ body, happenedAt }: NumberedEvent): number =>
    body.type === 'programmeJoined' && leftAt.has(happenedAt)
      ? turnOfJoiningAfterLeaving
      : (turns[body.type] ?? usualTurn);
  return events.toSorted(
    (one, other) =>
      compare(one.happenedAt, other.happenedAt) ||
      compare(turnOf(one), turnOf(other)) ||
      compare(one.recordedAt, other.recordedAt) ||
      compare(one.id, other.id),
  );
};

/** When somebody left a programme that they had joined before that instant: what is joined at the same one is joined after leaving. */
const leavingInstants = (events: readonly NumberedEvent[]): ReadonlySet<Instant> => {
  const instants = new Set<Instant>();
  if (!events.some(({ body }) => body.type === 'programmeLeft')) return instants;
  const open = new Set<string>();
  for (const [at, { joined, left }] of movesByInstant(events)) {
    const ended = left.filter((programme) => open.has(programme));
    if (ended.length > 0) instants.add(at);
    for (const programme of left) open.delete(programme);
    for (const programme of joined) if (ended.includes(programme) || !left.includes(programme)) open.add(programme);
  }
  return instants;
};

interface Moves {
  readonly joined: readonly string[];
  readonly left: readonly string[];
}

/** The programmes that were joined and left at each instant, from the earliest on. */
const movesByInstant = (events: readonly NumberedEvent[]): readonly (readonly [Instant, Moves])[] => {
  const found = new Map<Instant, Moves>();
  for (const { happenedAt, body } of events) {
    const { joined, left } = found.get(happenedAt) ?? { joined: [], left: [] };
    if (body.type === 'programmeJoined') found.set(happenedAt, { joined: [...joined, body.programme], left });
    if (body.type === 'programmeLeft') found.set(happenedAt, { joined, left: [...left, body.programme] });
  }
  return [...found].toSorted(([one], [other]) => compare(one, other));
};
