import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../../lib/case/events.ts';
import {
  admitted,
  district,
  escaped,
  facts,
  given,
  happened,
  released,
  returned,
  sentenced,
} from '../../timeline/given.ts';
import { justAfter, told } from '../../timeline/local.ts';
import { dutyTable } from './duty-table.ts';

const custody = [admitted('2026-03-02 10:00'), sentenced('2026-04-01 15:00', 'P6M', 'none')];
const split = [admitted('2026-03-02 10:00'), sentenced('2026-04-01 15:00', 'P6M', 'probation')];
/** Wednesday 9 September 2026. */
const onProbation = released('2026-09-09 10:00', 'probation', { place: district, level: 'moderate' });
const onParole = released('2026-09-09 10:00', 'parole', { place: district, level: 'intensive' });
const frontLoaded = [...split, onProbation];
const contact = (at: string) => happened(at, 'contactMade');
const leaves = (at: string) => returned(at);
const splitUnknown = [admitted('2026-03-02 10:00'), sentenced('2026-04-01 15:00', 'P6M'), onProbation];
const notSplit = ['without a split sentence', [...custody, onProbation]] as const;
const notProbation = ['to someone on parole', [...split, onParole]] as const;

dutyTable([
  {
    duty: 'first-contact-72h',
    given: frontLoaded,
    due: '2026-09-12 10:00',
    who: 'probation officer',
    done: [contact],
    leaves,
    changed: ['front-loading.firstContact', 'PT48H', '2026-09-11 10:00'],
    begins: '2026-09-09 10:00',
    unknown: { given: splitUnknown, record: ['splitSentence'] },
    notOwed: [notSplit, notProbation],
  },
  {
    duty: 'front-loading-contact',
    given: frontLoaded,
    due: '2026-09-16 end of day',
    who: 'probation officer',
    done: [contact],
    leaves,
    changed: ['front-loading-contact.every', 'P5D', '2026-09-14 end of day'],
    begins: '2026-09-09 10:00',
    unknown: { given: splitUnknown, record: ['splitSentence'] },
    notOwed: [notSplit, notProbation],
  },
  {
    duty: 'front-loading-services',
    given: frontLoaded,
    due: '2026-09-23 end of day',
    who: 'probation officer',
    done: [(at) => happened(at, 'frontLoadedServicesStarted')],
    leaves,
    changed: ['front-loading-services.within', 'P7D', '2026-09-16 end of day'],
    begins: '2026-09-09 10:00',
    unknown: { given: splitUnknown, record: ['splitSentence'] },
    notOwed: [notSplit, notProbation],
  },
  {
    duty: 'front-loading-review',
    given: frontLoaded,
    due: '2027-01-09 end of day',
    who: 'probation officer',
    done: [(at) => happened(at, 'frontLoadingReviewed', { level: 'minimal' })],
    leaves,
    changed: ['front-loading.lasts', 'P3M', '2026-12-09 end of day'],
    begins: '2026-09-09 10:00',
    unknown: { given: splitUnknown, record: ['splitSentence'] },
    notOwed: [notSplit, notProbation],
  },
  {
    duty: 'supervision-contact',
    given: [...custody, onParole],
    due: '2026-09-16 end of day',
    who: 'parole officer',
    done: [contact],
    leaves,
    changed: ['supervision-contact.intensive', 'P3D', '2026-09-12 end of day'],
    begins: '2026-09-09 10:00',
    unknown: { given: [...custody, released('2026-09-09 10:00', 'parole')], record: ['supervisionLevel'] },
  },
  {
    duty: 'mental-health-unit-intake',
    given: [...custody, facts('2026-04-03 09:00', { mentalHealthHistory: true }), onParole],
    due: '2026-09-16 end of day',
    who: 'unit officer',
    done: [(at) => happened(at, 'mentalHealthIntakeRecorded')],
    leaves,
    changed: ['mental-health-unit-intake.within', 'P3D', '2026-09-12 end of day'],
    begins: '2026-09-09 10:00',
    unknown: {
      given: [...custody, onParole],
      record: ['mentalHealthHistory', 'seriousMentalHealthNeed', 'seriousMentalIllness'],
    },
    notOwed: [
      [
        'without a history or a current disorder',
        [
          ...custody,
          facts('2026-04-03 09:00', {
            mentalHealthHistory: false,
            seriousMentalHealthNeed: false,
            seriousMentalIllness: false,
          }),
          onParole,
        ],
      ],
    ],
  },
  {
    duty: 'victim-advocate-contact',
    given: [...custody, facts('2026-04-03 09:00', { sexOffender: true }), onParole],
    due: '2026-09-16 end of day',
    who: 'advocate',
    done: [(at) => happened(at, 'victimAdvocateContacted')],
    leaves,
    changed: ['victim-advocate-contact.within', 'P2D', '2026-09-11 end of day'],
    begins: '2026-09-09 10:00',
    unknown: { given: [...custody, onParole], record: ['sexOffender'] },
    notOwed: [
      ['to anyone else on parole', [...custody, facts('2026-04-03 09:00', { sexOffender: false }), onParole]],
      ['to someone on probation', [...custody, facts('2026-04-03 09:00', { sexOffender: true }), onProbation]],
    ],
  },
  {
    duty: 'fugitive-referral',
    given: [...custody, escaped('2026-05-01 12:00')],
    due: '2026-05-02 12:00',
    who: 'officer',
    done: [(at) => happened(at, 'fugitiveReferred')],
    leaves: (at) => returned(at, 'recapture'),
    changed: ['fugitive-referral.within', 'PT4H', '2026-05-01 16:00'],
    begins: '2026-05-01 12:00',
    notOwed: [['to someone who is present', custody]],
  },
]);

describe('supervision contact, by level', () => {
  test.each([
    ['intensive', '2026-09-16 end of day', '2026-09-23 end of day'],
    ['moderate', '2026-09-23 end of day', '2026-10-07 end of day'],
    ['minimal', '2026-10-09 end of day', '2026-11-09 end of day'],
  ] as const)('%s: first due %s, then %s', (level, first, second) => {
    const life = given(...custody, released('2026-09-09 10:00', 'transitionalSupervision', { level }));
    expect(life.at('2026-09-09 12:00').line('supervision-contact/1/1')).toBe(`due ${first}`);
    expect(life.at(justAfter(first)).line('supervision-contact/1/2')).toBe(`due ${second}`);
  });
});

describe('who is front-loaded', () => {
  const highRisk = facts('2026-04-03 09:00', { highRisk: true });
  const owed = (life: ReturnType<typeof given>) => life.at('2026-09-10 12:00').lines('first-contact-72h').length === 1;
  const regular = (life: ReturnType<typeof given>) => life.at('2026-09-10 12:00').line('supervision-contact/1/1');

  test.each(['probation', 'specialParole'] as const)('a split sentence released to %s', (kind) => {
    const life = given(...split, released('2026-09-09 10:00', kind, { level: 'intensive' }));
    expect(owed(life)).toBe(true);
    expect(regular(life)).toBe('upcoming 2027-01-16 end of day');
  });

  test('everyone else starts regular contacts at release', () => {
    expect(owed(given(...custody, onParole))).toBe(false);
    expect(regular(given(...custody, onParole))).toBe('due 2026-09-16 end of day');
  });

  test('a parameter widens the group to those at high risk, or to all', () => {
    const group = 'front-loading.group';
    const risky = given(...custody, highRisk, onParole);
    expect(owed(risky)).toBe(false);
    expect(owed(risky.under({ [group]: 'highRisk' }))).toBe(true);
    expect(owed(given(...frontLoaded).under({ [group]: 'highRisk' }))).toBe(true);
    expect(owed(given(...custody, onParole).under({ [group]: 'all' }))).toBe(true);
    const unknown = given(...custody, onParole)
      .under({ [group]: 'highRisk' })
      .at('2026-09-10 12:00');
    expect(unknown.duty('first-contact-72h')).toMatchObject({ state: 'undetermined', missing: ['highRisk'] });
  });

  test('nobody can tell the regular contacts while nobody can tell the group', () => {
    const unknown = given(...splitUnknown).at('2026-09-10 12:00');
    expect(unknown.duty('supervision-contact')).toMatchObject({ state: 'undetermined', missing: ['splitSentence'] });
  });
});

describe('while nobody recorded whether the sentence is split', () => {
  const undetermined = (at: string, ...events: readonly CaseEvent[]) =>
    given(...splitUnknown, ...events)
      .at(at)
      .all('front-loading-contact')
      .map(({ occurrence, state, dueAt }) => `${occurrence} ${state} ${told(dueAt)}`);

  test.each([
    ['2026-09-09 10:00', '1 undetermined 2026-09-16 end of day'],
    ['2026-09-11 12:00', '1 undetermined 2026-09-16 end of day'],
    ['2026-09-16 end of day', '1 undetermined 2026-09-16 end of day'],
    ['2026-09-17 00:00', '2 undetermined 2026-09-23 end of day'],
  ])('on %s the week that is shown is the one that is open: %s', (at, week) => {
    expect(undetermined(at)).toEqual([week]);
  });

  test('a week whose contact was made is met', () => {
    expect(undetermined('2026-09-11 12:00', contact('2026-09-10 10:00'))).toEqual(['1 met 2026-09-16 end of day']);
  });

  test('of what may not begin yet the first is shown', () => {
    const life = given(
      admitted('2026-03-02 10:00'),
      sentenced('2026-04-01 15:00', 'P18M'),
      happened('2026-04-02 09:00', 'releaseDatesSet', { releaseOn: '2027-06-10' as never }),
    ).at('2026-05-01 12:00');
    expect(life.duty('job-center')).toMatchObject({ state: 'undetermined', occurrence: 1 });
  });
});

describe('while nobody recorded the level of supervision', () => {
  test('contact neither meets nor breaches a duty whose dates nobody can tell', () => {
    const life = given(...custody, released('2026-09-09 10:00', 'parole'), contact('2026-09-10 10:00'));
    expect(life.at('2026-09-20 12:00').duty('supervision-contact')).toMatchObject({
      state: 'undetermined',
      missing: ['supervisionLevel'],
      breaches: [],
    });
  });
});

describe('one contact may satisfy several duties', () => {
  test('the first contact is also the contact of its week', () => {
    const life = given(...frontLoaded, contact('2026-09-10 15:00')).at('2026-09-10 16:00');
    expect(life.line('first-contact-72h')).toBe('met 2026-09-12 10:00');
    expect(life.line('front-loading-contact/1/1')).toBe('met 2026-09-16 end of day');
  });
});

describe('a later stay', () => {
  const second = [
    ...frontLoaded,
    returned('2026-11-02 09:00'),
    released('2027-03-01 10:00', 'parole', { place: district, level: 'minimal' }),
  ];

  test('changes nothing of what was owed in an earlier one', () => {
    const before = given(...frontLoaded, returned('2026-11-02 09:00')).at('2027-03-02 12:00');
    const after = given(...second).at('2027-03-02 12:00');
    const firstSpell = (moment: typeof after) => moment.deadlines.filter(({ key }) => key.includes('/1/'));
    expect(firstSpell(after).map(({ key, state, role }) => [key, state, role])).toEqual(
      firstSpell(before).map(({ key, state, role }) => [key, state, role]),
    );
    expect(after.line('supervision-contact/2/1')).toBe('due 2027-04-01 end of day');
  });

  test('asks anew how the person will leave', () => {
    const again = given(
      ...frontLoaded,
      returned('2026-11-02 09:00'),
      happened('2026-11-03 09:00', 'releaseDatesSet', { releaseOn: '2027-03-01' as never }),
    ).at('2027-02-01 12:00');
    expect(again.duty('end-of-sentence-needs')).toMatchObject({ state: 'undetermined', missing: ['releaseKind'] });
    expect(again.duty('discharge-plan').role).toBe('counselor');
  });

  test.each([
    ['2027-03-01 23:59', { state: 'met', breaches: [] }],
    ['2027-03-02 00:00', { state: 'undetermined', missing: ['releaseKind'], breaches: [] }],
  ])('what was done at %s, before anybody knew whether it was owed, is no breach', (doneAt, expected) => {
    const done = given(
      ...frontLoaded,
      returned('2026-11-02 09:00'),
      happened('2026-11-03 09:00', 'releaseDatesSet', { releaseOn: '2027-03-01' as never }),
      happened(doneAt, 'endOfSentenceNeedsAddressed'),
    ).at('2027-03-03 12:00');
    expect(done.duty('end-of-sentence-needs')).toMatchObject(expected);
  });
});
