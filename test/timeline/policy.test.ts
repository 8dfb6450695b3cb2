import { describe, expect, test } from 'vitest';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { InvalidParameter, parametersOf, policyFrom, UnknownParameter } from '../../lib/timeline/policy.ts';
import { admitted, given, releaseOn, sentenced } from './given.ts';

const set = (name: string, value: string) => policyFrom(connecticut, { set: { [name]: value } });

describe('a parameter that is set', () => {
  test.each([
    ['pretrial-assessment.within', 'PT12H'],
    ['jail-reinterview.within', 'P7D'],
    ['classification.within', '10 working days'],
    ['oap-review.every', 'P90D'],
    ['discharge-plan.due', '30 working days'],
    ['discharge-plan.remind', 'P30D,P1D'],
    ['discharge-plan.remind', '50%,25%,10%'],
    ['discharge-card.due', 'P0D'],
    ['ladder.dayClock', 'PT0H,PT48H'],
    ['front-loading.group', 'all'],
    ['release.onRestDay', 'stays'],
    ['digest.hour', '4'],
    ['digest.hour', '23'],
  ])('%s=%s is in force', (name, value) => {
    expect(set(name, value).value(name)).toBe(value);
  });

  test.each([
    ['pretrial-assessment.within', 'P1D', /hour clock; write hours, such as PT24H/],
    ['classification.within', 'PT240H', /counted in days; write P10D/],
    ['classification.within', 'ten days', /"ten days" is not a length of time/],
    ['oap-review.every', 'P0D', /longer than nothing/],
    ['front-loading-contact.every', 'P0D', /longer than nothing/],
    ['supervision-contact.minimal', 'P0M', /longer than nothing/],
    ['sentence.longerThan', '500 working days', /calendar time longer than nothing/],
    ['ladder.dayClock', 'P1D,P3D', /hour clock; write hours/],
    ['ladder.dayClock', 'PT24H,PT0H', /later than the one before/],
    ['pretrial-assessment.remind', 'soon', /not a length of time/],
    ['front-loading.group', 'everyone', /choose one of splitSentence, highRisk, all/],
    ['digest.hour', '3', /from 4 to 23/],
    ['digest.hour', '24', /from 4 to 23/],
    ['digest.hour', 'seven', /whole number/],
  ])('%s=%s is refused: what, the value, what it is now and what it decides', (name, value, because) => {
    expect(() => set(name, value)).toThrow(InvalidParameter);
    expect(() => set(name, value)).toThrow(because);
    expect(() => set(name, value)).toThrow(`${name} cannot be "${value}"`);
    expect(() => set(name, value)).toThrow(`It is now "${parametersOf(connecticut)[name]?.value}"`);
  });

  test('that does not exist is refused with those that do', () => {
    expect(() => set('oap-review.often', 'P90D')).toThrow(UnknownParameter);
    expect(() => set('oap-review.often', 'P90D')).toThrow(/oap-review has oap-review.remind, oap-review.every/);
    expect(() => set('nothing', 'P90D')).toThrow(/throughcare policy/);
  });

  test('counted back in working days skips weekends and holidays', () => {
    const life = given(
      admitted('2026-03-02 10:00'),
      sentenced('2026-04-01 15:00', 'P18M'),
      releaseOn('2026-04-02 09:00', '2027-06-10'),
    );
    const due = (value: string) =>
      life.under({ 'discharge-plan.due': value }).at('2026-05-01 12:00').line('discharge-plan');
    expect(due('8 working days')).toBe('upcoming 2027-05-28 end of day');
    expect(due('9 working days')).toBe('upcoming 2027-05-27 end of day');
  });
});

describe('duties that nobody records here', () => {
  test('are neither owed nor told of', () => {
    const policy = policyFrom(connecticut, { observed: ['pretrial-assessment'] });
    expect(policy.observes('pretrial-assessment')).toBe(true);
    expect(policy.observes('health-screening')).toBe(false);
  });
});
