import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../../lib/case/events.ts';
import { orientationPart } from '../../../lib/case/vocabulary.ts';
import {
  admitted,
  admittedSentenced,
  died,
  district,
  escaped,
  given,
  happened,
  type Life,
  released,
  releaseOn,
  returned,
  sentenced,
} from '../../timeline/given.ts';
import { justAfter, justBefore, told } from '../../timeline/local.ts';

const admission = admitted('2026-03-02 10:00');
const phasesOf = (life: Life, at: string): readonly string[] => {
  const { case: of } = life.at(at);
  return life.policy.phases(of, life.policy).map(({ phase, from }) => `${told(from)} ${phase}`);
};

describe('from admission to the end', () => {
  test('a sentence of two years or less, under a split sentence', () => {
    const life = given(
      admission,
      sentenced('2026-04-01 15:00', 'P1Y', 'probation'),
      happened('2026-04-08 11:00', 'classificationRecorded'),
      happened('2026-04-20 11:00', 'oapAdopted'),
      releaseOn('2026-05-04 09:00', '2027-02-25'),
      released('2027-02-25 09:00', 'probation', { place: district, level: 'moderate' }),
      happened('2027-12-01 12:00', 'closed', { reason: 'supervisionCompleted' }),
    );
    expect(phasesOf(life, '2028-01-01 12:00')).toEqual([
      '2026-03-02 10:00 pretrial',
      '2026-04-01 15:00 classification',
      '2026-04-20 11:00 custody',
      '2026-12-12 00:00 discharge-planning',
      '2027-02-25 09:00 front-loading-72h',
      '2027-02-28 09:00 front-loading',
      '2027-06-26 00:00 supervision',
      '2027-12-01 12:00 closed',
    ]);
  });

  test('a sentence over two years, to parole', () => {
    const life = given(
      admission,
      sentenced('2026-04-01 15:00', 'P3Y', 'none'),
      happened('2026-04-20 11:00', 'oapAdopted'),
      released('2028-01-10 09:00', 'parole', { place: district, level: 'moderate' }),
    );
    expect(phasesOf(life, '2028-02-01 12:00')).toEqual([
      '2026-03-02 10:00 pretrial',
      '2026-04-01 15:00 orientation',
      '2026-04-20 11:00 custody',
      '2028-01-10 09:00 supervision',
    ]);
  });

  test.each([
    ['P1Y', 'classification'],
    ['P3Y', 'orientation'],
  ])('admitted already sentenced to %s begins with %s', (length, phase) => {
    expect(given(admittedSentenced('2026-03-02 10:00', { length })).at('2026-03-02 10:00').phase).toBe(phase);
  });

  test('the plan is adopted with the third endorsement', () => {
    const endorsed = (at: string, by: 'person' | 'departmentOfCorrection' | 'boardOfPardonsAndParoles') =>
      happened(at, 'oapEndorsed', { by });
    const life = given(
      admission,
      sentenced('2026-04-01 15:00', 'P1Y'),
      endorsed('2026-04-20 10:00', 'person'),
      endorsed('2026-04-21 10:00', 'departmentOfCorrection'),
      endorsed('2026-04-22 10:00', 'boardOfPardonsAndParoles'),
    );
    expect(life.at(justBefore('2026-04-22 10:00')).phase).toBe('classification');
    expect(life.at('2026-04-22 10:00').phase).toBe('custody');
    expect(orientationPart.options).toHaveLength(7);
  });
});

describe('boundaries that time alone brings', () => {
  const custody = [
    admission,
    sentenced('2026-04-01 15:00', 'P18M', 'probation'),
    happened('2026-04-20 11:00', 'oapAdopted'),
  ];
  const dated = given(...custody, releaseOn('2026-05-04 09:00', '2027-06-10'));
  const front = given(...custody, released('2026-10-31 10:00', 'probation', { level: 'moderate' }));

  test.each([
    ['75 days before discharge', dated, '2027-03-27 00:00', 'custody', 'discharge-planning'],
    [
      '72 hours after release, over the night with an hour twice',
      front,
      '2026-11-03 09:00',
      'front-loading-72h',
      'front-loading',
    ],
    ['after the day four calendar months on', front, '2027-03-01 00:00', 'front-loading', 'supervision'],
  ] as const)('%s', (_, life, at, before, after) => {
    expect(life.at(justBefore(at)).phase).toBe(before);
    expect(life.at(at).phase).toBe(after);
  });

  test('a date further off takes the person back to custody', () => {
    const moved = dated.and(releaseOn('2027-04-05 09:00', '2027-12-09'));
    expect(moved.at('2027-04-05 10:00').phase).toBe('custody');
    expect(moved.at('2027-04-04 10:00').phase).toBe('discharge-planning');
    expect(moved.at('2027-09-25 00:00').phase).toBe('discharge-planning');
  });
});

describe('shortcuts that happen every day', () => {
  const out = released('2026-09-09 10:00', 'parole', { level: 'moderate' });
  const custody = [admission, sentenced('2026-04-01 15:00', 'P6M', 'none')];

  test.each<readonly [string, readonly CaseEvent[], string]>([
    ['released on bond', [admission, released('2026-03-02 15:00', 'bond')], 'closed'],
    [
      'discharged from court',
      [admission, happened('2026-03-04 15:00', 'closed', { reason: 'dischargedByCourt' })],
      'closed',
    ],
    ['diverted to treatment', [admission, released('2026-03-04 15:00', 'diverted')], 'closed'],
    ['discharged at the end of sentence', [...custody, released('2026-09-09 15:00', 'endOfSentence')], 'closed'],
    ['returned by violation', [...custody, out, returned('2026-10-01 09:00')], 'classification'],
    ['escaped from custody', [...custody, escaped('2026-05-01 09:00')], 'escaped'],
    ['absconded from supervision', [...custody, out, escaped('2026-10-01 09:00')], 'escaped'],
    [
      'recaptured after absconding',
      [...custody, out, escaped('2026-10-01 09:00'), returned('2026-10-05 09:00', 'recapture')],
      'classification',
    ],
    ['in hospital', [admission, happened('2026-03-04 15:00', 'absenceStarted', { kind: 'hospital' })], 'pretrial'],
    ['dead', [...custody, out, died('2026-10-01 09:00')], 'closed'],
  ])('%s', (_, events, phase) => {
    expect(given(...events).at('2026-10-06 12:00').phase).toBe(phase);
  });

  test.each([
    'parole',
    'specialParole',
    'transitionalSupervision',
    'transitionalPlacement',
    'residentialProgram',
    'probation',
  ] as const)('released to %s is supervision at once, but for the front-loaded', (kind) => {
    const life = given(...custody, released('2026-09-09 10:00', kind, { level: 'moderate' }));
    expect(life.at(justAfter('2026-09-09 10:00')).phase).toBe('supervision');
  });

  test('nobody is in a phase before admission', () => {
    expect(given(admission).at(justBefore('2026-03-02 10:00')).phase).toBeUndefined();
  });
});
