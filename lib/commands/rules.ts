/**
 * By what the cases of this machine are judged and their notices delivered. A folder may hold cases of several
 * jurisdictions: a file that the options name says of its own how its offices work, and those of the others are always
 * at work, because nothing says otherwise.
 */
import { officesIn } from '../aws/office-settings.ts';
import { once } from '../aws/once.ts';
import { readJurisdictionFile } from '../infrastructure/jurisdiction-file/read.ts';
import { settingsOf } from '../infrastructure/jurisdiction-file/settings.ts';
import { everybodyAlways, type Offices } from '../notices/offices.ts';
import type { Policy } from '../timeline/policy.ts';
import { isFile, type PolicyChoice, policiesOf } from './options.ts';

export interface Rules {
  readonly policyOf: (jurisdiction: string) => Policy;
  readonly officesOf: (jurisdiction: string) => Offices;
}

/** Throws a sentence for people, on the first question, when the file that the options name cannot be used. */
export const rulesOf = (choice: PolicyChoice): Rules => ({
  policyOf: policiesOf(choice),
  officesOf: officesOf(choice.jurisdiction),
});

/** The same for commands that are told at most of a file: every case by its own jurisdiction, in the zone if one is named. */
export const rulesOfEach = ({ jurisdiction: named, zone }: Partial<PolicyChoice>): Rules => ({
  policyOf: (jurisdiction) =>
    policiesOf({ jurisdiction: named ?? jurisdiction, ...(zone === undefined ? {} : { zone }) })(jurisdiction),
  officesOf: officesOf(named),
});

export const officesOf = (named: string | undefined): Rules['officesOf'] => {
  const file = once(() => (named !== undefined && isFile(named) ? readJurisdictionFile(named) : undefined));
  return (jurisdiction) => {
    const own = file();
    return own?.jurisdiction === jurisdiction ? officesIn(settingsOf(own)) : everybodyAlways;
  };
};
