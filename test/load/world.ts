/** What the processes of a load run share. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';

export const table = 'load';
export const policy = policyFrom(connecticut);

/** A client that can reach nothing but the server: its credentials are words. */
export const clientTo = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 5,
  });
