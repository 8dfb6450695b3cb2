/** What is wrong, by the number of the invariant that says so. */
export interface Problem {
  readonly invariant: number;
  readonly what: string;
}
