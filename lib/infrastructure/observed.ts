/** What alarms and the dashboard look at. */
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { MachineName } from '../casework/machines.ts';
import type { CaseFunction } from './case-function.ts';
import type { FunctionName } from './function-list.ts';
import type { Topics } from './topics.ts';
import type { Workflow } from './workflow.ts';

export interface Observed {
  readonly jurisdiction: string;
  readonly table: Table;
  readonly topics: Topics;
  readonly functions: Readonly<Record<FunctionName, CaseFunction>>;
  readonly workflows: Readonly<Record<MachineName, Workflow>>;
  /** Queues of dead letters by what they hold. */
  readonly deadLetters: Readonly<Record<string, Queue>>;
  readonly api: HttpApi;
  readonly sweepEveryMinutes: number;
}
