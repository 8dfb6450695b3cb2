/** The table's stream wakes the timelines: each new event of a case reaches the function that follows it. */
import { Duration } from 'aws-cdk-lib';
import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type Alias, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { eventPrefix } from '../../functions/follow.ts';
import { caseTableSchema } from '../store/dynamodb/key-schema.ts';
import { mayUseKey, toSend } from './data-key.ts';
import { deadLettersOfService } from './dead-letters.ts';

export interface EventStreamProps {
  readonly table: Table;
  readonly key: IKey;
}

export class EventStream extends Construct {
  /** What could not be followed: which records of the stream, no content. The sweep acts on those cases meanwhile. */
  readonly unfollowed: Queue;
  private readonly props: EventStreamProps;

  constructor(scope: Construct, id: string, props: EventStreamProps) {
    super(scope, id);
    this.props = props;
    this.unfollowed = deadLettersOfService(this, 'Unfollowed', props.key);
  }

  /** What the function that reads the stream needs for it. */
  statements(): readonly PolicyStatement[] {
    const { table, key } = this.props;
    return [
      new PolicyStatement({
        actions: [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        resources: [table.tableStreamArn ?? ''],
      }),
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.unfollowed.queueArn] }),
      mayUseKey(key, 'sqs', toSend),
    ];
  }

  feed(follower: Alias): void {
    follower.addEventSource(
      new DynamoEventSource(this.props.table as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: [newEvents],
        batchSize: 50,
        parallelizationFactor: 4,
        reportBatchItemFailures: true,
        bisectBatchOnError: true,
        retryAttempts: 8,
        maxRecordAge: Duration.hours(6),
        onFailure: new SqsDlq(this.unfollowed),
      }),
    );
  }
}

/** Events alone: projections, tokens and the ledger change nobody's timeline. */
const newEvents = FilterCriteria.filter({
  eventName: FilterRule.isEqual('INSERT'),
  dynamodb: { Keys: { [caseTableSchema.sortKey]: { S: FilterRule.beginsWith(eventPrefix) } } },
});
