/**
 * Some failures end an execution before any state of its own can tell: `States.Runtime`, too large a payload, a stop from
 * outside. Step Functions' word of each goes through a queue to the function that has the case carried by a new one. The
 * queue holds it back for a while, so that an execution which fails at once is not begun again in a tight circle.
 */
import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type Alias, EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { machines as machineNames } from '../casework/machines.ts';
import { acknowledge } from './acknowledge.ts';
import { mayUseKey } from './data-key.ts';
import { deadLetters } from './dead-letters.ts';
import { functionList } from './function-list.ts';
import type { MachineArns } from './machine-names.ts';

export interface ReconciliationProps {
  readonly machines: MachineArns;
  readonly key: IKey;
}

export class Reconciliation extends Construct {
  /** Ended executions whose cases could not be reconciled. */
  readonly unreconciled: Queue;
  private readonly ended: Queue;
  private readonly props: ReconciliationProps;

  constructor(scope: Construct, id: string, props: ReconciliationProps) {
    super(scope, id);
    this.props = props;
    this.unreconciled = deadLetters(this, 'Unreconciled', props.key);
    this.ended = new Queue(this, 'Ended', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.key,
      enforceSSL: true,
      deliveryDelay: Duration.minutes(5),
      visibilityTimeout: Duration.seconds(6 * functionList.ReconcileFunction.timeout.toSeconds()),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.unreconciled, maxReceiveCount: 5 },
    });
    this.rule().addTarget(new SqsQueue(this.ended, { deadLetterQueue: this.unreconciled }));
  }

  /** What the function that reads the queue needs for it. */
  statements(): readonly PolicyStatement[] {
    return [
      new PolicyStatement({
        actions: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
        resources: [this.ended.queueArn],
      }),
      mayUseKey(this.props.key, 'sqs', ['kms:Decrypt']),
    ];
  }

  feed(reconciler: Alias): void {
    const mapping = new EventSourceMapping(this, 'Feed', {
      target: reconciler as IFunction,
      eventSourceArn: this.ended.queueArn,
      batchSize: 10,
      maxConcurrency: 2,
      reportBatchItemFailures: true,
    });
    acknowledge(mapping, {
      'Serverless-LambdaEventSourceMappingDestination':
        'A queue is no stream: what fails goes back to it, and after five attempts to its own dead-letter queue.',
    });
  }

  private rule(): Rule {
    const { machines } = this.props;
    return new Rule(this, 'EndedEarly', {
      description: 'Executions that failed, timed out or were stopped',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
          stateMachineArn: machineNames.map((machine) => machines.arn(machine)),
        },
      },
    });
  }
}
