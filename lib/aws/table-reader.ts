/**
 * Reads the case table over DynamoDB's own interface, each request signed, for functions that do nothing but read: the SDK's
 * client would be a good half of what they load at a cold start. A refusal keeps the name that DynamoDB gives it. What is
 * busy, or lost on the way, is tried again; what still fails, the workflow tries again.
 */
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { AwsClient } from 'aws4fetch';
import type { CaseTable, Item } from '../store/dynamodb/case-table.ts';
import { queryInput } from '../store/dynamodb/query.ts';
import { CaseTableMissing } from '../store/errors.ts';
import type { Environment } from './environment.ts';
import { credentialsIn } from './function-credentials.ts';

/** What DynamoDB answered instead of a page. */
export class QueryRefused extends Error {
  override readonly name: string;
  readonly $metadata: { readonly httpStatusCode: number; readonly requestId?: string };

  constructor(name: string, message: string, status: number, request: string | null) {
    super(message);
    this.name = name;
    this.$metadata = { httpStatusCode: status, ...(request === null ? {} : { requestId: request }) };
  }
}

interface Page {
  readonly Items?: readonly Parameters<typeof unmarshall>[0][];
  readonly LastEvaluatedKey?: unknown;
}

const mostAttempts = 6;
const requestTimeout = 5_000;
const busy: ReadonlySet<string> = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
]);

/** `environment` is Lambda's own: region and credentials, and an endpoint where there is one. */
export const createTableReader = (table: string, environment: Environment): Pick<CaseTable, 'query'> => {
  const region = environment.AWS_REGION ?? '';
  const client = new AwsClient({
    ...credentialsIn(environment),
    service: 'dynamodb',
    region,
    retries: 0,
  });
  const endpoint = environment.AWS_ENDPOINT_URL_DYNAMODB ?? `https://dynamodb.${region}.${domainOf(region)}/`;

  const asked = async (body: string): Promise<Page> => {
    const answer = await client.fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.Query' },
      body,
      signal: AbortSignal.timeout(requestTimeout),
    });
    if (answer.ok) return (await answer.json()) as Page;
    const { __type = '', message = '' } = (await answer.json().catch(() => ({}))) as Record<string, string>;
    const name = __type.split('#').at(-1) || 'ServiceUnavailable';
    throw new QueryRefused(name, message, answer.status, answer.headers.get('x-amzn-requestid'));
  };

  const insistently = async (body: string): Promise<Page> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await asked(body);
      } catch (fault) {
        if (attempt === mostAttempts || !mayPass(fault)) throw fault;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** attempt));
      }
    }
  };

  return {
    async query(query) {
      const { ExpressionAttributeValues: values, ...input } = queryInput(table, query);
      const items: Item[] = [];
      let from: unknown;
      do {
        const body = { ...input, ExpressionAttributeValues: marshall(values), ExclusiveStartKey: from };
        const page = await insistently(JSON.stringify(body)).catch((fault: unknown) => {
          throw isMissing(fault) ? new CaseTableMissing(table, fault) : fault;
        });
        items.push(...(page.Items ?? []).map((item) => unmarshall(item)));
        from = page.LastEvaluatedKey;
      } while (from !== undefined && items.length < (query.limit ?? Number.POSITIVE_INFINITY));
      return items.slice(0, query.limit);
    },
  };
};

const domainOf = (region: string): string => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com');

/** A lost connection or a timeout has no answer; an answer may say that the table is busy, or that DynamoDB is unwell. */
const mayPass = (fault: unknown): boolean =>
  !(fault instanceof QueryRefused) || busy.has(fault.name) || fault.$metadata.httpStatusCode >= 500;

const isMissing = (fault: unknown): boolean =>
  fault instanceof QueryRefused && fault.name === 'ResourceNotFoundException';
