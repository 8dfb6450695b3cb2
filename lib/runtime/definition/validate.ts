// asl-validator's opinion of a definition: the schemas of Amazon States Language and its rules about reachability and names.

import { createRequire } from 'node:module';

type Validate = (definition: unknown) => { readonly isValid: boolean; errorsText(separator?: string): string };

/** Calls `refuse` with what is wrong. The first call takes a quarter of a second: the validator is loaded only then. */
export function validate(definition: unknown, refuse: (sentence: string) => never): void {
  const validator = createRequire(import.meta.url)('asl-validator') as Validate;
  // The validator writes into what it is given.
  const verdict = validator(structuredClone(definition));
  if (!verdict.isValid) refuse(`is not valid Amazon States Language: ${verdict.errorsText('; ')}`);
}
