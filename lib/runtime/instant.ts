// An instant as a Wait reads it: RFC 3339, with the restrictions that Amazon States Language makes ("Timestamps"): an
// uppercase T between date and time, and an uppercase Z or a numeric offset at the end.

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Epoch milliseconds, what is finer cut off; undefined for what is no instant (no offset, the 30th of February). */
export function parseInstant(text: string): number | undefined {
  const parts = INSTANT.exec(text);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const offset = parts[8] === undefined ? 0 : Number(parts[9]) * 60 + Number(parts[10]);
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute, second));
  date.setUTCFullYear(year, month - 1, day);
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!isReal || Number(parts[9] ?? 0) > 18 || Number(parts[10] ?? 0) > 59) return undefined;
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  return date.getTime() + milliseconds - (parts[8] === '-' ? -1 : 1) * offset * 60_000;
}
