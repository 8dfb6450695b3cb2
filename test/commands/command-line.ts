/** Runs the command line in process and keeps what it would have printed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import picocolors from 'picocolors';
import { afterAll } from 'vitest';
import { functions } from '../../functions/index.ts';
import { run } from '../../lib/commands/program.ts';

export interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The machine's clock in these tests: Sunday 22 November 2026, noon in New York. */
export const now = Date.parse('2026-11-22T12:00:00-05:00');

export const throughcare = (...words: readonly string[]): Promise<Printed> => throughcareAt(now, ...words);

/** The same, while the machine's clock says something else. */
export const throughcareAt = async (clock: number, ...words: readonly string[]): Promise<Printed> => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(words, {
    functions,
    now: () => clock,
    interrupted: AbortSignal.abort(),
    screen: {
      write: (text) => void out.push(text),
      warn: (text) => void err.push(text),
      colour: picocolors.createColors(false),
      progress: () => ({ share: () => undefined, end: () => undefined }),
    },
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
};

/** A folder of its own for one test file, removed afterwards. */
export const folder = (): {
  readonly path: (name: string) => string;
  readonly file: (name: string, text: string) => string;
} => {
  const root = mkdtempSync(join(tmpdir(), 'throughcare-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const path = (name: string): string => join(root, name);
  return {
    path,
    file: (name, text) => {
      writeFileSync(path(name), text);
      return path(name);
    },
  };
};
