import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../../lib/case/events.ts';
import type { dischargeNeed, vitalDocument } from '../../../lib/case/vocabulary.ts';
import {
  admitted,
  discretionaryReleaseOn,
  facts,
  given,
  happened,
  released,
  releaseOn,
  returned,
  sentenced,
} from '../../timeline/given.ts';
import { dutyTable } from './duty-table.ts';

/** Thursday 10 June 2027, known more than a year ahead. */
const release = '2027-06-10 end of day';
const custody = [admitted('2026-03-02 10:00'), sentenced('2026-04-01 15:00', 'P18M')];
const dated = [...custody, releaseOn('2026-04-02 09:00', '2027-06-10')];
const leaves = (at: string) => released(at, 'parole');
const granted = (kind: 'parole' | 'endOfSentence') => happened('2027-01-11 14:00', 'releaseGranted', { kind });
const settled = (document: (typeof vitalDocument.options)[number]) => (at: string) =>
  happened(at, 'documentSettled', { document, outcome: 'obtained' });
const addressed = (need: (typeof dischargeNeed.options)[number]) => (at: string) =>
  happened(at, 'dischargeNeedAddressed', { need, outcome: 'done' });
const session = (number: number) => (at: string) => happened(at, 'curriculumSessionAttended', { session: number });

dutyTable([
  {
    duty: 'reentry-counseling',
    given: dated,
    due: '2027-04-11 end of day',
    who: 're-entry counselor',
    done: [
      settled('identificationCard'),
      (at) => happened(at, 'documentSettled', { document: 'birthCertificate', outcome: 'notNeeded' }),
      settled('socialSecurityCard'),
      settled('driversLicence'),
    ],
    missing: ['birthCertificate', 'socialSecurityCard', 'driversLicence'],
    leaves,
    changed: ['reentry-counseling.due', 'P90D', '2027-03-12 end of day'],
    begins: '2026-12-10 00:00',
    notOwed: [['while no release date is known', custody]],
  },
  {
    duty: 'parole-review',
    given: [...custody, discretionaryReleaseOn('2026-04-02 09:00', '2027-06-10')],
    due: '2027-04-11 end of day',
    who: 'facility counselor',
    done: [(at) => happened(at, 'paroleReviewed', { decision: 'continued' })],
    leaves,
    changed: ['parole-review.due', 'P30D', '2027-05-11 end of day'],
    begins: '2026-12-10 00:00',
    notOwed: [['on a release date that is not discretionary', dated]],
  },
  {
    duty: 'medical-discharge-plan',
    given: [...dated, facts('2026-04-03 09:00', { seriousMedicalNeed: true })],
    due: release,
    who: 'discharge planner',
    done: [(at) => happened(at, 'dischargeCareArranged')],
    leaves,
    changed: ['medical-discharge-plan.due', 'P7D', '2027-06-03 end of day'],
    begins: '2027-04-11 00:00',
    unknown: { given: dated, record: ['seriousMedicalNeed', 'seriousMentalHealthNeed'] },
    notOwed: [
      [
        'without a serious need',
        [...dated, facts('2026-04-03 09:00', { seriousMedicalNeed: false, seriousMentalHealthNeed: false })],
      ],
    ],
  },
  {
    duty: 'reentry-curriculum',
    given: [...dated, facts('2026-04-03 09:00', { facilityRunsReentryCurriculum: true })],
    due: release,
    who: 'school',
    done: [session(1), ...Array.from({ length: 20 }, (_, index) => session(index + 2))],
    instead: [(at) => happened(at, 'curriculumDeclined')],
    missing: Array.from({ length: 20 }, (_, index) => `session ${index + 2}`),
    leaves,
    changed: ['reentry-curriculum.due', 'P14D', '2027-05-27 end of day'],
    begins: '2026-12-10 00:00',
    unknown: { given: dated, record: ['facilityRunsReentryCurriculum'] },
    notOwed: [
      [
        'where the facility does not run it',
        [...dated, facts('2026-04-03 09:00', { facilityRunsReentryCurriculum: false })],
      ],
    ],
  },
  {
    duty: 'relapse-prevention',
    given: [...dated, happened('2026-06-01 09:00', 'relapseProgrammeEnrolled')],
    due: release,
    who: 'counselor',
    done: [(at) => happened(at, 'relapseWorkbookHandedOver')],
    leaves,
    changed: ['relapse-prevention.due', 'P7D', '2027-06-03 end of day'],
    begins: '2026-06-01 09:00',
    notOwed: [['before enrolment', dated]],
  },
  {
    duty: 'job-center',
    given: [...dated, facts('2026-04-03 09:00', { facilityRunsJobCenter: true })],
    due: release,
    who: 're-entry counselor',
    done: [(at) => happened(at, 'jobCenterVisited')],
    instead: [(at) => happened(at, 'jobCenterDeclined')],
    leaves,
    changed: ['job-center.due', 'P30D', '2027-05-11 end of day'],
    begins: '2027-03-12 00:00',
    unknown: { given: dated, record: ['facilityRunsJobCenter'] },
    notOwed: [
      ['where there is no Job Center', [...dated, facts('2026-04-03 09:00', { facilityRunsJobCenter: false })]],
    ],
  },
  {
    duty: 'entitlements',
    given: [...dated, facts('2026-04-03 09:00', { needsEntitlements: true })],
    due: release,
    who: 'entitlement specialist',
    done: [(at) => happened(at, 'entitlementsInPlace')],
    leaves,
    changed: ['entitlements.due', 'P14D', '2027-05-27 end of day'],
    begins: '2027-03-12 00:00',
    unknown: { given: dated, record: ['needsEntitlements'] },
    notOwed: [['to someone who needs none', [...dated, facts('2026-04-03 09:00', { needsEntitlements: false })]]],
  },
  {
    duty: 'discharge-plan',
    given: dated,
    due: '2027-04-26 end of day',
    who: 'counselor',
    done: [
      addressed('dischargeFunds'),
      addressed('transportation'),
      addressed('clothing'),
      (at) =>
        happened(at, 'dischargeNeedAddressed', {
          need: 'dnaOrSexOffenderRegistration',
          outcome: 'notApplicable',
          reason: 'no registration is ordered',
        }),
      addressed('housing'),
      addressed('employment'),
      addressed('specialTreatmentNeeds'),
    ],
    missing: [
      'transportation',
      'clothing',
      'dnaOrSexOffenderRegistration',
      'housing',
      'employment',
      'specialTreatmentNeeds',
    ],
    leaves,
    changed: ['discharge-plan.due', 'P60D', '2027-04-11 end of day'],
    begins: '2027-03-27 00:00',
    notOwed: [['while no release date is known', custody]],
  },
  {
    duty: 'discharge-card',
    given: dated,
    due: release,
    who: 'counselor',
    done: [(at) => happened(at, 'dischargeCardIssued')],
    leaves,
    changed: ['discharge-card.due', 'P1D', '2027-06-09 end of day'],
    begins: '2027-06-03 00:00',
    notOwed: [['while no release date is known', custody]],
  },
  {
    duty: 'home-investigation',
    given: [...dated, granted('parole')],
    due: '2027-05-11 end of day',
    who: 'district release team',
    done: [(at) => happened(at, 'homeInvestigated')],
    leaves,
    changed: ['home-investigation.due', 'P45D', '2027-04-26 end of day'],
    begins: '2027-01-11 14:00',
    notOwed: [
      ['before release is granted', dated],
      ['to someone who leaves at the end of sentence', [...dated, granted('endOfSentence')]],
    ],
  },
  {
    duty: 'end-of-sentence-needs',
    given: [...dated, granted('endOfSentence')],
    due: release,
    who: 'counselor',
    done: [(at) => happened(at, 'endOfSentenceNeedsAddressed')],
    leaves: (at) => released(at, 'endOfSentence'),
    changed: ['end-of-sentence-needs.due', 'P7D', '2027-06-03 end of day'],
    begins: '2027-04-26 00:00',
    unknown: { given: dated, record: ['releaseKind'] },
    notOwed: [['to someone who leaves under supervision', [...dated, granted('parole')]]],
  },
]);

describe('when work may begin', () => {
  test.each([
    ['discharge-plan', '2027-03-27 00:00'],
    ['discharge-card', '2027-06-03 00:00'],
    ['reentry-counseling', '2026-12-10 00:00'],
  ])('%s opens at %s', (duty, opens) => {
    const life = given(...dated);
    expect(life.at('2026-12-09 23:59:59.999').duty(duty).state).toBe('upcoming');
    expect(life.at(opens).duty(duty).state).toBe('due');
    expect(life.at(opens).duty(duty).opensAt).toBe(life.at(opens).now);
  });
});

describe('discharge-plan, by who answers for it', () => {
  test('the parole officer for community release, the counselor for everyone else', () => {
    const owner = (...more: readonly CaseEvent[]) =>
      given(...dated, ...more)
        .at('2027-04-01 12:00')
        .duty('discharge-plan').role;
    expect(owner(granted('parole'))).toBe('parole officer');
    expect(owner(granted('endOfSentence'))).toBe('counselor');
    expect(owner()).toBe('counselor');
  });

  test('a need is not applicable only with a reason', async () => {
    const { eventBody } = await import('../../../lib/case/events.ts');
    const need = { type: 'dischargeNeedAddressed', need: 'housing', outcome: 'notApplicable' };
    expect(eventBody.safeParse(need).success).toBe(false);
    expect(eventBody.safeParse({ ...need, reason: 'lives with his sister' }).success).toBe(true);
  });
});

describe('home-investigation after a return', () => {
  const again = [
    ...dated,
    granted('parole'),
    happened('2027-02-01 10:00', 'homeInvestigated'),
    leaves('2027-06-10 10:00'),
    returned('2027-08-02 10:00'),
    releaseOn('2027-08-03 09:00', '2028-06-08'),
  ];
  const visited = happened('2028-02-01 10:00', 'homeInvestigated');
  const grantedAnew = (at: string) => happened(at, 'releaseGranted', { kind: 'parole' });
  const line = (...more: readonly CaseEvent[]) =>
    given(...again, ...more)
      .at('2028-03-01 10:00')
      .lines('home-investigation')
      .slice(1);

  test('runs from a release granted since: what was granted before led to the one before', () => {
    expect(line()).toEqual([]);
    expect(line(grantedAnew('2028-01-31 10:00'), visited)).toEqual(['met 2028-05-09 end of day']);
    expect(line(visited, grantedAnew('2028-02-02 10:00'))).toEqual(['due 2028-05-09 end of day']);
  });
});

test('home-investigation runs from the release that is under supervision, though another was granted before', () => {
  const parole = happened('2027-05-20 10:00', 'releaseGranted', { kind: 'parole' });
  const life = given(...dated, granted('endOfSentence'), parole).at('2027-05-20 11:00');
  expect(life.line('home-investigation')).toBe('due 2027-05-22 10:00');
  expect(life.duty('home-investigation').breaches).toEqual([]);
});
