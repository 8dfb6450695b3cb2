/** The few things the store asks of DynamoDB: get, put, update, delete and query, each with at most one condition. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { CaseTableMissing } from '../errors.ts';
import { type Query, queryInput } from './query.ts';

export type Item = Readonly<Record<string, unknown>>;
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** An expression with its values, as DynamoDB writes them: `turn <= :turn`. */
export interface Expression {
  readonly expression: string;
  readonly values?: Item;
}

/** Writes answer whether their condition held. Throttling and lost connections are retried by the client, as configured. */
export interface CaseTable {
  get(key: ItemKey): Promise<Item | undefined>;
  put(item: ItemKey & Item, condition?: Expression): Promise<boolean>;
  update(key: ItemKey, change: Expression, condition: Expression): Promise<boolean>;
  delete(key: ItemKey, condition: Expression): Promise<boolean>;
  /** Items in order of the sort key, page after page. */
  query(query: Query): Promise<readonly Item[]>;
  /** The same, a page at a time. */
  pages(query: Query): AsyncIterable<readonly Item[]>;
}

export { neverWritten } from './never-written.ts';

export function createCaseTableAccess(client: DynamoDBClient, table: string): CaseTable {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

  const translated = (fault: unknown): unknown =>
    isNamed(fault, 'ResourceNotFoundException') ? new CaseTableMissing(table, fault) : fault;

  /** The answer, or undefined when the condition did not hold. */
  const unlessRefused = async <Answer>(answer: Promise<Answer>): Promise<Answer | undefined> => {
    try {
      return await answer;
    } catch (fault) {
      if (isNamed(fault, 'ConditionalCheckFailedException')) return undefined;
      throw translated(fault);
    }
  };
  const held = async (written: Promise<unknown>): Promise<boolean> => (await unlessRefused(written)) !== undefined;

  async function* pages(query: Query): AsyncIterable<readonly Item[]> {
    let left = query.limit ?? Number.POSITIVE_INFINITY;
    if (left <= 0) return;
    try {
      for await (const page of paginateQuery({ client: documents }, queryInput(table, query))) {
        const items = (page.Items ?? []).slice(0, left);
        yield items;
        left -= items.length;
        if (left <= 0) return;
      }
    } catch (fault) {
      throw translated(fault);
    }
  }

  return {
    async get(key) {
      const command = new GetCommand({ TableName: table, Key: key, ConsistentRead: true });
      return (await unlessRefused(documents.send(command)))?.Item;
    },
    put: (item, condition) =>
      held(documents.send(new PutCommand({ TableName: table, Item: item, ...conditionInput(condition) }))),
    update(key, change, condition) {
      const command = new UpdateCommand({
        TableName: table,
        Key: key,
        UpdateExpression: change.expression,
        ConditionExpression: condition.expression,
        ExpressionAttributeValues: { ...change.values, ...condition.values },
      });
      return held(documents.send(command));
    },
    delete: (key, condition) =>
      held(documents.send(new DeleteCommand({ TableName: table, Key: key, ...conditionInput(condition) }))),
    async query(query) {
      const items: Item[] = [];
      for await (const page of pages(query)) items.push(...page);
      return items;
    },
    pages,
  };
}

const conditionInput = (condition: Expression | undefined) =>
  condition === undefined
    ? {}
    : {
        ConditionExpression: condition.expression,
        ...(condition.values === undefined ? {} : { ExpressionAttributeValues: condition.values }),
      };

const isNamed = (fault: unknown, name: string): boolean => fault instanceof Error && fault.name === name;
