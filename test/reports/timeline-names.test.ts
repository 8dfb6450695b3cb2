/** Duties of one kind that run side by side are told apart, and referrals are told whole, on paper and on the page. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import { standing } from '../../lib/casework/standing.ts';
import { correctionalServiceCanada } from '../../lib/jurisdictions/correctional-service-canada/index.ts';
import { englandAndWales } from '../../lib/jurisdictions/england-and-wales/index.ts';
import { drawTimeline } from '../../lib/reports/drawn-timeline.ts';
import { dutyName } from '../../lib/reports/duty-name.ts';
import { drawing } from '../../lib/reports/timeline/drawing.ts';
import { timelinePage } from '../../lib/reports/timeline/timeline-page.ts';
import type { Deadline } from '../../lib/timeline/deadline.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admittedSentenced, happened, numbered } from '../timeline/given.ts';
import { local } from '../timeline/local.ts';

const policy = policyFrom(correctionalServiceCanada);
const known = happened('2026-03-04 10:00', 'programmeFactsRecorded', { facts: {} });
const proposed = (programme: string): CaseEvent => ({
  ...happened('2026-03-04 10:00', 'referralProposed', {
    programme,
    outcome: 'eligible',
    facts: known.id,
    because: 'met',
  }),
  id: `${programme} proposed` as never,
});
const decided = happened('2026-03-06 10:00', 'referralDecided', {
  programme: 'VPP-MI',
  decision: 'declined',
  decidedBy: 'j.tremblay',
  reason: 'fits <no> group',
});
const referred = standing(
  numbered([
    admittedSentenced('2026-03-02 09:00', { length: 'P4Y' }),
    known,
    proposed('VPP-MI'),
    proposed('ISOP-HI'),
    decided,
  ]),
  [],
  { policyOf: () => policy, now: () => local('2026-03-10 12:00') },
);

describe('referrals', () => {
  test('stand on the page with their state, who decided and why, and what is to be decided', () => {
    const page = timelinePage(referred);
    expect(page).toContain('Referrals: 2');
    expect(page).toMatch(/<th scope="row">VPP-MI<small>[^<]+<\/small><\/th><td class="left">declined<\/td>/);
    expect(page).toContain('declined Fri 6 Mar 2026 10:00 EST by j.tremblay: fits &lt;no&gt; group');
    expect(page).toMatch(/asked with the facts of event 2/);
  });

  test('are not spoken of where there are none', () => {
    const events = numbered([admittedSentenced('2026-03-02 09:00', { length: 'P4Y' })]);
    const unreferred = standing(events, [], { policyOf: () => policy, now: () => local('2026-03-10 12:00') });
    expect(timelinePage(unreferred)).not.toContain('Referrals');
  });
});

test.each(['programme-referral VPP-MI', 'cib-decision ISOP-HI'])('%s has a lane of its own', (name) => {
  expect(drawing(referred).markup).toContain(`title="${name}"><span>${name}</span>`);
});

test('a duty goes by one name on the page and on paper', () => {
  for (const { deadline } of referred.deadlines) {
    const name = dutyName(deadline, policy);
    expect(timelinePage(referred)).toContain(`<th scope="row">${name}</th>`);
    expect(drawTimeline(referred)).toContain(` ${name} `);
  }
});

test.each([
  [{ duty: 'evaluation', occurrence: 2, about: 'end', spell: 2 }, 'evaluation 2 end (round 2)'],
  [{ duty: 'evaluation', occurrence: 1, about: 'start', spell: 1 }, 'evaluation start'],
])('a second participation in a programme is a round, whatever stay it is: %o', (fields, name) => {
  expect(dutyName({ repeats: false, ...fields } as Deadline, policyFrom(englandAndWales))).toBe(name);
});

test('what lives in custody has stays', () => {
  const [inCustody] = policy.duties.filter(({ livesIn }) => livesIn === 'custody');
  const deadline = { duty: inCustody?.id, occurrence: 1, spell: 2, repeats: false } as Deadline;
  expect(dutyName(deadline, policy)).toMatch(/ \(stay 2\)$/);
});
