/** Where a text stops being JSON, for whoever wrote it. What else the parser says repeats some of the text, which may be about a person. */

/** ` at line 3, column 1`, or nothing where the parser does not say. */
export const whereJsonBreaks = (fault: unknown): string => {
  const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(fault instanceof Error ? fault.message : '') ?? [];
  return line === undefined ? '' : ` at line ${line}, column ${column}`;
};
