/** The policy of the one jurisdiction that a deployed function serves, from the settings beside its code. */
import { readFileSync } from 'node:fs';
import type { Ports } from '../casework/ports.ts';
import { once } from './once.ts';
import { type PolicySettings, policyFor, policySettings } from './policy-settings.ts';

/** A function of one jurisdiction was asked about a case of another: nothing crosses. */
export class WrongJurisdiction extends Error {
  override readonly name = 'WrongJurisdiction';
}

export const settingsFile = 'jurisdiction.json';

export const bundledSettings = (): PolicySettings =>
  policySettings.parse(JSON.parse(readFileSync(new URL(`./${settingsFile}`, import.meta.url), 'utf8')));

/** Throws WrongJurisdiction for any other. */
export const ownPolicy = (settings: () => PolicySettings): Ports['policyOf'] => {
  const policy = once(() => policyFor(settings()));
  return (jurisdiction) => {
    const own = policy();
    if (own.jurisdiction === jurisdiction) return own;
    throw new WrongJurisdiction(
      `This function serves ${own.jurisdiction}, not "${jurisdiction}". Record the case with the jurisdiction that holds it.`,
    );
  };
};
