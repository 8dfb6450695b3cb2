/** As much of the validator as the tests use; the package carries no types. */
declare module 'asl-validator' {
  export default function validate(definition: unknown): { readonly isValid: boolean; readonly errors: unknown[] };
}
