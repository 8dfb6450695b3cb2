import { describe, expect, test } from 'vitest';
import { admitted, corrected, given, happened, hartford, recorded, released, releaseOn, sentenced } from './given.ts';
import { justAfter, local } from './local.ts';

const admission = admitted('2026-03-02 10:00');
const assessed = happened('2026-03-03 09:00', 'assessmentRecorded');
const pretrial = 'pretrial-assessment';

describe('what is recorded late', () => {
  test('counts from when it happened: in time stays in time', () => {
    const life = given(admission, recorded('2026-03-06 09:00', assessed));
    expect(life.at('2026-03-06 09:00').line(pretrial)).toBe('met 2026-03-03 10:00');
    expect(life.at('2026-03-06 09:00').duty(pretrial).breaches).toEqual([]);
  });

  test('late stays late, by when it happened and not by when it was written down', () => {
    const life = given(
      admission,
      recorded('2026-03-06 09:00', happened(justAfter('2026-03-03 10:00'), 'assessmentRecorded')),
    );
    expect(life.at('2026-03-06 09:00').line(pretrial)).toBe('metLate 2026-03-03 10:00');
  });

  test('a release recorded late voids what had looked overdue', () => {
    const life = given(admission, recorded('2026-03-06 09:00', released('2026-03-03 08:00', 'bond')));
    expect(life.at('2026-03-06 09:00').line(pretrial)).toBe('void 2026-03-03 10:00');
    expect(life.at('2026-03-06 09:00').next(pretrial)).toEqual({ send: [], settled: true });
  });
});

describe('a correction supersedes, and stays visible', () => {
  const earlier = corrected('2026-03-02 20:00', admission.id, admitted('2026-03-02 08:00'));

  test('of when something happened moves what runs from it, from when it was corrected on', () => {
    const life = given(admission, earlier).at('2026-03-02 21:00');
    expect(life.line(pretrial)).toBe('due 2026-03-03 08:00');
    expect(life.duty(pretrial).knownAt).toBe(local('2026-03-02 20:00'));
    expect(life.duty(pretrial).dateGeneration).toBe(2);
    expect(life.case.superseded.map(({ id }) => id)).toEqual([admission.id]);
  });

  test('of an act that never happened opens the duty again', () => {
    const life = given(admission, assessed, corrected('2026-03-05 09:00', assessed.id));
    expect(life.at('2026-03-05 10:00').line(pretrial)).toBe('overdue 2026-03-03 10:00');
    expect(life.at('2026-03-05 10:00').duty(pretrial).breaches).toHaveLength(1);
  });

  test('of when an act happened decides whether it was in time', () => {
    const late = given(
      admission,
      assessed,
      corrected('2026-03-05 09:00', assessed.id, happened('2026-03-03 11:00', 'assessmentRecorded')),
    );
    expect(late.at('2026-03-05 10:00').line(pretrial)).toBe('metLate 2026-03-03 10:00');
  });

  test('of what was said puts the right thing in its place', () => {
    const sentence = sentenced('2026-04-01 15:00', 'P18M');
    const life = given(
      admission,
      sentence,
      corrected('2026-04-02 09:00', sentence.id, sentenced('2026-04-01 15:00', 'P3Y')),
    );
    expect(life.at('2026-04-02 10:00').phase).toBe('orientation');
    expect(life.at('2026-04-02 10:00').lines('classification')).toEqual([]);
  });

  test('of where someone was moves the breach to the unit that held them', () => {
    const transfer = happened('2026-03-02 20:00', 'transferred', {
      place: { facility: 'Enfield', unit: 'North' },
      purpose: 'other',
    });
    const life = given(admission, transfer, corrected('2026-03-04 09:00', transfer.id)).at('2026-03-04 10:00');
    expect(life.duty(pretrial).breaches).toEqual([{ dueAt: local('2026-03-03 10:00'), place: hartford }]);
  });

  test('can itself be corrected, and the last one recorded holds whichever arrives first', () => {
    const first = corrected('2026-03-02 20:00', admission.id, admitted('2026-03-02 08:00'));
    const second = corrected('2026-03-02 21:00', first.id, admitted('2026-03-02 09:00'));
    for (const arrival of [
      [admission, first, second],
      [second, admission, first],
      [first, second, admission],
    ]) {
      const life = given(...arrival).at('2026-03-02 22:00');
      expect(life.line(pretrial)).toBe('due 2026-03-03 09:00');
      expect(life.case.superseded).toHaveLength(2);
    }
  });

  test('two of one event: the one recorded later holds', () => {
    const rival = corrected('2026-03-02 21:00', admission.id, admitted('2026-03-02 09:00'));
    expect(given(admission, rival, earlier).at('2026-03-02 22:00').line(pretrial)).toBe('due 2026-03-03 09:00');
  });

  test('of a release date that was mistyped moves what is counted back from it', () => {
    const wrong = releaseOn('2026-04-02 09:00', '2027-06-10');
    const life = given(
      admission,
      sentenced('2026-04-01 15:00', 'P18M'),
      wrong,
      corrected('2026-04-03 09:00', wrong.id, releaseOn('2026-04-02 09:00', '2027-07-08')),
    );
    expect(life.at('2026-04-03 10:00').line('discharge-plan')).toBe('upcoming 2027-05-24 end of day');
  });
});

describe('corrections that fork', () => {
  // Two of one record, and one of the first of them: of one event one thing stands, what was recorded last.
  const first = {
    ...corrected('2026-03-05 09:00', assessed.id, happened('2026-03-03 09:30', 'assessmentRecorded')),
    id: 'first',
  };
  const second = {
    ...corrected('2026-03-05 10:00', assessed.id, happened('2026-03-03 11:00', 'assessmentRecorded')),
    id: 'second',
  };
  const ofTheFirst = {
    ...corrected('2026-03-05 11:00', 'first', happened('2026-03-03 09:45', 'assessmentRecorded')),
    id: 'third',
  };
  const forked = [admission, assessed, first, second, ofTheFirst].map((event) => event as typeof admission);

  test.each([
    ['in the order of recording', forked],
    ['the other way round', [admission, ...forked.slice(1).toReversed()]],
  ])('leave one event, the one that was recorded last: %s', (_, events) => {
    const { case: of } = given(...events).at('2026-03-06 10:00');
    expect(of.acts.assessmentRecorded?.map(({ id }) => id)).toEqual(['third']);
    expect(of.superseded.map(({ id }) => id).toSorted()).toEqual([assessed.id, 'first', 'second'].toSorted());
  });

  test('do not make a correction hold that was corrected by a clock that is behind', () => {
    const behind = { ...ofTheFirst, recordedAt: local('2026-03-05 08:59') } as typeof admission;
    const { case: of } = given(admission, assessed, first as typeof admission, behind).at('2026-03-06 10:00');
    expect(of.acts.assessmentRecorded?.map(({ id }) => id)).toEqual(['third']);
  });

  test('in a ring stand for nothing', () => {
    const ring = [
      { ...corrected('2026-03-05 09:00', 'other', happened('2026-03-03 09:30', 'assessmentRecorded')), id: 'one' },
      { ...corrected('2026-03-05 10:00', 'one', happened('2026-03-03 09:30', 'assessmentRecorded')), id: 'other' },
    ].map((event) => event as typeof admission);
    expect(given(admission, ...ring).at('2026-03-06 10:00').case.acts.assessmentRecorded).toBeUndefined();
  });
});
