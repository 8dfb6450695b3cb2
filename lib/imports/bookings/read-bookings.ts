/** Reads a file of bookings: every valid row, every bad one with its line and its reason, none lost silently. */
import { parse } from 'csv-parse/sync';
import { type Booking, type Fields, type ReadingOptions, type Rejection, readBooking } from './booking.ts';
import { type Line, readLines } from './read-lines.ts';

export interface Bookings {
  readonly rows: number;
  readonly bookings: readonly Booking[];
  readonly rejected: readonly Rejection[];
}

/** The file as a whole cannot be read as bookings; the message says what was received and the remedy. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

const needed = ['booking', 'jail_in', 'jail_out', 'screened_on'] as const;
const longestLine = 65_536;

export const readBookings = async (file: string, options: ReadingOptions): Promise<Bookings> => {
  const bookings: Booking[] = [];
  const rejected: Rejection[] = [];
  const seen = new Map<string, Line>();
  let columns: readonly string[] | undefined;
  let rows = 0;
  for await (const line of linesOf(file)) {
    if (line.text.trim() === '') continue;
    if (columns === undefined) {
      columns = header(line, file);
      continue;
    }
    rows += 1;
    const read = readRow(line, columns, seen, options);
    if ('reason' in read) rejected.push(read);
    else bookings.push(read);
  }
  if (columns === undefined)
    throw new UnreadableFile(
      `${file} is empty: it needs a header line with ${needed.join(', ')}, and a line for each booking`,
    );
  if (rows === 0) throw new UnreadableFile(`${file} has a header and no bookings: add a line for each booking`);
  return { rows, bookings, rejected };
};

async function* linesOf(file: string): AsyncGenerator<Line> {
  try {
    yield* readLines(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw new UnreadableFile(`There is no file ${file}: check the path`);
    if (code === 'EISDIR') throw new UnreadableFile(`${file} is a folder: name the file in it`);
    if (code === 'EACCES') throw new UnreadableFile(`${file} may not be read: check its permissions`);
    throw error;
  }
}

const header = (line: Line, file: string): readonly string[] => {
  const names = split(line.text) ?? [];
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length === 0) return names;
  const shown = names.join(', ').slice(0, 200);
  throw new UnreadableFile(
    `${file} has no column ${missing.join(', ')} in its header (line ${line.number}); it has: ${shown}. Name the columns ${needed.join(', ')}`,
  );
};

const readRow = (
  line: Line,
  columns: readonly string[],
  seen: Map<string, Line>,
  options: ReadingOptions,
): Booking | Rejection => {
  const broken = (reason: string): Rejection => ({ line: line.number, reason, malformed: true });
  if (line.text.length > longestLine) {
    return broken(
      `the line is ${line.text.length} characters long, and a booking is never longer than ${longestLine}: check for a missing line break`,
    );
  }
  const values = split(line.text);
  if (values === undefined)
    return broken('the quotes do not pair up: close every quoted field on its line, and double a quote inside one');
  if (values.length !== columns.length)
    return broken(
      `the line has ${values.length} fields where the header has ${columns.length}: quote a field that holds a comma`,
    );
  const field = (name: (typeof needed)[number]): string => (values[columns.indexOf(name)] ?? '').trim();
  const fields: Fields = {
    booking: field('booking'),
    jail_in: field('jail_in'),
    jail_out: field('jail_out'),
    screened_on: field('screened_on'),
  };
  const earlier = seen.get(fields.booking);
  if (earlier !== undefined) {
    return earlier.text === line.text
      ? {
          line: line.number,
          reason: `booking ${fields.booking} stands on line ${earlier.number} already, word for word: it was read once`,
          malformed: false,
        }
      : broken(
          `booking ${fields.booking} stands on line ${earlier.number} already, with other content: give each booking an id of its own`,
        );
  }
  if (fields.booking !== '') seen.set(fields.booking, line);
  return readBooking(line.number, fields, options);
};

/** The fields of one line, or undefined when its quotes do not pair up. */
const split = (text: string): readonly string[] | undefined => {
  if (!text.includes('"')) return text.split(',');
  try {
    const [record] = parse(text, { relax_column_count: true }) as string[][];
    return record;
  } catch {
    return undefined;
  }
};
