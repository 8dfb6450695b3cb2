/** What goes wrong with files because of how a path was given is said to whoever gave it, in one sentence. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { UserError } from './user-error.ts';

/** Does what writes to a path. Throws a sentence for people when the path cannot be written to. */
export const writingTo = <Answer>(path: string, write: () => Answer): Answer => {
  try {
    return write();
  } catch (fault) {
    throw refusalOf(path, fault);
  }
};

/** The sentence for a fault of the path; any other fault as it is. */
export const refusalOf = (path: string, fault: unknown): unknown => {
  const because = fault instanceof Error && 'code' in fault ? reasons[String(fault.code)] : undefined;
  return because === undefined ? fault : new UserError(`${path} cannot be written: ${because}.`, { cause: fault });
};

/** Makes the folder when there is none. Throws a sentence for people when it cannot be written to. */
export const makeFolder = (folder: string): void =>
  writingTo(folder, () => void mkdirSync(folder, { recursive: true }));

/** Writes a file whole. Throws a sentence for people when it cannot be written. */
export const writeText = (file: string, text: string): void => writingTo(file, () => writeFileSync(file, text));

const notPermitted = 'you may not write there; check the permissions, or name another place';
const notAFolder = 'there is a file where a folder is wanted; name a folder';
const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder; name a file in it',
  EEXIST: notAFolder,
  ENOTDIR: notAFolder,
  ENOENT: 'the folder that it should lie in does not exist; make it, or name another',
  EACCES: notPermitted,
  EPERM: notPermitted,
  EROFS: notPermitted,
  ENAMETOOLONG: 'a name is too long; choose a shorter one',
  ELOOP: 'its links lead in a circle; name another place',
  ENOSPC: 'the disk is full; make room, or name another place',
};

/** What there is at a path; of a path that leads through a file, or that no file system could hold, nothing is. */
export const kindAt = (path: string): 'file' | 'folder' | 'nothing' => {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return 'nothing';
    return found.isDirectory() ? 'folder' : 'file';
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && leadsNowhere.has(String(fault.code))) return 'nothing';
    throw fault;
  }
};

const leadsNowhere: ReadonlySet<string> = new Set(['ENAMETOOLONG', 'ELOOP']);
