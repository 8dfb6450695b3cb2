/** How word of a case travels: new events to its timeline, ended executions to whoever has them carried on. */
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { caseId } from '../../../lib/case/identity.ts';
import { machines } from '../../../lib/casework/machines.ts';
import { functionList } from '../../../lib/infrastructure/function-list.ts';
import { casePartition, dueSort, eventSort, noticeSort } from '../../../lib/store/dynamodb/keys.ts';
import { connecticut, ofType, readable, resource } from '../synthesized.ts';

const template = connecticut();

describe('the stream of the table', () => {
  const [source] = Object.values(ofType(template, 'AWS::Lambda::EventSourceMapping')).filter(
    ({ Properties }) => Properties.StartingPosition !== undefined,
  );

  test('calls the follower’s live alias for new events alone', () => {
    expect(readable(source?.Properties.FunctionName)).toMatch(/FunctionsFollowLive.*:live$/);
    const criteria = source?.Properties.FilterCriteria as { Filters: { Pattern: string }[] } | undefined;
    expect(criteria?.Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
      { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } } },
    ]);
  });

  test.each([
    [eventSort(1), true],
    [eventSort(9_999_999), true],
    [dueSort('pretrial-assessment/1/1'), false],
    [noticeSort('notice-1'), false],
    ['SNAPSHOT', false],
    ['TIMELINE', false],
    ['TOKEN', false],
    [casePartition(caseId('EVENT#1')), false],
  ])('an item at %s passes: %s', (sort, passes) => {
    expect(sort.startsWith('EVENT#')).toBe(passes);
  });

  test('halves a batch that fails, hands over again what failed, and in the end keeps it for operations', () => {
    expect(source?.Properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 8,
      MaximumRecordAgeInSeconds: 6 * 3600,
      StartingPosition: 'TRIM_HORIZON',
    });
    expect(readable(source?.Properties.DestinationConfig)).toContain('EventsUnfollowed');
  });
});

describe('executions that failed, timed out or were stopped', () => {
  test('are told of by one rule for all machines of the jurisdiction', () => {
    const rule = resource(template, 'Reconciliation', 'AWS::Events::Rule');
    const pattern = rule.Properties.EventPattern as { detail: { status: string[]; stateMachineArn: unknown[] } };
    expect(pattern.detail.status).toEqual(['FAILED', 'TIMED_OUT', 'ABORTED']);
    expect(pattern.detail.stateMachineArn.map(readable)).toEqual(
      machines.map(
        (machine) => `arn:aws:states:us-east-1:<AWS::AccountId>:stateMachine:throughcare-connecticut-${machine}`,
      ),
    );
  });

  test('wait a while before their cases are carried on, so that nothing fails in a tight circle', () => {
    const queue = resource(template, 'ReconciliationEnded', 'AWS::SQS::Queue').Properties;
    expect(queue.DelaySeconds).toBe(300);
    expect(queue.VisibilityTimeout).toBe(6 * functionList.ReconcileFunction.timeout.toSeconds());
    expect(queue.RedrivePolicy).toMatchObject({ maxReceiveCount: 5 });
  });

  test('are few at a time, and reported one by one', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      ScalingConfig: { MaximumConcurrency: 2 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      EventSourceArn: { 'Fn::GetAtt': Match.arrayWith([Match.stringLikeRegexp('^ReconciliationEnded')]) },
    });
  });
});
