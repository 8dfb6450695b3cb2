/** A query in the words of the case table, and in those of DynamoDB. */
import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { caseTableSchema, type IndexName } from './key-schema.ts';

export type SortRange =
  | { readonly beginsWith: string }
  | { readonly from: string; readonly to: string }
  | { readonly below: string };

export interface Query {
  readonly partition: string;
  /** Everything in the partition when absent. */
  readonly range?: SortRange;
  /** The table itself, strongly consistent, when absent. An index lags a moment behind. */
  readonly index?: IndexName;
  /** No bound when absent. */
  readonly limit?: number;
}

/** Larger pages gain nothing: DynamoDB ends a page at 1 MB. */
const longestPage = 1000;

export function queryInput(table: string, { partition, range, index, limit }: Query): QueryCommandInput {
  const keys = index === undefined ? caseTableSchema : caseTableSchema.indexes.find(({ name }) => name === index);
  const sort = range === undefined ? undefined : sortCondition(range);
  return {
    TableName: table,
    ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
    KeyConditionExpression: ['#partition = :partition', ...(sort === undefined ? [] : [sort.expression])].join(' AND '),
    ExpressionAttributeNames: {
      '#partition': keys?.partitionKey ?? caseTableSchema.partitionKey,
      ...(sort === undefined ? {} : { '#sort': keys?.sortKey ?? caseTableSchema.sortKey }),
    },
    ExpressionAttributeValues: { ':partition': partition, ...sort?.values },
    ...(limit === undefined ? {} : { Limit: Math.min(limit, longestPage) }),
  };
}

function sortCondition(range: SortRange): { readonly expression: string; readonly values: Record<string, string> } {
  if ('beginsWith' in range) {
    return { expression: 'begins_with(#sort, :start)', values: { ':start': range.beginsWith } };
  }
  if ('below' in range) return { expression: '#sort < :end', values: { ':end': range.below } };
  return { expression: '#sort BETWEEN :start AND :end', values: { ':start': range.from, ':end': range.to } };
}
