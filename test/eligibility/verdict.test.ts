import { describe, expect, it } from 'vitest';
import { all, any, not, type Verdict, verdictOf } from '../../lib/eligibility/verdict.ts';

const short: Readonly<Record<string, Verdict>> = { m: 'met', n: 'notMet', u: 'unknown', '-': 'notApplicable' };
const row = (joined: string): readonly Verdict[] => [...joined].map((letter) => short[letter] ?? 'unknown');

describe('three-valued logic', () => {
  it.each([
    ['', '-'],
    ['-', '-'],
    ['m', 'm'],
    ['m-', 'm'],
    ['-m', 'm'],
    ['mm', 'm'],
    ['mu', 'u'],
    ['um', 'u'],
    ['u-', 'u'],
    ['mn', 'n'],
    ['un', 'n'],
    ['nu', 'n'],
  ])('all of "%s" is "%s"', (given, expected) => {
    expect([all(...row(given))]).toEqual(row(expected));
  });

  it.each([
    ['', '-'],
    ['-', '-'],
    ['n', 'n'],
    ['n-', 'n'],
    ['-n', 'n'],
    ['nn', 'n'],
    ['nu', 'u'],
    ['un', 'u'],
    ['u-', 'u'],
    ['mn', 'm'],
    ['um', 'm'],
    ['nm', 'm'],
  ])('any of "%s" is "%s"', (given, expected) => {
    expect([any(...row(given))]).toEqual(row(expected));
  });

  it.each([
    ['m', 'n'],
    ['n', 'm'],
    ['u', 'u'],
    ['-', '-'],
  ])('not "%s" is "%s"', (given, expected) => {
    expect(row(given).map(not)).toEqual(row(expected));
  });

  it('takes true, false and nothing', () => {
    expect([true, false, null, undefined].map(verdictOf)).toEqual(row('mnuu'));
  });
});
