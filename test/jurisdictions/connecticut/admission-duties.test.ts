import { describe, expect, test } from 'vitest';
import { admitted, facts, given, happened, released, sentenced } from '../../timeline/given.ts';
import { justAfter, justBefore, local } from '../../timeline/local.ts';
import { dutyTable } from './duty-table.ts';

const admission = admitted('2026-03-02 10:00');
const onBond = facts('2026-03-02 10:30', { heldOnBond: true });
const screening = (at: string, found: { medical?: boolean; mental?: boolean }) =>
  happened(at, 'healthScreeningRecorded', {
    seriousMedicalNeed: found.medical,
    seriousMentalHealthNeed: found.mental,
  });
const courtScreening = (at: string, diverted: boolean) =>
  happened(at, 'courtScreeningRecorded', { seriousMentalIllness: true, diverted });
const bailed = (at: string) => released(at, 'bond');

dutyTable([
  {
    duty: 'health-screening',
    given: [admission],
    due: '2026-03-02 14:00',
    who: 'health services',
    done: [(at) => screening(at, {})],
    leaves: bailed,
    changed: ['health-screening.within', 'PT6H', '2026-03-02 16:00'],
    begins: '2026-03-02 10:00',
  },
  {
    duty: 'pretrial-assessment',
    given: [admission],
    due: '2026-03-03 10:00',
    who: 'intake counselor',
    done: [(at) => happened(at, 'assessmentRecorded')],
    leaves: bailed,
    changed: ['pretrial-assessment.within', 'PT12H', '2026-03-02 22:00'],
    begins: '2026-03-02 10:00',
    notOwed: [
      [
        'to someone admitted already sentenced',
        [admitted('2026-03-02 10:00', { legalStatus: 'sentenced', sentence: { length: 'P1Y' } })],
      ],
    ],
  },
  {
    duty: 'special-needs-housing',
    given: [admission, screening('2026-03-02 11:00', { medical: true, mental: false })],
    due: '2026-03-03 11:00',
    who: 'intake counselor',
    done: [(at) => happened(at, 'specialHousingRecorded')],
    leaves: bailed,
    changed: ['special-needs-housing.within', 'PT48H', '2026-03-04 11:00'],
    begins: '2026-03-02 11:00',
    unknown: {
      given: [admission, screening('2026-03-02 11:00', {})],
      record: ['seriousMedicalNeed', 'seriousMentalHealthNeed'],
    },
    notOwed: [
      [
        'when the screening finds no need',
        [admission, screening('2026-03-02 11:00', { medical: false, mental: false })],
      ],
      ['before anyone is screened', [admission]],
    ],
  },
  {
    duty: 'jail-reinterview',
    given: [admission, onBond],
    due: '2026-03-09 end of day',
    who: 'bail liaison',
    done: [(at) => happened(at, 'interviewRecorded', { outcome: 'releasePlan' })],
    leaves: bailed,
    changed: ['jail-reinterview.within', '3 working days', '2026-03-05 end of day'],
    begins: '2026-03-02 10:00',
    unknown: { given: [admission], record: ['heldOnBond'] },
    notOwed: [['to someone held without bond', [admission, facts('2026-03-02 10:30', { heldOnBond: false })]]],
  },
  {
    duty: 'jail-diversion-handoff',
    given: [admission, onBond, courtScreening('2026-03-03 09:00', false)],
    due: '2026-03-04 09:00',
    who: 'jail diversion clinician',
    done: [(at) => happened(at, 'clinicalInformationHandedOff')],
    leaves: bailed,
    changed: ['jail-diversion-handoff.within', 'PT8H', '2026-03-03 17:00'],
    begins: '2026-03-03 09:00',
    unknown: { given: [admission, courtScreening('2026-03-03 09:00', false)], record: ['heldOnBond'] },
    notOwed: [
      ['to someone whom the judge diverts', [admission, onBond, courtScreening('2026-03-03 09:00', true)]],
      ['before the court screening', [admission, onBond]],
    ],
  },
  {
    duty: 'education-enrolment',
    given: [admission, facts('2026-03-02 10:30', { educationMandatedUntil: '2027-01-15' as never })],
    due: '2026-03-12 end of day',
    who: 'school',
    done: [(at) => happened(at, 'educationEnrolled')],
    leaves: bailed,
    changed: ['education-enrolment.within', '5 working days', '2026-03-09 end of day'],
    begins: '2026-03-02 10:00',
    unknown: { given: [admission], record: ['educationMandatedUntil'] },
    notOwed: [
      ['to someone under no mandate', [admission, facts('2026-03-02 10:30', { educationMandatedUntil: 'none' })]],
      [
        'to someone whose mandate ended the day before',
        [admission, facts('2026-03-02 10:30', { educationMandatedUntil: '2026-03-01' as never })],
      ],
    ],
  },
]);

describe('pretrial-assessment, by sentence', () => {
  test('is void when sentence is passed at the due instant, missed a moment later', () => {
    const life = given(admission);
    const late = justAfter('2026-03-03 10:00');
    expect(life.and(sentenced('2026-03-03 10:00', 'P1Y')).at(late).duty('pretrial-assessment').state).toBe('void');
    expect(life.and(sentenced(late, 'P1Y')).at(late).duty('pretrial-assessment').state).toBe('missed');
  });
});

describe('special-needs-housing, from the screening that finds the need', () => {
  test('runs from the second screening when the first found nothing', () => {
    const life = given(
      admission,
      screening('2026-03-02 11:00', { medical: false, mental: false }),
      screening('2026-03-05 15:00', { medical: false, mental: true }),
    );
    expect(life.at('2026-03-06 12:00').line('special-needs-housing')).toBe('due 2026-03-06 15:00');
  });

  test('stays with the first screening that found it, however often it is found again', () => {
    const life = given(
      admission,
      screening('2026-03-02 11:00', { medical: true }),
      screening('2026-03-05 15:00', { medical: true }),
    );
    expect(life.at('2026-03-06 12:00').line('special-needs-housing')).toBe('overdue 2026-03-03 11:00');
  });
});

describe('what a duty rests on ends and comes again', () => {
  const breaches = (life: ReturnType<typeof given>, at: string, duty: string) =>
    life
      .at(at)
      .duty(duty)
      .breaches.map(({ dueAt }) => dueAt);

  test('bond: the interview runs anew, and what was missed the first time stays missed', () => {
    const life = given(
      admission,
      onBond,
      facts('2026-03-20 09:00', { heldOnBond: false }),
      facts('2026-04-01 09:00', { heldOnBond: true }),
    );
    expect(breaches(life, '2026-03-21 09:00', 'jail-reinterview')).toEqual([local('2026-03-09 end of day')]);
    expect(life.at('2026-04-02 09:00').line('jail-reinterview')).toBe('due 2026-04-09 end of day');
    expect(breaches(life, '2026-04-02 09:00', 'jail-reinterview')).toEqual([local('2026-03-09 end of day')]);
  });

  test('bond, and it had ended before the interview was due: nothing was missed', () => {
    const life = given(
      admission,
      onBond,
      facts('2026-03-05 09:00', { heldOnBond: false }),
      facts('2026-04-01 09:00', { heldOnBond: true }),
    );
    expect(breaches(life, '2026-04-02 09:00', 'jail-reinterview')).toEqual([]);
  });

  test('a need: what was done late for it stays late', () => {
    const life = given(
      admission,
      screening('2026-03-02 11:00', { mental: true }),
      happened('2026-03-05 10:00', 'specialHousingRecorded'),
      facts('2026-03-20 09:00', { seriousMentalHealthNeed: false }),
      facts('2026-04-01 09:00', { seriousMentalHealthNeed: true }),
    );
    expect(life.at('2026-04-02 09:00').line('special-needs-housing')).toBe('metLate 2026-03-03 11:00');
    expect(breaches(life, '2026-04-02 09:00', 'special-needs-housing')).toEqual([local('2026-03-03 11:00')]);
    expect(life.at('2026-04-02 09:00').duty('special-needs-housing').anchorAt).toBe(local('2026-03-02 11:00'));
  });
});

describe('jail-reinterview, held on bond', () => {
  test('runs from when bond was set, if that came after admission', () => {
    const life = given(
      admission,
      facts('2026-03-02 10:30', { heldOnBond: false }),
      facts('2026-03-11 16:00', { heldOnBond: true }),
    );
    expect(life.at('2026-03-12 09:00').line('jail-reinterview')).toBe('due 2026-03-18 end of day');
  });

  test('does not move when the same fact is recorded once more', () => {
    const life = given(admission, onBond, facts('2026-03-06 09:00', { heldOnBond: true, substanceNeed: true }));
    expect(life.at('2026-03-07 09:00').line('jail-reinterview')).toBe('due 2026-03-09 end of day');
  });

  test('is void when bond is revoked before it was due', () => {
    const life = given(admission, onBond, facts('2026-03-05 09:00', { heldOnBond: false }));
    expect(life.at('2026-03-20 09:00').duty('jail-reinterview').state).toBe('void');
  });

  test('runs from when bond was set also once it is revoked', () => {
    const life = given(
      admission,
      facts('2026-03-04 09:00', { heldOnBond: true }),
      facts('2026-03-10 09:00', { heldOnBond: false }),
    );
    expect(life.at('2026-03-20 09:00').line('jail-reinterview')).toBe('void 2026-03-11 end of day');
  });
});

describe('jail-diversion-handoff, held on bond after the court screening', () => {
  test('runs from when bond was set, if the screening came before', () => {
    const life = given(
      admission,
      courtScreening('2026-03-03 09:00', false),
      facts('2026-03-10 14:00', { heldOnBond: true }),
    );
    expect(life.at('2026-03-11 09:00').line('jail-diversion-handoff')).toBe('due 2026-03-11 14:00');
  });
});

describe('education-enrolment, on the birthday that ends the mandate', () => {
  const mandated = (until: string) =>
    given(admission, facts('2026-03-02 10:30', { educationMandatedUntil: until as never }));
  const life = mandated('2026-03-10');

  test('is void when the birthday comes before it was due', () => {
    expect(life.at('2026-03-10 end of day').duty('education-enrolment').state).toBe('due');
    expect(life.at('2026-03-11 00:00').duty('education-enrolment').state).toBe('void');
  });

  /** Due on Thursday 12 March. */
  test.each([
    ['2026-03-11', 'void', 0],
    ['2026-03-12', 'missed', 1],
  ])('with its last day on %s it is %s, undone', (until, state, breaches) => {
    const birthday = justAfter(`${until} end of day`);
    const undone = mandated(until);
    expect(undone.at(justBefore(birthday)).line('education-enrolment')).toBe('due 2026-03-12 end of day');
    const after = undone.at(birthday);
    expect(after.line('education-enrolment')).toBe(`${state} 2026-03-12 end of day`);
    expect(after.duty('education-enrolment').breaches).toHaveLength(breaches);
    expect(after.owes('education-enrolment')).toEqual(state === 'missed' ? ['missed to unitSupervisor'] : []);
  });

  test('done in the last moment of the last day is in time', () => {
    const done = mandated('2026-03-12').and(happened('2026-03-12 end of day', 'educationEnrolled'));
    expect(done.at('2026-03-13 00:00').line('education-enrolment')).toBe('met 2026-03-12 end of day');
  });

  test('is missed when it was due before the birthday', () => {
    const sooner = life.under({ 'education-enrolment.within': 'P5D' });
    expect(sooner.at('2026-03-09 12:00').line('education-enrolment')).toBe('overdue 2026-03-07 end of day');
    expect(sooner.at('2026-03-11 12:00').line('education-enrolment')).toBe('missed 2026-03-07 end of day');
  });

  test('stays what it became: enrolling after the birthday is another matter', () => {
    const after = life.and(happened('2026-03-20 09:00', 'educationEnrolled')).at('2026-03-21 09:00');
    expect(after.duty('education-enrolment').state).toBe('void');
  });
});
