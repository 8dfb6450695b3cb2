/** Reads a table without the SDK's client, for functions that do nothing but read. */
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { CaseTable, Item } from '../store/dynamodb/case-table.ts';
import { queryInput } from '../store/dynamodb/query.ts';
import { CaseTableMissing } from '../store/errors.ts';
import type { Environment } from './environment.ts';
import { createSignedService, RequestRefused, type Service } from './signed-service.ts';

interface Page {
  readonly Items?: readonly Parameters<typeof unmarshall>[0][];
  readonly LastEvaluatedKey?: unknown;
}

const dynamodb: Service = { name: 'dynamodb', target: 'DynamoDB_20120810', json: '1.0' };

/** `environment` is Lambda's own. */
export const createTableReader = (table: string, environment: Environment): Pick<CaseTable, 'query'> => {
  const ask = createSignedService(dynamodb, environment);
  return {
    async query(query) {
      const { ExpressionAttributeValues: values, ...input } = queryInput(table, query);
      const items: Item[] = [];
      let from: unknown;
      do {
        const asked = { ...input, ExpressionAttributeValues: marshall(values), ExclusiveStartKey: from };
        const page = (await ask('Query', asked).catch((fault: unknown) => {
          throw isMissing(fault) ? new CaseTableMissing(table, fault) : fault;
        })) as Page;
        items.push(...(page.Items ?? []).map((item) => unmarshall(bytesOf(item))));
        from = page.LastEvaluatedKey;
      } while (from !== undefined && items.length < (query.limit ?? Number.POSITIVE_INFINITY));
      return items.slice(0, query.limit);
    },
  };
};

type Written = Parameters<typeof unmarshall>[0];

/** Bytes come as base64 in JSON; only attributes of an item itself hold any. */
const bytesOf = (item: Written): Written =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      'B' in value ? { B: new Uint8Array(Buffer.from(String(value.B), 'base64')) } : value,
    ]),
  ) as Written;

const isMissing = (fault: unknown): boolean =>
  fault instanceof RequestRefused && fault.name === 'ResourceNotFoundException';
