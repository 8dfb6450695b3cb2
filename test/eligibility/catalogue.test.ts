import { describe, expect, it } from 'vitest';
import { answerJson, answerLine } from '../../lib/eligibility/answer-line.ts';
import { governing } from '../../lib/eligibility/catalogue.ts';
import type { RuleSet } from '../../lib/eligibility/rule-set.ts';
import { catalogues } from '../../lib/jurisdictions/catalogues.ts';
import { correctionalServiceCanada } from '../../lib/jurisdictions/correctional-service-canada/eligibility/catalogue.ts';
import { judge, passing } from './correctional-service-canada/people.ts';

const canada = correctionalServiceCanada();
const errorsFor = (input: unknown) => {
  const answer = canada.check(input, null);
  return answer.kind === 'refused' ? answer.errors : [];
};

describe('versions of the rules', () => {
  it.each([
    ['2009-06-29', false],
    ['2009-06-30', true],
    ['2018-01-07', true],
    ['2018-01-08', false],
  ])('a sentence of %s is governed by the directive of 2009: %s', (sentencedOn, governed) => {
    const answer = judge({ ...passing['VPP-HI'], sentencedOn });
    expect(answer.ruleSet).toBe(governed ? 'cd-726-2-2009' : null);
    const outcomes = new Set(answer.programmes.map(({ outcome }) => outcome));
    expect(outcomes.has('eligible')).toBe(governed);
    if (governed) return;
    expect(outcomes).toEqual(new Set(['undetermined']));
    expect(answer.programmes).toHaveLength(28);
    expect(answer.programmes[0]?.criteria).toEqual([
      {
        criterion: 'policy-version',
        verdict: 'unknown',
        reason: 'policy_version',
        text: `No known version of the rules governs a sentence of ${sentencedOn}; decide by the rules that do.`,
        facts: { sentencedOn },
        source: ['effective dates'],
        assessment: null,
      },
    ]);
    expect(answer).toMatchObject({ priority: null, plan: {}, checks: {} });
  });

  it('without a date the first version governs, and a later one can stand beside it', () => {
    const version = (id: string, sentencedFrom: string | null, sentencedUntil: string | null): RuleSet<object> => ({
      id,
      title: id,
      sentencedFrom,
      sentencedUntil,
      programmes: [],
      judge: () => ({ programmes: [], priority: null, plan: {}, checks: {} }),
    });
    const versions = [version('old', null, '2018-01-07'), version('new', '2021-01-01', null)] as const;
    expect(governing([...versions], null)?.id).toBe('old');
    expect(governing([...versions], '1999-01-01')?.id).toBe('old');
    expect(governing([...versions], '2019-01-01')).toBeNull();
    expect(governing([...versions], '2021-01-01')?.id).toBe('new');
    expect(governing([...versions], '2035-01-01')?.id).toBe('new');
  });
});

describe('facts from outside', () => {
  it.each([
    [{ sirR1: 40 }, 'sirR1', 'sirR1 is 40; write a number of at most 27, or null when not known'],
    [{ sirR1: -31 }, 'sirR1', 'sirR1 is -31; write a number of at least -30, or null when not known'],
    [{ sirR1: 1.5 }, 'sirR1', 'sirR1 is 1.5; write a whole number, or null when not known'],
    [{ sirR1: '3' }, 'sirR1', 'sirR1 is "3"; write a number, or null when not known'],
    [{ gender: 'X' }, 'gender', 'gender is "X"; write one of "M", "F", or null when not known'],
    [{ indigenous: 'yes' }, 'indigenous', 'indigenous is "yes"; write true or false, or null when not known'],
    [{ gendr: 'M' }, 'gendr', 'gendr is not a fact of this jurisdiction; leave it out or correct its name'],
    [
      { detention: { harm: true } },
      'detention.harm',
      'detention.harm is not a fact of this jurisdiction; leave it out or correct its name',
    ],
    [
      { incidents: [{ event: '' }] },
      'incidents.0.event',
      'incidents.0.event is ""; write some text, or null when not known',
    ],
    [{ asOf: '2010-02-30' }, 'asOf', 'asOf is "2010-02-30"; write a date such as "2010-03-01"'],
    [{ incidents: {} }, 'incidents', 'incidents is {}; write a list in brackets, or null when not known'],
    [{ incidents: ['x'] }, 'incidents.0', 'incidents.0 is "x"; write an object of facts in braces'],
    [{ incestVictimAges: [-1] }, 'incestVictimAges.0', 'incestVictimAges.0 is -1; write a number of at least 0'],
    [
      { maintenanceReferrals: 'two' },
      'maintenanceReferrals',
      'maintenanceReferrals is "two"; write a value that the list of facts allows, or null when not known',
    ],
    [{ assessments: { sirR2: {} } }, 'assessments', undefined],
    [
      { referralDocument: 7 },
      'referralDocument',
      'referralDocument is 7; write text in quotation marks, or null when not known',
    ],
    [[], '', 'the input is []; write one object of facts in braces, or one on each line'],
  ])('%j is refused, naming %s', (input, field, message) => {
    const [error, ...more] = errorsFor(input);
    expect(more).toEqual([]);
    expect(error?.field.startsWith(field)).toBe(true);
    if (message !== undefined) expect(error).toMatchObject({ field, message });
  });

  it('names every error, the value and keeps the id', () => {
    const answer = canada.check({ id: 'P1', sirR1: 40, static99: -1 }, null);
    expect(answer).toMatchObject({
      kind: 'refused',
      id: 'P1',
      errors: [
        { field: 'sirR1', value: 40 },
        { field: 'static99', value: -1 },
      ],
    });
    expect(canada.check({ id: 7, sirR1: 40 }, null)).toMatchObject({ id: 7 });
    expect(canada.check({ id: [], sirR1: 40 }, null)).toMatchObject({ id: null });
    expect(canada.check('text', null)).toMatchObject({ kind: 'refused', id: null });
    expect(canada.check(null, null)).toMatchObject({ kind: 'refused', id: null });
  });

  it('shows no more of a long value than is needed to find it', () => {
    const [error] = errorsFor({ gender: 'x'.repeat(500) });
    expect(error?.message).toBe(`gender is "${'x'.repeat(56)}...; write one of "M", "F", or null when not known`);
  });

  it('may be nothing at all: then everything is open', () => {
    expect(canada.check({}, null)).toMatchObject({ kind: 'judged', id: null });
  });
});

describe('what a verdict shows', () => {
  it('tool, date, assessor and the caveat, wherever a tool is used', () => {
    const answer = judge({
      ...passing['FVPP-HI'],
      assessments: { sara: { date: '2010-01-02', assessor: 'J. Roy' }, sirR1: {} },
    });
    const findings = answer.programmes.find(({ programme }) => programme === 'FVPP-HI')?.criteria ?? [];
    const assessments = findings.map(({ criterion, assessment }) => [
      criterion,
      assessment?.tool,
      assessment?.date,
      assessment?.assessor,
    ]);
    expect(assessments).toContainEqual(['sara', 'SARA', '2010-01-02', 'J. Roy']);
    expect(assessments).toContainEqual(['risk', 'SIR-R1', null, null]);
    expect(assessments).toContainEqual(['incidents', undefined, undefined, undefined]);
    for (const { assessment } of findings)
      if (assessment) expect(assessment.caveat).toContain('Ewert v. Canada, 2018 SCC 30');
  });

  it('the same without records', () => {
    const findings = judge(passing['SOP-MI']).programmes.flatMap(({ criteria }) => criteria);
    const tools = new Set(
      findings.flatMap(({ assessment }) => (assessment ? [`${assessment.fact}: ${assessment.tool}`] : [])),
    );
    expect(tools).toContain('static99: STATIC-99');
    expect(tools).toContain('sirR1: SIR-R1');
    expect(tools).toContain('casaNeed: CASA');
    expect(tools).toContain('ssoaNeeds: Specialised Sex Offender Assessment');
  });
});

describe('the line of JSON', () => {
  it.each(Object.entries(passing))('is the same however it is written: %s', (_code, facts) => {
    const answer = judge({ ...facts, id: 'P "1"', sara: null, setting: null });
    expect(JSON.parse(answerJson(answer))).toEqual(JSON.parse(JSON.stringify(answerLine(answer))));
  });

  it('has the names of the contract, and no trial values', () => {
    const line = answerLine(judge({ id: 1, ...passing['FVPP-MI'], sara: null }));
    expect(Object.keys(line)).toEqual(['id', 'ruleSet', 'programmes', 'priority', 'plan', 'checks']);
    expect(JSON.stringify(line)).not.toContain('"trial"');
    expect(line).toMatchObject({ id: 1, ruleSet: 'cd-726-2-2009' });
  });

  it('says what was wrong with an input', () => {
    expect(answerJson(canada.check({ id: 3, sirR1: 99 }, null))).toBe(
      '{"id":3,"errors":[{"field":"sirR1","value":99,"message":"sirR1 is 99; write a number of at most 27, or null when not known"}]}',
    );
  });
});

describe('the catalogues', () => {
  it('hold 28 programmes of Canada, twelve services of Connecticut, and one each of the others', () => {
    expect(catalogues.map(({ jurisdiction, programmes }) => [jurisdiction, programmes.length])).toEqual([
      ['correctional-service-canada', 28],
      ['saskatchewan', 1],
      ['england-and-wales', 1],
      ['connecticut', 12],
    ]);
  });

  it('name each programme, its criteria and facts', () => {
    const listed = canada.programmes.find(({ programme }) => programme === 'NSAP-MI');
    expect(listed?.name).toBe('National Substance Abuse Program Moderate Intensity');
    expect(listed?.criteria.map(({ criterion }) => criterion)).toEqual([
      'gender',
      'risk',
      'substance-need',
      'link-with-offence',
      'not-repeated',
      'not-cascaded',
    ]);
  });
});
