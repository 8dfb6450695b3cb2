/** What a drawn timeline shows of time: its axis, its bands, and the same on paper. */
import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import { standing } from '../../lib/casework/standing.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { drawing } from '../../lib/reports/timeline/drawing.ts';
import { paper, scaleOf, screen } from '../../lib/reports/timeline/scale.ts';
import { ticks } from '../../lib/reports/timeline/ticks.ts';
import { timelinePage } from '../../lib/reports/timeline/timeline-page.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admitted, admittedSentenced, happened, numbered, released } from '../timeline/given.ts';
import { local } from '../timeline/local.ts';

const west = { facility: 'Western Annex', unit: 'Intake' };
const policy = policyFrom(connecticut, { facilityZones: { [west.facility]: 'America/Los_Angeles' } });
const lived = (now: string, ...events: readonly CaseEvent[]) =>
  standing(numbered(events), [], { policyOf: () => policy, now: () => local(now) });

const stay = lived('2026-06-01 12:00', admitted('2026-03-02 14:30'), released('2026-03-02 21:00', 'bond'));
const years = lived('2029-03-02 12:00', admittedSentenced('2026-03-02 10:00', { length: 'P6Y', split: 'none' }));

describe('the axis', () => {
  const labels = (of: ReturnType<typeof lived>) => ticks(scaleOf(of, screen), of).map(({ label }) => label);

  it('tells the day and the hours of a stay that ended the same day', () => {
    expect(labels(stay).slice(0, 3)).toEqual(['Mon 2 Mar 15:00', '16:00', '17:00']);
  });

  it('tells days of a stay of two weeks, the year with the first', () => {
    const fortnight = lived('2027-06-01 12:00', admitted('2026-12-24 10:00'), released('2027-01-04 10:00', 'bond'));
    expect(labels(fortnight)[0]).toMatch(/ Dec 2026$/);
    expect(labels(fortnight)).toContain('Mon 28 Dec');
  });

  it('tells months of years', () => {
    expect(labels(years).slice(0, 2)).toEqual(['2026-04', '2026-05']);
  });

  it('goes by the clocks of where the person was at the time', () => {
    const moved = lived(
      '2026-03-20 12:00',
      admitted('2026-03-02 10:00'),
      happened('2026-03-04 20:00', 'transferred', { place: west, purpose: 'other' }),
      released('2026-03-09 09:00', 'bond'),
    );
    const days = ticks(scaleOf(moved, screen), moved).map(({ at }) => at);
    expect(days).toContain(local('2026-03-04 00:00'));
    expect(days).toContain(local('2026-03-06 03:00'));
  });
});

describe('a closed case', () => {
  const closed = lived('2026-06-01 12:00', admitted('2026-03-02 10:00'), released('2026-03-09 09:00', 'bond'));
  const told = (at: string, more: object = {}) =>
    scaleOf(
      { ...closed, notices: [{ deadline: 'x', claimedAt: local(at), channel: 'now', ...more } as never] },
      screen,
    );

  it('is drawn to the last word that went out about it, where its closing was recorded late', () => {
    expect(scaleOf(closed, screen).isOn(local('2026-04-20 09:00'))).toBe(false);
    expect(told('2026-04-20 09:00').isOn(local('2026-04-20 09:00'))).toBe(true);
    expect(told('2026-04-20 09:00', { withdrawn: true }).isOn(local('2026-04-20 09:00'))).toBe(false);
    expect(told('2026-03-05 09:00').to).toBe(scaleOf(closed, screen).to);
  });
});

describe('the phases', () => {
  it('end with now, though a date still lies ahead', () => {
    const scale = scaleOf(years, screen);
    const { markup } = drawing(years);
    const [last] = [
      ...markup.matchAll(/class="band \w+"><title>[^<]*<\/title><rect x="([\d.]+)" y="\d+" width="([\d.]+)"/g),
    ]
      .map(([, x, width]) => Number(x) + Number(width))
      .toSorted((one, other) => other - one);
    expect(last).toBeCloseTo(scale.x(years.now), 0);
  });

  it('have a number where there is no room for the name, and the table tells which it is', () => {
    const page = timelinePage(
      lived('2027-03-02 12:00', admitted('2026-03-02 10:00'), happened('2026-03-20 10:00', 'died')),
    );
    expect(page).toMatch(/<tr><th scope="row">pretrial<\/th><td class="left">1<\/td>/);
  });
});

describe('on paper', () => {
  it('the life of three years is as wide as the life of a day', () => {
    expect(scaleOf(years, paper).width).toBe(scaleOf(stay, paper).width);
    expect(scaleOf(years, screen).width).toBeGreaterThan(3000);
  });

  it('has its names in the drawing', () => {
    const [, printed = ''] = drawing(stay).markup.split('<div class="printed">');
    expect(printed).toContain('<text class="name" x="0"');
    expect(printed).toContain('>pretrial-assessment</text>');
  });
});

it('a name that the lane has no room for is told whole where one points at it', () => {
  expect(drawing(stay).markup).toContain('title="pretrial-assessment"><span>');
});
