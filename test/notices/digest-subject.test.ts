/** The subject of a digest counts every line that the morning tells of, and no figure in it is cut. */
import { expect, test } from 'vitest';
import type { LocalDate } from '../../lib/case/identity.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { type DigestLine, digestWording } from '../../lib/notices/digest.ts';
import type { Section } from '../../lib/notices/words/words.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admitted, given, sentenced } from '../timeline/given.ts';
import { local } from '../timeline/local.ts';

const policy = policyFrom(connecticut);
const deadline = given(admitted('2026-03-02 10:00'), sentenced('2026-04-01 15:00', 'P18M'))
  .at('2026-04-02 10:00')
  .duty('classification');
const rule = policy.duties.find(({ id }) => id === 'classification');
const now = local('2026-09-23 07:00');

const inSection: Readonly<Record<Section, Partial<DigestLine['deadline']>>> = {
  overdue: { state: 'overdue', dueAt: local('2026-09-20 12:00') },
  missed: { state: 'missed', dueAt: local('2026-09-20 12:00') },
  beforeNext: { state: 'due', dueAt: local('2026-09-23 12:00') },
  thisWeek: { state: 'due', dueAt: local('2026-09-26 12:00') },
  later: { state: 'due', dueAt: local('2026-10-26 12:00') },
  snoozed: { state: 'due', dueAt: local('2026-09-26 12:00') },
  noLongerOwed: { state: 'void', dueAt: local('2026-09-26 12:00') },
};
const linesOf = (counts: Partial<Record<Section, number>>): readonly DigestLine[] =>
  Object.entries(counts).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, index) => {
      if (rule === undefined) throw new Error('no classification');
      return {
        caseId: `CT-${index}`,
        deadline: { ...deadline, ...inSection[section as Section] },
        rule,
        kinds: new Set(section === 'snoozed' ? (['snoozed'] as const) : []),
      };
    }),
  );

test.each([
  ['en', { overdue: 1 }, 0, 'Duties, Wed 23 Sep: 1 overdue'],
  [
    'en',
    { overdue: 112, missed: 12, beforeNext: 13, thisWeek: 110, later: 112, snoozed: 11 },
    0,
    'Duties, Wed 23 Sep: 112 overdue, 12 missed, 13 due now, 110 this week, 112 later, 11 put off',
  ],
  [
    'en',
    { overdue: 112, missed: 12, beforeNext: 13, thisWeek: 110, later: 112, snoozed: 11, noLongerOwed: 120 },
    0,
    'Duties, Wed 23 Sep: 112 overdue, 12 missed, 13 due now, 110 this week, 112 later, 131 more',
  ],
  [
    'en',
    { overdue: 112, missed: 12, beforeNext: 13, thisWeek: 110, later: 112, snoozed: 11, noLongerOwed: 120 },
    500,
    'Duties, Wed 23 Sep: 112 overdue, 12 missed, 13 due now, 110 this week, 112 later, 631 more',
  ],
  [
    'fr-CA',
    { overdue: 12, missed: 11, beforeNext: 13, thisWeek: 110, later: 12 },
    0,
    'Taches, mer. 23 sept. : 12 en retard, 11 non faites, 13 a faire maintenant, 122 autres',
  ],
] as const)('in %s: %j and %i left out', (language, counts, more, subject) => {
  const lines = linesOf(counts);
  const morning = {
    now,
    nextDigestAt: local('2026-09-24 07:00'),
    today: '2026-09-23' as LocalDate,
    zone: policy.zone,
    language,
  };
  const said = digestWording(lines, morning, policy, { number: 0, of: 1, lines, more }).subject;
  expect(said).toBe(subject);
  expect(said.length).toBeLessThan(100);
});
