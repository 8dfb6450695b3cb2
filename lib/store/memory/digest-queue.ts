/** Notices that wait for a digest, by recipient. */

import { compareNotices, compareRecipients, type Recipient } from '../list-order.ts';
import type { LedgerRow } from '../port.ts';
import { createSortedList, type SortedList } from './sorted-list.ts';

export interface DigestQueue {
  add(notice: LedgerRow): void;
  delete(notice: LedgerRow): void;
  recipients(jurisdiction: string): readonly Recipient[];
  waitingFor(jurisdiction: string, recipient: Recipient, limit: number): readonly LedgerRow[];
}

interface Queue {
  readonly jurisdiction: string;
  readonly recipient: Recipient;
  readonly notices: SortedList<LedgerRow>;
}

export function createDigestQueue(): DigestQueue {
  const queues = new Map<string, Queue>();
  const keyOf = (jurisdiction: string, { role, facility, unit }: Recipient): string =>
    `${jurisdiction}\n${role}\n${facility}\n${unit}`;

  return {
    add(notice) {
      const { jurisdiction, recipient } = notice;
      const key = keyOf(jurisdiction, recipient);
      let queue = queues.get(key);
      if (queue === undefined) {
        queue = { jurisdiction, recipient, notices: createSortedList(compareNotices) };
        queues.set(key, queue);
      }
      queue.notices.add(notice);
    },
    delete(notice) {
      queues.get(keyOf(notice.jurisdiction, notice.recipient))?.notices.delete(notice);
    },
    recipients(jurisdiction) {
      return [...queues.values()]
        .filter((queue) => queue.jurisdiction === jurisdiction && queue.notices.size > 0)
        .map(({ recipient }) => recipient)
        .sort(compareRecipients);
    },
    waitingFor(jurisdiction, recipient, limit) {
      return queues.get(keyOf(jurisdiction, recipient))?.notices.first(limit, () => true) ?? [];
    },
  };
}
