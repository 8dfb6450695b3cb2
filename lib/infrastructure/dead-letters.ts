/** Where a message ends that could not be delivered or handled: kept for two weeks, and somebody is told. */
import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

const reason = 'It is itself where dead letters end; an alarm tells operations of a letter older than five minutes.';

export const deadLetters = (scope: Construct, id: string, key: IKey): Queue => {
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  acknowledge(queue, { 'Serverless-SQSRedrivePolicy': reason });
  return queue;
};

/** The same, where no queue but another service leaves its letters: a check that follows queues alone does not see that. */
export const deadLettersOfService = (scope: Construct, id: string, key: IKey): Queue => {
  const queue = deadLetters(scope, id, key);
  acknowledge(queue, { 'AwsSolutions-SQS3': reason });
  return queue;
};
