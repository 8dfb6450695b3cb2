/**
 * The events of cases. Recording an event is one conditional put of the next number, and that is all there is to it.
 *
 * Why there is never a gap or a twin: a writer first reads every event of the case, strongly consistent, so the number it
 * tries is one above a number that exists; two writers at one number are told apart by the condition; and an event once
 * written is never written again. Why one id has one effect: an id among the numbers up to `v` is seen by that read, and
 * the put of `v` + 1 only succeeds when nothing was added since.
 */
import { CaseContended, EventTooLarge } from '../errors.ts';
import type { EventCipher } from '../event-cipher.ts';
import type { CaseStore, StoredEvent } from '../port.ts';
import { sameEvent } from '../same-event.ts';
import { type CaseTable, type Item, type ItemKey, neverWritten } from './case-table.ts';
import { createEventReader } from './event-reader.ts';
import { itemSize, largestItem } from './item-size.ts';
import { afterNotices, casePartition, casesPartition, eventSort, firstEventKeys, tombstoneSort } from './keys.ts';
import { isNotice, ledgerIn } from './ledger-items.ts';
import { plain } from './plain.ts';

/** Each attempt is lost only because another writer's was won, so this many others wrote meanwhile. */
const attempts = 100;

type EventLog = Pick<CaseStore, 'append' | 'events' | 'history' | 'cases'>;

export function createEventLog(table: CaseTable, shards: number, cipher: EventCipher): EventLog {
  const reader = createEventReader(table, cipher);

  return {
    events: reader.events,

    async history(caseId) {
      const range = { from: tombstoneSort, to: afterNotices };
      const items = await table.query({ partition: casePartition(caseId), range });
      const notices = items.filter(isNotice);
      return {
        events: await reader.eventsIn(caseId, items.slice(0, items.length - notices.length)),
        notices: ledgerIn(notices),
      };
    },

    async append(event, expected) {
      let recorded: readonly StoredEvent[] = [];
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        recorded = [...recorded, ...(await reader.after(event.caseId, recorded.length))];
        const standing = recorded.find(({ id }) => id === event.id);
        if (standing !== undefined) {
          return sameEvent(standing, event)
            ? { outcome: 'appended', event: standing, alreadyRecorded: true }
            : { outcome: 'duplicateId', recorded: standing };
        }
        const version = recorded.length;
        if (expected !== 'any' && expected !== version) return { outcome: 'conflict', version };
        const next: StoredEvent = { ...event, n: version + 1 };
        if (await table.put(await eventItem(next, shards, cipher), neverWritten)) {
          return { outcome: 'appended', event: next, alreadyRecorded: false };
        }
      }
      throw new CaseContended('Recording an event', event.caseId, attempts);
    },

    async *cases() {
      for (let shard = 0; shard < shards; shard += 1) {
        for await (const page of table.pages({ index: 'byShard', partition: casesPartition(shard) })) {
          for (const item of page) yield plain<Pick<StoredEvent, 'caseId'>>(item).caseId;
        }
      }
    },
  };
}

/** Throws EventTooLarge when the event does not fit into one item. */
async function eventItem(event: StoredEvent, shards: number, cipher: EventCipher): Promise<ItemKey & Item> {
  const item = {
    pk: casePartition(event.caseId),
    sk: eventSort(event.n),
    ...(event.n === 1 ? firstEventKeys(event.caseId, shards) : {}),
    ...(await cipher.lock(event)),
  };
  const size = itemSize(item);
  if (size > largestItem) throw new EventTooLarge({ ...event, type: event.body.type }, size);
  return item;
}
