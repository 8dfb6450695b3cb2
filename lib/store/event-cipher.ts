/** How an event lies in its item. Without keys it lies there plainly; with them, under the key of its own case. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { CaseId } from '../case/identity.ts';
import type { DataKeys } from './data-keys.ts';
import type { Item } from './dynamodb/case-table.ts';
import { plain } from './dynamodb/plain.ts';
import { DataKeyUnreadable } from './errors.ts';
import type { StoredEvent } from './port.ts';

export interface EventCipher {
  /** The attributes that hold the event. Throws CaseErased. */
  lock(event: StoredEvent): Promise<Item>;
  /** The event that an item holds, locked or plain: cases began before there were keys. Throws CaseErased, DataKeyUnreadable. */
  unlock(item: Item): Promise<StoredEvent>;
}

export const noCipher: EventCipher = {
  lock: async (event) => ({ ...event }),
  async unlock(item) {
    if (item.locked === undefined) return plain<StoredEvent>(item);
    throw new DataKeyUnreadable('A case has locked events, and nothing here opens keys. Give the store its keys.');
  },
};

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Only case and number are left to be read: when it happened, who recorded it and what it says are locked. */
export const createEventCipher = (keys: DataKeys): EventCipher => ({
  async lock(event) {
    const { caseId, n } = event;
    // A key is made with the first event; a case that began before there were keys goes on as it began.
    const key = n === 1 ? await keys.create(caseId) : await keys.open(caseId);
    if (key === undefined) return { ...event };
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, key, iv).setAAD(placeOf(caseId, n));
    const text = Buffer.concat([cipher.update(JSON.stringify(event), 'utf8'), cipher.final()]);
    return { caseId, n, locked: new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), text])) };
  },

  async unlock(item) {
    const { caseId, n, locked } = plain<{ caseId: CaseId; n: number; locked?: Uint8Array }>(item);
    if (locked === undefined) return plain<StoredEvent>(item);
    const key = await keys.open(caseId);
    if (key === undefined) {
      throw new DataKeyUnreadable(
        `Case ${caseId} has locked events and no key. Restore the table of keys beside the table of cases.`,
      );
    }
    const [iv, tag, text] = [
      locked.subarray(0, ivBytes),
      locked.subarray(ivBytes, ivBytes + tagBytes),
      locked.subarray(ivBytes + tagBytes),
    ];
    try {
      const decipher = createDecipheriv(algorithm, key, iv).setAAD(placeOf(caseId, n)).setAuthTag(tag);
      return JSON.parse(Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8'));
    } catch (cause) {
      throw new DataKeyUnreadable(
        `Event ${n} of case ${caseId} does not open with the case's key: it was changed, moved, or locked under another. Restore it from a backup.`,
        { cause },
      );
    }
  },
});

/** Bound to its place: an event moved to another case or another number does not open. */
const placeOf = (caseId: CaseId, n: number): Buffer => Buffer.from(`${caseId}#${n}`);
