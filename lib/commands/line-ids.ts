/** Ids for the lines of a file that give their events none: the same line is the same event, whatever the file is called and wherever it lies. */
import { createHash } from 'node:crypto';

/** Names the lines of one file as they come. Lines that are alike are told apart by which of them comes first. */
export const lineIds = (): ((text: string) => string) => {
  const seen = new Map<string, number>();
  return (text) => {
    const content = createHash('sha256').update(text.trim()).digest('hex');
    const ordinal = (seen.get(content) ?? 0) + 1;
    seen.set(content, ordinal);
    return `line:${content}:${ordinal}`;
  };
};
