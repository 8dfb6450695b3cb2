/** A case as its events tell it: who holds the person, where, what is known, and every act, in the order things happened. */
import type { BodyOf, CaseEvent, EventType } from './events.ts';
import type { CaseId, EventId, Instant } from './identity.ts';
import { noLaw, type RecordLaw } from './record-law.ts';
import type { Referral } from './referrals.ts';
import type { Numbered } from './stamped.ts';
import type { FactName, Place } from './vocabulary.ts';

export interface NumberedEvent extends Numbered<CaseEvent> {
  /** With `otherCaseJoined`: the events of that case, as whoever read the history found them. Never stored. */
  readonly carried?: readonly NumberedEvent[];
  /** With what a correction says: the event in whose place it stands. Never stored. */
  readonly insteadOf?: EventId;
}
/** An event whose body is known to be of one type. */
export type EventOf<Type extends EventType> = NumberedEvent & { readonly body: BodyOf<Type> };

/** Who answers for the person. A trip to hospital or court changes nothing here. */
export type Standing = 'held' | 'community' | 'escaped' | 'closed';

/** A stretch of time from one event to the next; without `to` it lasts. */
export interface Span {
  readonly from: Instant;
  readonly to?: Instant;
  /** The event that began it. */
  readonly by: NumberedEvent;
}
export interface StandingSpan extends Span {
  readonly standing: Standing;
}
export interface PlaceSpan extends Span {
  readonly place: Place;
}
/** One fact as it stood from `by.happenedAt` until the next record of the same name. */
export interface FactRecord {
  readonly name: FactName | 'releaseKind' | 'sentence' | 'detentionCriteriaMet';
  readonly value: boolean | string;
  readonly by: NumberedEvent;
}
/** An event that the history does not bear (a review before the plan): kept, without effect until what it needs arrives. */
export interface Unsupported {
  readonly event: NumberedEvent;
  readonly because: string;
}

export interface Case {
  readonly id: CaseId;
  readonly jurisdiction: string;
  /** The number of the last event, in order of arrival. */
  readonly n: number;
  readonly standings: readonly StandingSpan[];
  readonly places: readonly PlaceSpan[];
  readonly facts: readonly FactRecord[];
  /** Supported events by type, each list in the order things happened. */
  readonly acts: Readonly<Partial<Record<EventType, readonly NumberedEvent[]>>>;
  /** Referrals to programmes, in the order they were proposed. */
  readonly referrals: readonly Referral[];
  /** Only those it names see the case; undefined when it is open. */
  readonly restriction: EventOf<'accessRestricted'> | undefined;
  readonly unsupported: readonly Unsupported[];
  /** Events that a correction replaced or withdrew. They stay in the history and count for nothing. */
  readonly superseded: readonly NumberedEvent[];
  /** The number of the last event that made the history count anew: a correction, a merge undone, a move recorded after a later one; 0 when none did. */
  readonly countedAnewAt: number;
  /** What the law has made of the record itself. */
  readonly law: RecordLaw;
}

export const noCase = (id: CaseId): Case => ({
  id,
  jurisdiction: '',
  n: 0,
  standings: [],
  places: [],
  facts: [],
  acts: {},
  referrals: [],
  restriction: undefined,
  unsupported: [],
  superseded: [],
  countedAnewAt: 0,
  law: noLaw,
});

/** Supported events of one type, in the order they happened. */
export const actsOf = <Type extends EventType>(of: Case, type: Type): readonly EventOf<Type>[] =>
  (of.acts[type] ?? []) as readonly EventOf<Type>[];

/** Of records that are all needed for something to be known, the one with which it was; at one instant, the last to arrive. */
export const lastRecorded = (...events: readonly [NumberedEvent, ...NumberedEvent[]]): NumberedEvent =>
  events.reduce((last, event) =>
    event.recordedAt > last.recordedAt || (event.recordedAt === last.recordedAt && event.n > last.n) ? event : last,
  );

export const standingNow = (of: Case): Standing | undefined => of.standings.at(-1)?.standing;

/** Where the person was held or supervised at an instant; before admission, the place of admission. */
export const placeAt = (of: Case, at: Instant): Place =>
  (of.places.findLast((span) => span.from <= at) ?? of.places[0])?.place ?? { facility: 'unknown', unit: 'unknown' };

/** Whether the person is held as a young person. */
export const isYouth = (of: Case): boolean => actsOf(of, 'admitted')[0]?.body.youth === true;

/** The latest value of a fact, or undefined when nobody recorded it. */
export const factNow = (of: Case, name: FactRecord['name']): boolean | string | undefined => recordOf(of, name)?.value;

/** The last record of a fact. */
export const recordOf = (of: Case, name: FactRecord['name']): FactRecord | undefined =>
  of.facts.findLast((fact) => fact.name === name);

/** The Offender Accountability Plan is adopted when the third endorsement is given, or adoption itself is recorded. */
export const planAdoption = (of: Case): NumberedEvent | undefined => {
  const recorded = actsOf(of, 'oapAdopted')[0];
  const third = firstOfEach(actsOf(of, 'oapEndorsed'), (event) => event.body.by, 3)?.at(-1);
  if (recorded === undefined || third === undefined) return recorded ?? third;
  return third.happenedAt < recorded.happenedAt ? third : recorded;
};

/** The first event of each of `size` different keys, in order of happening, or undefined while some are missing. */
export const firstOfEach = <Event extends NumberedEvent>(
  events: readonly Event[],
  keyOf: (event: Event) => string | number,
  size: number,
): readonly [Event, ...Event[]] | undefined => {
  const seen = new Set<string | number>();
  const [first, ...others] = events.filter((event) => seen.size < size && seen.size < seen.add(keyOf(event)).size);
  return first === undefined || seen.size < size ? undefined : [first, ...others];
};
