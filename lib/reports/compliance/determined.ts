/** Which hidden figures could be worked out from the sums that are published: those that linear algebra pins to one value. */

/** Of unknowns 0 to `unknowns` - 1, those with one value only, whatever the sums of these sets come to. */
export const determined = (unknowns: number, sums: readonly (readonly number[])[]): ReadonlySet<number> => {
  const { column, alone } = columnsOf(unknowns, sums);
  const reduced = reduce(
    sums.map((sum) => row(new Set(sum.map((unknown) => column[unknown] ?? 0)), alone.length)),
    alone.length,
  );
  const pinned = new Set(reduced.flatMap((of) => onlyEntry(of) ?? []));
  return new Set(column.flatMap((at, unknown) => (alone[at] === true && pinned.has(at) ? [unknown] : [])));
};

/** Unknowns that occur in the very same sums are one column: nothing tells one from another, so none of them is pinned. */
const columnsOf = (
  unknowns: number,
  sums: readonly (readonly number[])[],
): { readonly column: readonly number[]; readonly alone: readonly boolean[] } => {
  const signatures = Array.from({ length: unknowns }, (): number[] => []);
  for (const [index, sum] of sums.entries()) for (const unknown of sum) signatures[unknown]?.push(index);
  const known = new Map<string, number>();
  const alone: boolean[] = [];
  const column = signatures.map((signature) => {
    const key = signature.join();
    const at = known.get(key) ?? known.size;
    alone[at] = !known.has(key);
    known.set(key, at);
    return at;
  });
  return { column, alone };
};

const row = (entries: ReadonlySet<number>, width: number): Float64Array => {
  const made = new Float64Array(width);
  for (const entry of entries) made[entry] = 1;
  return made;
};

const nothing = 1e-9;

/** Reduced row echelon form by Gauss and Jordan. Entries begin as 0 and 1 and stay small, so rounding does no harm. */
const reduce = (rows: readonly Float64Array[], width: number): readonly Float64Array[] => {
  const left = [...rows];
  const done: Float64Array[] = [];
  for (let at = 0; at < width && left.length > 0; at += 1) {
    const index = left.findIndex((candidate) => Math.abs(candidate[at] ?? 0) > nothing);
    const [pivot] = index < 0 ? [] : left.splice(index, 1);
    if (pivot === undefined) continue;
    scale(pivot, 1 / (pivot[at] ?? 1));
    for (const other of [...left, ...done]) subtract(other, pivot, other[at] ?? 0);
    done.push(pivot);
  }
  return done;
};

const scale = (of: Float64Array, factor: number): void => {
  for (let at = 0; at < of.length; at += 1) of[at] = (of[at] ?? 0) * factor;
};

const subtract = (from: Float64Array, what: Float64Array, times: number): void => {
  if (Math.abs(times) <= nothing) return;
  for (let at = 0; at < from.length; at += 1) from[at] = (from[at] ?? 0) - times * (what[at] ?? 0);
};

/** The one column that a reduced row leaves, or undefined when it leaves several, of which any could give way. */
const onlyEntry = (of: Float64Array): number | undefined => {
  const at = of.findIndex((entry) => Math.abs(entry) > nothing);
  return at >= 0 && of.every((entry, other) => other === at || Math.abs(entry) <= nothing) ? at : undefined;
};
