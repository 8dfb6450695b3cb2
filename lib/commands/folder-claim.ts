/**
 * One process at a time has a folder: it leaves a mark there while it does. A mark whose process is gone tells that it was
 * killed, and that what it was writing may be half written.
 */
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { makeFolder, refusalOf, writingTo } from './files.ts';
import { UserError } from './user-error.ts';

interface Mark {
  readonly pid: number;
  /** Where the process listens on this machine, once it does. */
  readonly port?: number;
}

export interface FolderClaim {
  /** Whoever had the folder before was killed. */
  readonly leftOpen: boolean;
  /** Tells others how to see that this process lives: process numbers are used again. */
  listening(port: number): void;
  release(): void;
}

/** Makes the folder when there is none. Throws a sentence for people when another process has it, or it cannot be written to. */
export const claimFolder = async (folder: string): Promise<FolderClaim> => {
  makeFolder(folder);
  const file = join(folder, 'opened');
  const put = (mark: Mark, flag: 'w' | 'wx'): void => writeFileSync(file, JSON.stringify(mark), { flag });
  const own: Mark = { pid: process.pid };
  const claim = (leftOpen: boolean): FolderClaim => ({
    leftOpen,
    listening: (port) => put({ ...own, port }, 'w'),
    release: () => rmSync(file, { force: true }),
  });
  try {
    put(own, 'wx');
    return claim(false);
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw refusalOf(folder, fault);
  }
  const other = markIn(file);
  if (other !== undefined && (await lives(other))) {
    throw new UserError(
      `The folder ${folder} is in use by another throughcare (process ${other.pid}). Wait for it to end, or choose a folder with --folder.`,
    );
  }
  writingTo(file, () => put(own, 'w'));
  return claim(true);
};

/** A mark that was cut short by the end of its process says nothing, and that is enough. */
const markIn = (file: string): Mark | undefined => {
  try {
    const mark: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof mark === 'object' && mark !== null && 'pid' in mark ? (mark as Mark) : undefined;
  } catch {
    return undefined;
  }
};

/** A process of that number that listens where the mark says; this one's own number was another's before. */
const lives = async ({ pid, port }: Mark): Promise<boolean> => {
  if (pid === process.pid || !isProcess(pid)) return false;
  if (port === undefined) return true;
  const socket = connect({ port, host: '127.0.0.1', timeout: 2000 });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
};

const isProcess = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
};
