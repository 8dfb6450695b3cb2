/** A queue that stands where a mailbox would: what SNS delivered, kept until it is read. */
import { account } from './emulator.ts';
import { askService } from './query-protocol.ts';

export interface Delivered {
  readonly subject: string;
  readonly text: string;
}

export const queueArn = (name: string, region: string): string => `arn:aws:sqs:${region}:${account}:${name}`;

export const createQueue = async (endpoint: string, name: string, region: string): Promise<void> => {
  await askService(endpoint, 'sqs', region, { Action: 'CreateQueue', QueueName: name });
};

/** Everything that ever arrived: nothing is taken out. */
export const delivered = async (endpoint: string, name: string): Promise<readonly Delivered[]> => {
  const answer = await fetch(`${endpoint}/_ministack/sqs/messages`);
  const found: Delivered[] = [];
  collect(await answer.json(), name, found);
  return found;
};

const collect = (value: unknown, name: string, found: Delivered[]): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value)) {
    if (Array.isArray(one) && key.split(/[/:]/).at(-1) === name) {
      for (const { Body } of one as readonly { Body: string }[]) {
        const { Subject, Message } = JSON.parse(Body) as { Subject?: string; Message: string };
        found.push({ subject: Subject ?? '', text: Message });
      }
    } else collect(one, name, found);
  }
};
