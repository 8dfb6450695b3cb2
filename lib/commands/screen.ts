/** What goes to a person's terminal: colour only on a terminal, tables that line up, progress on the error stream. */
import { SingleBar } from 'cli-progress';
import picocolors from 'picocolors';

export interface Screen {
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly colour: ReturnType<typeof picocolors.createColors>;
  /** Shows a bar on a terminal and nothing elsewhere; answers what to call with the share done, 0 to 1. */
  readonly progress: (label: string) => { readonly share: (done: number) => void; readonly end: () => void };
}

/** A reader that stops reading, such as `head`, is no fault. */
const endQuietly = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') throw error;
};

export const terminal = (): Screen => {
  process.stdout.on('error', endQuietly);
  return screenOf();
};

const screenOf = (): Screen => ({
  write: (text) => void process.stdout.write(`${text}\n`),
  warn: (text) => void process.stderr.write(`${text}\n`),
  colour: picocolors.createColors(process.stdout.isTTY === true && picocolors.isColorSupported),
  progress: (label) => (process.stderr.isTTY === true ? bar(label) : { share: () => undefined, end: () => undefined }),
});

const bar = (label: string) => {
  const shown = new SingleBar({
    format: `${label} {bar} {percentage} %`,
    barsize: 40,
    clearOnComplete: true,
    hideCursor: true,
  });
  shown.start(100, 0);
  return { share: (done: number) => shown.update(Math.round(done * 100)), end: () => shown.stop() };
};

/** Columns padded to their widest cell; numbers line up on the right. */
export const table = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string => {
  const all = [header, ...rows.map((row) => row.map(String))];
  const widths = header.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const isNumeric = header.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'));
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          isNumeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
