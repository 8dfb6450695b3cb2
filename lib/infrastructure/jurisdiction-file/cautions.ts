/** What an administrator should know of a file that can be used all the same. */
import type { JurisdictionFile } from './schema.ts';

/** By the name under which synth can be told that it is known. */
export type Cautions = Readonly<Partial<Record<'example-addresses', string>>>;

export const cautionsOf = ({ contacts, operations }: JurisdictionFile): Cautions => {
  const examples = [...contacts, ...operations].filter(({ address }) => /\.example(\/|$)/.test(address.to));
  return examples.length === 0
    ? {}
    : {
        'example-addresses': `${examples.length} contacts have example addresses that reach nobody. Write your own into the jurisdiction file before deploying.`,
      };
};
