/** Every quarter of an hour somebody looks whether all who ought to hear still do; where the looking fails, its call is kept. */
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { mayUseKey, toSend } from './data-key.ts';
import { deadLetters } from './dead-letters.ts';

export const checkContactsEveryMinutes = 15;

export class ContactWatch extends Construct {
  /** Calls that failed for good. */
  readonly unchecked: Queue;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, { key }: { readonly key: IKey }) {
    super(scope, id);
    this.key = key;
    this.unchecked = deadLetters(this, 'Unchecked', key);
  }

  /** What Lambda needs, by the function's role, to keep a call that failed. */
  statements(): readonly PolicyStatement[] {
    return [
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.unchecked.queueArn] }),
      mayUseKey(this.key, 'sqs', toSend),
    ];
  }
}
