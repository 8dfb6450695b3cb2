/** The policy packs that ship, by jurisdiction. */
import type { PolicyPack } from '../timeline/policy.ts';
import { connecticut } from './connecticut/index.ts';
import { correctionalServiceCanada } from './correctional-service-canada/index.ts';
import { englandAndWales } from './england-and-wales/index.ts';
import { saskatchewan } from './saskatchewan/index.ts';

export const packs: Readonly<Record<string, PolicyPack>> = {
  [connecticut.jurisdiction]: connecticut,
  [correctionalServiceCanada.jurisdiction]: correctionalServiceCanada,
  [saskatchewan.jurisdiction]: saskatchewan,
  [englandAndWales.jurisdiction]: englandAndWales,
};

export class UnknownJurisdiction extends Error {
  override readonly name = 'UnknownJurisdiction';
}

/** Throws UnknownJurisdiction naming those there are. */
export const packOf = (jurisdiction: string): PolicyPack => {
  const pack = Object.hasOwn(packs, jurisdiction) ? packs[jurisdiction] : undefined;
  if (pack !== undefined) return pack;
  throw new UnknownJurisdiction(`There is no jurisdiction "${jurisdiction}"; choose ${Object.keys(packs).join(', ')}.`);
};
