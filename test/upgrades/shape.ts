/** The shape of many answers of one function: which fields there are, of which kinds, and which are in every answer. */

export type Shape = Readonly<Record<string, { readonly kinds: readonly string[]; readonly always: boolean }>>;

/** Paths such as `successor.input.leg` and `unwatched[].name`; the answer itself is at the empty path. */
export const shapeOf = (answers: readonly unknown[]): Shape => {
  const seen = new Map<string, { readonly kinds: Set<string>; in: number; of: number }>();
  const visit = (value: unknown, path: string): void => {
    note(path, kindOf(value));
    if (Array.isArray(value)) for (const item of value) visit(item, `${path}[]`);
    else if (typeof value === 'object' && value !== null)
      for (const [field, inner] of Object.entries(value)) if (inner !== undefined) visit(inner, joined(path, field));
  };
  const note = (path: string, kind: string): void => {
    const known = seen.get(path) ?? { kinds: new Set(), in: 0, of: 0 };
    known.kinds.add(kind);
    known.in += 1;
    seen.set(path, known);
  };
  for (const answer of answers) visit(answer, '');
  return Object.fromEntries(
    [...seen].map(([path, { kinds, in: times }]) => [
      path,
      {
        kinds: [...kinds].toSorted(),
        always: times === (path === '' ? answers.length : timesOf(seen, parentOf(path))),
      },
    ]),
  );
};

/** What somebody who reads the one would miss in the other: fields that were in every answer and are not, and kinds that are new. */
export const missing = (before: Shape, after: Shape): readonly string[] =>
  Object.entries(before).flatMap(([path, { kinds, always }]) => {
    const now = after[path];
    if (now === undefined) return always && after[parentOf(path)] !== undefined ? [`${path} is gone`] : [];
    const strange = now.kinds.filter((kind) => !kinds.includes(kind));
    return [
      ...(always && !now.always ? [`${path} is not in every answer`] : []),
      ...(strange.length > 0 ? [`${path} is ${strange.join(', ')}, and was ${kinds.join(', ')}`] : []),
    ];
  });

/** An answer as a version of that shape would have given it: without the fields that it did not know. */
export const narrowed = (shape: Shape, answer: unknown, path = ''): unknown => {
  if (Array.isArray(answer)) return answer.map((item) => narrowed(shape, item, `${path}[]`));
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).flatMap(([field, inner]) =>
      shape[joined(path, field)] === undefined ? [] : [[field, narrowed(shape, inner, joined(path, field))]],
    ),
  );
};

const joined = (path: string, field: string): string => (path === '' ? field : `${path}.${field}`);
const parentOf = (path: string): string => path.replace(/(\[\]|\.?[^.[\]]+)$/, '');
const timesOf = (seen: ReadonlyMap<string, { readonly in: number }>, path: string): number => seen.get(path)?.in ?? 0;
const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
