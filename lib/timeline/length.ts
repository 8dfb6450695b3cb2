/** How long a duty has: elapsed time, calendar time or working days, each counted in its own way. */
export type Length =
  /** Counted between instants: 24 hours are 24 hours, whatever the clocks do. */
  | { readonly counted: 'elapsed'; readonly milliseconds: number }
  /** Counted on local dates, due at the end of the local day. */
  | {
      readonly counted: 'calendar';
      readonly years: number;
      readonly months: number;
      readonly weeks: number;
      readonly days: number;
    }
  /** Counted on local dates, skipping weekends and holidays; day 1 follows the anchor's date. */
  | { readonly counted: 'workingDays'; readonly days: number };

const elapsed = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?$/;
const calendar = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;
const working = /^(\d+) working days?$/;

const parsed = new Map<string, Length>();

/** Reads `PT24H`, `P10D`, `P6M` or `5 working days`. Throws RangeError naming what it was given. */
export const length = (text: string): Length => {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const read = readLength(text);
  if (read === undefined) {
    throw new RangeError(
      `"${text}" is not a length of time; write PT24H for hours, P10D or P6M for calendar time, or "5 working days"`,
    );
  }
  parsed.set(text, read);
  return read;
};

const readLength = (text: string): Length | undefined => {
  const hours = elapsed.exec(text);
  if (hours !== null) {
    return { counted: 'elapsed', milliseconds: Number(hours[1] ?? 0) * 3_600_000 + Number(hours[2] ?? 0) * 60_000 };
  }
  const days = working.exec(text);
  if (days !== null) return { counted: 'workingDays', days: Number(days[1]) };
  const period = calendar.exec(text);
  if (period === null) return undefined;
  const [years = 0, months = 0, weeks = 0, inDays = 0] = period.slice(1).map((figure) => Number(figure ?? 0));
  return { counted: 'calendar', years, months, weeks, days: inDays };
};

/** A calendar length `count` times over: the n-th occurrence of a grid is the anchor plus n periods, added once. */
export const times = (span: Length, count: number): Length => {
  switch (span.counted) {
    case 'elapsed':
      return { counted: 'elapsed', milliseconds: span.milliseconds * count };
    case 'workingDays':
      return { counted: 'workingDays', days: span.days * count };
    case 'calendar':
      return {
        counted: 'calendar',
        years: span.years * count,
        months: span.months * count,
        weeks: span.weeks * count,
        days: span.days * count,
      };
    default:
      return span satisfies never;
  }
};
