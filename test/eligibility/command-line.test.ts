import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { answerEligibility, type EligibilityOptions, runEligibility } from '../../lib/commands/eligibility.ts';
import { listProgrammes } from '../../lib/commands/programmes.ts';
import { passing } from './correctional-service-canada/people.ts';

function run(options: Partial<EligibilityOptions>, text: string) {
  const out: string[] = [];
  const complaints: string[] = [];
  const terminal = {
    write: (part: string) => void out.push(part),
    complain: (part: string) => void complaints.push(part),
  };
  const exitCode = answerEligibility(
    { jurisdiction: 'correctional-service-canada', facts: '-', asOf: '2010-03-01', ...options },
    text,
    terminal,
  );
  return { exitCode, out: out.join(''), lines: out.join('').trimEnd().split('\n'), complaints: complaints.join('') };
}

const person = (facts: object): string => JSON.stringify(facts);

describe('throughcare eligibility', () => {
  it('answers one object, over one line or many, with one line of JSON', () => {
    for (const text of [
      person({ id: 'P1', ...passing['VPP-HI'] }),
      JSON.stringify({ id: 'P1', ...passing['VPP-HI'] }, null, 2),
    ]) {
      const { exitCode, lines, complaints } = run({ json: true }, text);
      expect([exitCode, lines.length, complaints]).toEqual([0, 1, '']);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        id: 'P1',
        priority: ['VPP-HI'],
        plan: { maxHighIntensity: 1 },
      });
    }
  });

  it('answers many in order, and the rest where one is wrong', () => {
    const text = [
      person({ id: 'a', ...passing.AAA }),
      '',
      person({ id: 'b', sirR1: 40 }),
      'nonsense',
      person({ id: 'd', ...passing.MPW }),
    ].join('\n');
    const { exitCode, lines, complaints } = run({ json: true }, text);
    expect(exitCode).toBe(2);
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(['a', 'b', null, 'd']);
    expect(lines.map((line) => 'errors' in JSON.parse(line))).toEqual([false, true, true, false]);
    expect(complaints).toContain(
      'throughcare eligibility: line 3: sirR1 is 40; write a number of at most 27, or null when not known.\n',
    );
    expect(complaints).toContain('line 4: this is not JSON');
  });

  it('shows a table: programme, outcome, the criterion that decides and its paragraph', () => {
    const { exitCode, out } = run({}, person({ id: 'P1', ...passing['FVPP-HI'], sara: 'moderate', casaNeed: null }));
    expect(exitCode).toBe(0);
    expect(out).toContain('Person P1');
    expect(out).toMatch(
      /FVPP-HI +not-eligible +sara: Risk on the Spousal Assault Risk Assessment \(SARA\) is moderate; high is asked\. +Annex A, 42c/,
    );
    expect(out).toMatch(/FVPP-MI +eligible +all 6 criteria +Annex A, 12, 50a/);
    expect(out).toMatch(/CMP +not-eligible \+/);
    expect(out).toContain('Priority: FVPP-MI\n');
    expect(out).toContain('Tool: SARA, date not recorded, assessor not recorded\n');
    expect(out).toContain('Checks: riskTool "SIR-R1"');
    expect(out).toContain('Ewert v. Canada');
    expect(out).not.toContain('Plan:');
  });

  it('says where no rule prescribes a priority, and where there are no such rules', () => {
    expect(run({}, person(passing.AAA)).out).toContain('Priority: none prescribed\n');
    expect(run({ jurisdiction: 'saskatchewan' }, '{}').out).toContain('Priority: no such rules\n');
    expect(run({}, person(passing.CMP)).out).toContain('Plan: maxMaintenance 1, para "68"\n');
  });

  it('explains one programme in plain words', () => {
    const { out } = run(
      { explain: 'FVPP-MI' },
      person({
        id: 'P1',
        ...passing['FVPP-MI'],
        sara: null,
        assessments: { sirR1: { date: '2010-01-02', assessor: 'J. Roy' } },
      }),
    );
    expect(out).toContain('FVPP-MI (Family Violence Prevention Program Moderate Intensity): undetermined\n');
    expect(out).toContain(
      '    SIR-R1 0 is moderate risk (-4 to 0).\n    Facts: sirR1 = 0.\n    Tool: SIR-R1, 2010-01-02, J. Roy.\n',
    );
    expect(out).toContain(
      '  UNKNOWN: sara\n    Risk on the Spousal Assault Risk Assessment (SARA) is not assessed; moderate or high is asked.\n    Reason: missing_assessment (an assessment or a fact is missing).\n',
    );
    expect(out).toContain(
      '  These changes together would make the person eligible:\n    - Assess: risk on the spousal assault risk assessment (sara) (moderate or high would do).\n',
    );
    expect(out).toContain('Ewert v. Canada');
  });

  it('explains an override that could stand in, and time that will', () => {
    expect(run({ explain: 'VPP-HI' }, person({ ...passing['VPP-HI'], sirR1: -1 })).out).toContain(
      '  An override, if recommended and approved with reasons (9, 10, 13j), could stand in for: risk.\n',
    );
    const child = { age: 10, sentenced: true, supervisedByCsrs: true, reoffenceProbability: 'high' };
    const { out } = run({ jurisdiction: 'saskatchewan', explain: 'COMMUNITY-CONNECTIONS' }, person(child));
    expect(out).toContain(
      '    - At the age of 12. From 2012-03-01 at the latest.\n  Time alone will do: 2012-03-01.\n',
    );
  });

  it('reports how groups fare', () => {
    const people = [
      passing['VPP-HI'],
      { ...passing['VPP-HI'], sirR1: -4, overrideApprovedFor: ['VPP-HI'] },
      { ...passing.WVPP, gender: null },
      { sirR1: 99 },
    ];
    const text = people.map(person).join('\n');
    const { exitCode, lines } = run({ disparity: 'gender', json: true }, text);
    expect(exitCode).toBe(2);
    const found = lines.map((line) => JSON.parse(line)).filter(({ programme }) => programme === 'VPP-HI');
    expect(found).toMatchObject([
      { group: 'M', eligible: { count: 2, of: 2 }, overridden: { count: 1, of: 2 } },
      { group: 'not recorded', eligible: { count: 0, of: 1 } },
    ]);
    expect(run({ disparity: 'gender' }, text).out).toContain(
      'VPP-HI  gender M  eligible 2/2 = 100.0 % (34.2 to 100.0)  undetermined 0/2',
    );
  });

  it.each([
    [
      'an unknown jurisdiction',
      { jurisdiction: 'ontario' },
      '{}',
      'there are no programmes for the jurisdiction "ontario"; give one of correctional-service-canada, saskatchewan, england-and-wales, connecticut.',
    ],
    ['an unknown programme', { explain: 'XYZ' }, '{}', 'there is no programme "XYZ"; give one of WVPP, '],
    [
      'groups by no fact',
      { disparity: 'indigenuos' },
      '{}',
      '--disparity is "indigenuos", which is no fact of this jurisdiction; write the name of one.',
    ],
    [
      'groups by a list',
      { disparity: 'incidents' },
      '{}',
      '--disparity is "incidents", which has many values for one person; write the name of a fact that has one.',
    ],
    [
      'groups by named values',
      { disparity: 'detention' },
      '{}',
      '--disparity is "detention", which has many values for one person; write the name of a fact that has one.',
    ],
    ['a date that is none', { asOf: 'today' }, '{}', '--as-of is "today"; write a date such as 2010-03-01.'],
    [
      'a day that does not exist',
      { asOf: '2010-02-30' },
      '{}',
      '--as-of is "2010-02-30"; write a date such as 2010-03-01.',
    ],
    ['nothing', {}, '  \n ', 'no facts were given; give one JSON object, or one on each line.'],
    [
      'one broken object over many lines',
      {},
      '{\n"gender": "M",\n}',
      'this is not JSON at line 3, column 1; write one object of facts in braces, or one on each line.',
    ],
    [
      'words in place of facts, and none of them comes back',
      {},
      'Zebulon Quixworth',
      'this is not JSON; write one object of facts in braces, or one on each line.',
    ],
  ])('refuses %s in one clear sentence', (_title, options, text, complaint) => {
    const { exitCode, complaints, out } = run(options, text);
    expect(exitCode).toBe(2);
    expect(complaints.startsWith(`throughcare eligibility: ${complaint}`)).toBe(true);
    expect(complaints.trimEnd().split('\n')).toHaveLength(1);
    expect(out).toBe('');
  });

  it('refuses a file that cannot be read, and reads one that can', async () => {
    const complaints: string[] = [];
    const out: string[] = [];
    const terminal = {
      write: (part: string) => void out.push(part),
      complain: (part: string) => void complaints.push(part),
    };
    const options = { jurisdiction: 'connecticut', facts: '/nowhere/at/all.json' };
    expect(await runEligibility(options, terminal)).toBe(2);
    expect(complaints.join('')).toBe(
      'throughcare eligibility: the facts "/nowhere/at/all.json" cannot be read; give a file, or - for standard input.\n',
    );
    const examples = 'test/eligibility/source-index.json';
    expect(await runEligibility({ ...options, facts: examples, json: true }, terminal)).toBe(2);
    expect(out.join('')).toContain('"errors"');
  });

  it('waits for all that is piped in, in whatever pieces it comes', async () => {
    const out: string[] = [];
    const terminal = { write: (part: string) => void out.push(part), complain: () => {} };
    const options = { jurisdiction: 'england-and-wales', facts: '-', json: true };
    const pieces = Readable.from(['{"id":"L1","inPri', 'son":true}\n{"id":', '"L2"}']);
    expect(await runEligibility(options, terminal, pieces)).toBe(0);
    expect(out.map((line) => JSON.parse(line).id)).toEqual(['L1', 'L2']);
  });
});

describe('throughcare programmes', () => {
  const list = (options: Parameters<typeof listProgrammes>[0]) => {
    const out: string[] = [];
    const exitCode = listProgrammes(options, {
      write: (part) => void out.push(part),
      complain: (part) => void out.push(part),
    });
    return { exitCode, out: out.join('') };
  };

  it('lists every jurisdiction, or one, with criteria and sources', () => {
    const { out } = list({});
    expect(out).toContain('Connecticut (connecticut)');
    expect(out).toContain('VPP-HI  Violence Prevention Program High Intensity\n');
    expect(out).toContain(
      '  - incidents: There are 2 or more separate incidents of general violence; several convictions from one event are one incident.\n      [Annex A: Violence Prevention Program High Intensity; 42a]\n',
    );
    expect(list({ jurisdiction: 'saskatchewan' }).out.startsWith('Saskatchewan (saskatchewan)\nSource: ')).toBe(true);
  });

  it('writes one line of JSON for each', () => {
    const lines = list({ json: true }).out.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).jurisdiction)).toEqual([
      'correctional-service-canada',
      'saskatchewan',
      'england-and-wales',
      'connecticut',
    ]);
  });

  it('refuses a jurisdiction it does not know', () => {
    expect(list({ jurisdiction: 'x' })).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining('throughcare programmes: there are no programmes'),
    });
  });
});
