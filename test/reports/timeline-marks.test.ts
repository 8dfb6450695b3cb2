/** The signs of a drawn timeline: who heard is seen by the shape. */
import { expect, test } from 'vitest';
import { standing } from '../../lib/casework/standing.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { drawing } from '../../lib/reports/timeline/drawing.ts';
import { timelinePage } from '../../lib/reports/timeline/timeline-page.ts';
import type { LedgerRow } from '../../lib/store/port.ts';
import type { NoticeKind } from '../../lib/timeline/notice-plan.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admitted, died, numbered } from '../timeline/given.ts';
import { local } from '../timeline/local.ts';

const policy = policyFrom(connecticut);

const sent = (kind: NoticeKind, rung: string): LedgerRow =>
  ({
    id: `notice-${rung}`,
    caseId: 'CT-1001',
    jurisdiction: 'connecticut',
    deadline: 'pretrial-assessment/1/1',
    duty: 'pretrial-assessment',
    generation: 1,
    kind,
    rung,
    recipient: { role: 'counselor', facility: 'Hartford', unit: 'Intake' },
    dueAt: local('2026-03-03 10:00'),
    claimedAt: local('2026-03-02 22:00'),
    confirmedAt: local('2026-03-02 22:00'),
    channel: 'now',
  }) as LedgerRow;

const deathAfter = (...notices: readonly LedgerRow[]) =>
  standing(numbered([admitted('2026-03-02 10:00'), died('2026-03-02 21:00')]), notices, {
    policyOf: () => policy,
    now: () => local('2026-03-05 12:00'),
  });

const signsIn = (markup: string): readonly string[] =>
  ['reminder', 'word', 'escalation'].filter((sign) => markup.includes(`<path class="${sign}"`));

test.each([
  ['reminder', 'reminder-1', 'reminder'],
  ['inherited', 'inherited-2', 'word'],
  ['void', 'void', 'word'],
  ['escalation', 'rung-1', 'escalation'],
  ['compressed', 'compressed', 'escalation'],
  ['missed', 'missed', 'escalation'],
  ['snoozed', 'snoozed-1', 'escalation'],
] as const)('a notice of the kind %s (%s) is drawn as %s', (kind, rung, sign) => {
  expect(signsIn(drawing(deathAfter(sent(kind, rung))).markup)).toEqual([sign]);
});

test('a death after which the owner hears that nothing is owed any more is no escalation', () => {
  const { markup } = drawing(deathAfter(sent('reminder', 'reminder-1'), sent('void', 'void')));
  expect(signsIn(markup)).toEqual(['reminder', 'word']);
});

test('the legend explains every sign', () => {
  const page = timelinePage(deathAfter());
  expect(page).toContain('to whoever owes it: taken over with the person, or no longer owed');
  expect(page).toContain('word to somebody above');
});
