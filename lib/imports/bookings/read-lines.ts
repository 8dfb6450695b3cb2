/** The lines of a text file, each with its number, however they end and whatever mark the file begins with. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export interface Line {
  /** From 1, as an editor counts. */
  readonly number: number;
  readonly text: string;
}

/** Streams the lines of a file. Throws what the file system throws when it cannot be read. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  for await (const text of lines) {
    number += 1;
    yield { number, text: number === 1 ? text.replace(/^\uFEFF/, '') : text };
  }
}
