/** Looks whether everybody who ought to hear has a confirmed subscription. An alarm rings while somebody has none. */
import type { SNSClient } from '@aws-sdk/client-sns';
import * as z from 'zod';
import { type AwaitedContacts, type Unreached, unreached } from '../lib/aws/contacts.ts';
import type { Count } from '../lib/aws/measures.ts';
import { type Handler, handler, type WriteDown } from './handler.ts';

export interface Watching {
  readonly client: () => Pick<SNSClient, 'send'>;
  readonly topicArn: (topic: keyof AwaitedContacts) => string;
  readonly contacts: () => AwaitedContacts;
  readonly count: Count;
  readonly writeDown: WriteDown;
}

const topics = ['notices', 'operations'] as const;

const payload = z
  .looseObject({})
  .refine((given) => Object.keys(given).length === 0, 'nothing is asked: send an empty object');

export const checkContacts = ({ client, topicArn, contacts, count, writeDown }: Watching): Handler =>
  handler(payload, async (): Promise<Unreached> => {
    const found = await Promise.all(topics.map((topic) => unreached(client(), topicArn(topic), contacts()[topic])));
    const unconfirmed = found.flatMap((one) => one.unconfirmed);
    const vanished = found.flatMap((one) => one.vanished);
    // Also when it is none: the alarm rings when nothing is counted, because then nobody looks.
    count('contactsUnreached', unconfirmed.length + vanished.length);
    if (unconfirmed.length + vanished.length > 0)
      writeDown('Contacts of the jurisdiction file hear nothing', { unconfirmed, vanished });
    return { unconfirmed, vanished };
  });
