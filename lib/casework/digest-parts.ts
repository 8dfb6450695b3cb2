/** Which lines of a digest go in which message, where one cannot hold them all. */

export interface Parts<Line> {
  /** What each message tells, read one after the other. */
  readonly parts: readonly (readonly Line[])[];
  /** What all of them tell. */
  readonly told: readonly Line[];
  /** Lines for which no message has room. */
  readonly more: number;
}

/** What was gathered has room before what merely stands; both are read in one order over all messages. */
export const partsOf = <Line>(
  gathered: readonly Line[],
  standing: readonly Line[],
  order: (one: Line, other: Line) => number,
  { mostLines, mostMessages }: { readonly mostLines: number; readonly mostMessages: number },
): Parts<Line> => {
  const told = [...gathered.toSorted(order), ...standing.toSorted(order)]
    .slice(0, mostLines * mostMessages)
    .toSorted(order);
  const parts: (readonly Line[])[] = [];
  for (let from = 0; from < told.length; from += mostLines) parts.push(told.slice(from, from + mostLines));
  return { parts, told, more: gathered.length + standing.length - told.length };
};
