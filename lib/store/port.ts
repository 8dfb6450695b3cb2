/**
 * What the product asks of a case store. One contract suite runs on every implementation.
 *
 * Appending is the commit point: everything else here is a projection, rebuildable from the events, or a small
 * record of its own (wake-up token, notice claim, audit record, given command). Nothing here is ever deleted but due-date
 * rows and commands that need not be remembered; and a case that was ordered erased: all of it goes but the
 * audit trail, and a tombstone stays.
 */
import type { CaseEvent } from '../case/events.ts';
import type { CaseId, Instant } from '../case/identity.ts';
import type { Numbered } from '../case/stamped.ts';
import type { NoticeKind } from '../timeline/notice-plan.ts';
import type { AuditTrail } from './audit.ts';
import type { GivenCommands } from './given-commands.ts';

export type StoredEvent = Numbered<CaseEvent>;

export type Appended =
  /** `alreadyRecorded`: an event with this id and the same content was there before; nothing was written. */
  | { readonly outcome: 'appended'; readonly event: StoredEvent; readonly alreadyRecorded: boolean }
  /** Somebody else wrote first: the case is at `version`, not at the version expected. */
  | { readonly outcome: 'conflict'; readonly version: number }
  /** The id is taken by an event with other content: `recorded` is what stands. */
  | { readonly outcome: 'duplicateId'; readonly recorded: StoredEvent };

/** What happened in a case, and what was sent about it. */
export interface History {
  readonly events: readonly StoredEvent[];
  readonly notices: readonly LedgerRow[];
}

/** What a list needs to show of a case without folding it. Version `n` is the last event it saw. */
export interface Snapshot {
  readonly caseId: CaseId;
  readonly jurisdiction: string;
  readonly n: number;
  readonly phase: string;
  readonly facility: string;
  readonly unit: string;
  readonly closed: boolean;
}

/** Who may see it: lists leave out what is guarded from whoever asks. Absent where nothing is. */
export interface Guard {
  readonly restricted?: true;
  readonly youth?: true;
}

/** One open deadline, as the due index holds it. */
export interface DueRow extends Guard {
  readonly caseId: CaseId;
  readonly jurisdiction: string;
  /** `duty/spell/occurrence`, unique in the case. */
  readonly deadline: string;
  readonly duty: string;
  readonly generation: number;
  readonly dueAt: Instant;
  /** When something must next be sent or settled; absent when nothing more is owed, and then no sweep finds the row. */
  readonly nextActionAt?: Instant;
  readonly facility: string;
  readonly unit: string;
  readonly role: string;
  readonly state: 'due' | 'overdue';
}

/** Where case-timeline stands: `generation` is the one that runs, or the next to start when none does. */
export interface TimelineMark {
  readonly generation: number;
}

/** What is parked: the case's timeline, or the review of its programmes. */
export type Parked = 'timeline' | 'review';

export interface ParkedToken {
  readonly token: string;
  /** The last event the parked execution had seen. */
  readonly seen: number;
  /** When it came to wait, and at which attempt: text that sorts by time. */
  readonly waitingSince?: string;
}

/** One logical notice. `id` is its identity: case, deadline, generation, rung and recipient. */
export interface Notice {
  readonly id: string;
  readonly caseId: CaseId;
  readonly jurisdiction: string;
  readonly deadline: string;
  readonly duty: string;
  readonly generation: number;
  /** `reminder-1`, `rung-2`, `rung-3/2026-03-12`, `missed`: what it is in its deadline's plan. */
  readonly rung: string;
  readonly kind: NoticeKind;
  readonly recipient: { readonly role: string; readonly facility: string; readonly unit: string };
  readonly dueAt: Instant;
  readonly claimedAt: Instant;
  /** `now`: published at once. `digest`: gathered for the recipient's morning digest. */
  readonly channel: 'now' | 'digest';
}

/** A notice with how far it got. */
export interface LedgerRow extends Notice {
  readonly confirmedAt?: Instant;
  /** Settled without being sent: its duty was done or void before the digest went. Nobody received it. */
  readonly withdrawn?: true;
}

export type Claim =
  | 'claimed'
  /** Claimed before and never confirmed: a crash lay between, so publish again under the same id. */
  | 'unconfirmed'
  | 'confirmed';

/** A row's place in the list of its unit. */
export type ListPlace = Pick<DueRow, 'dueAt' | 'caseId' | 'deadline'>;

/** What stays of an erased case: that there was one, when it went, and by whose order. */
export interface Tombstone {
  readonly caseId: CaseId;
  readonly jurisdiction: string;
  readonly orderedAt: Instant;
  readonly erasedAt: Instant;
  readonly orderedBy: string;
  readonly authority: string;
  readonly reason: string;
}

/**
 * About an erased case `events`, `append`, `claimNotice` and `park` throw CaseErased, `project` answers false and lists
 * hold nothing.
 */
export interface CaseStore extends AuditTrail, GivenCommands {
  /**
   * Appends one event by one conditional put. With `expected` a number, only if the case is exactly at that version;
   * with `any` it retries on the version it finds, in arrival order. Content is everything but `recordedAt`: who sends
   * again after an answer was lost is stamped anew, and the first stamp stands.
   */
  append(event: CaseEvent, expected: number | 'any'): Promise<Appended>;
  /**
   * All events of a case in order of `n`, strongly consistent; empty when there is no such case. With each
   * `otherCaseJoined` comes what it joined, as `carried`. Throws CaseErased, JoinedCaseUnopened.
   */
  events(caseId: CaseId): Promise<readonly StoredEvent[]>;
  /** `events` and `notices` in one reading, for whoever decides what to send. Throws CaseErased, JoinedCaseUnopened. */
  history(caseId: CaseId): Promise<History>;
  /** Every case there is, page by page: for rebuilding and for reports. Erased ones are not. */
  cases(): AsyncIterable<CaseId>;
  /**
   * Erases a case: the tombstone first, then the key under which its events were kept, then everything else. Repeated, or
   * after a fault, it finishes what was begun; the first tombstone stands, and is the answer.
   */
  erase(tombstone: Tombstone): Promise<Tombstone>;

  /**
   * Makes snapshot and due-date rows what is given, unless a projection of a later version stands: then nothing
   * changes and the answer is false. Rows not given are removed; unchanged rows are not written. The same version may
   * be projected again; of two projectors at once the one that came last stands whole, and the other is told false.
   * After a fault, project again: what was half written is made right. Throws ProjectionInconsistent when a row belongs
   * to another case or two rows have one deadline.
   */
  project(snapshot: Snapshot, rows: readonly DueRow[]): Promise<boolean>;
  snapshot(caseId: CaseId): Promise<Snapshot | undefined>;
  /** In order of `deadline`. */
  dueRows(caseId: CaseId): Promise<readonly DueRow[]>;
  /** Moves one row's `nextActionAt`, or takes it away, if the row still stands in that generation. */
  rescheduleDueRow(
    row: Pick<DueRow, 'caseId' | 'deadline' | 'generation'>,
    nextActionAt: Instant | undefined,
  ): Promise<void>;
  /** How many fixed hash shards the due index has; a sweep asks each. */
  readonly shards: number;
  /**
   * Rows of one shard with `nextActionAt` at or before `until`, earliest first, at most `limit` of them. It may lag a
   * moment behind, as may all lists over cases. Throws ShardUnknown.
   */
  rowsToActOn(shard: number, until: Instant, limit: number): Promise<readonly DueRow[]>;
  /** Open rows of a unit, earliest due first, at most `limit` of them; `until` bounds `dueAt`, and `after` is where the list before ended. */
  dueInUnit(
    jurisdiction: string,
    facility: string,
    unit: string,
    options: { readonly until?: Instant; readonly after?: ListPlace; readonly limit: number },
  ): Promise<readonly DueRow[]>;
  /** The units of a jurisdiction that have rows now: `{facility, unit}`. */
  unitsWithRows(jurisdiction: string): Promise<readonly { readonly facility: string; readonly unit: string }[]>;

  timeline(caseId: CaseId): Promise<TimelineMark>;
  /**
   * Sets the generation to `from` + 1 if it is `from`; false when that was done already, if only by a request whose
   * answer was lost. A case without a mark is at generation 1.
   */
  advanceTimeline(caseId: CaseId, from: number): Promise<boolean>;
  /**
   * An earlier wait never replaces a later one, unless that begins more than a quarter of an hour after `now`: then a
   * clock was set back. `what` is the timeline when it is not said. Throws CaseErased.
   */
  park(caseId: CaseId, parked: ParkedToken, what?: Parked, now?: Instant): Promise<void>;
  /** The token that was parked last. It stays when it is spent: whoever wakes by it is told by the engine. */
  parkedToken(caseId: CaseId, what?: Parked): Promise<ParkedToken | undefined>;

  claimNotice(notice: Notice): Promise<Claim>;
  /** The first confirmation stands. Throws NoticeNotClaimed when there is no such notice. */
  confirmNotice(caseId: CaseId, id: string, at: Instant, outcome?: 'published' | 'withdrawn'): Promise<void>;
  /** Earliest claim first. */
  notices(caseId: CaseId): Promise<readonly LedgerRow[]>;
  /** Who has notices that were claimed for the digest and not confirmed. */
  digestRecipients(jurisdiction: string): Promise<readonly Notice['recipient'][]>;
  /** Those notices of one recipient, earliest claim first, at most `limit`. */
  digestFor(jurisdiction: string, recipient: Notice['recipient'], limit: number): Promise<readonly LedgerRow[]>;
}
