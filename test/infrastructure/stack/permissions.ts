/** Each function and each machine can do what it does, and nothing else. What functions do is seen in `test/aws`. */
import { describe, expect, test } from 'vitest';
import { machines } from '../../../lib/casework/machines.ts';
import { functionNames } from '../../../lib/infrastructure/function-list.ts';
import { connecticut, ofType, readable } from '../synthesized.ts';
import { grantsOf, statementsOf } from './grants.ts';

const template = connecticut();

const ownTraces = [
  'logs:CreateLogStream on its log',
  'logs:PutLogEvents on its log',
  'xray:PutTelemetryRecords on *',
  'xray:PutTraceSegments on *',
];
const readWithKey = ['kms:Decrypt on the key [dynamodb]', 'kms:DescribeKey on the key [dynamodb]'];
const writeWithKey = [...readWithKey, 'kms:Encrypt on the key [dynamodb]', 'kms:GenerateDataKey on the key [dynamodb]'];
const publish = (...topics: string[]) => [
  'kms:Decrypt on the key [sns]',
  'kms:GenerateDataKey on the key [sns]',
  ...topics.map((topic) => `sns:Publish on ${topic}`),
];
const openKeys = ['dynamodb:Query on the keys', 'kms:Decrypt on the key [connecticut]'];
const destroyKeys = ['dynamodb:PutItem on the keys', ...openKeys];
const onTable = (...actions: string[]) => actions.map((action) => `dynamodb:${action} on the table`);
const wholeTable = onTable('DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem');
const start = (machine: string) => `states:StartExecution on machine ${machine} [live]`;
const describeTimelines = 'states:DescribeExecution on executions of case-timeline';
const wake = ['case-timeline', 'eligibility-review'].map((machine) => `states:SendTaskSuccess on machine ${machine}`);

const functionsMay: Readonly<Record<string, readonly string[]>> = {
  Locate: [...openKeys, ...wholeTable, ...writeWithKey, start('case-timeline')],
  Park: [...openKeys, ...onTable('DeleteItem', 'GetItem', 'PutItem', 'Query'), ...writeWithKey, ...wake],
  Decide: [...openKeys, ...onTable('Query'), ...readWithKey],
  Notify: [...openKeys, ...wholeTable, ...writeWithKey, ...publish('notices', 'operations')],
  CheckEligibility: [...openKeys, ...onTable('Query'), ...readWithKey],
  ProposeReferrals: [...openKeys, ...wholeTable, ...writeWithKey, start('case-timeline'), describeTimelines, ...wake],
  Sweep: [
    ...openKeys,
    ...wholeTable,
    'dynamodb:Query on index byShard',
    ...writeWithKey,
    ...publish('notices', 'operations'),
    start('case-timeline'),
    describeTimelines,
    ...wake,
  ],
  Digest: [
    ...openKeys,
    ...onTable('GetItem', 'PutItem', 'Query', 'UpdateItem'),
    'dynamodb:Query on index byList',
    ...writeWithKey,
    ...publish('notices', 'operations'),
  ],
  TellOperations: [...onTable('UpdateItem'), ...writeWithKey, ...publish('operations')],
  ComplianceReport: [
    ...openKeys,
    ...onTable('Query'),
    'dynamodb:Query on index byShard',
    ...readWithKey,
    ...publish('notices', 'operations'),
    's3:PutObject on reports',
    'kms:GenerateDataKey on the key [s3]',
  ],
  Follow: [
    ...destroyKeys,
    ...wholeTable,
    ...writeWithKey,
    start('case-timeline'),
    describeTimelines,
    ...wake,
    'dynamodb:DescribeStream on the stream',
    'dynamodb:GetRecords on the stream',
    'dynamodb:GetShardIterator on the stream',
    'dynamodb:ListStreams on the stream',
    'sqs:SendMessage on queue Unfollowed',
    'kms:Decrypt on the key [sqs]',
    'kms:GenerateDataKey on the key [sqs]',
  ],
  Reconcile: [
    ...openKeys,
    ...wholeTable,
    ...writeWithKey,
    ...publish('operations'),
    start('case-timeline'),
    start('deadline'),
    start('eligibility-review'),
    describeTimelines,
    ...wake,
    'sqs:ChangeMessageVisibility on queue Ended',
    'sqs:DeleteMessage on queue Ended',
    'sqs:GetQueueAttributes on queue Ended',
    'sqs:ReceiveMessage on queue Ended',
    'kms:Decrypt on the key [sqs]',
  ],
  CheckContacts: [
    'sns:ListSubscriptionsByTopic on notices',
    'sns:ListSubscriptionsByTopic on operations',
    'sqs:SendMessage on queue Unchecked',
    'kms:Decrypt on the key [sqs]',
    'kms:GenerateDataKey on the key [sqs]',
  ],
  Api: [
    ...openKeys,
    'dynamodb:PutItem on the keys',
    'kms:GenerateDataKey on the key [connecticut]',
    ...onTable('GetItem', 'PutItem', 'Query', 'UpdateItem'),
    'dynamodb:Query on index byList',
    ...writeWithKey,
    ...publish('operations'),
  ],
};

const machinesMay: Readonly<Record<(typeof machines)[number], readonly string[]>> = {
  'case-timeline': ['Locate', 'Park', 'TellOperations'],
  deadline: ['Decide', 'Notify', 'TellOperations'],
  'eligibility-review': ['CheckEligibility', 'Park', 'ProposeReferrals', 'TellOperations'],
  sweep: ['Sweep', 'TellOperations'],
  digest: ['Digest', 'TellOperations'],
  'compliance-report': ['ComplianceReport', 'TellOperations'],
};

describe('a function may', () => {
  test.each(Object.entries(functionsMay))('%s: exactly this', (name, expected) => {
    expect(grantsOf(template, `Functions${name}Role`)).toEqual([...ownTraces, ...expected].toSorted());
  });

  test('none is left out above', () => {
    expect(Object.keys(functionsMay).map((name) => `${name}Function`)).toEqual(functionNames);
  });
});

describe('a machine may', () => {
  test.each(machines)('%s: call its functions and start what it hands over to', (machine) => {
    const starts = {
      'case-timeline': ['case-timeline', 'deadline', 'eligibility-review'],
      deadline: ['deadline'],
      'eligibility-review': ['eligibility-review'],
      sweep: [],
      digest: [],
      'compliance-report': [],
    };
    const grants = grantsOf(template, `Workflow${machine.replaceAll('-', '')}Role`);
    expect(grants.filter((grant) => !grant.endsWith(' on *'))).toEqual(
      [
        ...machinesMay[machine].map((name) => `lambda:InvokeFunction on function ${name}:live`),
        ...starts[machine].map(start),
      ].toSorted(),
    );
  });

  test('schedules start the sweep, the digest and the report and look after contacts, and leave what failed in a queue', () => {
    expect(grantsOf(template, 'SchedulesRole')).toEqual([
      'kms:Decrypt on the key [sqs]',
      'kms:GenerateDataKey on the key [sqs]',
      'lambda:InvokeFunction on function CheckContacts:live',
      'sqs:SendMessage on queue Unstarted',
      start('compliance-report'),
      start('digest'),
      start('sweep'),
    ]);
  });
});

test('no action is a pattern, and `*` stands only where no resource can be named: traces, log delivery, reports and executions to come', () => {
  const roles = Object.keys(ofType(template, 'AWS::IAM::Role'));
  const statements = roles.flatMap((role) => statementsOf(template, role));
  const actions = statements.flatMap(({ Action }) => [Action].flat());
  expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  const patterns = statements.filter(({ Resource }) => JSON.stringify(Resource).includes('*'));
  const within = patterns.filter(({ Resource }) => Resource !== '*');
  const named = new Map(within.map(({ Action, Resource }) => [Action, readable(Resource)]));
  expect(named).toEqual(
    new Map([
      ['s3:PutObject', expect.stringMatching(/^<ReportsBucket[0-9A-F]+\.Arn>\/connecticut\/\*$/)],
      ['states:DescribeExecution', expect.stringMatching(/:execution:throughcare-connecticut-case-timeline:\*$/)],
    ]),
  );
  const everywhere = patterns.filter(({ Resource }) => Resource === '*');
  const services = new Set(everywhere.flatMap(({ Action }) => [Action].flat().map((action) => action.split(':')[0])));
  expect(services).toEqual(new Set(['logs', 'xray']));
  const delivery = everywhere.flatMap(({ Action }) => [Action].flat()).filter((action) => action.startsWith('logs:'));
  expect(new Set(delivery.map((action) => /Deliver|ResourcePolic|DescribeLogGroups/.test(action)))).toEqual(
    new Set([true]),
  );
});

test('a role serves one service, and a machine’s role its own machine alone', () => {
  for (const { Properties } of Object.values(ofType(template, 'AWS::IAM::Role'))) {
    const { Statement } = Properties.AssumeRolePolicyDocument as { Statement: { Principal: { Service: unknown } }[] };
    expect(Statement).toHaveLength(1);
    expect(typeof Statement[0]?.Principal.Service).toBe('string');
    if (Statement[0]?.Principal.Service === 'states.amazonaws.com') {
      expect(Statement[0]).toHaveProperty('Condition.ArnLike.aws:SourceArn');
    }
  }
});
