/** Names, birth dates, charges and diagnoses wherever staff can write, and every path that a message can take: none of them gets out. */
import { expect, test } from 'vitest';
import type { EventBody } from '../../lib/case/events.ts';
import { caseId, type LocalDate } from '../../lib/case/identity.ts';
import type { Offices } from '../../lib/notices/offices.ts';
import { titles } from '../../lib/notices/recipient.ts';
import { noticeKinds } from '../../lib/timeline/notice-plan.ts';
import { bodiesWith } from '../case/bodies-with-words.ts';
import {
  admitted,
  createWorld,
  days,
  digestsOf,
  event,
  hours,
  intake,
  later,
  local,
  someone,
} from '../workflows/world.ts';

const canaries = ['Quillon', 'Featherstonehaugh', '1968-02-29', 'schizoaffective', 'aggravated arson'];
const words = canaries.join(', ');
const startAt = local('2026-03-02 09:00');
const until = later(startAt, 120 * days);
const elsewhere = { facility: 'New Haven CC', unit: 'Block B' };
const everybody = caseId('CT-1002');

/** What leads to each kind of notice; a reason is free text, and the canaries are in every one. */
const life: readonly (readonly [at: string, body: EventBody])[] = [
  ['2026-03-02 09:00', admitted],
  ['2026-03-02 15:00', { type: 'transferred', place: elsewhere, purpose: 'other' }],
  ['2026-03-03 10:00', acknowledged('pretrial-assessment/1/1', '2026-03-04 10:00')],
  ['2026-03-05 10:00', { type: 'assessmentRecorded' }],
  ['2026-03-20 15:00', { type: 'sentenced', sentence: { length: 'P18M', split: 'none' } }],
  [
    '2026-03-26 10:00',
    { type: 'snoozed', deadline: 'classification/1/1', reason: words, until: local('2026-03-27 10:00') },
  ],
  ['2026-03-27 15:00', { type: 'releaseDatesSet', releaseOn: '2026-05-05' as LocalDate, reason: words }],
  ['2026-03-28 09:00', { type: 'dischargeNeedAddressed', need: 'housing', outcome: 'notApplicable', reason: words }],
  ['2026-05-04 09:00', { type: 'released', kind: 'endOfSentence' }],
];

function acknowledged(deadline: string, promise: string): EventBody {
  return { type: 'acknowledged', deadline, reason: words, promisedFor: local(promise), level: 'unitSupervisor' };
}

/** Facilities and units are the administrator's words: a notice is addressed by them. */
const placed = (body: EventBody): EventBody => ('place' in body ? { ...body, place: elsewhere } : body);

const offices = (language: 'en' | 'fr-CA'): Offices => ({
  offices: [{ language, quiet: { from: '20:00', until: '06:00' } }],
  away: [],
  vacant: [{ roles: [titles.facilityHead] }],
});

test.each(['en', 'fr-CA'] as const)('in %s, by every path', async (language) => {
  const world = createWorld({ startAt, offices: offices(language), sweepEvery: days });
  world.mornings(until);
  world.arrive(
    ...life.map(([at, body]) => ({ ...event(at, body), recordedBy: words })),
    event('2026-03-02 09:00', admitted, { of: everybody }),
    ...bodiesWith(words, later(startAt, 20 * days))
      .filter(({ type }) => type !== 'erasureOrdered' && type !== 'merged' && type !== 'sealed')
      .map((body, index) =>
        event(later(startAt, (index + 1) * hours), placed(body), { of: everybody, id: `${everybody}-${index}` }),
      ),
  );
  await world.until(until);

  const ledger = await world.store.notices(someone);
  expect(new Set(ledger.map(({ kind }) => kind))).toEqual(new Set(noticeKinds));
  expect(ledger.some(({ rung }) => rung.includes('/'))).toBe(true);
  expect(digestsOf(world.sent).length).toBeGreaterThan(10);
  expect(world.sent.some(({ message }) => message.sms !== undefined)).toBe(true);
  expect(world.troubles.map(({ what }) => what)).toContainEqual(expect.stringContaining('Nobody is facility head'));
  expect((await world.store.notices(everybody)).length).toBeGreaterThan(5);

  const said = [...world.sent.map(({ message }) => message), ...world.troubles].map((one) => JSON.stringify(one));
  for (const canary of canaries) expect(said.filter((text) => text.includes(canary))).toEqual([]);
  for (const { message } of world.sent) {
    expect(message.subject).toMatch(/^[ -~]{1,99}$/);
    expect(message.text.split('\n').filter((line) => line.length > 78)).toEqual([]);
    expect(message.sms ?? '').toMatch(/^[A-Za-zÀ-ÿ0-9 .,:;()'"?!/@+-]{0,160}$/);
    expect(message.recipient).not.toEqual({ role: 'facility head', facility: intake.facility, unit: 'all' });
  }
});
