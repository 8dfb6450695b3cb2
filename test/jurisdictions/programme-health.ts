/** What holds of every duty of a programme's pack: its source, its figures, its words, and a state for every phase. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../lib/case/events.ts';
import type { LocalDate } from '../../lib/case/identity.ts';
import { workflow } from '../../lib/simulation/workflows.ts';
import { length } from '../../lib/timeline/length.ts';
import { type PolicyPack, parametersOf } from '../../lib/timeline/policy.ts';
import { provenBy } from '../../lib/timeline/schedule/completion.ts';

export interface Expected {
  /** The duties of the specification, in the order a person meets them. */
  readonly duties: readonly string[];
  /** The duties whose due time the source states. */
  readonly timed: readonly string[];
  /** The figures that the source states, by full name; everything else is ours. */
  readonly stated: readonly string[];
  /** The file of the source, and the headings in it that duties cite. */
  readonly source: string;
  readonly headings: Readonly<Record<string, string>>;
}

const plain = (text: string): string => text.replaceAll(/[‘’]/g, "'").replaceAll(/\s+/g, ' ');

export const programmeHealth = (pack: PolicyPack, expected: Expected): void => {
  const duties = pack.duties.map((rule) => [rule.id, rule] as const);

  test('every duty of the specification is there, once, in its order', () => {
    expect(duties.map(([id]) => id)).toEqual(expected.duties);
  });

  describe.each(duties)('%s', (_, rule) => {
    test('says what must be done, on what authority, since when, and what proves it', () => {
      expect(rule.title).toMatch(/^[A-Z].+[^.]$/);
      expect(rule.authority).toBe('practice');
      expect(rule.effective.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(eventTypes).toContain(rule.recordIn);
      expect(provenBy(rule.doneWhen)).toContain(rule.recordIn);
      expect(Object.keys(expected.headings)).toContain(rule.source.paragraph);
    });
  });

  test('the figures that the source states are marked so, and no others', () => {
    const stated = Object.entries(parametersOf(pack)).filter(([, { figure }]) => figure === 'source');
    expect(stated.map(([name]) => name)).toEqual(expected.stated);
    expect(duties.flatMap(([id, { figure }]) => (figure === 'source' ? [id] : []))).toEqual(expected.timed);
  });

  test.each(Object.entries(parametersOf(pack)))(
    '%s says what it decides, and has a value that can be read',
    (_, one) => {
      expect(one.meaning).toMatch(/^[a-z].{10,}[^.]$/i);
      if (one.kind === 'length' || one.kind === 'period') expect(() => length(one.value)).not.toThrow();
      if (one.kind === 'choice') expect(one.choices).toContain(one.value);
    },
  );

  test('every phase has a state of the timeline to stand in', () => {
    const text = JSON.stringify(workflow('case-timeline'));
    for (const phase of pack.phaseNames) expect(text).toContain(`$where.phase = '${phase}'`);
  });

  test('the years of holidays in the jurisdiction file are those of the pack', () => {
    const { holidays } = JSON.parse(readFileSync(`jurisdictions/${pack.jurisdiction}.json`, 'utf8')) as {
      holidays: { years: Record<string, Record<LocalDate, string>> };
    };
    for (const [year, days] of Object.entries(holidays.years))
      expect(Object.fromEntries(pack.holidays.inYear(Number(year))), year).toEqual(days);
  });

  /** The source is not part of this repository; where it lies beside it, every quotation is held against it. */
  const file = new URL(`../../../shared/domain/sources/${expected.source}`, import.meta.url);
  if (existsSync(file)) {
    const source = plain(readFileSync(file, 'utf8'));
    test.each(duties)(
      'the words of %s occur in the source, under its heading',
      (_, { source: { paragraph, says } }) => {
        const heading = source.indexOf(plain(expected.headings[paragraph] ?? ''));
        expect(heading).toBeGreaterThanOrEqual(0);
        expect(source.indexOf(plain(says), heading)).toBeGreaterThan(heading);
      },
    );
  }
};
