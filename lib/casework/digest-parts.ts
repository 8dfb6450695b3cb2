/** Which lines of a digest go in which message, where one cannot hold them all. */

/** What one message tells. */
export interface Part<Gathered, Line> {
  /** From 0. */
  readonly number: number;
  readonly gathered: readonly Gathered[];
  readonly standing: readonly Line[];
  /** Lines for which no message has room; they are counted in the last. */
  readonly more: number;
}

/** What was gathered comes first, and what stands after it as long as there is room. At least one message, if an empty one. */
export const partsOf = <Gathered, Line>(
  gathered: readonly Gathered[],
  standing: readonly Line[],
  { mostLines, mostMessages }: { readonly mostLines: number; readonly mostMessages: number },
): readonly Part<Gathered, Line>[] => {
  const messages = Math.min(mostMessages, Math.max(1, Math.ceil((gathered.length + standing.length) / mostLines)));
  const parts: Part<Gathered, Line>[] = [];
  let from = 0;
  for (let number = 0; number < messages; number += 1) {
    const batch = gathered.slice(number * mostLines, (number + 1) * mostLines);
    const lines = standing.slice(from, from + mostLines - batch.length);
    from += lines.length;
    const more = number === messages - 1 ? standing.length - from : 0;
    parts.push({ number, gathered: batch, standing: lines, more });
  }
  return parts;
};
