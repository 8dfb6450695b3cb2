/** Publishes notices to staff and word to operations, with the attributes that subscriptions filter on. */
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Ports } from '../casework/ports.ts';

type Sender = () => Pick<SNSClient, 'send'>;

/**
 * The attributes of a published notice. Filter policies name role, facility, unit and jurisdiction, and those of
 * telephones `urgency`; `notice` tells repeats apart.
 */
export const noticeAttributes = ['jurisdiction', 'role', 'facility', 'unit', 'urgency', 'notice'] as const;

/** What the filter of a telephone asks for: a digest is not for reading there. */
export const urgent = 'now';

/** `textsToo` says whether somebody hears by text message: then what is urgent has a form of its own for them. */
export const createPublish =
  (client: Sender, topicArn: () => string, textsToo: () => boolean): Ports['publish'] =>
  async ({ id, jurisdiction, recipient, subject, text, sms }) => {
    const attributes = {
      jurisdiction,
      ...recipient,
      urgency: sms === undefined ? 'digest' : urgent,
      notice: id,
    } satisfies Record<(typeof noticeAttributes)[number], string>;
    await client().send(
      new PublishCommand({
        TopicArn: topicArn(),
        Subject: asSubject(subject),
        ...(sms !== undefined && textsToo() ? forEachProtocol(id, text, sms) : { Message: text }),
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
        ),
      }),
    );
  };

/**
 * SNS filters a message by its attributes whatever its structure, but hands the attributes on only when it is one
 * string for all: so a queue, or whoever else counts repeats, finds the notice's id below the text.
 */
const forEachProtocol = (id: string, text: string, sms: string) => ({
  MessageStructure: 'json',
  Message: JSON.stringify({ default: `${text}\n\n${id}`, email: text, sms }),
});

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
