/**
 * The case store in memory: what simulations and tests run on. Nothing is copied: what was given is kept, and what is
 * handed out is what is kept, so treat all of it as read-only. A list once handed out never changes afterwards.
 */
import type { CaseEvent } from '../case/events.ts';
import type { CaseId, EventId, Instant } from '../case/identity.ts';
import { compareText, rowsByDeadline, sameDueRow, withNextAction } from './due-row.ts';
import { CaseErased, NoticeNotClaimed } from './errors.ts';
import { withCarriedEvents } from './joined.ts';
import { awaitsDigest, compareNotices } from './list-order.ts';
import { createAuditTrail } from './memory/audit-trail.ts';
import { createDigestQueue } from './memory/digest-queue.ts';
import { createDueIndex } from './memory/due-index.ts';
import { createGivenCommands } from './memory/given-commands.ts';
import { isOverdueCopy } from './overdue-copy.ts';
import type {
  Appended,
  CaseStore,
  Claim,
  DueRow,
  LedgerRow,
  Parked,
  ParkedToken,
  Snapshot,
  StoredEvent,
  Tombstone,
} from './port.ts';
import { sameEvent } from './same-event.ts';
import { defaultShards } from './shard.ts';

/** Everything about one case; `sorted…` are kept until what they list changes. */
interface CaseRecord {
  events: readonly StoredEvent[];
  readonly eventsById: Map<EventId, StoredEvent>;
  snapshot: Snapshot | undefined;
  rows: Map<string, DueRow>;
  sortedRows: readonly DueRow[] | undefined;
  readonly notices: Map<string, LedgerRow>;
  sortedNotices: readonly LedgerRow[] | undefined;
  generation: number;
  readonly parked: Map<Parked, ParkedToken>;
}

const newRecord = (): CaseRecord => ({
  events: [],
  eventsById: new Map(),
  snapshot: undefined,
  rows: new Map(),
  sortedRows: undefined,
  notices: new Map(),
  sortedNotices: undefined,
  generation: 1,
  parked: new Map(),
});

/** An empty store. `shards` is how many shards its due index has, 16 unless said otherwise. */
export function createMemoryStore({ shards = defaultShards }: { readonly shards?: number } = {}): CaseStore {
  const records = new Map<CaseId, CaseRecord>();
  const tombstones = new Map<CaseId, Tombstone>();
  const dueIndex = createDueIndex(shards);
  const digest = createDigestQueue();

  const assertStands = (caseId: CaseId): void => {
    const tombstone = tombstones.get(caseId);
    if (tombstone !== undefined) throw new CaseErased(tombstone);
  };

  const recordOf = (caseId: CaseId): CaseRecord => {
    let record = records.get(caseId);
    if (record === undefined) {
      record = newRecord();
      records.set(caseId, record);
    }
    return record;
  };

  const append = (event: CaseEvent, expected: number | 'any'): Appended => {
    assertStands(event.caseId);
    const record = recordOf(event.caseId);
    const recorded = record.eventsById.get(event.id);
    if (recorded !== undefined) {
      return sameEvent(recorded, event)
        ? { outcome: 'appended', event: recorded, alreadyRecorded: true }
        : { outcome: 'duplicateId', recorded };
    }
    const version = record.events.length;
    if (expected !== 'any' && expected !== version) return { outcome: 'conflict', version };
    const stored: StoredEvent = { ...event, n: version + 1 };
    record.events = [...record.events, stored];
    record.eventsById.set(event.id, stored);
    return { outcome: 'appended', event: stored, alreadyRecorded: false };
  };

  const project = (snapshot: Snapshot, rows: readonly DueRow[]): boolean => {
    const wanted = rowsByDeadline(snapshot, rows);
    if (tombstones.has(snapshot.caseId)) return false;
    const record = recordOf(snapshot.caseId);
    if (record.snapshot !== undefined && record.snapshot.n > snapshot.n) return false;
    for (const standing of record.rows.values()) {
      const next = wanted.get(standing.deadline);
      if (next !== undefined && sameDueRow(standing, next)) wanted.set(standing.deadline, standing);
      else dueIndex.delete(standing);
    }
    for (const row of wanted.values()) if (record.rows.get(row.deadline) !== row) dueIndex.add(row);
    record.rows = wanted;
    record.sortedRows = undefined;
    record.snapshot = snapshot;
    return true;
  };

  const reschedule = (
    { caseId, deadline, generation }: Pick<DueRow, 'caseId' | 'deadline' | 'generation'>,
    nextActionAt: Instant | undefined,
  ): void => {
    const record = records.get(caseId);
    const standing = record?.rows.get(deadline);
    if (record === undefined || standing?.generation !== generation || standing.nextActionAt === nextActionAt) return;
    const moved = withNextAction(standing, nextActionAt);
    dueIndex.delete(standing);
    dueIndex.add(moved);
    record.rows.set(deadline, moved);
    record.sortedRows = undefined;
  };

  const dueRows = (caseId: CaseId): readonly DueRow[] => {
    const record = records.get(caseId);
    if (record === undefined) return [];
    record.sortedRows ??= [...record.rows.values()].sort((one, other) => compareText(one.deadline, other.deadline));
    return record.sortedRows;
  };

  const keepNotice = (row: LedgerRow): void => {
    const record = recordOf(row.caseId);
    const stood = record.notices.get(row.id);
    record.notices.set(row.id, row);
    record.sortedNotices = record.sortedNotices && placed(record.sortedNotices, stood, row);
    if (awaitsDigest(row)) digest.add(row);
  };

  const claim = (notice: LedgerRow): Claim => {
    assertStands(notice.caseId);
    const standing = records.get(notice.caseId)?.notices.get(notice.id);
    if (standing !== undefined) return standing.confirmedAt === undefined ? 'unconfirmed' : 'confirmed';
    keepNotice(notice);
    return 'claimed';
  };

  const confirm = (caseId: CaseId, id: string, confirmedAt: Instant, outcome?: 'published' | 'withdrawn'): void => {
    const standing = records.get(caseId)?.notices.get(id);
    if (standing === undefined) throw new NoticeNotClaimed(caseId, id);
    if (standing.confirmedAt !== undefined) return;
    if (awaitsDigest(standing)) digest.delete(standing);
    keepNotice({ ...standing, confirmedAt, ...(outcome === 'withdrawn' ? { withdrawn: true } : {}) });
  };

  const notices = (caseId: CaseId): readonly LedgerRow[] => {
    const record = records.get(caseId);
    if (record === undefined) return [];
    record.sortedNotices ??= [...record.notices.values()].sort(compareNotices);
    return record.sortedNotices;
  };

  const advance = (caseId: CaseId, from: number): boolean => {
    const record = recordOf(caseId);
    if (record.generation !== from) return false;
    record.generation = from + 1;
    return true;
  };

  const events = (caseId: CaseId): readonly StoredEvent[] => {
    assertStands(caseId);
    return records.get(caseId)?.events ?? [];
  };

  const read = (caseId: CaseId): Promise<readonly StoredEvent[]> => answer(() => events(caseId));
  const told = async (caseId: CaseId): Promise<readonly StoredEvent[]> => withCarriedEvents(await read(caseId), read);

  const erase = (tombstone: Tombstone): Tombstone => {
    const { caseId } = tombstone;
    const record = records.get(caseId);
    for (const row of record?.rows.values() ?? []) dueIndex.delete(row);
    for (const notice of record?.notices.values() ?? []) if (awaitsDigest(notice)) digest.delete(notice);
    records.delete(caseId);
    if (!tombstones.has(caseId)) tombstones.set(caseId, tombstone);
    return tombstones.get(caseId) ?? tombstone;
  };

  return {
    shards,
    ...createAuditTrail(),
    ...createGivenCommands(),
    append: (event, expected) => answer(() => append(event, expected)),
    events: told,
    history: async (caseId) => ({ events: await told(caseId), notices: notices(caseId) }),
    erase: (tombstone) => Promise.resolve(erase(tombstone)),
    async *cases() {
      for (const [caseId, { events }] of records) if (events.length > 0) yield caseId;
    },
    project: (snapshot, rows) => answer(() => project(snapshot, rows)),
    snapshot: (caseId) => Promise.resolve(records.get(caseId)?.snapshot),
    dueRows: (caseId) => Promise.resolve(dueRows(caseId)),
    rescheduleDueRow: (row, nextActionAt) => Promise.resolve(reschedule(row, nextActionAt)),
    rowsToActOn: (shard, until, limit) => answer(() => dueIndex.toActOn(shard, until, limit)),
    dueInUnit: (jurisdiction, facility, unit, options) =>
      Promise.resolve(dueIndex.inUnit(jurisdiction, { facility, unit }, options)),
    unitsWithRows: (jurisdiction) => Promise.resolve(dueIndex.units(jurisdiction)),
    timeline: (caseId) => Promise.resolve({ generation: records.get(caseId)?.generation ?? 1 }),
    advanceTimeline: (caseId, from) => Promise.resolve(advance(caseId, from)),
    park: (caseId, parked, what = 'timeline', now = undefined) =>
      answer(() => {
        assertStands(caseId);
        const { parked: waiting } = recordOf(caseId);
        if (!isOverdueCopy(parked, waiting.get(what), now)) waiting.set(what, parked);
      }),
    parkedToken: (caseId, what = 'timeline') => Promise.resolve(records.get(caseId)?.parked.get(what)),
    claimNotice: (notice) => answer(() => claim(notice)),
    confirmNotice: (caseId, id, at, outcome) => answer(() => confirm(caseId, id, at, outcome)),
    notices: (caseId) => Promise.resolve(notices(caseId)),
    digestRecipients: (jurisdiction) => Promise.resolve(digest.recipients(jurisdiction)),
    digestFor: (jurisdiction, recipient, limit) => Promise.resolve(digest.waitingFor(jurisdiction, recipient, limit)),
  };
}

/** A fault reaches the caller as a rejection, as it would from any other store. */
function answer<Value>(compute: () => Value): Promise<Value> {
  try {
    return Promise.resolve(compute());
  } catch (fault) {
    return Promise.reject(fault);
  }
}

/** The sorted list with the row in it: most come last, or stand where they stood. Undefined when it has to be sorted anew. */
const placed = (
  sorted: readonly LedgerRow[],
  stood: LedgerRow | undefined,
  row: LedgerRow,
): readonly LedgerRow[] | undefined => {
  if (stood !== undefined) return sorted.with(sorted.lastIndexOf(stood), row);
  const last = sorted.at(-1);
  return last === undefined || compareNotices(last, row) < 0 ? [...sorted, row] : undefined;
};
