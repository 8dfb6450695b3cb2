/** What an administrator should know of a file that can be used all the same. */
import { packs } from '../../jurisdictions/index.ts';
import type { JurisdictionFile } from './schema.ts';

/** By the name under which synth can be told that it is known. */
export type Cautions = Readonly<Partial<Record<'pack-awaited' | 'example-addresses', string>>>;

export const cautionsOf = ({ policyPack, contacts, operations }: JurisdictionFile): Cautions => {
  const examples = [...contacts, ...operations].filter(({ address }) => /\.example(\/|$)/.test(address.to));
  return {
    ...(packs[policyPack] === undefined
      ? {
          'pack-awaited': `The timeline of the policy pack "${policyPack}" has not shipped yet: do not deploy, its functions would refuse every case.`,
        }
      : {}),
    ...(examples.length === 0
      ? {}
      : {
          'example-addresses': `${examples.length} contacts have example addresses that reach nobody. Write your own into the jurisdiction file before deploying.`,
        }),
  };
};
