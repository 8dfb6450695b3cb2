/** The AWS ports on dynalite, with every call to AWS written down as the permission that it asks for. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { KMSClient } from '@aws-sdk/client-kms';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { SNSClient } from '@aws-sdk/client-sns';
import { type Setting, variables } from '../../lib/aws/environment.ts';
import { keyContext } from '../../lib/aws/key-context.ts';
import { type AwsPortsOptions, createPorts } from '../../lib/aws/ports.ts';
import { caseId } from '../../lib/case/identity.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { createDataKeys } from '../../lib/store/data-keys.ts';
import { createCaseTableAccess } from '../../lib/store/dynamodb/case-table.ts';
import { createCaseTable, createKeyTable } from '../../lib/store/dynamodb/create-case-table.ts';
import { createDynamoDBStore } from '../../lib/store/dynamodb.ts';
import { createMasterKey } from '../../lib/store/master-key-file.ts';
import type { CaseStore } from '../../lib/store/port.ts';
import { startDynalite } from '../store/backends/dynalite.ts';

export interface RecordedWorld {
  /** The store as others use it: nothing of it is written down. */
  readonly others: CaseStore;
  /** What was asked for, in order: `dynamodb:Query byShard`, `states:StartExecution deadline`, `sns:Publish notices`, `s3:PutObject reports`. */
  readonly asked: string[];
  /** Called before each call, to let something happen just then, or to have it fail. */
  meanwhile: (asked: string, input: Record<string, unknown>) => void | Promise<void>;
  /** What ports are made of that know only the settings named. */
  options(known: readonly Setting[]): Omit<AwsPortsOptions, 'count'>;
  ports(known: readonly Setting[]): Ports;
  /** A client of the bucket of reports. */
  s3(): Pick<S3Client, 'send'>;
  stop(): Promise<void>;
}

export const settings: Readonly<Record<Setting, string>> = {
  table: 'cases',
  keyTable: 'keys',
  dataKey: 'data-key',
  noticeTopic: 'notices',
  operationsTopic: 'operations',
  reportBucket: 'reports',
  caseTimeline: 'case-timeline',
  deadline: 'deadline',
  eligibilityReview: 'eligibility-review',
};

export const facilityWithoutStaff = 'Nowhere CC';

export const createRecordedWorld = async (): Promise<RecordedWorld> => {
  const backend = await startDynalite();
  const plain = clientOf(backend.endpoint);
  await createCaseTable(plain, settings.table);
  await createKeyTable(plain, settings.keyTable);
  const wrapper = createMasterKey();
  const recorded = clientOf(backend.endpoint);
  const world: RecordedWorld = {
    others: createDynamoDBStore({
      client: plain,
      table: settings.table,
      keys: createDataKeys({ table: createCaseTableAccess(plain, settings.keyTable), wrapper }),
    }),
    asked: [],
    meanwhile: () => {},
    options: (known) => ({
      environment: Object.fromEntries(known.map((setting) => [variables[setting], settings[setting]])),
      clients: {
        dynamodb: () => recorded,
        kms: () => keeper as KMSClient,
        sfn: () => sender('states') as SFNClient,
        sns: () => sender('sns') as SNSClient,
      },
      settings: () => ({
        jurisdiction: 'connecticut',
        policyPack: 'connecticut',
        zone: 'America/New_York',
        parameters: {},
        observed: ['pretrial-assessment'],
        vacant: [{ roles: ['intake counselor', 'unit supervisor'], facilities: [facilityWithoutStaff] }],
      }),
    }),
    ports: (known) => createPorts(world.options(known)),
    s3: () => sender('s3') as S3Client,
    stop: async () => {
      plain.destroy();
      recorded.destroy();
      await backend.stop();
    },
  };
  const note = async (asked: string, input: Record<string, unknown>): Promise<void> => {
    world.asked.push(asked);
    await world.meanwhile(asked, input);
  };
  recorded.middlewareStack.add(
    (next, context) => async (args) => {
      const input = args.input as Record<string, unknown>;
      const on = input.TableName === settings.keyTable ? ' keys' : input.IndexName && ` ${input.IndexName}`;
      await note(['dynamodb:', operation(context.commandName), on].join(''), input);
      return next(args);
    },
    { step: 'initialize' },
  );
  /** What stands in for KMS opens a key in the context of its case alone, as KMS does. */
  const keeper: unknown = {
    send: async ({
      constructor: { name },
      input,
    }: {
      readonly constructor: { readonly name: string };
      readonly input: KeyRequest;
    }) => {
      await note(`kms:${operation(name)}`, input);
      const of = caseId(input.EncryptionContext[keyContext.case] ?? '');
      if (input.CiphertextBlob !== undefined) return { Plaintext: await wrapper.unwrap(input.CiphertextBlob, of) };
      const { key, wrapped } = await wrapper.generate(of);
      return { Plaintext: key, CiphertextBlob: wrapped };
    },
  };
  const sender = (service: string): unknown => ({
    send: async (command: { readonly input: Record<string, unknown> }) => {
      const { stateMachineArn, TopicArn, Bucket } = command.input;
      const on = stateMachineArn ?? TopicArn ?? Bucket;
      await note([`${service}:`, operation(command.constructor.name), on && ` ${on}`].join(''), command.input);
      return {};
    },
  });
  return world;
};

type KeyRequest = Record<string, unknown> & {
  readonly EncryptionContext: Readonly<Record<string, string>>;
  readonly CiphertextBlob?: Uint8Array;
};

const operation = (command = ''): string => command.replace(/Command$/, '');

const clientOf = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
