/** Who hears: filters that ask what every notice carries, letters kept that nobody got, and how an address is confirmed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { awaitedContacts, contactsFile } from '../../../lib/aws/contacts.ts';
import { noticeAttributes } from '../../../lib/aws/topics.ts';
import { assembly, connecticut, connecticutFile, ofType, readable, resource } from '../synthesized.ts';

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

test('the function that looks after contacts knows each of them as SNS will list it', () => {
  const check = resource(template, 'FunctionsCheckContactsFunction', 'AWS::Lambda::Function');
  const { S3Key } = check.Properties.Code as { readonly S3Key: string };
  const folder = join(assembly(), `asset.${S3Key.replace(/\.zip$/, '')}`);
  const known = awaitedContacts.parse(JSON.parse(readFileSync(join(folder, contactsFile), 'utf8')));
  const subscribed = subscriptions.map(({ Protocol, Endpoint }) => `${Protocol} ${Endpoint}`);
  const looked = [...known.notices, ...known.operations].map(({ protocol, endpoint }) => `${protocol} ${endpoint}`);
  expect(looked.toSorted()).toEqual(subscribed.toSorted());
  expect(known.operations).toHaveLength(operations.length);
});
