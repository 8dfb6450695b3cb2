import { describe, expect, it } from 'vitest';
import { type DisparityRow, disparityReport } from '../../lib/eligibility/disparity.ts';
import { rateOf } from '../../lib/eligibility/wilson-interval.ts';

describe('a rate with its interval', () => {
  it.each([
    [5, 10, 0.5, 0.2366, 0.7634],
    [0, 10, 0, 0, 0.2775],
    [10, 10, 1, 0.7225, 1],
    [1, 1, 1, 0.2065, 1],
    [81, 263, 0.308, 0.2553, 0.3662],
  ])('%i of %i', (count, of, rate, low, high) => {
    const found = rateOf(count, of);
    expect(found).toMatchObject({ count, of });
    expect(found.rate).toBeCloseTo(rate, 3);
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  });

  it('has no rate where nobody is counted', () => {
    expect(rateOf(0, 0)).toEqual({ count: 0, of: 0, rate: null, low: null, high: null });
  });
});

describe('the disparity report', () => {
  const row = (group: string, more: Partial<DisparityRow> = {}): DisparityRow => ({
    group,
    programme: 'VPP-HI',
    outcome: 'not-eligible',
    overridden: false,
    decision: null,
    ...more,
  });

  it('gives eligibility, open, override and decline rates by programme and group, sorted', () => {
    const report = disparityReport([
      row('b', { outcome: 'eligible', decision: 'accepted' }),
      row('b', { outcome: 'eligible', decision: 'declined', overridden: true }),
      row('b', { outcome: 'undetermined' }),
      row('a'),
      row('a', { programme: 'AAA', decision: 'waitlisted' }),
    ]);
    expect(report.map(({ programme, group }) => `${programme} ${group}`)).toEqual(['AAA a', 'VPP-HI a', 'VPP-HI b']);
    expect(report[2]).toMatchObject({
      eligible: { count: 2, of: 3 },
      undetermined: { count: 1, of: 3 },
      overridden: { count: 1, of: 3 },
      declined: { count: 1, of: 2, rate: 0.5 },
    });
    expect(report[0]).toMatchObject({ declined: { count: 0, of: 1, rate: 0 } });
    expect(report[1]).toMatchObject({ eligible: { count: 0, of: 1 }, declined: { of: 0, rate: null } });
  });

  it('is empty for nobody', () => {
    expect(disparityReport([])).toEqual([]);
  });
});
