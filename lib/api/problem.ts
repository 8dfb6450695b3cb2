/** RFC 9457: what went wrong, for people and for machines. Never says anything about a person. */

export interface FieldError {
  /** Dotted path of the field; empty when the body as a whole is wrong. */
  readonly field: string;
  /** What was there, by its shape: text may be about a person. */
  readonly received: string;
  readonly remedy: string;
}

export interface Problem {
  /** The kind of problem, `urn:problem-type:throughcare:<kind>`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What happened here, and what to do. */
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

const kinds = {
  'wrong-input': { status: 400, title: 'The request cannot be read' },
  unidentified: { status: 401, title: 'Nobody is signed in' },
  forbidden: { status: 403, title: 'This is not yours to do' },
  restricted: { status: 403, title: 'The case is restricted' },
  'not-found': { status: 404, title: 'There is nothing here for you' },
  'wrong-method': { status: 405, title: 'This is not asked so' },
  refused: { status: 409, title: 'The case does not bear this' },
  'too-large': { status: 413, title: 'The request is too large' },
  'wrong-media-type': { status: 415, title: 'The request is not JSON' },
  'key-reused': { status: 422, title: 'The key was used for something else' },
  fault: { status: 500, title: 'Something went wrong here' },
  contended: { status: 503, title: 'Try again in a moment' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;

export type ProblemKind = keyof typeof kinds;
export const problemKinds = Object.keys(kinds) as readonly ProblemKind[];

const urn = 'urn:problem-type:throughcare:';
export const problemType = (kind: ProblemKind): string => `${urn}${kind}`;
export const kindOf = ({ type }: Problem): string => type.slice(urn.length);

export const problem = (kind: ProblemKind, detail: string, errors?: readonly FieldError[]): Problem => ({
  type: problemType(kind),
  ...kinds[kind],
  detail,
  ...(errors === undefined ? {} : { errors }),
});

/** Wrong in these fields. */
export const wrongFields = (errors: readonly FieldError[]): Problem =>
  problem('wrong-input', 'Correct each field that `errors` names, and ask again.', errors);

export const isProblem = <Other extends object>(answer: Other | Problem): answer is Problem =>
  'type' in answer && typeof answer.type === 'string' && answer.type.startsWith(urn);
