/** Two encrypted topics: notices for staff, filtered to whom they concern, and word for those who run the system. */
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Subscription, SubscriptionFilter, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Awaited } from '../aws/contacts.ts';
import { type noticeAttributes, urgent } from '../aws/topics.ts';
import { deadLettersOfService } from './dead-letters.ts';
import type { Address, Contact, OperationsContact } from './jurisdiction-file/contact.ts';

export interface TopicsProps {
  readonly jurisdiction: string;
  readonly key: IKey;
  readonly contacts: readonly Contact[];
  readonly operations: readonly OperationsContact[];
}

const protocols = {
  email: SubscriptionProtocol.EMAIL,
  sms: SubscriptionProtocol.SMS,
  https: SubscriptionProtocol.HTTPS,
  sqs: SubscriptionProtocol.SQS,
} as const satisfies Readonly<Record<Address['by'], SubscriptionProtocol>>;

/** The subscriptions that the contacts ask for, as SNS lists them. */
export const awaitedOf = (contacts: readonly OperationsContact[]): Awaited[] =>
  contacts.map(({ name, address }) => ({ name, protocol: protocols[address.by], endpoint: address.to }));

export class Topics extends Construct {
  readonly notices: Topic;
  readonly operations: Topic;
  /** What a subscription could not deliver. */
  readonly undelivered: Queue;

  constructor(scope: Construct, id: string, { jurisdiction, key, contacts, operations }: TopicsProps) {
    super(scope, id);
    const topic = { masterKey: key, enforceSSL: true };
    this.notices = new Topic(this, 'Notices', { ...topic, displayName: `Throughcare ${jurisdiction}` });
    this.operations = new Topic(this, 'Operations', {
      ...topic,
      displayName: `Throughcare ${jurisdiction} operations`,
    });
    this.undelivered = deadLettersOfService(this, 'Undelivered', key);
    this.letAlarmsSpeak();
    for (const contact of contacts) this.subscribe(this.notices, contact, filterPolicyOf(jurisdiction, contact));
    for (const contact of operations) this.subscribe(this.operations, contact);
    this.tellHowToConfirm();
  }

  private letAlarmsSpeak(): void {
    this.operations.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.operations.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }

  private subscribe(topic: Topic, { name, address }: OperationsContact, filterPolicy?: FilterPolicy): void {
    new Subscription(topic, name, {
      topic,
      protocol: protocols[address.by],
      endpoint: address.to,
      deadLetterQueue: this.undelivered,
      ...(filterPolicy === undefined ? {} : { filterPolicy }),
    });
  }

  /**
   * Only the request that confirms a subscription can say that nobody ends it without signing in, so an address is
   * confirmed by this command and not by the link in the message: a link that a mail filter follows would end it again.
   */
  private tellHowToConfirm(): void {
    for (const topic of [this.notices, this.operations]) {
      new CfnOutput(this, `Confirm${topic.node.id}`, {
        description: 'Confirm each e-mail or https address with the token from the message it gets',
        value: `aws sns confirm-subscription --topic-arn ${topic.topicArn} --authenticate-on-unsubscribe true --token <token>`,
      });
    }
  }
}

type FilterPolicy = Record<string, SubscriptionFilter>;
type Attribute = (typeof noticeAttributes)[number];

/** Whom it concerns, asked of the attributes that every notice carries; what a contact leaves out is not asked. */
const filterPolicyOf = (jurisdiction: string, { address, roles, facilities, units }: Contact): FilterPolicy => {
  const asked: readonly (readonly [Attribute, readonly string[] | undefined])[] = [
    ['jurisdiction', [jurisdiction]],
    ['role', roles],
    ['facility', facilities],
    ['unit', units],
    ['urgency', address.by === 'sms' ? [urgent] : undefined],
  ];
  return Object.fromEntries(
    asked.flatMap(([attribute, allowed]) =>
      allowed === undefined ? [] : [[attribute, SubscriptionFilter.stringFilter({ allowlist: [...allowed] })] as const],
    ),
  );
};
