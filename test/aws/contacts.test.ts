/** Whether everybody who ought to hear does: what SNS lists, held against what the jurisdiction file asks for. */
import type { SNSClient, Subscription } from '@aws-sdk/client-sns';
import { describe, expect, test } from 'vitest';
import { checkContacts } from '../../functions/check-contacts.ts';
import type { Awaited } from '../../lib/aws/contacts.ts';

const intake: Awaited = { name: 'Intake', protocol: 'email', endpoint: 'Intake@doc.example' };
const heads: Awaited = { name: 'Heads', protocol: 'https', endpoint: 'https://doc.example/heads' };
const operations: Awaited = { name: 'Operations', protocol: 'email', endpoint: 'operations@doc.example' };

const listed = ({ protocol, endpoint }: Awaited, arn = 'arn:aws:sns:us-east-1:1:notices:5f'): Subscription => ({
  Protocol: protocol,
  Endpoint: endpoint.toLowerCase(),
  SubscriptionArn: arn,
});
const confirmedOperations = listed(operations);

/** One page for each topic unless more are given. */
const look = async (notices: readonly (readonly Subscription[])[], ofOperations = [confirmedOperations]) => {
  const counted: number[] = [];
  const written: unknown[] = [];
  const client = {
    send: async ({ input }: { readonly input: { readonly TopicArn: string; readonly NextToken?: string } }) => {
      if (input.TopicArn === 'operations') return { Subscriptions: ofOperations };
      const page = Number(input.NextToken ?? 0);
      return { Subscriptions: notices[page], ...(page + 1 < notices.length ? { NextToken: String(page + 1) } : {}) };
    },
  } as unknown as SNSClient;
  const answer = await checkContacts({
    client: () => client,
    topicArn: (topic) => topic,
    contacts: () => ({ notices: [intake, heads], operations: [operations] }),
    count: (_what, howMany) => void counted.push(howMany),
    writeDown: (_message, about) => void written.push(about),
  })({}, {});
  return { answer, counted, written };
};

describe('a contact', () => {
  test.each<[string, readonly (readonly Subscription[])[], readonly string[], readonly string[]]>([
    ['confirmed hears', [[listed(intake), listed(heads)]], [], []],
    ['on a later page of the list hears', [[listed(intake)], [], [listed(heads)]], [], []],
    ['that nobody confirmed yet does not', [[listed(intake, 'PendingConfirmation'), listed(heads)]], ['Intake'], []],
    ['that ended its subscription does not', [[listed(intake, 'Deleted'), listed(heads)]], [], ['Intake']],
    ['whose subscription is gone does not', [[listed(heads)]], [], ['Intake']],
    ['by another protocol is another', [[listed(heads), listed({ ...intake, protocol: 'sqs' })]], [], ['Intake']],
  ])('%s', async (_what, notices, unconfirmed, vanished) => {
    const { answer, counted, written } = await look(notices);
    expect(answer).toEqual({ unconfirmed, vanished });
    expect(counted).toEqual([unconfirmed.length + vanished.length]);
    expect(written).toEqual(counted[0] === 0 ? [] : [{ unconfirmed, vanished }]);
  });

  test('of operations is looked after too', async () => {
    const { answer } = await look([[listed(intake), listed(heads)]], [listed(operations, 'PendingConfirmation')]);
    expect(answer).toEqual({ unconfirmed: ['Operations'], vanished: [] });
  });
});
