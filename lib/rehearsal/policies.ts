/** The policies of the jurisdictions that ship, as the worlds are judged by them. */
import { packs } from '../jurisdictions/index.ts';
import { type Policy, policyFrom } from '../timeline/policy.ts';

const policies = new Map<string, Policy>(Object.values(packs).map((pack) => [pack.jurisdiction, policyFrom(pack)]));

/** The policy of a jurisdiction that ships. Throws RangeError for another. */
export const policyOf = (jurisdiction: string): Policy => {
  const policy = policies.get(jurisdiction);
  if (policy === undefined) throw new RangeError(`There is no jurisdiction "${jurisdiction}".`);
  return policy;
};
