import { describe, expect, it } from 'vitest';
import { answerJson, answerLine } from '../../lib/eligibility/answer-line.ts';
import { change } from '../../lib/eligibility/change.ts';
import { anyFlagCriterion } from '../../lib/eligibility/criteria/any-flag-criterion.ts';
import { decidingFinding, explain, toolLine } from '../../lib/eligibility/explain.ts';
import { type Finding, findingsOf } from '../../lib/eligibility/finding.ts';
import { remembered } from '../../lib/eligibility/remembered.ts';
import type { ProgrammeResult } from '../../lib/eligibility/rule-set.ts';
import { judge, passing, resultFor } from './correctional-service-canada/people.ts';

const findings = findingsOf('letter', ['1', '2a']);
const met = findings.met('It is met.', { letter: 'a' });
const unknown = findings.unknown('It is not known.', { letter: null });
const failed = findings.notMet('exclusion', 'It fails.', { letter: 'b', count: 2 });
const aside = findings.notApplicable('It does not apply.', {});
const result = (criteria: readonly Finding[], almost: ProgrammeResult['almost'] = null): ProgrammeResult => ({
  programme: 'P',
  outcome: 'not-eligible',
  almost,
  criteria,
});

describe('the finding that decides', () => {
  it.each([
    ['the first failure', [aside, met, unknown, failed], failed],
    ['else the first unknown', [aside, met, unknown], unknown],
    ['else the first that is met', [aside, met], met],
    ['else none', [aside], undefined],
  ])('is %s', (_title, criteria, expected) => {
    expect(decidingFinding(result(criteria))).toBe(expected);
  });
});

describe('the derivation', () => {
  it('says of every finding what was found, why, of which facts and by which source', () => {
    expect(explain(result([met, unknown, failed, aside]), 'Programme')).toEqual([
      'P (Programme): not-eligible',
      '  met: letter',
      '    It is met.',
      '    Facts: letter = "a".',
      '    Source: 1; 2a.',
      '  UNKNOWN: letter',
      '    It is not known.',
      '    Reason: missing_assessment (an assessment or a fact is missing).',
      '    Facts: letter = null.',
      '    Source: 1; 2a.',
      '  NOT MET: letter',
      '    It fails.',
      '    Reason: exclusion (an exclusion of the programme applies).',
      '    Facts: letter = "b", count = 2.',
      '    Source: 1; 2a.',
      '  not applicable: letter',
      '    It does not apply.',
      '    Source: 1; 2a.',
    ]);
  });

  it('says what is missing to be eligible', () => {
    const changes = [
      change('complete', 'a', [true], 'Do a.'),
      { ...change('wait', 'b', [1], 'Wait.'), on: '2025-01-02' },
    ];
    const told = (almost: NonNullable<ProgrammeResult['almost']>) => explain(result([], almost), 'Programme').slice(1);
    expect(told({ changes, earliestOn: null, override: null })).toEqual([
      '  These changes together would make the person eligible:',
      '    - Do a.',
      '    - Wait. From 2025-01-02 at the latest.',
    ]);
    expect(told({ changes: [], earliestOn: '2025-01-02', override: null }).at(-1)).toBe(
      '  Time alone will do: 2025-01-02.',
    );
    expect(
      told({ changes: null, earliestOn: null, override: { replaces: ['risk', 'sara'], source: ['9', '10'] } }),
    ).toEqual(['  An override, if recommended and approved with reasons (9, 10), could stand in for: risk, sara.']);
  });

  it('names tool, date and assessor, each even when it is not recorded', () => {
    const assessment = { fact: 'sara', tool: 'SARA', date: null, assessor: null, caveat: 'Careful.' };
    expect(toolLine(assessment)).toBe('SARA, date not recorded, assessor not recorded');
    expect(toolLine({ ...assessment, date: '2010-01-02', assessor: 'J. Roy' })).toBe('SARA, 2010-01-02, J. Roy');
    expect(explain(result([{ ...aside, assessment }]), 'Programme')).toContain(
      '    Tool: SARA, date not recorded, assessor not recorded.',
    );
  });
});

describe('the line of JSON, in full', () => {
  it('tells changes without their trial values', () => {
    const { programmes, ...rest } = JSON.parse(answerJson(judge({ id: 'P', ...passing['FVPP-MI'], sara: null })));
    expect(rest).toMatchObject({ id: 'P', ruleSet: 'cd-726-2-2009', priority: [], plan: {} });
    const line = programmes.find(({ programme }: { programme: string }) => programme === 'FVPP-MI');
    expect(line.almost).toEqual({
      changes: [
        {
          fact: 'sara',
          kind: 'establish',
          to: ['moderate', 'high'],
          text: 'Assess: risk on the spousal assault risk assessment (sara) (moderate or high would do).',
          on: null,
        },
      ],
      earliestOn: null,
      override: null,
    });
    expect(Object.keys(line)).toEqual(['programme', 'outcome', 'almost', 'criteria']);
    expect(Object.keys(line.criteria[0])).toEqual([
      'criterion',
      'verdict',
      'reason',
      'text',
      'facts',
      'source',
      'assessment',
    ]);
  });

  it('tells an override without changes, and nothing where there is nothing', () => {
    const line = answerLine(judge({ ...passing['VPP-HI'], sirR1: -4 }));
    const found = JSON.parse(JSON.stringify(line)).programmes;
    expect(found[7].almost).toEqual({
      changes: null,
      earliestOn: null,
      override: { replaces: ['risk'], source: ['9', '10', '13j'] },
    });
    expect(found[0].almost).toBeNull();
  });
});

describe('what is remembered', () => {
  it('is asked once for each key, from 0 on', () => {
    let asked = 0;
    const answer = remembered(
      (key: number) => key,
      (key) => {
        asked += 1;
        return { key, asked };
      },
    );
    expect([answer(0), answer(1), answer(0), answer(1)].map((one) => one.asked)).toEqual([1, 2, 1, 2]);
    expect([answer(-1), answer(-1)].map((one) => one.asked)).toEqual([3, 4]);
  });

  it('stops at some thousands of keys, and answers on', () => {
    let asked = 0;
    const answer = remembered(
      (key: number) => key,
      () => {
        asked += 1;
        return asked;
      },
    );
    for (let key = 0; key < 5000; key += 1) answer(key);
    expect([answer(4095), answer(4096), answer(4096)]).toEqual([4096, 5001, 5002]);
  });

  it('is shared by people who differ elsewhere', () => {
    expect(resultFor('VPP-HI', { ...passing['VPP-HI'], age: 20 }).criteria[1]).toBe(
      resultFor('VPP-HI', passing['VPP-HI']).criteria[1],
    );
    expect(resultFor('WVPP', passing['VPP-HI'])).toBe(resultFor('WVPP', passing['VPP-MI']));
  });
});

describe('a criterion that any of several facts meets', () => {
  const criterion = anyFlagCriterion<Readonly<Record<'a' | 'b', boolean | null>>, 'a' | 'b'>({
    id: 'either',
    requirement: 'A or b.',
    source: ['1'],
    flags: [
      { fact: 'a', says: 'A holds' },
      { fact: 'b', says: 'B holds' },
    ],
    read: (subject, fact) => subject[fact],
    reason: 'need_level',
    none: 'Neither.',
  });

  it('says which, or what is not known', () => {
    expect(criterion.facts).toEqual(['a', 'b']);
    expect(criterion.judge({ a: null, b: true })).toMatchObject({
      verdict: 'met',
      text: 'B holds.',
      facts: { a: null, b: true },
    });
    expect(criterion.judge({ a: false, b: null })).toMatchObject({
      verdict: 'unknown',
      text: 'Not known for all of: A holds; B holds.',
    });
    expect(criterion.judge({ a: false, b: false })).toMatchObject({
      verdict: 'notMet',
      reason: 'need_level',
      text: 'Neither.',
    });
  });

  it('proposes to look up what is not known', () => {
    expect(criterion.remedies?.({ a: null, b: null })).toEqual([
      [change('establish', 'a', [true], 'Establish the fact: A holds.')],
      [change('establish', 'b', [true], 'Establish the fact: B holds.')],
    ]);
    expect(criterion.remedies?.({ a: false, b: null })).toEqual([
      [change('establish', 'b', [true], 'Establish the fact: B holds.')],
    ]);
    expect(criterion.remedies?.({ a: false, b: false })).toEqual([]);
  });
});
