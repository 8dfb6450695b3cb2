import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import {
  admitted,
  died,
  district,
  escaped,
  facts,
  given,
  happened,
  hartford,
  recorded,
  released,
  releaseOn,
  returned,
  sentenced,
} from './given.ts';
import { justAfter, local } from './local.ts';

const admission = admitted('2026-03-02 10:00');
const custody = [admission, sentenced('2026-04-01 15:00', 'P18M', 'probation')];
const adopted = happened('2026-05-01 10:00', 'oapAdopted');
const onProbation = released('2026-09-09 10:00', 'probation', { place: district, level: 'moderate' });
const open = ['upcoming', 'due', 'overdue'];
const openDuties = (moment: ReturnType<ReturnType<typeof given>['at']>) =>
  moment.deadlines.filter(({ state }) => open.includes(state)).map(({ duty }) => duty);

describe('leaving every day, with little or no notice', () => {
  test.each([
    ['bond', 'released on bond'],
    ['court', 'discharged from court'],
    ['diverted', 'diverted to treatment'],
    ['endOfSentence', 'discharged at the end of sentence'],
  ] as const)('%s: %s; the case closes and nothing stays open', (kind, _) => {
    const life = given(admission, released('2026-03-02 15:00', kind)).at('2026-06-01 12:00');
    expect(life.phase).toBe('closed');
    expect(openDuties(life)).toEqual([]);
    expect(life.line('pretrial-assessment')).toBe('void 2026-03-03 10:00');
  });

  test('what was overdue when the person left is missed for good: one notice, to the supervisor of that unit', () => {
    const life = given(admission, released('2026-03-05 15:00', 'bond'));
    const after = life.at('2026-03-05 15:00');
    expect(after.line('pretrial-assessment')).toBe('missed 2026-03-03 10:00');
    expect(after.owes('pretrial-assessment')).toEqual(['missed to unitSupervisor']);
    expect(life.at('2027-03-05 15:00').owes('pretrial-assessment', 'missed')).toEqual([]);
    expect(after.duty('pretrial-assessment').placeWhenDue).toEqual(hartford);
  });
});

test('what a clock that runs ahead recorded as missed is told when it may be known', () => {
  const life = given(recorded('2026-03-09 12:03', admission), released('2026-03-05 15:00', 'bond'));
  const before = life.at('2026-03-09 12:02');
  expect(before.line('pretrial-assessment')).toBe('missed 2026-03-03 10:00');
  expect(before.next('pretrial-assessment')).toEqual({ send: [], nextAt: local('2026-03-09 12:03'), settled: false });
  expect(life.at('2026-03-09 12:03').owes('pretrial-assessment')).toEqual(['missed to unitSupervisor']);
});

describe('death', () => {
  const dead = [died('2026-03-10 04:00')];

  test('voids everything, what was overdue as well, and the breach stays on record', () => {
    const life = given(admission, facts('2026-03-02 10:30', { heldOnBond: true }), ...dead).at('2026-03-10 05:00');
    expect(life.phase).toBe('closed');
    expect(life.line('pretrial-assessment')).toBe('void 2026-03-03 10:00');
    expect(life.duty('pretrial-assessment').breaches).toEqual([{ dueAt: local('2026-03-03 10:00'), place: hartford }]);
    expect(
      life.deadlines.map(({ state }) => state).filter((state) => state !== 'void' && state !== 'undetermined'),
    ).toEqual([]);
    expect(life.next('pretrial-assessment').send).toEqual([]);
  });

  test('leaves what was done done, and weeks that had closed as missed missed', () => {
    const life = given(
      admission,
      happened('2026-03-02 12:00', 'healthScreeningRecorded'),
      ...custody.slice(1),
      onProbation,
      died('2026-09-17 04:00'),
    ).at('2026-09-21 12:00');
    expect(life.line('health-screening')).toBe('met 2026-03-02 14:00');
    expect(life.lines('front-loading-contact')).toEqual(['missed 2026-09-16 end of day', 'void 2026-09-23 end of day']);
    expect(life.owes('front-loading-contact/1/1', 'rung-1')).toEqual([]);
  });

  test('voids what nobody could tell was owed: contacts at a level that was never set were missed by nobody', () => {
    const life = given(
      ...custody,
      released('2026-09-09 10:00', 'parole', { place: district }),
      died('2026-09-17 04:00'),
    );
    expect(life.at('2026-09-16 12:00').duty('supervision-contact').state).toBe('undetermined');
    expect(life.at('2026-09-21 12:00').duty('supervision-contact')).toMatchObject({ state: 'void', breaches: [] });
  });
});

describe('leaving in time', () => {
  const unknown = given(...custody, releaseOn('2026-04-02 09:00', '2026-09-10'));
  const jobs = (at: string, ...more: readonly CaseEvent[]) =>
    unknown
      .and(...more)
      .at(at)
      .duty('job-center');

  test('voids what nobody could tell was owed: no fact makes it a miss any more', () => {
    expect(jobs('2026-08-01 12:00')).toMatchObject({ state: 'undetermined', missing: ['facilityRunsJobCenter'] });
    const left = released('2026-08-20 10:00', 'endOfSentence');
    expect(jobs('2026-08-20 10:00', left)).toMatchObject({ state: 'void', missing: [], breaches: [] });
    expect(jobs('2026-08-20 10:00', left, facts('2026-08-21 10:00', { facilityRunsJobCenter: true }))).toMatchObject({
      state: 'void',
      breaches: [],
    });
  });

  test('leaves open what it came too late for: that may have been a miss', () => {
    expect(jobs('2026-09-12 10:00', released('2026-09-12 10:00', 'endOfSentence'))).toMatchObject({
      state: 'undetermined',
      missing: ['facilityRunsJobCenter'],
    });
    const moved = [releaseOn('2026-09-11 09:00', '2026-10-01'), released('2026-09-20 10:00', 'endOfSentence')];
    expect(jobs('2026-09-20 10:00', ...moved)).toMatchObject({ state: 'undetermined' });
  });
});

describe('escape suspends', () => {
  const flight = escaped('2026-06-01 12:00');
  const back = returned('2026-07-01 09:00', 'recapture');

  test('custody duties are void while the person is away, and run anew from the return', () => {
    const away = given(...custody, adopted, flight);
    expect(away.at('2026-06-15 12:00').lines('oap-review')).toEqual(['void 2026-11-01 end of day']);
    expect(away.at('2026-06-15 12:00').phase).toBe('escaped');
    expect(openDuties(away.at('2026-06-01 13:00'))).toEqual(['fugitive-referral']);
    const home = away.and(back).at('2026-07-02 12:00');
    expect(home.lines('oap-review')).toEqual(['void 2026-11-01 end of day', 'due 2027-01-01 end of day']);
    expect(home.phase).toBe('custody');
  });

  test('what was done before the escape stays done and is not asked again', () => {
    const home = given(...custody, happened('2026-03-02 11:00', 'healthScreeningRecorded'), flight, back);
    expect(home.at('2026-07-02 12:00').lines('health-screening')).toEqual(['met 2026-03-02 14:00']);
    expect(home.at('2026-07-02 12:00').lines('classification')).toEqual([
      'missed 2026-04-11 end of day',
      'due 2026-07-11 end of day',
    ]);
  });

  test('someone accused who escapes and is brought back is pretrial again, and so are the duties', () => {
    const life = given(admission, escaped('2026-03-02 20:00'), returned('2026-03-04 08:00', 'recapture'));
    expect(life.at('2026-03-04 09:00').phase).toBe('pretrial');
    expect(life.at('2026-03-04 09:00').lines('pretrial-assessment')).toEqual([
      'void 2026-03-03 10:00',
      'due 2026-03-05 08:00',
    ]);
    expect(
      life.and(happened('2026-03-04 12:00', 'assessmentRecorded')).at('2026-03-06 12:00').line('pretrial-assessment'),
    ).toBe('met 2026-03-05 08:00');
    expect(life.and(sentenced('2026-03-04 10:00', 'P1Y')).at('2026-03-06 12:00').line('pretrial-assessment')).toBe(
      'void 2026-03-05 08:00',
    );
  });

  test('a date counted back that passed meanwhile gives days of grace from the return', () => {
    const life = given(...custody, releaseOn('2026-04-02 09:00', '2026-08-06'), flight, back).at('2026-07-01 10:00');
    expect(life.lines('discharge-plan')).toEqual(['void 2026-06-22 end of day', 'due 2026-07-03 09:00']);
    expect(life.duty('discharge-plan').compressed).toBe(true);
  });

  test('so does a release date that passed meanwhile: nobody had the person then, and nobody missed it', () => {
    const life = given(
      ...custody,
      releaseOn('2026-04-02 09:00', '2026-06-18'),
      flight,
      returned('2026-07-01 09:00', 'recapture'),
    );
    for (const duty of ['discharge-plan', 'discharge-card']) {
      expect(life.at('2026-07-01 10:00').all(duty)[1]).toMatchObject({ state: 'due', compressed: true, breaches: [] });
      expect(life.at('2026-07-01 10:00').lines(duty)[1]).toBe('due 2026-07-03 09:00');
    }
    expect(life.at(justAfter('2026-07-03 09:00')).lines('discharge-card')[1]).toBe('overdue 2026-07-03 09:00');
  });

  test('a return on the day of release leaves until its end', () => {
    const life = given(...custody, releaseOn('2026-04-02 09:00', '2026-07-01'), flight, back).at('2026-07-01 10:00');
    expect(life.lines('discharge-card')[1]).toBe('due 2026-07-01 end of day');
  });

  test('contact duties are void, and a return from absconding is classified as any return', () => {
    const life = given(...custody, onProbation, escaped('2026-09-10 12:00'));
    const away = life.at('2026-09-20 12:00');
    expect(away.line('first-contact-72h')).toBe('void 2026-09-12 10:00');
    expect(away.lines('front-loading-contact')).toEqual(['void 2026-09-16 end of day']);
    expect(away.line('fugitive-referral')).toBe('overdue 2026-09-11 12:00');
    const home = life.and(returned('2026-10-01 09:00', 'recapture')).at('2026-10-02 12:00');
    expect(home.phase).toBe('classification');
    expect(home.line('classification')).toBe('due 2026-10-11 end of day');
    expect(home.line('fugitive-referral')).toBe('missed 2026-09-11 12:00');
  });

  test.each(['hospital', 'court'] as const)('a trip to %s suspends nothing', (kind) => {
    const life = given(admission, happened('2026-03-02 12:00', 'absenceStarted', { kind }));
    expect(life.at('2026-03-03 09:00').line('pretrial-assessment')).toBe('due 2026-03-03 10:00');
    expect(life.at('2026-03-03 09:00').phase).toBe('pretrial');
    expect(life.at(justAfter('2026-03-03 10:00')).line('pretrial-assessment')).toBe('overdue 2026-03-03 10:00');
  });
});

describe('a return to custody by violation', () => {
  const life = given(...custody, onProbation, returned('2026-09-11 09:00'));

  test('ends the duties of supervision and begins classification, whatever the sentence', () => {
    const back = life.at('2026-09-12 12:00');
    expect(back.phase).toBe('classification');
    expect(back.line('first-contact-72h')).toBe('void 2026-09-12 10:00');
    expect(back.line('classification/2/1')).toBe('due 2026-09-21 end of day');
    const long = given(
      admission,
      sentenced('2026-04-01 15:00', 'P5Y'),
      released('2028-01-03 09:00', 'parole', { level: 'moderate' }),
      returned('2028-03-01 09:00'),
    );
    expect(long.at('2028-03-02 12:00').phase).toBe('classification');
    expect(long.at('2028-03-02 12:00').line('classification')).toBe('due 2028-03-11 end of day');
  });

  test('begins with a health screening, and asks for a plan of its own', () => {
    expect(life.at('2026-09-11 10:00').line('health-screening')).toBe('due 2026-09-11 13:00');
    const replanned = life.and(happened('2026-09-15 09:00', 'classificationRecorded')).at('2026-09-16 09:00');
    expect(replanned.line('oap-adoption')).toBe('due 2026-09-29 end of day');
  });

  test('does not make anyone pretrial again', () => {
    expect(life.at('2026-09-12 12:00').lines('pretrial-assessment')).toHaveLength(1);
  });
});

describe('a transfer between units in the middle of a duty', () => {
  const north = { facility: 'Enfield', unit: 'North' };
  const transfer = happened('2026-03-02 20:00', 'transferred', { place: north, purpose: 'other' });
  const pretrial = 'pretrial-assessment';

  test('the duty moves with the person, with the due time it had', () => {
    const life = given(admission, transfer);
    expect(life.at('2026-03-02 21:00').duty(pretrial).place).toEqual(north);
    expect(life.at('2026-03-02 21:00').line(pretrial)).toBe('due 2026-03-03 10:00');
  });

  test('the breach belongs to the unit that held the person at the due instant', () => {
    const before = given(admission, transfer).at('2026-03-03 12:00').duty(pretrial);
    expect(before.breaches).toEqual([{ dueAt: local('2026-03-03 10:00'), place: north }]);
    const afterwards = given(
      admission,
      happened(justAfter('2026-03-03 10:00'), 'transferred', { place: north, purpose: 'other' }),
    )
      .at('2026-03-03 12:00')
      .duty(pretrial);
    expect(afterwards).toMatchObject({ place: north, placeWhenDue: hartford, breaches: [{ place: hartford }] });
  });

  test('what was done stays with the unit that did it', () => {
    const done = given(admission, happened('2026-03-02 19:00', 'assessmentRecorded'), transfer).at('2026-03-04 10:00');
    expect(done.duty(pretrial).place).toEqual(hartford);
  });

  test('also when the transfer is recorded late', () => {
    const life = given(admission, recorded('2026-03-04 09:00', transfer)).at('2026-03-04 10:00');
    expect(life.duty(pretrial).placeWhenDue).toEqual(north);
  });

  test('a duty that the person left behind stays with the unit they left, not with whoever supervises now', () => {
    const life = given(admission, sentenced('2026-04-01 15:00', 'P6M'), onProbation).at('2026-09-10 12:00');
    expect(life.duty('classification')).toMatchObject({ state: 'missed', place: hartford, placeWhenDue: hartford });
    expect(life.duty('supervision-contact').place).toEqual(district);
  });
});

describe('leaving for a duty that is due at release', () => {
  const life = given(
    ...custody,
    releaseOn('2026-04-02 09:00', '2026-10-08'),
    happened('2026-04-03 09:00', 'relapseProgrammeEnrolled'),
  );
  const leave = (at: string) => life.and(released(at, 'parole')).at('2026-12-01 12:00').line('relapse-prevention');

  test('on or before that day is void, as the rule for leaving reads', () => {
    expect(leave('2026-10-08 10:00')).toBe('void 2026-10-08 end of day');
    expect(leave('2026-10-09 10:00')).toBe('missed 2026-10-08 end of day');
  });

  test('a parameter makes leaving without it the miss', () => {
    const strict = life.under({ 'release.undone': 'missed' });
    const left = strict.and(released('2026-10-08 10:00', 'parole')).at('2026-12-01 12:00');
    expect(left.duty('relapse-prevention').state).toBe('missed');
    expect(left.duty('relapse-prevention').placeWhenDue).toEqual(hartford);
    const escapee = strict.and(escaped('2026-10-07 10:00')).at('2026-12-01 12:00');
    expect(escapee.duty('relapse-prevention').state).toBe('void');
  });
});
