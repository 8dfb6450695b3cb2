/** The AWS side of what the steps of a case need: built from environment variables, each client when it is first used. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { instantAt } from '../case/identity.ts';
import type { Machine, Ports } from '../casework/ports.ts';
import { createDataKeys } from '../store/data-keys.ts';
import { createCaseTableAccess } from '../store/dynamodb/case-table.ts';
import { createDynamoDBStore } from '../store/dynamodb.ts';
import { type Environment, type Setting, settingOf } from './environment.ts';
import { createKeyManagement } from './key-management.ts';
import type { Count } from './measures.ts';
import { officesIn } from './office-settings.ts';
import { once } from './once.ts';
import { bundledSettings, ownPolicy } from './own-policy.ts';
import type { PolicySettings } from './policy-settings.ts';
import { createPublish, createTellOperations } from './topics.ts';
import { createWorkflows } from './workflows.ts';

export interface Clients {
  readonly dynamodb: () => DynamoDBClient;
  readonly kms: () => Pick<KMSClient, 'send'>;
  readonly sfn: () => Pick<SFNClient, 'send'>;
  readonly sns: () => Pick<SNSClient, 'send'>;
}

export interface AwsPortsOptions {
  readonly environment: Environment;
  /** @default clients as the environment configures them */
  readonly clients?: Clients;
  /** @default what lies beside the function's code */
  readonly settings?: () => PolicySettings;
  /** @default nothing is counted */
  readonly count?: Count;
}

export const createPorts = ({
  environment,
  clients = ownClients,
  settings = bundledSettings,
  count = () => {},
}: AwsPortsOptions): Ports => {
  const place = once(settings);
  const keys = once(() =>
    createDataKeys({
      table: createCaseTableAccess(clients.dynamodb(), settingOf(environment, 'keyTable')),
      wrapper: createKeyManagement(
        clients.kms,
        () => settingOf(environment, 'dataKey'),
        () => place().jurisdiction,
      ),
    }),
  );
  const store = once(() =>
    createDynamoDBStore({
      client: clients.dynamodb(),
      table: settingOf(environment, 'table'),
      keys: {
        create: (caseId) => keys().create(caseId),
        open: (caseId) => keys().open(caseId),
        destroy: (tombstone) => keys().destroy(tombstone),
      },
    }),
  );
  const publish = createPublish(
    clients.sns,
    () => settingOf(environment, 'noticeTopic'),
    () => place().sms === true,
  );
  const tellOperations = createTellOperations(clients.sns, () => settingOf(environment, 'operationsTopic'));
  return {
    get store() {
      return store();
    },
    policyOf: ownPolicy(place),
    zoneOf: (facility) => place().facilityZones?.[facility] ?? place().zone,
    officesOf: () => officesIn(place()),
    now: () => instantAt(Date.now()),
    publish: async (message) => {
      await publish(message);
      count('noticesPublished', 1);
    },
    tellOperations: async (about) => {
      // Counted first: the alarm is to ring also when the topic does not take the word.
      count('operationsTold', 1);
      await tellOperations(about);
    },
    workflows: createWorkflows(clients.sfn, (machine) => settingOf(environment, machineSettings[machine])),
  };
};

const machineSettings: Readonly<Record<Machine, Setting>> = {
  'case-timeline': 'caseTimeline',
  deadline: 'deadline',
  'eligibility-review': 'eligibilityReview',
};

/** Steps of a case are short and many: retry often rather than long. */
const ownClients: Clients = {
  dynamodb: once(() => new DynamoDBClient({ maxAttempts: 6 })),
  kms: once(() => new KMSClient({ maxAttempts: 6 })),
  sfn: once(() => new SFNClient({ maxAttempts: 6 })),
  sns: once(() => new SNSClient({ maxAttempts: 6 })),
};
