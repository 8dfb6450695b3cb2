/** A duty of one case, one time: when it is due, whose it is, and how it stands. */
import type { Instant } from '../case/identity.ts';
import type { Place } from '../case/vocabulary.ts';

export type DeadlineState =
  /** Nobody can tell whether it applies until `missing` is recorded. Sends nothing. */
  | 'undetermined'
  /** Work may not begin yet. */
  | 'upcoming'
  | 'due'
  | 'overdue'
  | 'met'
  /** Done after it was due, while the person was still there. Late stays late. */
  | 'metLate'
  /** Left after it was due, never done; or, for one week of many, its week has passed. Final. */
  | 'missed'
  /** Left, or no longer applicable, by the time it was due. */
  | 'void';

/** A due instant that stood until it passed without completion. Nothing that happens later takes it back. */
export interface Breach {
  readonly dueAt: Instant;
  /** The unit that held the person then: the breach is its. */
  readonly place: Place;
}

export interface Deadline {
  /** `duty/spell/occurrence`: unique in its case. */
  readonly key: string;
  readonly duty: string;
  /** Which stretch of custody or supervision, from 1. */
  readonly spell: number;
  readonly occurrence: number;
  /** Of several matters at once: what this one is about, such as a programme's code. Never in messages: it can be a diagnosis. */
  readonly about?: string;
  readonly state: DeadlineState;
  readonly anchorAt: Instant;
  readonly opensAt: Instant;
  readonly knownAt: Instant;
  readonly dueAt: Instant;
  readonly hourClock: boolean;
  /** The nominal date had passed before it could be known: told to the supervisor at once. */
  readonly compressed: boolean;
  /** The event that set the due date: what was sent for an older date does not count for this one. */
  readonly dateGeneration: number;
  /** The last event that shaped what is to be sent: date, condition, acknowledgement, leaving, correction. */
  readonly generation: number;
  /** The last event that shaped the duty itself, promises and put-off reminders aside. */
  readonly shapedBy: number;
  /** When the duty will end by time alone: the birthday that ends a mandate, a leaving known ahead; absent once it has. */
  readonly endsAt?: Instant;
  readonly doneAt?: Instant;
  readonly leftAt?: Instant;
  /** Parts that nobody recorded yet or, when undetermined, the facts to record. */
  readonly missing: readonly string[];
  readonly breaches: readonly Breach[];
  readonly role: string;
  /** Where the person is now, or was when the duty was done or left behind. */
  readonly place: Place;
  /** Who answers for the miss, when there is one. */
  readonly placeWhenDue: Place;
  /** For a missed week: the next contact, or leaving, at which its ladder ends. */
  readonly ladderEndsAt?: Instant;
  /** For one week of many: when the ladder of a later one has come to its end, and goes on for the duty from that instant. */
  readonly takenOverAt?: Instant;
  /** Still to be done when it came to another unit or role: whose it is now has to hear of it. */
  readonly inherited?: Inheritance;
  /** When the person will come to another unit, by a move that is recorded ahead of its time. */
  readonly movesAt?: Instant;
  readonly repeats: boolean;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly snoozes: readonly Snooze[];
}

export interface Inheritance {
  /** When the move, or what made it another role's, was known. */
  readonly at: Instant;
  readonly n: number;
}

export interface Acknowledgement {
  readonly at: Instant;
  readonly n: number;
  readonly promisedFor: Instant;
  readonly level: 'unitSupervisor' | 'facilityHead' | 'centralOffice';
  readonly reason: string;
}

/** The owner put the reminders of a duty off. */
export interface Snooze {
  readonly at: Instant;
  readonly n: number;
  readonly until: Instant;
  readonly reason: string;
}

/** Which of several matters it is about, by its number: that may be told wherever what it is about may not. Undefined where it is about none. */
export const matterNumber = ({ about, occurrence }: Pick<Deadline, 'about' | 'occurrence'>): number | undefined =>
  about === undefined ? undefined : occurrence;

/** Still to be done, or to be told of. */
export const isOpen = ({ state }: Deadline): boolean => state === 'upcoming' || state === 'due' || state === 'overdue';

/** Past its time and undone, with somebody left to act on it: overdue, or a missed week that none has taken over from. */
export const isUnsettled = ({ state, repeats, ladderEndsAt, takenOverAt }: Deadline, now: Instant): boolean =>
  state === 'overdue' ||
  (state === 'missed' && repeats && ladderEndsAt === undefined && (takenOverAt === undefined || now < takenOverAt));
