/** What wakes somebody, and the page that says whether anyone is being missed. */
import { describe, expect, test } from 'vitest';
import { machines } from '../../../lib/casework/machines.ts';
import { connecticut, ofType, readable } from '../synthesized.ts';

const template = connecticut();
const alarms = Object.entries(ofType(template, 'AWS::CloudWatch::Alarm'));
const alarm = (name: string) => alarms.find(([id]) => id.startsWith(`Alarms${name}`))?.[1].Properties;

describe('alarms', () => {
  test('are these, and each tells operations, also when it is over', () => {
    expect(alarms.map(([id]) => id.replace(/^Alarms|[0-9A-F]{8}$/g, '')).toSorted()).toEqual([
      'ContactsUnreached',
      'DeadLettersunchecked',
      'DeadLettersundelivered',
      'DeadLettersunfollowed',
      'DeadLettersunreconciled',
      'DeadLettersunstarted',
      'EndedBadlycasetimeline',
      'EndedBadlycompliancereport',
      'EndedBadlydeadline',
      'EndedBadlydigest',
      'EndedBadlyeligibilityreview',
      'EndedBadlysweep',
      'EventsUnfollowed',
      'ExecutionsThrottled',
      'FunctionsThrottled',
      'FunctionsThrottled2',
      'NoticesUndelivered',
      'OperationsTold',
      'OperationsUntold',
      'RequestsFailed',
      'SilentDigest',
      'SilentSweep',
      'TableThrottled',
    ]);
    for (const [, { Properties }] of alarms) {
      expect(readable(Properties.AlarmActions)).toMatch(/^<TopicsOperations/);
      expect(readable(Properties.OKActions)).toMatch(/^<TopicsOperations/);
    }
  });

  test.each(machines)('one failed, timed-out or stopped execution of %s is enough', (machine) => {
    expect(alarm(`EndedBadly${machine.replaceAll('-', '')}`)).toMatchObject({
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
    });
  });

  test('so is one that ended tidy and told: its success is no success', () => {
    expect(alarm('OperationsTold')).toMatchObject({
      Namespace: 'Throughcare',
      MetricName: 'OperationsTold',
      Dimensions: [{ Name: 'service', Value: 'throughcare-connecticut' }],
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
    });
  });

  test('a contact that hears nothing rings, and so does nobody looking', () => {
    expect(alarm('ContactsUnreached')).toMatchObject({
      MetricName: 'ContactsUnreached',
      Statistic: 'Maximum',
      Period: 1800,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  test('so does one that could not even be told', () => {
    expect(alarm('OperationsUntold')).toMatchObject({
      MetricName: 'Errors',
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: expect.stringMatching(/^FunctionsTellOperations/) } }],
      Threshold: 0,
    });
  });

  test('functions count under the very names that alarms and dashboard look at', () => {
    for (const { Properties } of Object.values(ofType(template, 'AWS::Lambda::Function')))
      expect(Properties.Environment).toMatchObject({
        Variables: { POWERTOOLS_SERVICE_NAME: 'throughcare-connecticut' },
      });
  });

  test('a dead letter rings when it is five minutes old', () => {
    expect(alarm('DeadLettersunfollowed')).toMatchObject({
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: 300,
      Period: 60,
    });
  });

  test('a sweep that says nothing is a sweep that is down', () => {
    expect(alarm('SilentSweep')).toMatchObject({
      MetricName: 'ExecutionsSucceeded',
      Period: 900,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  test('every queue of dead letters is watched', () => {
    const dead = Object.keys(ofType(template, 'AWS::SQS::Queue')).filter((id) => !id.startsWith('ReconciliationEnded'));
    const watched = alarms.flatMap(([, { Properties }]) => readable(Properties.Dimensions ?? ''));
    for (const queue of dead)
      expect(
        watched.some((dimension) => dimension.includes(queue)),
        queue,
      ).toBe(true);
  });
});

test('one dashboard answers whether anyone is being missed', () => {
  const [dashboard, ...others] = Object.values(ofType(template, 'AWS::CloudWatch::Dashboard'));
  expect(others).toEqual([]);
  expect(dashboard?.Properties.DashboardName).toBe('Throughcare-connecticut');
  expect(readable(dashboard?.Properties.DashboardBody)).toContain('is anyone being missed?');
});
