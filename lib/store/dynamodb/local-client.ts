/**
 * A client of a table's server on this machine. Such a server wants to see a signature and checks none, nor asks whose
 * client it is: what makes these for each request would cost half of it.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const region = 'us-east-1';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const asIfSigned = {
  authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20260101/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=none`,
  'x-amz-date': '20260101T000000Z',
};
const leftOut = ['httpSigningMiddleware', 'getUserAgentMiddleware', 'loggerMiddleware'];

/** It can reach nothing but the server: its credentials are words. `attempts` is how often a request is tried. */
export const createLocalClient = (endpoint: string, attempts: number): DynamoDBClient => {
  const client = new DynamoDBClient({ endpoint, region, credentials, maxAttempts: attempts });
  for (const name of leftOut) client.middlewareStack.remove(name);
  client.middlewareStack.add(
    (next) => (asked) => {
      Object.assign((asked.request as { readonly headers: Record<string, string> }).headers, asIfSigned);
      return next(asked);
    },
    { step: 'build', name: 'asIfSigned' },
  );
  return client;
};
