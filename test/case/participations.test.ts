/** Joining and leaving programmes: what may follow what, and the participations that a case tells. */
import { describe, expect, test } from 'vitest';
import { decide } from '../../lib/case/commands.ts';
import type { CaseEvent } from '../../lib/case/events.ts';
import { fold } from '../../lib/case/fold.ts';
import { openParticipations, participations } from '../../lib/case/participations.ts';
import { admittedSentenced, escaped, happened, numbered, recorded, released, returned } from '../timeline/given.ts';

const admission = admittedSentenced('2026-03-02 10:00', { length: 'P2Y' });
const joined = (at: string, programme = 'CONNECT') => happened(at, 'programmeJoined', { programme });
const left = (at: string, programme = 'CONNECT') => happened(at, 'programmeLeft', { programme, reason: 'withdrew' });
const refusal = (history: readonly CaseEvent[], event: CaseEvent): string | undefined => {
  const decision = decide(numbered(history), event);
  return decision.accepted ? undefined : decision.because;
};
const recordedLater = (event: CaseEvent) => recorded('2026-05-01 10:00', event);
const told = (...events: readonly CaseEvent[]) =>
  participations(fold(numbered(events))).map((one) => [one.programme, one.joined.id, one.left?.id]);

describe('joining', () => {
  test('is for who is held or supervised, not for who is at large or gone', () => {
    expect(refusal([admission], joined('2026-04-01 10:00'))).toBeUndefined();
    expect(refusal([admission, released('2026-03-20 10:00', 'parole')], joined('2026-04-01 10:00'))).toBeUndefined();
    expect(refusal([admission, escaped('2026-03-20 10:00')], joined('2026-04-01 10:00'))).toContain('escaped');
    expect(refusal([admission, released('2026-03-20 10:00', 'bond')], joined('2026-04-01 10:00'))).toContain('closed');
  });

  test('twice without leaving is refused, with the remedy; another programme may be joined beside it', () => {
    const history = [admission, joined('2026-04-01 10:00')];
    expect(refusal(history, joined('2026-04-02 10:00'))).toContain('record `programmeLeft` first');
    expect(refusal(history, joined('2026-04-02 10:00', 'SYCAMORE'))).toBeUndefined();
    expect(refusal([...history, left('2026-04-02 10:00')], joined('2026-04-03 10:00'))).toBeUndefined();
  });
});

describe('leaving', () => {
  test('needs the programme that was joined, and says which those are', () => {
    expect(refusal([admission], left('2026-04-02 10:00'))).toContain('no programme');
    expect(refusal([admission, joined('2026-04-01 10:00', 'SYCAMORE')], left('2026-04-02 10:00'))).toContain(
      'is in SYCAMORE',
    );
  });

  test('may be recorded of somebody who went meanwhile', () => {
    for (const gone of [escaped('2026-04-02 10:00'), released('2026-04-02 10:00', 'bond')])
      expect(refusal([admission, joined('2026-04-01 10:00'), gone], left('2026-04-03 10:00'))).toBeUndefined();
  });
});

test('each leaving ends the joining before it, programme by programme, in whatever order they arrived', () => {
  const events = [
    admission,
    joined('2026-04-01 10:00'),
    joined('2026-04-02 10:00', 'SYCAMORE'),
    left('2026-04-03 10:00'),
    joined('2026-04-04 10:00'),
  ];
  const expected = [
    ['CONNECT', 'programmeJoined 2026-04-01 10:00', 'programmeLeft 2026-04-03 10:00'],
    ['SYCAMORE', 'programmeJoined 2026-04-02 10:00', undefined],
    ['CONNECT', 'programmeJoined 2026-04-04 10:00', undefined],
  ];
  expect(told(...events)).toEqual(expected);
  expect(told(...events.toReversed())).toEqual(expected);
  expect(openParticipations(fold(numbered(events))).map(({ programme }) => programme)).toEqual(['SYCAMORE', 'CONNECT']);
});

test('a return to custody leaves the participation open, so that it must be ended before another begins', () => {
  const history = [
    admission,
    joined('2026-04-01 10:00'),
    released('2026-05-01 10:00', 'parole'),
    returned('2026-06-01 10:00'),
  ];
  expect(refusal(history, joined('2026-06-02 10:00'))).toContain('record `programmeLeft` first');
});

test('a case may begin in the community', () => {
  const begun = happened('2026-03-02 10:00', 'admitted', {
    jurisdiction: 'saskatchewan',
    legalStatus: 'sentenced',
    setting: 'community',
    place: { facility: 'Regina', unit: 'Community Connections' },
  });
  expect(fold(numbered([begun])).standings.map(({ standing }) => standing)).toEqual(['community']);
});

describe('at one instant', () => {
  const noon = '2026-04-14 12:00';
  const begun = [admission, joined('2026-03-04 10:00')];
  const acts = [
    happened(noon, 'programmeSessionAttended', { session: 6, minutes: 120 }),
    happened(noon, 'contactLogged', { minutes: 60 }),
    happened(noon, 'familyWorkshopHeld'),
    happened(noon, 'familyWorkshopWaived', { reason: 'the visits hall is closed' }),
    happened(noon, 'connectionPlanAssessed'),
    happened(noon, 'monitoringFormCompleted', { form: 'end' }),
    happened(noon, 'reintegrationGoalsAgreed', { by: 'connectionsWorker' }),
    happened(noon, 'reintegrationLevelReviewed', { level: 'preparingTheClient' }),
  ] as const;
  const inAnyOrder = (...events: readonly CaseEvent[]): readonly (readonly CaseEvent[])[] => [
    events,
    events.toReversed(),
    events.map((event, index) => ({ ...event, id: `${events.length - index}` as never })),
  ];

  test.each(acts.map((act) => [act.body.type, act] as const))('%s counts before leaving', (_type, act) => {
    for (const events of inAnyOrder(...begun, act, left(noon))) {
      const of = fold(numbered(events));
      expect(of.unsupported).toEqual([]);
      expect(openParticipations(of)).toEqual([]);
    }
    expect(refusal([...begun, left(noon)], recordedLater(act))).toBeUndefined();
  });

  test('the same programme, or another, is joined after leaving', () => {
    for (const events of inAnyOrder(...begun, left(noon), joined(noon))) {
      const of = fold(numbered(events));
      expect(of.unsupported).toEqual([]);
      expect(openParticipations(of)).toMatchObject([{ joined: { happenedAt: joined(noon).happenedAt } }]);
    }
    expect(refusal([...begun, left(noon)], recordedLater(joined(noon)))).toBeUndefined();
    expect(refusal([...begun, joined(noon)], recordedLater(left(noon)))).toBeUndefined();
    expect(refusal([...begun, left(noon)], recordedLater(joined(noon, 'SYCAMORE')))).toBeUndefined();
    const again = [...begun, left(noon), joined(noon), left('2026-04-15 12:00'), joined('2026-04-15 12:00')];
    for (const events of inAnyOrder(...again)) expect(fold(numbered(events)).unsupported).toEqual([]);
  });

  test('what was joined only then is left after joining, and what is done then comes in between', () => {
    for (const events of inAnyOrder(admission, joined(noon), acts[0], left(noon))) {
      const of = fold(numbered(events));
      expect(of.unsupported).toEqual([]);
      expect(openParticipations(of)).toEqual([]);
    }
    for (const events of inAnyOrder(admission, joined(noon), acts[0], left(noon), joined('2026-04-15 12:00')))
      expect(openParticipations(fold(numbered(events)))).toHaveLength(1);
  });

  test('a referral is proposed, then made, then decided', () => {
    const facts = happened('2026-03-04 10:00', 'programmeFactsRecorded', { facts: {} });
    const programme = 'VPP-MI';
    const proposed = happened(noon, 'referralProposed', {
      programme,
      outcome: 'eligible',
      facts: facts.id,
      because: 'met',
    });
    const made = happened(noon, 'referralMade', { programme, document: 'correctionalPlan' });
    const decided = happened(noon, 'referralDecided', {
      programme,
      decision: 'accepted',
      decidedBy: 'j.tremblay',
      reason: 'fits',
    });
    for (const events of inAnyOrder(proposed, made, decided)) {
      const of = fold(numbered([admission, facts, ...events]));
      expect(of.unsupported).toEqual([]);
      expect(of.referrals).toMatchObject([{ state: 'accepted', made: { body: { document: 'correctionalPlan' } } }]);
    }
  });
});
