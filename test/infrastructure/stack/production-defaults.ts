/** What nobody has to ask for: each default that keeps cases from being lost, read or forgotten. */
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { functionNames } from '../../../lib/infrastructure/function-list.ts';
import { caseTableSchema } from '../../../lib/store/dynamodb/key-schema.ts';
import { connecticut, connecticutFile, ofType, readable, resource, resourcesOf } from '../synthesized.ts';

const template = connecticut();
const has = (type: string, properties: unknown): void => template.hasResourceProperties(type, properties);
const all = (type: string) => Object.values(ofType(template, type));

describe('the case table', () => {
  const table = resource(template, 'Cases', 'AWS::DynamoDB::Table');

  test('has the keys and indexes that the store reads, and no others', () => {
    const keys = (of: { partitionKey: string; sortKey: string }) => [
      { AttributeName: of.partitionKey, KeyType: 'HASH' },
      { AttributeName: of.sortKey, KeyType: 'RANGE' },
    ];
    expect(table.Properties.KeySchema).toEqual(keys(caseTableSchema));
    expect(table.Properties.GlobalSecondaryIndexes).toEqual(
      caseTableSchema.indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keys(index),
        Projection: { ProjectionType: 'ALL' },
      })),
    );
  });

  test('can be restored to any second of 35 days', () => {
    has('AWS::DynamoDB::Table', {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
    });
  });

  test('cannot be deleted by mistake, and stays when the stack goes', () => {
    expect(table.Properties.DeletionProtectionEnabled).toBe(true);
    expect([table.DeletionPolicy, table.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  });

  test('lets go of commands that need not be remembered, and of nothing else', () => {
    has('AWS::DynamoDB::Table', {
      TimeToLiveSpecification: { AttributeName: caseTableSchema.timeToLive, Enabled: true },
    });
  });

  test('is encrypted with the jurisdiction’s own key', () => {
    has('AWS::DynamoDB::Table', {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() },
    });
  });

  test('grows with what comes, and tells of changed keys alone', () => {
    has('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    });
  });

  test('is backed up every day for as long as the file says, in a vault that stays', () => {
    const [plan] = all('AWS::Backup::BackupPlan');
    expect(plan?.Properties).toMatchObject({
      BackupPlan: { BackupPlanRule: [{ Lifecycle: { DeleteAfterDays: connecticutFile().retention.backupDays } }] },
    });
    const [vault] = all('AWS::Backup::BackupVault');
    expect(vault?.DeletionPolicy).toBe('Retain');
    expect(vault?.Properties.EncryptionKeyArn).toBeDefined();
  });
});

describe('the key', () => {
  const [key] = all('AWS::KMS::Key');

  test('is rotated, and stays when the stack goes: without it the table could not be read', () => {
    expect(key?.Properties.EnableKeyRotation).toBe(true);
    expect(key?.DeletionPolicy).toBe('Retain');
  });

  test('encrypts every topic, queue and log', () => {
    const encrypted = (type: string, property: string) =>
      all(type).map(({ Properties }) => readable(Properties[property]).startsWith('<DataKey'));
    expect(encrypted('AWS::SNS::Topic', 'KmsMasterKeyId')).toEqual([true, true]);
    expect(new Set(encrypted('AWS::SQS::Queue', 'KmsMasterKeyId'))).toEqual(new Set([true]));
    expect(new Set(encrypted('AWS::Logs::LogGroup', 'KmsKeyId'))).toEqual(new Set([true]));
  });
});

describe('the bucket of reports', () => {
  const bucket = resource(template, 'ReportsBucket', 'AWS::S3::Bucket');

  test('is encrypted with the jurisdiction’s own key, keeps every version, and stays when the stack goes', () => {
    expect(bucket.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
        ],
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    expect(JSON.stringify(bucket.Properties.BucketEncryption)).toMatch(/"DataKey[0-9A-F]+","Arn"/);
    expect([bucket.DeletionPolicy, bucket.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  });

  test('is open to nobody in public, and to nobody without TLS of today', () => {
    expect(bucket.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
    const policy = resource(template, 'ReportsBucket', 'AWS::S3::BucketPolicy').Properties.PolicyDocument;
    const denied = { Action: 's3:*', Effect: 'Deny', Principal: { AWS: '*' } };
    expect(policy).toMatchObject({
      Statement: [
        { ...denied, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        { ...denied, Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } },
      ],
    });
  });
});

describe('topics and queues', () => {
  test('refuse whoever does not come over TLS', () => {
    const denials = [...all('AWS::SNS::TopicPolicy'), ...all('AWS::SQS::QueuePolicy')].map(({ Properties }) =>
      JSON.stringify(Properties.PolicyDocument).includes('"aws:SecureTransport":"false"'),
    );
    expect(denials).toHaveLength(all('AWS::SNS::Topic').length + all('AWS::SQS::Queue').length);
    expect(new Set(denials)).toEqual(new Set([true]));
  });

  test('let alarms speak to operations', () => {
    has('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
    has('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Principal: { Service: Match.arrayWith(['cloudwatch.amazonaws.com']) },
          }),
        ]),
      },
    });
  });
});

describe('logs', () => {
  test('are kept for as long as the file says, and stay when the stack goes', () => {
    for (const { Properties, DeletionPolicy } of all('AWS::Logs::LogGroup')) {
      expect(Properties.RetentionInDays).toBe(connecticutFile().retention.logDays);
      expect(DeletionPolicy).toBe('Retain');
    }
  });

  test('every function, every machine and the way in have one of their own', () => {
    expect(all('AWS::Logs::LogGroup')).toHaveLength(
      all('AWS::Lambda::Function').length + all('AWS::StepFunctions::StateMachine').length + 1,
    );
  });
});

describe('functions', () => {
  const functions = all('AWS::Lambda::Function');

  test('trace, log as JSON, and run on the Node that the tests run on', () => {
    expect(functions).toHaveLength(functionNames.length);
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({
        Runtime: `nodejs${process.versions.node.split('.')[0]}.x`,
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
      });
    }
  });

  test('are reached by an alias, whose versions stay for the executions that still call them', () => {
    expect(all('AWS::Lambda::Alias').map(({ Properties }) => Properties.Name)).toEqual(
      Array(functionNames.length).fill('live'),
    );
    const versions = all('AWS::Lambda::Version');
    expect(versions).toHaveLength(functionNames.length);
    expect(versions.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(Array(functionNames.length).fill('Retain'));
  });

  test('have a limit of their own where a flood could hurt', () => {
    const limits = Object.fromEntries(
      functions.flatMap(({ Properties }) =>
        Properties.ReservedConcurrentExecutions === undefined
          ? []
          : [[Properties.Description, Properties.ReservedConcurrentExecutions]],
      ),
    );
    expect(limits).toEqual({
      'Throughcare: check-contacts': 1,
      'Throughcare: api': 40,
      'Throughcare: compliance-report': 1,
      'Throughcare: digest': 10,
      'Throughcare: reconcile': 2,
      'Throughcare: sweep': 8,
      'Throughcare: tell-operations': 5,
    });
  });
});

describe('the stack', () => {
  test('has a role of its own for each function and machine, and no policy inside a role', () => {
    expect(all('AWS::IAM::Policy')).toEqual([]);
    expect(all('AWS::IAM::Role').filter(({ Properties }) => Properties.Policies !== undefined)).toEqual([]);
  });

  test('takes nothing from another stack', () => {
    expect(JSON.stringify(resourcesOf(template))).not.toContain('Fn::ImportValue');
  });
});
