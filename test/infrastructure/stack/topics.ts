/** Who hears: filters that ask what every notice carries, letters kept that nobody got, and how an address is confirmed. */
import { describe, expect, test } from 'vitest';
import { noticeAttributes } from '../../../lib/aws/topics.ts';
import { connecticut, connecticutFile, ofType, readable } from '../synthesized.ts';

const template = connecticut();
const subscriptions = Object.values(ofType(template, 'AWS::SNS::Subscription')).map(({ Properties }) => Properties);
const { contacts, operations } = connecticutFile();
const filtered = subscriptions.filter(({ FilterPolicy }) => FilterPolicy !== undefined);

describe('subscriptions', () => {
  test('are one for each contact of the file', () => {
    expect(filtered.map(({ Endpoint }) => Endpoint).toSorted()).toEqual(
      contacts.map(({ address }) => address.to).toSorted(),
    );
    expect(subscriptions).toHaveLength(contacts.length + operations.length);
  });

  test('ask for the jurisdiction, and for the roles, facilities and units that the contact names', () => {
    const policyOf = (endpoint: string) => filtered.find(({ Endpoint }) => Endpoint === endpoint)?.FilterPolicy;
    expect(policyOf('central-office@doc.example')).toEqual({ jurisdiction: ['connecticut'], role: ['central office'] });
    expect(policyOf('carl-robinson@doc.example')).toEqual({
      jurisdiction: ['connecticut'],
      facility: ['Carl Robinson'],
    });
  });

  test('ask for nothing that a notice does not carry', () => {
    const asked = new Set(filtered.flatMap(({ FilterPolicy }) => Object.keys(FilterPolicy as object)));
    expect([...asked].filter((name) => !noticeAttributes.some((attribute) => attribute === name))).toEqual([]);
  });

  test('keep what could not be delivered', () => {
    for (const { RedrivePolicy } of subscriptions) {
      expect(readable((RedrivePolicy as Record<string, unknown>).deadLetterTargetArn)).toMatch(/^<TopicsUndelivered/);
    }
  });
});

test('an address is confirmed so that nobody ends its subscription without signing in', () => {
  const outputs = Object.values(template.findOutputs('*')).map(({ Value }: { Value?: unknown }) => readable(Value));
  expect(outputs.filter((command) => command.includes('--authenticate-on-unsubscribe true'))).toHaveLength(2);
});
