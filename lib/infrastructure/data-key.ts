/** One key for everything that a jurisdiction keeps or sends. */
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** Services that put messages into encrypted topics and queues: alarms, rules, and subscriptions that gave up. */
const senders = ['cloudwatch.amazonaws.com', 'events.amazonaws.com', 'sns.amazonaws.com'];

/** Rotated yearly, and kept when the stack goes: without it the retained table could not be read. */
export class DataKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { jurisdiction }: { readonly jurisdiction: string }) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: `Throughcare ${jurisdiction}: cases, notices, queues and logs`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.letSendersEncrypt();
    this.letLogsEncrypt();
  }

  private letSendersEncrypt(): void {
    for (const sender of senders) {
      this.key.addToResourcePolicy(
        new PolicyStatement({
          effect: Effect.ALLOW,
          principals: [new ServicePrincipal(sender)],
          actions: toSend,
          resources: ['*'],
        }),
      );
    }
  }

  private letLogsEncrypt(): void {
    const { partition, region, account } = Stack.of(this);
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
        resources: ['*'],
        conditions: {
          ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*` },
        },
      }),
    );
  }
}

export type KeyedService = 'dynamodb' | 's3' | 'sns' | 'sqs';

/** The key serves a role only by way of the service that holds the data. */
export const mayUseKey = (key: IKey, service: KeyedService, actions: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    actions: [...actions],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${Stack.of(key).region}.amazonaws.com` } },
  });

/** What putting a message into an encrypted topic or queue asks of the key. */
export const toSend = ['kms:Decrypt', 'kms:GenerateDataKey'];
