/**
 * Keys on one machine: each case's key is wrapped under a master key that lies in a file only its owner can read. Who has
 * the folder has the file too: this keeps erased cases from coming back with a copy of the table, not a thief out.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { CaseId } from '../case/identity.ts';
import type { KeyWrapper } from './data-keys.ts';
import { DataKeyUnreadable } from './errors.ts';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** Wraps under the master key in `file`, which is made when there is none. Throws DataKeyUnreadable when it is no key. */
export const createMasterKeyFile = (file: string): KeyWrapper => createMasterKey(masterKeyIn(file), file);

/** Wraps under a master key at hand; `whose` names it in what is said to people. */
export const createMasterKey = (master: Uint8Array = randomBytes(keyBytes), whose = 'this process'): KeyWrapper => ({
  async generate(caseId) {
    const key = randomBytes(keyBytes);
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, master, iv).setAAD(Buffer.from(caseId));
    const locked = Buffer.concat([cipher.update(key), cipher.final()]);
    return { key, wrapped: new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), locked])) };
  },

  async unwrap(wrapped: Uint8Array, caseId: CaseId) {
    try {
      const decipher = createDecipheriv(algorithm, master, wrapped.subarray(0, ivBytes))
        .setAAD(Buffer.from(caseId))
        .setAuthTag(wrapped.subarray(ivBytes, ivBytes + tagBytes));
      return Buffer.concat([decipher.update(wrapped.subarray(ivBytes + tagBytes)), decipher.final()]);
    } catch (cause) {
      throw new DataKeyUnreadable(
        `The key of case ${caseId} does not open with the master key of ${whose}. Put back the master key that the case was begun with.`,
        { cause },
      );
    }
  },
});

const masterKeyIn = (file: string): Uint8Array => {
  try {
    writeFileSync(file, randomBytes(keyBytes).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true });
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (key.byteLength === keyBytes) return key;
  throw new DataKeyUnreadable(
    `${file} holds ${key.byteLength} bytes where a master key has ${keyBytes}. Put back the file that the folder was begun with.`,
  );
};
