/** What a simulation leaves behind: one folder with its events, notices, summary and drawn timelines, which `show` and `due` can open. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../case/identity.ts';
import { storeHolding } from '../simulation/held.ts';
import type { Rehearsal } from '../simulation/rehearsal.ts';
import type { CaseStore, LedgerRow, StoredEvent } from '../store/port.ts';
import { UserError } from './user-error.ts';

interface Kept {
  readonly jurisdiction: string;
  readonly zone: string;
  readonly set: readonly string[];
  readonly until: Instant;
}

export const writeRehearsal = async (
  folder: string,
  rehearsal: Rehearsal,
  kept: Omit<Kept, 'until'>,
  summary: unknown,
  drawings: ReadonlyMap<string, string>,
): Promise<void> => {
  rmSync(join(folder, 'timelines'), { recursive: true, force: true });
  mkdirSync(join(folder, 'timelines'), { recursive: true });
  const events: StoredEvent[] = [];
  for (const { case: of } of rehearsal.standings) events.push(...(await rehearsal.store.events(of.id)));
  const notices = rehearsal.standings.flatMap((standing) => standing.notices);
  const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
  writeFileSync(join(folder, 'events.ndjson'), lines(events));
  writeFileSync(join(folder, 'notices.ndjson'), lines(notices));
  writeFileSync(join(folder, 'messages.ndjson'), lines(rehearsal.messages));
  writeFileSync(
    join(folder, 'rehearsal.json'),
    `${JSON.stringify({ ...kept, until: rehearsal.until }, undefined, 2)}\n`,
  );
  writeFileSync(join(folder, 'summary.json'), `${JSON.stringify(summary, undefined, 2)}\n`);
  for (const [name, drawing] of drawings) writeFileSync(join(folder, 'timelines', `${name}.txt`), `${drawing}\n`);
};

/** Opens what a simulation left, with its clock stopped where it ended. Throws a sentence for people when there is nothing. */
export const openRehearsal = async (folder: string): Promise<Kept & { readonly store: CaseStore }> => {
  if (!existsSync(join(folder, 'rehearsal.json'))) {
    throw new UserError(
      `${folder} holds no simulation: run \`throughcare simulate\` first, or name the folder it wrote.`,
    );
  }
  const kept = JSON.parse(readFileSync(join(folder, 'rehearsal.json'), 'utf8')) as Kept;
  const store = await storeHolding({
    events: read<StoredEvent>(folder, 'events.ndjson'),
    notices: read<LedgerRow>(folder, 'notices.ndjson'),
  });
  return { ...kept, store };
};

const read = <Value>(folder: string, file: string): readonly Value[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Value);
