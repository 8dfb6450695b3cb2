import { expect, test } from 'vitest';
import type { LocalDate } from '../../../lib/case/identity.ts';
import { saskatchewan } from '../../../lib/jurisdictions/saskatchewan/index.ts';
import { wording } from '../../../lib/notices/message.ts';
import { holidayOn } from '../../../lib/timeline/holidays.ts';
import { policyFrom } from '../../../lib/timeline/policy.ts';
import { programmeHealth } from '../programme-health.ts';
import { admitted, agreed, given, joined, logged } from './given.ts';

programmeHealth(saskatchewan, {
  duties: ['referral-decision', 'reintegration-plan', 'contact-hours', 'plan-review'],
  timed: ['contact-hours'],
  stated: ['contact-hours.community', 'contact-hours.custody'],
  source: 'saskatchewan-community-connections.txt',
  headings: {
    'Brief Description': 'Brief Description',
    'Core Components': 'Core Components',
    'Implementation Information: Organizational requirements': 'Organizational requirements:',
  },
});

test('notices go by codes of their own and name neither programme, unit nor what the plan is about; minutes they tell', () => {
  const life = given(
    admitted('2026-02-23 10:00', 'community'),
    joined('2026-03-02 00:00'),
    logged('2026-03-03 18:00', 105),
    agreed('2026-03-03 18:00', 'connectionsWorker'),
  );
  const policy = policyFrom(saskatchewan);
  const texts = policy.duties.flatMap((rule) => {
    const deadline = life.at('2026-03-04 12:00').deadlines.find(({ duty }) => duty === rule.id);
    if (deadline === undefined) return [];
    const notice = { rung: 'reminder-1', kind: 'reminder', level: 'owner', at: deadline.opensAt } as const;
    const { subject, text } = wording('SK-1001', deadline, notice, rule, policy);
    expect(text).toContain(rule.neutralCode);
    return [`${subject}\n${text}`];
  });
  expect(texts).toHaveLength(2);
  for (const text of texts)
    expect(text).not.toMatch(/community|connection|reintegration|probation|youth|risk|regina|supervisingWorker/i);
  expect(texts.join('\n').match(/Missing: .*/g)).toEqual(['Missing: 75 minutes.']);
  expect(new Set(policy.duties.map(({ neutralCode }) => neutralCode)).size).toBe(policy.duties.length);
});

test.each([
  ['Family Day is the third Monday of February', '2026-02-16', 'Family Day'],
  ['Victoria Day is the Monday before 25 May', '2026-05-18', 'Victoria Day'],
  ['Canada Day on a Sunday is kept on Monday too', '2018-07-02', 'Canada Day (observed)'],
  ['and so is Remembrance Day', '2018-11-12', 'Remembrance Day (observed)'],
  ['Christmas on a Sunday is kept on Monday', '2022-12-26', 'Christmas Day (observed)'],
  ['on a Saturday it is not moved', '2021-12-27', undefined],
  ['nor is there a Boxing Day', '2023-12-26', undefined],
])('%s', (_what, date, name) => {
  expect(holidayOn(saskatchewan.holidays, date as LocalDate)).toBe(name);
});

test('a year without holidays is an error', () => {
  expect(() => holidayOn(saskatchewan.holidays, '2013-07-01' as LocalDate)).toThrow(/known from 2014/);
});
