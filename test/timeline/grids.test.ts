import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import { admitted, district, escaped, given, happened, recorded, released, returned, sentenced } from './given.ts';
import { justAfter, local } from './local.ts';

const custody = [admitted('2026-03-02 10:00'), sentenced('2026-04-01 15:00', 'P18M', 'none')];
const split = [admitted('2026-03-02 10:00'), sentenced('2026-04-01 15:00', 'P18M', 'probation')];
const contact = (at: string) => happened(at, 'contactMade');
const level = (at: string, to: 'intensive' | 'moderate' | 'minimal') =>
  happened(at, 'supervisionLevelSet', { level: to });
const onParole = (at: string, at_level: 'intensive' | 'moderate' | 'minimal') =>
  released(at, 'parole', { place: district, level: at_level });
const onProbation = (at: string) => released(at, 'probation', { place: district, level: 'moderate' });
const supervision = 'supervision-contact';
const weekly = 'front-loading-contact';

describe('a grid: the n-th occurrence is the anchor and n periods', () => {
  test('months are counted from the anchor, so that the 31st comes back after a shorter month', () => {
    const life = given(...custody, onParole('2026-08-31 10:00', 'minimal'));
    expect(life.at('2027-03-15 12:00').lines(supervision)).toEqual([
      'missed 2026-09-30 end of day',
      'missed 2026-10-31 end of day',
      'missed 2026-11-30 end of day',
      'missed 2026-12-31 end of day',
      'missed 2027-01-31 end of day',
      'missed 2027-02-28 end of day',
      'due 2027-03-31 end of day',
      'upcoming 2027-04-30 end of day',
    ]);
  });

  test('contact early or late in a period moves no later one', () => {
    const life = given(
      ...custody,
      onParole('2026-09-09 10:00', 'intensive'),
      contact('2026-09-10 09:00'),
      contact('2026-09-23 23:00'),
    );
    expect(life.at('2026-09-24 12:00').lines(supervision)).toEqual([
      'met 2026-09-16 end of day',
      'met 2026-09-23 end of day',
      'due 2026-09-30 end of day',
      'upcoming 2026-10-07 end of day',
    ]);
  });

  test('week 3 never satisfies week 2, nor week 1 the week after', () => {
    const third = given(...custody, onParole('2026-09-09 10:00', 'intensive'), contact('2026-09-24 09:00'));
    expect(third.at('2026-10-01 12:00').lines(supervision).slice(0, 3)).toEqual([
      'missed 2026-09-16 end of day',
      'missed 2026-09-23 end of day',
      'met 2026-09-30 end of day',
    ]);
    const twice = given(
      ...custody,
      onParole('2026-09-09 10:00', 'intensive'),
      contact('2026-09-10 09:00'),
      contact('2026-09-11 09:00'),
    );
    expect(twice.at('2026-09-24 12:00').line('supervision-contact/1/2')).toBe('missed 2026-09-23 end of day');
  });

  test.each([
    ['2026-09-16 end of day', ['met', 'due']],
    [justAfter('2026-09-16 end of day'), ['missed', 'met']],
  ])('contact at %s belongs to one week only', (at, states) => {
    const life = given(...custody, onParole('2026-09-09 10:00', 'intensive'), contact(at)).at('2026-09-17 12:00');
    expect(
      life
        .all(supervision)
        .slice(0, 2)
        .map(({ state }) => state),
    ).toEqual(states);
  });

  test('only the next occurrence is open; the one after is announced as upcoming', () => {
    const life = given(...custody, onParole('2026-09-09 10:00', 'intensive')).at('2026-09-20 12:00');
    expect(life.lines(supervision)).toEqual([
      'missed 2026-09-16 end of day',
      'due 2026-09-23 end of day',
      'upcoming 2026-09-30 end of day',
    ]);
  });

  test('weeks over both clock changes end with their local day', () => {
    const autumn = given(...custody, onParole('2026-10-28 10:00', 'intensive')).at('2026-10-28 12:00');
    expect(autumn.duty('supervision-contact/1/1').dueAt).toBe('2026-11-05T04:59:59.999Z');
  });
});

describe('front-loaded weeks', () => {
  const weeks = (at: string) => {
    const life = given(...split.slice(0, 1), sentenced('2026-04-01 15:00', 'P1M', 'probation'), onProbation(at));
    return life.at('2028-01-01 12:00').lines(weekly);
  };

  test.each([
    ['2026-09-09 10:00', '2027-01-06'],
    ['2026-10-31 10:00', '2027-02-27'],
    ['2026-11-01 10:00', '2027-02-28'],
    ['2027-02-01 10:00', '2027-05-31'],
  ])('released %s: seventeen whole weeks, the last due %s; a trailing part-week owes none', (at, last) => {
    expect(weeks(at)).toHaveLength(17);
    expect(weeks(at).at(-1)).toBe(`missed ${last} end of day`);
  });

  test('a week that ends on the very last day is owed', () => {
    const life = given(...split, onProbation('2026-09-09 10:00')).under({ 'front-loading.lasts': 'P14D' });
    expect(life.at('2027-06-01 12:00').lines(weekly)).toEqual([
      'missed 2026-09-16 end of day',
      'missed 2026-09-23 end of day',
    ]);
    const short = life.under({ 'front-loading.lasts': 'P13D' });
    expect(short.at('2027-06-01 12:00').lines(weekly)).toEqual(['missed 2026-09-16 end of day']);
  });

  test('the review is due four calendar months after release, clamped to the month', () => {
    const life = given(...split, onProbation('2026-10-31 10:00'));
    expect(life.at('2026-11-01 12:00').line('front-loading-review')).toBe('due 2027-02-28 end of day');
  });

  test('regular contacts start from the end of the four months, at the level the review set', () => {
    const life = given(
      ...split,
      onProbation('2026-09-09 10:00'),
      happened('2027-01-05 10:00', 'frontLoadingReviewed', { level: 'minimal' }),
    );
    expect(life.at('2027-01-12 12:00').lines(supervision)).toEqual([
      'due 2027-02-09 end of day',
      'upcoming 2027-03-09 end of day',
    ]);
  });
});

describe('a first level that is set after the start', () => {
  const unset = given(...custody, released('2026-11-02 09:00', 'parole', { place: district }));
  const levelled = unset.and(level('2026-11-27 10:00', 'intensive'));
  const counted = [
    'missed 2026-11-09 end of day',
    'missed 2026-11-16 end of day',
    'missed 2026-11-23 end of day',
    'due 2026-11-30 end of day',
    'upcoming 2026-12-07 end of day',
  ];

  test('is no changed level: contacts count from release', () => {
    expect(levelled.at('2026-11-27 12:00').lines(supervision)).toEqual(counted);
    const atOnce = released('2026-11-02 09:00', 'parole', { place: district, level: 'intensive' });
    expect(
      given(...custody, atOnce)
        .at('2026-11-27 12:00')
        .lines(supervision),
    ).toEqual(counted);
  });

  test('is known from its record on, and what was done before counts', () => {
    expect(levelled.at('2026-11-27 12:00').duty('supervision-contact/1/1').knownAt).toBe(local('2026-11-27 10:00'));
    expect(levelled.and(contact('2026-11-12 10:00')).at('2026-11-27 12:00').lines(supervision).slice(0, 3)).toEqual([
      'missed 2026-11-09 end of day',
      'met 2026-11-16 end of day',
      'missed 2026-11-23 end of day',
    ]);
  });

  test('is changed by the next one', () => {
    const changed = levelled.and(level('2026-12-01 10:00', 'moderate'));
    expect(changed.at('2026-12-02 12:00').lines(supervision).slice(3)).toEqual([
      'missed 2026-11-30 end of day',
      'void 2026-12-07 end of day',
      'due 2026-12-15 end of day',
      'upcoming 2026-12-29 end of day',
    ]);
  });

  test('by a late review counts from the end of the four months', () => {
    const life = given(
      ...split.slice(0, 1),
      sentenced('2026-03-03 09:00', 'P18M', 'probation'),
      released('2026-03-06 10:00', 'probation', { place: district }),
      happened('2026-07-10 10:00', 'frontLoadingReviewed', { level: 'intensive' }),
    );
    expect(life.at('2026-07-10 12:00').lines(supervision)).toEqual([
      'due 2026-07-13 end of day',
      'upcoming 2026-07-20 end of day',
    ]);
  });
});

describe('a changed level', () => {
  const life = given(...custody, onParole('2026-09-09 10:00', 'intensive'), level('2026-09-18 10:00', 'moderate'));

  test('starts a new grid; the period it breaks off ends there, void', () => {
    expect(life.at('2026-09-20 12:00').lines(supervision)).toEqual([
      'missed 2026-09-16 end of day',
      'void 2026-09-23 end of day',
      'due 2026-10-02 end of day',
      'upcoming 2026-10-16 end of day',
    ]);
  });

  test('or done, by what happened before the change', () => {
    const done = life.and(contact('2026-09-18 09:59')).at('2026-09-20 12:00');
    expect(done.line('supervision-contact/1/2')).toBe('met 2026-09-23 end of day');
    expect(life.and(contact('2026-09-18 10:01')).at('2026-09-20 12:00').lines(supervision).slice(1, 3)).toEqual([
      'void 2026-09-23 end of day',
      'met 2026-10-02 end of day',
    ]);
  });

  test('the same level once more starts nothing', () => {
    const same = life.and(level('2026-09-21 10:00', 'moderate')).at('2026-09-22 12:00');
    expect(same.lines(supervision)).toEqual(life.at('2026-09-22 12:00').lines(supervision));
  });

  test('a period that ends before the change stays owed', () => {
    const later = given(
      ...custody,
      onParole('2026-09-09 10:00', 'intensive'),
      level(justAfter('2026-09-16 end of day'), 'minimal'),
    );
    expect(later.at('2026-09-20 12:00').lines(supervision).slice(0, 3)).toEqual([
      'missed 2026-09-16 end of day',
      'void 2026-09-23 end of day',
      'due 2026-10-17 end of day',
    ]);
  });

  test('recorded late, it is known late', () => {
    const late = given(
      ...custody,
      onParole('2026-09-09 10:00', 'intensive'),
      recorded('2026-09-30 10:00', level('2026-09-10 10:00', 'moderate')),
    );
    expect(late.at('2026-09-30 11:00').duty('supervision-contact/1/2').knownAt).toBe(local('2026-09-30 10:00'));
  });
});

describe('the ladder of a missed week', () => {
  const life = given(...custody, onParole('2026-09-09 10:00', 'intensive'));
  const week = 'supervision-contact/1/1';

  test('runs on for the duty until the next contact', () => {
    expect(life.at('2026-09-17 00:00').owes(week)).toEqual(['rung-1 to unitSupervisor']);
    expect(life.at('2026-09-18 00:00').owes(week, 'rung-1')).toEqual(['rung-2 to facilityHead']);
    const contacted = life.and(contact('2026-09-17 12:00'));
    expect(contacted.at('2026-09-18 00:00').next(week, [{ deadline: week, generation: 9, rung: 'rung-1' }])).toEqual({
      send: [],
      settled: true,
    });
    expect(contacted.at('2026-09-18 00:00').line(week)).toBe('missed 2026-09-16 end of day');
  });

  test.each([
    ['returns', returned('2026-09-17 12:00')],
    ['absconds', escaped('2026-09-17 12:00')],
  ])('or until the person %s', (_, leaving) => {
    const left = life.and(leaving).at('2026-09-19 12:00');
    expect(left.owes(week, 'rung-1')).toEqual([]);
  });
});

describe('a duty that repeats from each completion', () => {
  const adopted = happened('2026-05-01 10:00', 'oapAdopted');
  const review = (at: string) => happened(at, 'oapReviewed');
  const reviews = (...events: readonly CaseEvent[]) =>
    given(...custody, adopted, ...events)
      .at('2027-06-01 12:00')
      .lines('oap-review');

  test('counts from an early completion', () => {
    expect(reviews(review('2026-08-15 10:00'), review('2027-02-15 10:00'))).toEqual([
      'met 2026-11-01 end of day',
      'met 2027-02-15 end of day',
      'due 2027-08-15 end of day',
    ]);
  });

  test('counts from a late completion, which stays late', () => {
    expect(reviews(review('2026-12-20 10:00'))).toEqual(['metLate 2026-11-01 end of day', 'due 2027-06-20 end of day']);
  });

  test('clamps to the end of a shorter month', () => {
    expect(reviews(review('2026-08-31 10:00'))).toEqual(['met 2026-11-01 end of day', 'overdue 2027-02-28 end of day']);
  });

  test('a review recorded late counts from when it happened', () => {
    expect(reviews(recorded('2027-01-10 10:00', review('2026-10-30 10:00')))).toEqual([
      'met 2026-11-01 end of day',
      'overdue 2027-04-30 end of day',
    ]);
  });

  test('of a plan whose adoption was recorded after its first review, the second is known with the adoption', () => {
    const life = given(...custody, recorded('2026-09-01 10:00', adopted), review('2026-08-15 10:00'));
    expect(life.at('2026-09-01 12:00').duty('oap-review/1/2').knownAt).toBe(local('2026-09-01 10:00'));
  });

  test('of a plan whose adoption was recorded after an escape, the first after the return is known with the adoption', () => {
    const flight = [escaped('2026-06-01 12:00'), returned('2026-07-01 09:00', 'recapture')];
    const life = given(...custody, recorded('2026-08-01 10:00', adopted), ...flight);
    expect(life.at('2026-08-01 12:00').duty('oap-review/2/1').knownAt).toBe(local('2026-08-01 10:00'));
  });
});
