/**
 * The keys of cases: each case's events are locked under a key of its own, so that destroying the key erases the case
 * wherever its events were copied. Keys are kept wrapped, in a table of their own with a short memory: backups of cases
 * are kept for years, and would otherwise bring back with an erased case the key to it.
 */
import type { CaseId } from '../case/identity.ts';
import type { CaseTable } from './dynamodb/case-table.ts';
import { casePartition } from './dynamodb/keys.ts';
import { neverWritten } from './dynamodb/never-written.ts';
import { plain } from './dynamodb/plain.ts';
import { CaseErased } from './errors.ts';
import type { Tombstone } from './port.ts';

/** 32 bytes, for AES-256. */
export type DataKey = Uint8Array;

export interface DataKeys {
  /** The case's key, made now when it has none. Throws CaseErased. */
  create(caseId: CaseId): Promise<DataKey>;
  /** The case's key; undefined when none was ever made. Throws CaseErased. */
  open(caseId: CaseId): Promise<DataKey | undefined>;
  /** Leaves the tombstone in the key's place. */
  destroy(tombstone: Tombstone): Promise<void>;
}

/** Makes keys and wraps them under one that never leaves where it is kept. A key opens for its own case alone. */
export interface KeyWrapper {
  generate(caseId: CaseId): Promise<{ readonly key: DataKey; readonly wrapped: Uint8Array }>;
  unwrap(wrapped: Uint8Array, caseId: CaseId): Promise<DataKey>;
}

export interface DataKeysOptions {
  readonly table: Pick<CaseTable, 'query' | 'put'>;
  readonly wrapper: KeyWrapper;
  /**
   * How many keys stay open at most.
   * @default 1000
   */
  readonly most?: number;
  /**
   * How long one stays open, in milliseconds.
   * @default 300_000
   */
  readonly longest?: number;
  /** @default Date.now */
  readonly now?: () => number;
}

interface Opened {
  readonly key: Promise<DataKey | undefined>;
  readonly until: number;
}

export const createDataKeys = (options: DataKeysOptions): DataKeys => {
  const { table, wrapper, most = 1000, longest = 300_000, now = Date.now } = options;
  const opened = new Map<CaseId, Opened>();
  const keyOf = (caseId: CaseId) => ({ pk: casePartition(caseId), sk: 'KEY' });

  const kept = async (caseId: CaseId): Promise<DataKey | undefined> => {
    const [item] = await table.query({ partition: casePartition(caseId), range: { beginsWith: 'KEY' } });
    if (item === undefined) return undefined;
    if (item.wrapped === undefined) throw new CaseErased(plain<Tombstone>(item));
    return wrapper.unwrap(item.wrapped as Uint8Array, caseId);
  };

  const made = async (caseId: CaseId): Promise<DataKey | undefined> => {
    const standing = await kept(caseId);
    if (standing !== undefined) return standing;
    const { key, wrapped } = await wrapper.generate(caseId);
    // Of two that make a key at once, one is kept, and both use it.
    return (await table.put({ ...keyOf(caseId), wrapped }, neverWritten)) ? key : kept(caseId);
  };

  /** A key that is there stays open for a while; one that is not, or that failed, is looked for again. */
  const remembered = async (caseId: CaseId, look: typeof kept): Promise<DataKey | undefined> => {
    const known = opened.get(caseId);
    if (known !== undefined && known.until > now()) return known.key;
    const key = look(caseId);
    opened.delete(caseId);
    opened.set(caseId, { key, until: now() + longest });
    for (const [oldest] of opened) {
      if (opened.size <= most) break;
      opened.delete(oldest);
    }
    const forget = (): void => void (opened.get(caseId)?.key === key && opened.delete(caseId));
    const found = await key.catch((fault: unknown) => {
      forget();
      throw fault;
    });
    if (found === undefined) forget();
    return found;
  };

  return {
    open: (caseId) => remembered(caseId, kept),
    async create(caseId) {
      const key = (await remembered(caseId, kept)) ?? (await remembered(caseId, made));
      if (key === undefined) throw new Error(`The key of case ${caseId} was taken away while it was made.`);
      return key;
    },
    async destroy(tombstone) {
      opened.delete(tombstone.caseId);
      await table.put({ ...keyOf(tombstone.caseId), ...tombstone });
    },
  };
};
