import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../../lib/case/events.ts';
import { detentionReferral } from '../../../lib/jurisdictions/correctional-service-canada/duties/detention-referral.ts';
import { correctionalServiceCanada } from '../../../lib/jurisdictions/correctional-service-canada/index.ts';
import { phaseNames } from '../../../lib/jurisdictions/correctional-service-canada/phases.ts';
import { workflow } from '../../../lib/simulation/workflows.ts';
import { length } from '../../../lib/timeline/length.ts';

const duties = correctionalServiceCanada.duties.map((rule) => [rule.id, rule] as const);

describe('every duty', () => {
  test('of the directive that has shipped is there, once', () => {
    expect(duties.map(([id]) => id)).toEqual([
      'programme-referral',
      'cib-decision',
      'override-decision',
      'maintenance-referral',
      'detention-referral',
    ]);
  });

  test.each(duties)('%s is in force since 30 June 2009, and done by what it names', (_, rule) => {
    expect(rule.effective).toEqual({ from: '2009-06-30' });
    expect(rule.title).toMatch(/^[A-Z].+[^.]$/);
    expect(eventTypes).toContain(rule.recordIn);
    expect(rule.doneWhen.by === 'event' && rule.doneWhen.types).toContain(rule.recordIn);
  });

  test.each(duties.filter(([id]) => id !== 'detention-referral'))('%s is policy, on a figure of ours', (_, rule) => {
    expect([rule.authority, rule.figure]).toEqual(['policy', 'default']);
    expect(length(rule.parameters.within?.value ?? '').counted).toBe('workingDays');
  });

  test('detention-referral is statute: both figures are the source’s, the day between them is ours', () => {
    const { authority, figure, parameters } = detentionReferral;
    expect([authority, figure]).toEqual(['statute', 'source']);
    expect(Object.entries(parameters).map(([name, { value, figure: whose }]) => [name, value, whose])).toEqual([
      ['remind', '50%,10%', 'default'],
      ['due', 'P6M', 'source'],
      ['dueSinceAmendment', 'P6M1D', 'source'],
      ['amendedFrom', '2012-06-13', 'default'],
      ['sentence', 'P2Y', 'source'],
    ]);
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

  test('the words of detention-referral occur in Annex B', () => {
    const annex = source.slice(source.indexOf('ANNEX B'));
    expect(detentionReferral.source.paragraph).toBe('Annex B, 129(2)');
    expect(annex.slice(annex.indexOf('\n(2) '))).toContain(detentionReferral.source.says);
  });

  test.each(duties.filter(([id]) => id !== 'detention-referral'))(
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
