/** Every function: the code it runs, what calls it, and the few things it may do. What is not listed it may not do. */
import { Duration } from 'aws-cdk-lib';
import type { Machine } from '../casework/ports.ts';
import type { IndexName } from '../store/dynamodb/key-schema.ts';

export type TableAction = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'Query';

export interface FunctionPermissions {
  readonly table: readonly TableAction[];
  /** Indexes it queries. */
  readonly indexes?: readonly IndexName[];
  /** Keys of cases: `opens` to read events, `makes` with the first event of a case, `destroys` to erase one. */
  readonly keys?: 'opens' | 'makes' | 'destroys';
  readonly starts?: readonly Machine[];
  /** Machines of whose executions it asks whether they run. */
  readonly describes?: readonly Machine[];
  /** Machines that wait on tokens which it completes. */
  readonly wakes?: readonly Machine[];
  readonly publishes?: readonly ('notices' | 'operations')[];
  /** Whether it puts files into the bucket of reports. */
  readonly keepsReports?: true;
  /** Topics whose subscriptions it may list. */
  readonly lists?: readonly ('notices' | 'operations')[];
}

export interface FunctionSpecification {
  /** `functions/aws/<entry>.ts`. */
  readonly entry: string;
  readonly timeout: Duration;
  /** In MB. @default 512 */
  readonly memory?: number;
  /** At most so many at once, where a flood could hurt others. @default as many as the account has left */
  readonly atMost?: number;
  readonly may: FunctionPermissions;
}

/** A little less than the 60 seconds that the workflows give a step. */
const step = Duration.seconds(55);
/** The machines that wait for news of a case. */
const parking = ['case-timeline', 'eligibility-review'] as const;
const readAndWrite = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query'] as const;

/** Keys are the placeholders in `workflows/*.asl.json`; no workflow calls the last four. */
export const functionList = {
  LocateFunction: {
    entry: 'locate',
    timeout: step,
    may: { table: readAndWrite, keys: 'opens', starts: ['case-timeline'] },
  },
  ParkFunction: {
    entry: 'park',
    timeout: step,
    may: { table: ['GetItem', 'PutItem', 'DeleteItem', 'Query'], keys: 'opens', wakes: parking },
  },
  DecideFunction: { entry: 'decide', timeout: step, may: { table: ['Query'], keys: 'opens' } },
  NotifyFunction: {
    entry: 'notify',
    timeout: step,
    may: { table: readAndWrite, keys: 'opens', publishes: ['notices', 'operations'] },
  },
  CheckEligibilityFunction: { entry: 'check-eligibility', timeout: step, may: { table: ['Query'], keys: 'opens' } },
  ProposeReferralsFunction: {
    entry: 'propose-referrals',
    timeout: step,
    may: {
      table: readAndWrite,
      keys: 'opens',
      starts: ['case-timeline'],
      describes: ['case-timeline'],
      wakes: parking,
    },
  },
  SweepFunction: {
    entry: 'sweep',
    timeout: Duration.seconds(290),
    memory: 1024,
    atMost: 8,
    may: {
      table: readAndWrite,
      keys: 'opens',
      indexes: ['byShard'],
      starts: ['case-timeline'],
      describes: ['case-timeline'],
      wakes: parking,
      publishes: ['notices', 'operations'],
    },
  },
  DigestFunction: {
    entry: 'digest',
    timeout: step,
    memory: 1024,
    atMost: 10,
    may: {
      table: ['GetItem', 'PutItem', 'UpdateItem', 'Query'],
      indexes: ['byList'],
      keys: 'opens',
      publishes: ['notices', 'operations'],
    },
  },
  TellOperationsFunction: {
    entry: 'tell-operations',
    timeout: step,
    atMost: 5,
    may: { table: ['UpdateItem'], publishes: ['operations'] },
  },
  ComplianceReportFunction: {
    entry: 'compliance-report',
    // A little less than the workflow gives it: every case is read.
    timeout: Duration.seconds(840),
    memory: 3008,
    atMost: 1,
    may: {
      table: ['Query'],
      indexes: ['byShard'],
      keys: 'opens',
      publishes: ['notices', 'operations'],
      keepsReports: true,
    },
  },
  FollowFunction: {
    entry: 'follow',
    timeout: Duration.seconds(120),
    memory: 1024,
    may: {
      table: readAndWrite,
      keys: 'destroys',
      starts: ['case-timeline'],
      describes: ['case-timeline'],
      wakes: parking,
    },
  },
  ReconcileFunction: {
    entry: 'reconcile',
    timeout: step,
    atMost: 2,
    may: {
      table: readAndWrite,
      keys: 'opens',
      starts: ['case-timeline', 'deadline', 'eligibility-review'],
      describes: ['case-timeline'],
      wakes: parking,
      publishes: ['operations'],
    },
  },
  CheckContactsFunction: {
    entry: 'check-contacts',
    timeout: step,
    memory: 256,
    atMost: 1,
    may: { table: [], lists: ['notices', 'operations'] },
  },
  ApiFunction: {
    entry: 'api',
    // API Gateway waits for 30 seconds.
    timeout: Duration.seconds(29),
    memory: 1024,
    atMost: 40,
    may: {
      table: ['GetItem', 'PutItem', 'UpdateItem', 'Query'],
      indexes: ['byList'],
      keys: 'makes',
      publishes: ['operations'],
    },
  },
} as const satisfies Readonly<Record<string, FunctionSpecification>>;

export type FunctionName = keyof typeof functionList;
export const functionNames = Object.keys(functionList) as readonly FunctionName[];
