/** What time starts: a sweep at a steady rate, and one digest for each distinct zone at an hour that every day has. */
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import type { JurisdictionFile } from '../../../lib/infrastructure/jurisdiction-file/schema.ts';
import { JurisdictionStack } from '../../../lib/infrastructure/jurisdiction-stack.ts';
import { DigestTooEarly, Schedules } from '../../../lib/infrastructure/schedules.ts';
import { connecticut, connecticutFile, newApp, ofType } from '../synthesized.ts';

const schedulesOf = (template: Template) =>
  Object.values(ofType(template, 'AWS::Scheduler::Schedule')).map(({ Properties }) => ({
    when: Properties.ScheduleExpression,
    zone: Properties.ScheduleExpressionTimezone,
    input: JSON.parse((Properties.Target as { Input: string }).Input),
  }));

const stackOf = (changed: Partial<JurisdictionFile>): Template =>
  Template.fromStack(new JurisdictionStack(newApp(), { file: { ...connecticutFile(), ...changed } }));

describe('schedules', () => {
  test('sweep every five minutes whatever the clocks do, send one digest at seven local time, and a report on the first of the month', () => {
    expect(schedulesOf(connecticut())).toEqual([
      { when: 'rate(5 minutes)', zone: undefined, input: {} },
      { when: 'rate(15 minutes)', zone: undefined, input: {} },
      {
        when: 'cron(0 7 * * ? *)',
        zone: 'America/New_York',
        input: { jurisdiction: 'connecticut', zone: 'America/New_York' },
      },
      { when: 'cron(0 5 1 * ? *)', zone: 'America/New_York', input: { jurisdiction: 'connecticut' } },
    ]);
  });

  test('start the live version, and leave what could not be started in a queue', () => {
    for (const { Properties } of Object.values(ofType(connecticut(), 'AWS::Scheduler::Schedule'))) {
      const { Arn, DeadLetterConfig } = Properties.Target as Record<string, { Ref?: string }>;
      expect(Arn?.Ref).toMatch(/^(Workflow(sweep|digest|compliancereport)|FunctionsCheckContacts)Live/);
      expect(DeadLetterConfig).toHaveProperty('Arn');
    }
  });

  test('hold one digest for each distinct zone, not one for each facility', () => {
    const units = ['Programs'];
    const template = stackOf({
      jurisdiction: 'two-zones',
      facilities: [
        { name: 'Kent', zone: 'America/Vancouver', units },
        { name: 'Matsqui', zone: 'America/Vancouver', units },
        { name: 'Hartford', units },
      ],
      parameters: { 'digest.hour': '4' },
      sweepEveryMinutes: 10,
    });
    expect(schedulesOf(template).map(({ when, zone }) => [when, zone])).toEqual([
      ['rate(10 minutes)', undefined],
      ['rate(15 minutes)', undefined],
      ['cron(0 4 * * ? *)', 'America/New_York'],
      ['cron(0 4 * * ? *)', 'America/Vancouver'],
      ['cron(0 5 1 * ? *)', 'America/New_York'],
    ]);
  });

  test.each([0, 1, 2, 3, 24])('never at %i:00, which some days do not have', (digestHour) => {
    const props = { jurisdiction: 'too-early', digestHour } as ConstructorParameters<typeof Schedules>[2];
    expect(() => new Schedules(newApp(), 'Schedules', props)).toThrow(DigestTooEarly);
  });
});
