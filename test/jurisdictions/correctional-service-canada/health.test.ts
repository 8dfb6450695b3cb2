import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../../lib/case/events.ts';
import { correctionalServiceCanada } from '../../../lib/jurisdictions/correctional-service-canada/index.ts';
import { phaseNames } from '../../../lib/jurisdictions/correctional-service-canada/phases.ts';
import { workflow } from '../../../lib/simulation/workflows.ts';
import { length } from '../../../lib/timeline/length.ts';

const duties = correctionalServiceCanada.duties.map((rule) => [rule.id, rule] as const);

describe('every duty', () => {
  test('of the directive that has shipped is there, once', () => {
    expect(duties.map(([id]) => id)).toEqual(['programme-referral', 'cib-decision', 'override-decision']);
  });

  test.each(duties)('%s is policy since 30 June 2009, on a figure of ours, done by what it names', (_, rule) => {
    expect([rule.authority, rule.figure, rule.effective]).toEqual(['policy', 'default', { from: '2009-06-30' }]);
    expect(length(rule.parameters.within?.value ?? '').counted).toBe('workingDays');
    expect(rule.title).toMatch(/^[A-Z].+[^.]$/);
    expect(eventTypes).toContain(rule.recordIn);
    expect(rule.doneWhen.by === 'event' && rule.doneWhen.types).toContain(rule.recordIn);
  });
});

test('every phase has a state of the timeline to stand in', () => {
  const text = JSON.stringify(workflow('case-timeline'));
  for (const phase of phaseNames.filter((name) => name !== 'closed'))
    expect(text).toContain(`$where.phase = '${phase}'`);
});

const file = new URL('../../../../shared/domain/sources/csc-cd-726-2.txt', import.meta.url);

/** The source is not part of this repository; where it lies beside it, every quotation is held against it. */
if (existsSync(file)) {
  const source = readFileSync(file, 'utf8');

  test.each(duties)(
    'the words of %s occur in the source, under its paragraph',
    (_, { source: { paragraph, says } }) => {
      const quotations = says.split(' … ');
      const paragraphs = paragraph.split(', ').map((text) => Number.parseInt(text, 10));
      expect(quotations).toHaveLength(paragraphs.length);
      for (const [index, quotation] of quotations.entries()) {
        const number = paragraphs[index] ?? 0;
        const under = source.slice(source.indexOf(`\n${number}. `), source.indexOf(`\n${number + 1}. `));
        expect(under).toContain(quotation);
      }
    },
  );

  test('13j is the tenth item of its paragraph', () => {
    const items = source
      .slice(source.indexOf('\n13. '), source.indexOf('\n14. '))
      .split('\n')
      .filter((line) => /^ +\d+\. /.test(line));
    expect(items[9]).toContain('provide a justifiable rationale for any overrides to Correctional Programs.');
  });
}
