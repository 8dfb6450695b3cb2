/** Who ought to hear, and whether SNS has a confirmed subscription for each of them. */
import { ListSubscriptionsByTopicCommand, type SNSClient, type Subscription } from '@aws-sdk/client-sns';
import * as z from 'zod';

/** A subscription that the jurisdiction file asks for. */
const awaited = z.object({ name: z.string(), protocol: z.string(), endpoint: z.string() });
export type Awaited = z.infer<typeof awaited>;

/** By topic, as it lies beside the code of the function that looks. */
export const awaitedContacts = z.object({ notices: z.array(awaited), operations: z.array(awaited) });
export type AwaitedContacts = z.infer<typeof awaitedContacts>;
export const contactsFile = 'contacts.json';

/** Names of contacts that no notice reaches. */
export interface Unreached {
  /** Asked, and nobody has confirmed yet. */
  readonly unconfirmed: readonly string[];
  /** Ended from outside, or never there. */
  readonly vanished: readonly string[];
}

export const unreached = async (
  client: Pick<SNSClient, 'send'>,
  topicArn: string,
  contacts: readonly Awaited[],
): Promise<Unreached> => {
  const arns = new Map<string, string>();
  for await (const { Protocol = '', Endpoint = '', SubscriptionArn = '' } of subscriptionsTo(client, topicArn))
    arns.set(addressOf(Protocol, Endpoint), SubscriptionArn);
  const arnOf = ({ protocol, endpoint }: Awaited): string | undefined => arns.get(addressOf(protocol, endpoint));
  const isPending = (contact: Awaited): boolean => arnOf(contact) === 'PendingConfirmation';
  const isThere = (contact: Awaited): boolean => arnOf(contact)?.startsWith('arn:') === true;
  return {
    unconfirmed: contacts.filter(isPending).map(({ name }) => name),
    vanished: contacts.filter((contact) => !isPending(contact) && !isThere(contact)).map(({ name }) => name),
  };
};

/** Mail servers and hosts do not part upper and lower case. */
const addressOf = (protocol: string, endpoint: string): string => `${protocol} ${endpoint.toLowerCase()}`;

async function* subscriptionsTo(
  client: Pick<SNSClient, 'send'>,
  topicArn: string,
): AsyncGenerator<Subscription, void, undefined> {
  let next: string | undefined;
  do {
    const page = await client.send(
      new ListSubscriptionsByTopicCommand({ TopicArn: topicArn, ...(next === undefined ? {} : { NextToken: next }) }),
    );
    yield* page.Subscriptions ?? [];
    next = page.NextToken;
  } while (next !== undefined);
}
