import { describe, expect, test } from 'vitest';
import { type endorser, orientationPart } from '../../../lib/case/vocabulary.ts';
import {
  admitted,
  admittedSentenced,
  escaped,
  given,
  happened,
  hartford,
  released,
  returned,
  sentenced,
} from '../../timeline/given.ts';
import { justAfter, local } from '../../timeline/local.ts';
import { dutyTable } from './duty-table.ts';

const admission = admitted('2026-03-02 10:00');
const eighteenMonths = sentenced('2026-04-01 15:00', 'P18M');
const threeYears = sentenced('2026-04-01 15:00', 'P3Y');
const classified = happened('2026-04-08 11:00', 'classificationRecorded');
const moved = (at: string, purpose: 'orientation' | 'sentencedFacility' | 'other') =>
  happened(at, 'transferred', { place: { facility: 'Enfield', unit: 'North' }, purpose });
const arrived = moved('2026-04-03 11:00', 'orientation');
const part = (name: (typeof orientationPart.options)[number]) => (at: string) =>
  happened(at, 'orientationPartRecorded', { part: name });
const endorsed = (by: (typeof endorser.options)[number]) => (at: string) => happened(at, 'oapEndorsed', { by });
const adopted = (at: string) => happened(at, 'oapAdopted');
const leaves = (at: string) => released(at, 'parole');

dutyTable([
  {
    duty: 'classification',
    given: [admission, eighteenMonths],
    due: '2026-04-11 end of day',
    who: 'classification officer',
    done: [(at) => happened(at, 'classificationRecorded')],
    leaves,
    changed: ['classification.within', 'P2W', '2026-04-15 end of day'],
    begins: '2026-04-01 15:00',
    unknown: { given: [admitted('2026-04-01 10:00', { legalStatus: 'sentenced' })], record: ['sentence'] },
    notOwed: [
      ['to someone sentenced to more than two years', [admission, threeYears]],
      ['to the accused', [admission]],
    ],
  },
  {
    duty: 'transfer-to-sentenced-facility',
    given: [admission, eighteenMonths, classified],
    due: '2026-04-22 end of day',
    who: 'classification officer',
    done: [(at) => moved(at, 'sentencedFacility')],
    leaves,
    changed: ['transfer-to-sentenced-facility.within', 'P7D', '2026-04-15 end of day'],
    begins: '2026-04-08 11:00',
    notOwed: [['before classification', [admission, eighteenMonths]]],
  },
  {
    duty: 'orientation-assessment',
    given: [admission, threeYears, arrived],
    due: '2026-04-13 end of day',
    who: 'orientation counselor',
    done: [
      part('medical'),
      part('mentalHealth'),
      part('substanceAbuse'),
      part('educationAndVocation'),
      part('sexOffenderTreatmentNeed'),
      part('custodyAndSecurityRisk'),
      part('communityResourceNeeds'),
    ],
    missing: [
      'mentalHealth',
      'substanceAbuse',
      'educationAndVocation',
      'sexOffenderTreatmentNeed',
      'custodyAndSecurityRisk',
      'communityResourceNeeds',
    ],
    leaves,
    changed: ['orientation-assessment.within', 'P14D', '2026-04-17 end of day'],
    begins: '2026-04-03 11:00',
    notOwed: [
      ['to someone sentenced to two years or less', [admission, eighteenMonths, arrived]],
      ['before arrival at the orientation unit', [admission, threeYears, moved('2026-04-03 11:00', 'other')]],
    ],
  },
  {
    duty: 'release-eligibility-briefing',
    given: [admission, threeYears, arrived],
    due: '2026-04-13 end of day',
    who: 'orientation counselor',
    done: [(at) => happened(at, 'briefingRecorded')],
    leaves,
    changed: ['release-eligibility-briefing.within', 'P5D', '2026-04-08 end of day'],
    begins: '2026-04-03 11:00',
    notOwed: [['to someone sentenced to two years or less', [admission, eighteenMonths, arrived]]],
  },
  {
    duty: 'oap-adoption',
    given: [admission, eighteenMonths, classified],
    due: '2026-04-22 end of day',
    who: 'receiving-facility counselor',
    done: [endorsed('person'), endorsed('departmentOfCorrection'), endorsed('boardOfPardonsAndParoles')],
    instead: [adopted],
    missing: ['departmentOfCorrection', 'boardOfPardonsAndParoles'],
    leaves,
    changed: ['oap-adoption.within', 'P30D', '2026-05-08 end of day'],
    begins: '2026-04-08 11:00',
    notOwed: [['before classification', [admission, eighteenMonths]]],
  },
  {
    duty: 'oap-review',
    given: [admission, eighteenMonths, classified, adopted('2026-05-01 10:00')],
    due: '2026-11-01 end of day',
    who: 'facility counselor',
    done: [(at) => happened(at, 'oapReviewed')],
    leaves,
    changed: ['oap-review.every', 'P90D', '2026-07-30 end of day'],
    begins: '2026-05-01 10:00',
    notOwed: [['before the plan is adopted', [admission, eighteenMonths, classified]]],
  },
]);

describe('arrival at the orientation unit', () => {
  test('is the admission itself for someone admitted already sentenced to more than two years', () => {
    const straight = given(admittedSentenced('2026-04-03 11:00', { length: 'P3Y' }));
    expect(straight.at('2026-04-04 12:00').line('orientation-assessment')).toBe('due 2026-04-13 end of day');
    expect(straight.at('2026-04-04 12:00').line('release-eligibility-briefing')).toBe('due 2026-04-13 end of day');
  });

  test('stays the admission when a transfer there follows: forward clocks never move', () => {
    const later = given(admittedSentenced('2026-04-01 11:00', { length: 'P3Y' }), arrived);
    expect(later.at('2026-04-04 12:00').lines('orientation-assessment')).toEqual(['due 2026-04-11 end of day']);
  });
});

describe('oap-adoption, for sentences over two years', () => {
  const parts = orientationPart.options.map((name) => part(name)('2026-04-10 09:00'));

  test('runs from the last of the seven parts and belongs to the orientation counselor', () => {
    const life = given(admission, threeYears, arrived, ...parts);
    expect(life.at('2026-04-11 09:00').line('oap-adoption')).toBe('due 2026-04-24 end of day');
    expect(life.at('2026-04-11 09:00').duty('oap-adoption').role).toBe('orientation counselor');
    expect(
      given(admission, threeYears, arrived, ...parts.slice(1))
        .at('2026-04-11 09:00')
        .lines('oap-adoption'),
    ).toEqual([]);
  });
});

describe('oap-adoption, for somebody who returned to custody', () => {
  const life = given(
    admission,
    threeYears,
    released('2028-01-03 09:00', 'parole', { level: 'moderate' }),
    returned('2028-03-01 09:00'),
    happened('2028-03-06 09:00', 'classificationRecorded'),
  );

  test('runs from the classification and belongs to the receiving facility, whatever the sentence', () => {
    expect(life.at('2028-03-07 09:00').line('oap-adoption')).toBe('due 2028-03-20 end of day');
    expect(life.at('2028-03-07 09:00').duty('oap-adoption').role).toBe('receiving-facility counselor');
  });

  test('a return from escape goes on with the orientation that it broke off', () => {
    const parts = orientationPart.options.map((name) => part(name)('2026-04-14 09:00'));
    const back = [escaped('2026-04-05 12:00'), returned('2026-04-12 09:00', 'recapture')];
    const resumed = given(admission, threeYears, arrived, ...back, ...parts).at('2026-04-15 09:00');
    expect(resumed.duty('oap-adoption').role).toBe('orientation counselor');
  });
});

describe('transfer-to-sentenced-facility', () => {
  test('is not done by a transfer for another purpose', () => {
    const life = given(admission, eighteenMonths, classified, moved('2026-04-10 09:00', 'other'));
    expect(life.at('2026-04-11 09:00').line('transfer-to-sentenced-facility')).toBe('due 2026-04-22 end of day');
  });
});

describe('two years exactly is not more than two years', () => {
  const path = (length: string) => {
    const life = given(admission, sentenced('2026-04-01 15:00', length), arrived).at(justAfter('2026-04-03 11:00'));
    return {
      phase: life.phase,
      classification: life.lines('classification').length,
      orientation: life.lines('orientation-assessment').length,
    };
  };
  const pretrialFacility = { phase: 'classification', classification: 1, orientation: 0 };
  const orientationUnit = { phase: 'orientation', classification: 0, orientation: 1 };

  test.each(['P2Y', 'P24M', 'P1Y12M', 'P730D', 'P104W'])('%s is classified at the pretrial facility', (length) => {
    expect(path(length)).toEqual(pretrialFacility);
  });
  test.each(['P2Y1D', 'P24M1D', 'P25M', 'P732D', 'P105W'])('%s goes through orientation', (length) => {
    expect(path(length)).toEqual(orientationUnit);
  });

  test('a count of days is held against the two calendar years that begin on the day of sentence', () => {
    const over = (on: string) => given(admitted('2024-01-02 10:00'), sentenced(on, 'P731D')).at(justAfter(on)).phase;
    expect(over('2026-04-01 15:00')).toBe('classification');
    expect(over('2025-01-06 15:00')).toBe('orientation');
  });

  test('the parameter moves the line', () => {
    const life = given(admission, sentenced('2026-04-01 15:00', 'P18M')).under({ 'sentence.longerThan': 'P1Y' });
    expect(life.at('2026-04-02 12:00').phase).toBe('orientation');
  });

  test('the place of admission is where it is done until a transfer says otherwise', () => {
    expect(given(admission, eighteenMonths).at('2026-04-02 12:00').duty('classification').place).toEqual(hartford);
  });
});

describe('another sentence', () => {
  test('of two years or less, after one of more, is classified from then', () => {
    const life = given(admission, sentenced('2026-03-10 10:00', 'P3Y'), sentenced('2026-04-10 10:00', 'P18M'));
    expect(life.at('2026-04-10 11:00').line('classification')).toBe('due 2026-04-20 end of day');
    expect(life.at('2026-04-10 11:00').duty('classification').breaches).toEqual([]);
  });

  test('of two years or less, after another, changes nothing', () => {
    const life = given(admission, sentenced('2026-03-10 10:00', 'P1Y'), sentenced('2026-03-19 10:00', 'P18M'));
    expect(life.at('2026-03-19 11:00').line('classification')).toBe('due 2026-03-20 end of day');
  });

  test.each([
    ['P2Y', 'due 2026-04-24 end of day'],
    ['P2Y1D', 'overdue 2026-03-12 end of day'],
  ])('of more, after admission to serve %s, begins orientation: %s', (length, line) => {
    const life = given(
      admittedSentenced('2026-03-02 10:00', { length }),
      sentenced('2026-04-10 10:00', 'P3Y'),
      moved('2026-04-14 10:00', 'orientation'),
    );
    expect(life.at('2026-04-15 10:00').line('orientation-assessment')).toBe(line);
  });

  test('of two years or less, of more and of less again keeps what was missed by the first', () => {
    const life = given(
      admission,
      sentenced('2026-03-10 10:00', 'P1Y'),
      sentenced('2026-04-01 10:00', 'P3Y'),
      sentenced('2026-04-10 10:00', 'P18M'),
    ).at('2026-04-11 10:00');
    expect(life.line('classification')).toBe('due 2026-04-20 end of day');
    expect(life.duty('classification').breaches.map(({ dueAt }) => dueAt)).toEqual([local('2026-03-20 end of day')]);
  });

  test('that leads to orientation after classification keeps what was missed by that', () => {
    const parts = orientationPart.options.map((name) => part(name)('2026-04-20 10:00'));
    const life = given(
      admission,
      sentenced('2026-03-03 10:00', 'P1Y'),
      happened('2026-03-15 10:00', 'classificationRecorded'),
      sentenced('2026-04-10 10:00', 'P3Y'),
      moved('2026-04-14 10:00', 'orientation'),
      ...parts,
    ).at('2026-04-21 10:00');
    expect(life.duty('oap-adoption').state).toBe('due');
    expect(life.duty('oap-adoption').breaches.map(({ dueAt }) => dueAt)).toEqual([local('2026-03-29 end of day')]);
  });
});
