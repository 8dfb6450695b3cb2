/** Keeps how far a campaign came, so that one of many hours can be broken off and taken up again. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import type { Progress } from './campaign.ts';

/** What a history follows from: with another of either it would be another history. */
export interface Origin {
  readonly seed: number;
  readonly commit: string;
}

export class NotTheSameCampaign extends Error {
  override readonly name = 'NotTheSameCampaign';
}

const kept = z.object({
  seed: z.number(),
  commit: z.string(),
  caseYears: z.number(),
  worlds: z.number(),
  effects: z.number(),
  hash: z.string(),
  counts: z.record(z.string(), z.number()),
});

/** Undefined where nothing was kept yet. Throws NotTheSameCampaign. */
export const keptIn = (file: string, { seed, commit }: Origin): Progress | undefined => {
  if (!existsSync(file)) return undefined;
  const read = kept.safeParse(parsed(readFileSync(file, 'utf8')));
  if (!read.success) throw new NotTheSameCampaign(`${file} holds no progress of a rehearsal: name another file.`);
  const { seed: itsSeed, commit: itsCommit, ...progress } = read.data;
  if (itsSeed !== seed || itsCommit !== commit)
    throw new NotTheSameCampaign(
      `${file} was begun with seed ${itsSeed} on commit ${itsCommit}, and this is seed ${seed} on commit ${commit}: go on with those, or name another file.`,
    );
  return progress;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Whole or not at all, wherever it is broken off. */
export const keepIn = (file: string, origin: Origin, progress: Progress): void => {
  writeFileSync(`${file}.new`, JSON.stringify({ ...origin, ...progress }));
  renameSync(`${file}.new`, file);
};
