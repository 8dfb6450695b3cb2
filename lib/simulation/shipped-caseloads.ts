/** The caseloads that ship: `caseloads/<jurisdiction>.json` each, people who do not exist. */
import { readdirSync, readFileSync } from 'node:fs';
import { type Caseload, readCaseload } from './caseload.ts';

const folder = new URL('./caseloads/', import.meta.url);
const ending = '.json';

/** The jurisdictions that a caseload ships for, by name. */
export const shippedJurisdictions: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith(ending))
  .map((name) => name.slice(0, -ending.length))
  .toSorted();

/** The caseload that ships for a jurisdiction, one of `shippedJurisdictions`. */
export const shippedCaseload = (jurisdiction: string): Caseload =>
  readCaseload(JSON.parse(readFileSync(new URL(`${jurisdiction}${ending}`, folder), 'utf8')));
