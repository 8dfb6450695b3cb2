import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../lib/case/identity.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { digestWording } from '../../lib/notices/digest.ts';
import { wording } from '../../lib/notices/message.ts';
import { recipientOf } from '../../lib/notices/recipient.ts';
import type { Deadline } from '../../lib/timeline/deadline.ts';
import { noticeKinds as kinds, type PlannedNotice } from '../../lib/timeline/notice-plan.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import type { DutyRule } from '../../lib/timeline/rule.ts';
import { admitted, given, happened } from '../timeline/given.ts';
import { justAfter, local } from '../timeline/local.ts';

const policy = policyFrom(connecticut);
const asylum = { facility: 'Garner', unit: 'Acute Psychiatry' };

/** A deadline of any duty, with everything in it that a message might give away. */
const deadlineOf = (duty: string, over: Partial<Deadline> = {}): Deadline => ({
  ...given(admitted('2026-03-02 10:00', { place: asylum }))
    .at('2026-03-02 10:00')
    .duty('pretrial-assessment'),
  key: `${duty}/1/1`,
  duty,
  role: 'counselor',
  missing: ['sexOffenderTreatmentNeed'],
  dueAt: local('2026-11-28 end of day'),
  ...over,
});
const notice = (kind: PlannedNotice['kind'], level: PlannedNotice['level'] = 'owner'): PlannedNotice => ({
  rung: kind,
  kind,
  level,
  at: local('2026-11-27 07:00'),
});
const every = connecticut.duties.flatMap((rule) => kinds.map((kind) => [rule.id, kind, rule] as const));
const sensitive = connecticut.duties.filter(({ neutralCode }) => neutralCode !== undefined);

const ruleOf = (duty: string): DutyRule => {
  const rule = connecticut.duties.find(({ id }) => id === duty);
  if (rule === undefined) throw new Error(`no ${duty}`);
  return rule;
};

const unwrapped = (text: string): string => text.replaceAll('\n', ' ');

describe('a message', () => {
  test.each(every)('%s, %s: a subject in ASCII, under 100 characters', (duty, kind, rule) => {
    for (const number of ['CT-1001', 'C'.repeat(60), 'Ñ-1001\n2']) {
      const { subject } = wording(number, deadlineOf(duty), notice(kind), rule, policy);
      expect(subject).toMatch(/^[ -~]{1,99}$/);
      expect(subject).toContain('Sat 28 Nov 2026 23:59 EST');
    }
  });

  test.each(every)(
    '%s, %s: says the case, when it is due in local time, and where to record it',
    (duty, kind, rule) => {
      const text = unwrapped(wording('CT-1001', deadlineOf(duty), notice(kind), rule, policy).text);
      expect(text).toContain('Case CT-1001');
      expect(text).toContain('Due Sat 28 Nov 2026 23:59 EST');
      expect(text).toContain(
        kind === 'missed' ? 'can no longer be done' : kind === 'void' ? 'nothing to do' : 'Record it',
      );
      expect(text).toContain(rule.neutralCode === undefined ? rule.title : rule.neutralCode);
    },
  );

  test('names what is missing, and the unit', () => {
    const rule = ruleOf('discharge-plan');
    const { text } = wording(
      'CT-1001',
      deadlineOf('discharge-plan', { missing: ['housing', 'clothing'] }),
      notice('reminder'),
      rule,
      policy,
    );
    expect(text).toContain('Missing: housing, clothing.');
    expect(text).toContain('Unit: Garner, Acute Psychiatry.');
    expect(text).toContain('Partners in Progress');
  });

  test('of everything about mental health, medicine, sex offences and substance use goes by a neutral code', () => {
    expect(sensitive.map(({ id }) => id)).toEqual([
      'special-needs-housing',
      'jail-diversion-handoff',
      'medical-discharge-plan',
      'relapse-prevention',
      'mental-health-unit-intake',
      'victim-advocate-contact',
    ]);
    expect(new Set(sensitive.map(({ neutralCode }) => neutralCode)).size).toBe(sensitive.length);
  });

  test.each(sensitive.flatMap((rule) => kinds.map((kind) => [rule.id, kind, rule] as const)))(
    '%s, %s: neither what it is, nor what is missing, nor the unit',
    (duty, kind, rule) => {
      const { subject, text } = wording('CT-1001', deadlineOf(duty), notice(kind), rule, policy);
      const said = `${subject}\n${text}`;
      const giveaways = [
        rule.id,
        rule.title,
        rule.recordIn,
        rule.source.says,
        rule.source.paragraph,
        'sexOffender',
        'Garner',
        'Psychiatry',
      ];
      for (const giveaway of giveaways) expect(said).not.toContain(giveaway);
      expect(said).not.toMatch(/medical|mental|health|sex|substance|relapse|clinic|medic|advocate|diagnos/i);
    },
  );

  test('never says what was written in free text about the person', () => {
    const canaries = ['Rosalind', 'schizophrenia', 'arson'];
    const life = given(
      admitted('2026-03-02 10:00'),
      happened('2026-03-03 11:00', 'acknowledged', {
        deadline: 'pretrial-assessment/1/1',
        reason: `${canaries.join(' ')} on file`,
        promisedFor: local('2026-03-04 10:00'),
        level: 'unitSupervisor',
      }),
      happened('2026-03-03 12:00', 'releaseDatesSet', { releaseOn: '2027-06-10' as never, reason: canaries.join(' ') }),
    ).at(justAfter('2026-03-04 10:00'));
    for (const deadline of life.deadlines) {
      const rule = connecticut.duties.find(({ id }) => id === deadline.duty);
      if (rule === undefined) throw new Error(deadline.duty);
      for (const kind of kinds) {
        const { subject, text } = wording('CT-1001', deadline, notice(kind), rule, policy);
        for (const canary of canaries) expect(`${subject}${text}`).not.toContain(canary);
      }
    }
  });
});

const place = { facility: 'Enfield', unit: 'North' };
const placeWhenDue = { facility: 'Hartford', unit: 'Intake' };

describe('of somebody who moved', () => {
  const rule = ruleOf('classification');
  const moved = deadlineOf('classification', { state: 'overdue', place, placeWhenDue });
  const both = 'Unit: Enfield, North. It was due in Hartford, Intake.';

  test.each([
    ['overdue', 'escalation', both],
    ['overdue', 'inherited', both],
    ['missed', 'missed', both],
    ['due', 'reminder', 'Unit: Enfield, North.'],
    ['due', 'inherited', 'Unit: Enfield, North.'],
    ['void', 'void', 'Unit: Enfield, North.'],
  ] as const)('what is %s: a message of kind %s says "%s"', (state, kind, says) => {
    const text = unwrapped(wording('CT-1001', { ...moved, state }, notice(kind), rule, policy).text);
    expect(text).toContain(says);
    expect(text.includes('Hartford')).toBe(says === both);
  });

  test('whose unit has not changed, nothing is said to have been due elsewhere', () => {
    const stayed = { ...moved, placeWhenDue: place };
    expect(wording('CT-1001', stayed, notice('escalation'), rule, policy).text).not.toContain('was due in');
  });

  test.each([
    ['en', 'overdue', 'Now yours, OVERDUE: case CT-1001', 'still to be done, and it is overdue.'],
    ['en', 'due', 'Now yours: case CT-1001', 'still to be done.'],
    ['fr-CA', 'overdue', 'A vous, EN RETARD : dossier', 'Cette tâche, en retard, vous revient'],
    ['fr-CA', 'due', 'Desormais a vous : dossier', 'alors qu’elle restait à faire'],
  ] as const)('in %s, whose it is now hears whether it is overdue: %s', (language, state, headline, sentence) => {
    const { subject, text } = wording('CT-1001', { ...moved, state }, notice('inherited'), rule, policy, language);
    expect(subject).toContain(headline);
    expect(unwrapped(text)).toContain(sentence);
    expect(unwrapped(text).includes(language === 'en' ? 'overdue' : 'retard')).toBe(state === 'overdue');
  });

  test('in French both units are named as well', () => {
    expect(unwrapped(wording('CT-1001', moved, notice('escalation'), rule, policy, 'fr-CA').text)).toContain(
      'Unité\u00a0: Enfield, North. Devait être faite à Hartford, Intake.',
    );
  });
});

describe('of several matters of one person', () => {
  const rule = ruleOf('classification');
  const sixth = deadlineOf('classification', { about: 'schizophrenia', occurrence: 6 });
  const said = (of: Deadline, language: 'en' | 'fr-CA' = 'en') =>
    wording('CT-1001', of, notice('escalation'), rule, policy, language);

  test.each([
    ['en', '(number 6)', '(number 7)'],
    ['fr-CA', '(no 6)', '(no 7)'],
  ] as const)('in %s each goes by its number, and by nothing else', (language, six, seven) => {
    const [one, other] = [said(sixth, language), said({ ...sixth, occurrence: 7 }, language)];
    for (const [form, words] of Object.entries(one)) {
      expect(words).toContain(six);
      expect(words).not.toContain('schizophrenia');
      expect(words.replace(six, seven)).toBe(other[form as keyof typeof other]);
    }
  });

  test('a long title gives way in a text message, and the number does not', () => {
    const long = { ...rule, title: 'word '.repeat(60) };
    const { sms } = wording('CT-1001', sixth, notice('escalation'), long, policy);
    expect(sms.length).toBeLessThanOrEqual(160);
    expect(sms).toMatch(/\.\.\. \(number 6\)\. Due/);
  });

  test('a code has the number too', () => {
    const { text } = wording('CT-1001', sixth, notice('escalation'), { ...rule, neutralCode: 'H-99' }, policy);
    expect(text).toContain('Case CT-1001: duty H-99 (number 6).');
  });

  test('a digest tells them apart, the first before the second and the second before the tenth', () => {
    const lines = [10, 1, 2].map((occurrence) => ({
      caseId: 'CT-1001',
      deadline: { ...sixth, key: `classification/1/${occurrence}`, occurrence },
      rule,
      kinds: new Set<PlannedNotice['kind']>(),
    }));
    const now = local('2026-11-27 07:00');
    const nextDigestAt = local('2026-11-28 07:00');
    const today = '2026-11-27' as LocalDate;
    const morning = { now, nextDigestAt, today, zone: policy.zone, language: 'en' } as const;
    const { text } = digestWording(lines, morning, policy);
    expect(text.match(/\(number \d+\)/g)).toEqual(['(number 1)', '(number 2)', '(number 10)']);
    expect(text).not.toContain('schizophrenia');
  });

  test('what is about one thing alone has none', () => {
    const { about: _, ...alone } = sixth;
    expect(said(alone).text).not.toContain('number');
  });
});

describe('who hears', () => {
  const moved = deadlineOf('classification', { role: 'classification officer', place, placeWhenDue });

  test.each([
    ['reminder', 'owner', { role: 'classification officer', ...place }],
    ['compressed', 'unitSupervisor', { role: 'unit supervisor', ...place }],
    ['escalation', 'unitSupervisor', { role: 'unit supervisor', ...placeWhenDue }],
    ['escalation', 'facilityHead', { role: 'facility head', facility: 'Hartford', unit: 'all' }],
    ['escalation', 'centralOffice', { role: 'central office', facility: 'all', unit: 'all' }],
    ['missed', 'unitSupervisor', { role: 'unit supervisor', ...placeWhenDue }],
  ] as const)('of a %s to the %s: reminders follow the person, misses stay with the unit', (kind, level, recipient) => {
    expect(recipientOf(moved, notice(kind, level))).toEqual(recipient);
  });
});
