/** As much of the validator as the tests use; the package carries no types. */
declare module 'asl-validator' {
  const validate: (definition: unknown) => { readonly isValid: boolean; readonly errors: unknown[] };
  export = validate;
}
