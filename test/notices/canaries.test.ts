/** Names, birth dates, charges and diagnoses wherever staff can write, and every path that a message can take: none of them gets out. */
import { expect, test } from 'vitest';
import type { CaseEvent, EventBody } from '../../lib/case/events.ts';
import { caseId, eventId, type LocalDate } from '../../lib/case/identity.ts';
import { correctionalServiceCanada } from '../../lib/jurisdictions/correctional-service-canada/index.ts';
import type { Offices } from '../../lib/notices/offices.ts';
import { titles } from '../../lib/notices/recipient.ts';
import { noticeKinds } from '../../lib/timeline/notice-plan.ts';
import { bodiesWith } from '../case/bodies-with-words.ts';
import { admission, createReferralWorld, decided, dependent, facts, violence } from '../workflows/referral-world.ts';
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
  type World,
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

  expectNothingSaid(world, canaries);
  for (const { message } of world.sent)
    expect(message.recipient).not.toEqual({ role: 'facility head', facility: intake.facility, unit: 'all' });
});

/** None of these words in anything that was sent, to staff or to operations; and every way of sending can carry it. */
const expectNothingSaid = (world: World, secrets: readonly string[]): void => {
  const said = [...world.sent.map(({ message }) => message), ...world.troubles].map((one) => JSON.stringify(one));
  for (const secret of secrets) expect(said.filter((text) => text.includes(secret))).toEqual([]);
  for (const { message } of world.sent) {
    expect(message.subject).toMatch(/^[ -~]{1,99}$/);
    expect(message.text.split('\n').filter((line) => line.length > 78)).toEqual([]);
    expect(message.sms ?? '').toMatch(/^[A-Za-zÀ-ÿ0-9 .,:;()'"?!/@+-]{0,160}$/);
  }
};

const { referrals, duties } = correctionalServiceCanada;
const programmes = referrals?.catalogue.programmes.map(({ programme }) => programme) ?? [];

/** A programme, and the facts that lead to it, tell what somebody did or suffers from. */
const referralSecrets = [...canaries, ...programmes, 'sirR1', 'casaNeed', 'Link', 'ncident', 'onviction', 'moderate'];

const written = { decidedBy: words, reason: words, approver: 'another' };

/** Facts that make somebody eligible twice, an override that somebody recommends, a programme completed, and detention. */
const referred: readonly CaseEvent[] = [
  admission,
  facts('2026-03-04 10:00', { ...dependent, incidents: [violence(words)] }),
  recommended('2026-03-04 15:00', 'WVPP'),
  event('2026-03-05 10:00', { type: 'releaseDatesSet', statutoryReleaseOn: '2026-07-10' as LocalDate, reason: words }),
  event('2026-03-05 11:00', { type: 'detentionReviewed', criteriaMet: true, reviewedBy: words, reason: words }),
  event('2026-03-06 10:00', { type: 'programmeCompleted', programme: 'AAA', outcome: 'successful' }),
  event('2026-03-06 11:00', { type: 'postProgramReportFiled', programme: 'AAA', maintenance: 'institution' }),
  event('2026-03-16 10:00', { type: 'referralMade', programme: 'NSAP-MI', document: words }),
  event('2026-03-18 10:00', {
    type: 'snoozed',
    deadline: 'override-decision/1/3',
    reason: words,
    until: local('2026-03-19 10:00'),
  }),
  event('2026-03-20 15:00', { type: 'transferred', place: elsewhere, purpose: 'other' }),
  event('2026-03-27 10:00', acknowledged('cib-decision/1/1', '2026-03-30 10:00')),
  decided('2026-04-20 12:00', 'NSAP-MI', 'declined', written),
  decided('2026-04-20 13:00', 'WVPP', 'overridden', written),
  recommended('2026-04-20 15:00', 'BHP'),
  event('2026-05-04 09:00', { type: 'released', kind: 'endOfSentence' }),
];

function recommended(at: string, programme: string): CaseEvent {
  const outcome = 'not-eligible';
  return event(at, { type: 'referralProposed', programme, outcome, facts: eventId(words), because: words });
}

test.each(['en', 'fr-CA'] as const)(
  'in %s, of referrals: proposed, made, decided and left undecided',
  async (language) => {
    const unreadable = caseId('CT-1003');
    const awake = { ...offices(language), offices: [{ language }] };
    const world = createReferralWorld({ offices: awake, sweepEvery: days });
    world.mornings(until);
    world.arrive(
      ...referred.map((one) => ({ ...one, recordedBy: words })),
      ...[everybody, unreadable].map((of) => ({ ...admission, caseId: of, id: eventId(`admission of ${of}`) })),
      event('2026-03-04 10:00', { type: 'programmeFactsRecorded', facts: { diagnosis: words } }, { of: unreadable }),
      ...bodiesWith(words, later(startAt, 20 * days))
        .filter(({ type }) => !['erasureOrdered', 'merged', 'sealed', 'admitted'].includes(type))
        .map((body, index) =>
          event(later(startAt, 3 * days + index * hours), placed(body), { of: everybody, id: `${everybody}-${index}` }),
        ),
    );
    await world.until(until);

    const ledger = await world.store.notices(someone);
    expect(new Set(ledger.map(({ duty }) => duty))).toEqual(new Set(duties.map(({ id }) => id)));
    expect(new Set(ledger.map(({ kind }) => kind))).toEqual(new Set(noticeKinds));
    const ofDecisions = ledger
      .filter(({ duty }) => duty === 'cib-decision')
      .map(({ kind, channel }) => `${kind} ${channel}`);
    for (const way of ['reminder digest', 'escalation now', 'escalation digest']) expect(ofDecisions).toContain(way);
    expect(world.troubles.map(({ what }) => what)).toContainEqual(expect.stringContaining('eligibility-review'));
    expectNothingSaid(world, referralSecrets);
  },
);
