/** Publishes notices to staff and word to operations, with the attributes that subscriptions filter on. */
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Ports } from '../casework/ports.ts';

type Sender = () => Pick<SNSClient, 'send'>;

/** The attributes of a published notice. Filter policies name role, facility, unit and jurisdiction; `notice` tells repeats apart. */
export const noticeAttributes = ['jurisdiction', 'role', 'facility', 'unit', 'notice'] as const;

export const createPublish =
  (client: Sender, topicArn: () => string): Ports['publish'] =>
  async ({ id, jurisdiction, recipient, subject, text }) => {
    const attributes = { jurisdiction, ...recipient, notice: id } satisfies Record<
      (typeof noticeAttributes)[number],
      string
    >;
    await client().send(
      new PublishCommand({
        TopicArn: topicArn(),
        Subject: asSubject(subject),
        Message: text,
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
        ),
      }),
    );
  };

export const createTellOperations =
  (client: Sender, topicArn: () => string): Ports['tellOperations'] =>
  async ({ caseId, what }) => {
    await client().send(
      new PublishCommand({
        TopicArn: topicArn(),
        Subject: 'Throughcare: something needs operations',
        Message: caseId === undefined ? what : `${what}\nCase ${caseId}`,
      }),
    );
  };

/** SNS refuses a subject that is not printable ASCII or has 100 characters or more: a notice is worth more than its subject. */
const asSubject = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 99);
