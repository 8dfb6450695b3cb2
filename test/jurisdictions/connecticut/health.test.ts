import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../../lib/case/events.ts';
import { connecticut } from '../../../lib/jurisdictions/connecticut/index.ts';
import { length } from '../../../lib/timeline/length.ts';
import { parametersOf } from '../../../lib/timeline/policy.ts';

/** The headings of the source, as it numbers them; a duty cites one of them, or several. */
const headings = [
  'I.A',
  'I.A.1',
  'I.A.2',
  'I.A.3',
  'I.B',
  'I.B.1',
  'I.C',
  'I.C.1',
  'I.C.2',
  'II.A',
  'II.B',
  'II.C',
  'III.A',
];
const duties = connecticut.duties.map((rule) => [rule.id, rule] as const);

describe('every duty', () => {
  test('of the table is there, once', () => {
    expect(duties).toHaveLength(31);
    expect(new Set(duties.map(([id]) => id)).size).toBe(31);
  });

  test.each(duties)('%s cites its source by document and paragraph, in the source’s own words', (_, { source }) => {
    expect(source.document).toMatch(/Partners in Progress/);
    for (const paragraph of source.paragraph.split(', ')) expect(headings).toContain(paragraph);
    expect(source.says.length).toBeGreaterThan(20);
  });

  test.each(duties)(
    '%s says whether the figure is the source’s or ours, on what authority, and since when',
    (_, rule) => {
      expect(['source', 'default']).toContain(rule.figure);
      expect(['statute', 'policy', 'practice', 'research']).toContain(rule.authority);
      expect(rule.effective.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    },
  );

  test.each(duties)('%s has a title, an event it is recorded with, and names it among what does it', (_, rule) => {
    expect(rule.title).toMatch(/^[A-Z].+[^.]$/);
    expect(eventTypes).toContain(rule.recordIn);
    const does = rule.doneWhen.by === 'event' ? rule.doneWhen.types : [rule.doneWhen.type];
    expect(does).toContain(rule.recordIn);
  });

  test.each(duties)('%s takes every figure from a parameter', (_, rule) => {
    const { schedule } = rule;
    const named = (parameter: string) => (parameter.includes('.') ? parameter : `${rule.id}.${parameter}`);
    const figures =
      schedule.kind === 'forward'
        ? [schedule.within]
        : schedule.kind === 'countedBack'
          ? [schedule.due, ...(schedule.opens === undefined ? [] : [schedule.opens])]
          : schedule.kind === 'afterCompletion'
            ? [schedule.every]
            : [];
    for (const figure of figures) expect(Object.keys(parametersOf(connecticut))).toContain(named(figure));
  });
});

/** S in the table of duties: the figures that the source states. Everything else is ours. */
test('the figures that the source states are marked so, and no others', () => {
  const stated = duties.filter(([, { figure }]) => figure === 'source').map(([id]) => id);
  expect(stated).toEqual([
    'pretrial-assessment',
    'orientation-assessment',
    'medical-discharge-plan',
    'entitlements',
    'discharge-plan',
    'discharge-card',
    'first-contact-72h',
    'front-loading-contact',
    'front-loading-review',
    'supervision-contact',
  ]);
});

describe('every parameter', () => {
  test.each(Object.entries(parametersOf(connecticut)))(
    '%s says what it decides, and has a value that can be read',
    (_, parameter) => {
      expect(parameter.meaning).toMatch(/^[a-z].{10,}[^.]$/i);
      expect(['source', 'default']).toContain(parameter.figure);
      if (parameter.kind === 'length') expect(() => length(parameter.value)).not.toThrow();
      if (parameter.kind === 'choice') expect(parameter.choices).toContain(parameter.value);
    },
  );
});

const file = new URL('../../../../shared/domain/sources/connecticut-partners-in-progress.txt', import.meta.url);
const plain = (text: string) => text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"').replaceAll(/\s+/g, ' ');

/** The source is not part of this repository; where it lies beside it, every quotation is held against it. */
if (existsSync(file)) {
  const source = plain(readFileSync(file, 'utf8'));

  describe('every quotation', () => {
    test.each(duties)('of %s occurs in the source', (_, rule) => {
      expect(source).toContain(plain(rule.source.says));
    });
  });

  test('the headings are those of the source, in its order', () => {
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim());
    const numbered: string[] = [];
    let [phase, section] = ['', ''];
    for (const line of lines.slice(lines.indexOf('I. Institutional Phase', lines.indexOf('III. Discharge Phase')))) {
      const [, roman] = /^(I{1,3})\. +[A-Z]/.exec(line) ?? [];
      const [, letter] = /^([A-C])\. +[A-Z]/.exec(line) ?? [];
      const [, digit] = /^([1-3])\. +[A-Z]/.exec(line) ?? [];
      if (roman !== undefined) phase = roman;
      if (letter !== undefined) section = letter;
      if (letter !== undefined) numbered.push(`${phase}.${letter}`);
      if (digit !== undefined) numbered.push(`${phase}.${section}.${digit}`);
    }
    expect(numbered).toEqual(headings);
  });
}
