/** A long name in lines of so many letters, broken after spaces and hyphens as a reader would break it. */
export const inLines = (name: string, letters: number): string => {
  const lines: string[] = [];
  let line = '';
  for (const part of name.match(/[^\s-]+[\s-]*|[\s-]+/g) ?? []) {
    if (line !== '' && (line + part).trimEnd().length > letters) {
      lines.push(line.trim());
      line = '';
    }
    line += part;
  }
  return [...lines, line.trim()].join('\n');
};
