/** What was received, by its shape alone: text may be about a person, and never comes back. */
export const shapeOf = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Math.abs(value) < 10_000 ? String(value) : 'a number of five digits or more';
  if (typeof value === 'string') return `text of ${value.length} characters`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return `an object of ${Object.keys(value).length} fields`;
};
