/** A timeline on paper and on the screen: times by the clocks of where the person was. */
import { expect, test } from 'vitest';
import { standing } from '../../lib/casework/standing.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { drawTimeline } from '../../lib/reports/drawn-timeline.ts';
import { timelinePage } from '../../lib/reports/timeline/timeline-page.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admitted, happened, numbered } from '../timeline/given.ts';
import { local } from '../timeline/local.ts';

const west = { facility: 'Western Annex', unit: 'Intake' };
const policy = policyFrom(connecticut, { facilityZones: { [west.facility]: 'America/Los_Angeles' } });

const stays = [
  admitted('2026-03-02 10:00'),
  happened('2026-03-02 20:00', 'transferred', { place: west, purpose: 'other' }),
];
const standingOf = (events: typeof stays, now: string) =>
  standing(numbered(events), [], { policyOf: () => policy, now: () => local(now) });

test('of somebody who stayed in one zone all times are of that zone', () => {
  const drawn = drawTimeline(standingOf(stays.slice(0, 1), '2026-03-03 12:00'));
  expect(drawn).toContain('times in America/New_York; as of Tue 3 Mar 2026 12:00 EST');
  expect(drawn).toContain('from Mon 2 Mar 2026 10:00 EST');
  expect(drawn).toMatch(/pretrial-assessment +due Tue 3 Mar 2026 10:00 EST +2 h overdue/);
});

test.each([
  ['drawn with letters', drawTimeline],
  ['drawn as a page', timelinePage],
])('%s, somebody who was moved to other clocks is told by each in its time', (_, draw) => {
  const drawn = draw(standingOf(stays, '2026-03-03 12:00'));
  expect(drawn).toContain(
    'times by the clocks of each facility (America/New_York, America/Los_Angeles); as of Tue 3 Mar 2026 09:00 PST',
  );
  expect(drawn).toMatch(/pretrial(<[^>]+>| |█|·)+from Mon 2 Mar 2026 10:00 EST/);
  expect(drawn).toMatch(/health-screening[^\n]+due Mon 2 Mar 2026 14:00 EST/);
  expect(drawn).toMatch(/pretrial-assessment[^\n]+due Tue 3 Mar 2026 07:00 PST/);
});
