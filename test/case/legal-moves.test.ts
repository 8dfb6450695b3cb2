import { describe, expect, test } from 'vitest';
import { decide } from '../../lib/case/commands.ts';
import { accessEventTypes, type CaseEvent, type EventBody, type EventType, eventTypes } from '../../lib/case/events.ts';
import { isLawEventType } from '../../lib/case/law-events.ts';
import { admitted, escaped, happened, hartford, numbered, released, returned, sentenced } from '../timeline/given.ts';

/** One life in each standing, with all that any event may need: sentence, screening, plan, release granted. */
const custody: readonly CaseEvent[] = [
  admitted('2026-03-02 10:00'),
  happened('2026-03-02 11:00', 'healthScreeningRecorded'),
  sentenced('2026-04-01 15:00', 'P6M'),
  happened('2026-04-20 11:00', 'oapAdopted'),
  happened('2026-05-20 11:00', 'releaseGranted', { kind: 'parole' }),
  happened('2026-04-21 11:00', 'programmeJoined', { programme: 'CONNECT' }),
  happened('2026-05-21 11:00', 'detentionReviewed', { criteriaMet: true, reviewedBy: 'm.roy', reason: '129(1)' }),
];
const lives = {
  nobody: [],
  held: custody,
  community: [...custody, released('2026-09-09 10:00', 'parole')],
  escaped: [...custody, escaped('2026-09-09 10:00')],
  closed: [...custody, released('2026-09-09 10:00', 'bond')],
} as const;
type Standing = keyof typeof lives;

const bodies: Partial<Record<EventType, object>> = {
  admitted: { jurisdiction: 'connecticut', legalStatus: 'accused', place: hartford },
  sentenced: { sentence: { length: 'P1Y' } },
  transferred: { place: hartford, purpose: 'other' },
  returnedToCustody: { reason: 'violation', place: hartford },
  corrected: { supersedes: custody[1]?.id, reason: 'never happened' },
};
const at = (time: string, type: EventType): CaseEvent => ({
  ...happened(time, 'absenceEnded'),
  body: { type, ...bodies[type] } as unknown as EventBody,
});

const admittedOnce: readonly Standing[] = ['held', 'community', 'escaped', 'closed'];
const exceptions: Partial<Record<EventType, readonly Standing[]>> = {
  admitted: ['nobody'],
  factsRecorded: admittedOnce,
  transferred: ['held', 'community'],
  releaseDatesSet: ['held', 'community', 'escaped'],
  relapseWorkbookHandedOver: ['held', 'community'],
  contactMade: ['community'],
  frontLoadedServicesStarted: ['community'],
  frontLoadingReviewed: ['community'],
  supervisionLevelSet: ['community'],
  mentalHealthIntakeRecorded: ['community'],
  victimAdvocateContacted: ['community'],
  escaped: ['held', 'community'],
  fugitiveReferred: ['escaped'],
  returnedToCustody: ['community', 'escaped'],
  closed: ['held', 'community', 'escaped'],
  died: ['held', 'community', 'escaped'],
  contactLogged: ['held', 'community'],
  reintegrationGoalsAgreed: ['held', 'community'],
  reintegrationLevelReviewed: ['held', 'community'],
  familyWorkshopHeld: ['held', 'community'],
  familyWorkshopWaived: ['held', 'community'],
  connectionPlanAssessed: ['held', 'community'],
  monitoringFormCompleted: ['held', 'community'],
  acknowledged: admittedOnce,
  snoozed: admittedOnce,
  corrected: admittedOnce,
};

/** Programmes and referrals, who may see the case and what is decided about its record have a life of their own beside the timeline. */
const ofTheTimeline = eventTypes.filter(
  (type) => !/^(programme|referral|postProgram)/.test(type) && !accessEventTypes.has(type) && !isLawEventType(type),
);

describe.each(ofTheTimeline)('%s', (type) => {
  const allowed = exceptions[type] ?? ['held'];

  test.each(Object.keys(lives) as Standing[])('while %s', (standing) => {
    const decision = decide(numbered(lives[standing]), at('2026-10-01 12:00', type));
    expect(decision.accepted, JSON.stringify(decision)).toBe(allowed.includes(standing));
  });
});

describe('what must have happened first', () => {
  const refusal = (history: readonly CaseEvent[], type: EventType) => {
    const decision = decide(numbered(history), at('2026-10-01 12:00', type));
    return decision.accepted ? undefined : decision.because;
  };
  const without = (type: EventType) => custody.filter(({ body }) => body.type !== type);

  test.each([
    ['specialHousingRecorded', 'healthScreeningRecorded'],
    ['classificationRecorded', 'sentenced'],
    ['orientationPartRecorded', 'sentenced'],
    ['briefingRecorded', 'sentenced'],
    ['oapEndorsed', 'sentenced'],
    ['oapAdopted', 'sentenced'],
    ['oapReviewed', 'oapAdopted'],
    ['homeInvestigated', 'releaseGranted'],
    ['contactLogged', 'programmeJoined'],
    ['programmeSessionAttended', 'programmeJoined'],
    ['reintegrationGoalsAgreed', 'programmeJoined'],
    ['reintegrationLevelReviewed', 'programmeJoined'],
    ['familyWorkshopHeld', 'programmeJoined'],
    ['familyWorkshopWaived', 'programmeJoined'],
    ['connectionPlanAssessed', 'programmeJoined'],
    ['monitoringFormCompleted', 'programmeJoined'],
  ] as const)('%s needs %s, and the refusal says so', (type, needed) => {
    expect(refusal(custody, type)).toBeUndefined();
    expect(refusal(without(needed), type)).toContain(`\`${needed}\``);
  });

  test('a recapture needs an escape, a violation none', () => {
    const recapture = returned('2026-10-01 12:00', 'recapture');
    expect(decide(numbered(lives.escaped), recapture).accepted).toBe(true);
    expect(decide(numbered(lives.community), recapture)).toEqual({
      accepted: false,
      because: expect.stringContaining('record `escaped` first'),
    });
    expect(decide(numbered(lives.community), returned('2026-10-01 12:00')).accepted).toBe(true);
  });
});
