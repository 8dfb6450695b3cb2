/** What a simulation leaves behind: one folder with its events, notices, summary and drawn timelines, which `show` and `due` can open. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { eventBody } from '../case/events.ts';
import type { Instant } from '../case/identity.ts';
import { storeHolding } from '../simulation/held.ts';
import type { Rehearsal } from '../simulation/rehearsal.ts';
import type { CaseStore, LedgerRow, StoredEvent } from '../store/port.ts';
import { noticeKinds } from '../timeline/notice-plan.ts';
import { kindAt, makeFolder, writeText, writingTo } from './files.ts';
import { parsedJson } from './record-and-tell.ts';
import { UserError } from './user-error.ts';

interface Kept {
  readonly jurisdiction: string;
  readonly zone: string;
  readonly set: readonly string[];
  readonly until: Instant;
}

/** Throws a sentence for people when the folder cannot be written to. */
export const writeRehearsal = async (
  folder: string,
  rehearsal: Rehearsal,
  kept: Omit<Kept, 'until'>,
  summary: unknown,
  drawings: ReadonlyMap<string, string>,
): Promise<void> => {
  const events: StoredEvent[] = [];
  for (const { case: of } of rehearsal.standings) events.push(...(await rehearsal.store.events(of.id)));
  const notices = rehearsal.standings.flatMap((standing) => standing.notices);
  const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
  const timelines = join(folder, 'timelines');
  writingTo(timelines, () => rmSync(timelines, { recursive: true, force: true }));
  makeFolder(timelines);
  writeText(join(folder, 'events.ndjson'), lines(events));
  writeText(join(folder, 'notices.ndjson'), lines(notices));
  writeText(join(folder, 'messages.ndjson'), lines(rehearsal.messages));
  writeText(join(folder, 'rehearsal.json'), `${JSON.stringify({ ...kept, until: rehearsal.until }, undefined, 2)}\n`);
  writeText(join(folder, 'summary.json'), `${JSON.stringify(summary, undefined, 2)}\n`);
  for (const [name, drawing] of drawings) writeText(join(timelines, `${fileNameOf(name)}.txt`), `${drawing}\n`);
};

/** A case number may have in it what leads to another folder; two numbers never share a file. */
const fileNameOf = (number: string): string => number.replace(/[/\\%]/g, encodeURIComponent);

/** Opens what a simulation left, with its clock stopped where it ended. Throws a sentence for people when there is nothing, or it is broken. */
export const openRehearsal = async (folder: string): Promise<Kept & { readonly store: CaseStore }> => {
  if (kindAt(join(folder, 'rehearsal.json')) === 'nothing') {
    throw new UserError(
      `${folder} holds no simulation: run \`throughcare simulate\` first, or name the folder it wrote.`,
    );
  }
  const rehearsal = join(folder, 'rehearsal.json');
  const kept = checked<Kept>(textOf(rehearsal), keptShape, rehearsal);
  const store = await storeHolding({
    events: read<StoredEvent>(join(folder, 'events.ndjson'), eventShape),
    notices: read<LedgerRow>(join(folder, 'notices.ndjson'), noticeShape),
  });
  return { ...kept, store };
};

const text = z.string();
const keptShape = z.object({ jurisdiction: text, zone: text, set: z.array(text), until: z.iso.datetime() });
const eventShape = z.object({
  id: text,
  caseId: text,
  happenedAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  body: eventBody,
});
const noticeShape = z.object({
  id: text,
  caseId: text,
  deadline: text,
  duty: text,
  rung: text,
  kind: z.enum(noticeKinds),
  recipient: z.object({ role: text, facility: text, unit: text }),
  dueAt: z.iso.datetime(),
  claimedAt: z.iso.datetime(),
  channel: z.enum(['now', 'digest']),
});

const read = <Value>(file: string, shape: z.ZodType): readonly Value[] =>
  textOf(file)
    .split('\n')
    .flatMap((line, index) => (line === '' ? [] : [checked<Value>(line, shape, `${file}, line ${index + 1},`)]));

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`${file} cannot be read. ${again}`, { cause: error });
  }
};

/** What a simulation wrote, as it wrote it: that it is broken shows in the parts without which nothing can be told. */
const checked = <Value>(written: string, shape: z.ZodType, where: string): Value => {
  const value = parsedJson(written);
  if (shape.safeParse(value).success) return value as Value;
  const received = written.length > 80 ? `${written.slice(0, 79)}…` : written.trim();
  throw new UserError(`${where} is not what a simulation writes, received ${received}. ${again}`);
};

const again = 'Run `throughcare simulate` again to write the folder anew.';
