/**
 * Cases as a restored table would hold them: the very items that the store writes for an admission and its projection,
 * made beside the table and put into it in batches. No workflow of theirs runs until the sweep finds them.
 */
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { caseId, eventId, instantAt } from '../../lib/case/identity.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { record } from '../../lib/casework/record.ts';
import type { CaseTable, Item, ItemKey } from '../../lib/store/dynamodb/case-table.ts';
import { createLocalClient } from '../../lib/store/dynamodb/local-client.ts';
import { createStoreOn } from '../../lib/store/dynamodb.ts';
import { createTableInMemory } from '../store/table-in-memory.ts';
import { policy, table } from './world.ts';

const mostInBatch = 25;
const batchesAtOnce = 8;

export interface Restored {
  readonly endpoint: string;
  /** Numbers of the cases, from and below. */
  readonly from: number;
  readonly to: number;
  readonly unitOf: (number: number) => string;
  readonly facility: string;
}

export const restoreCases = async ({ endpoint, from, to, ...where }: Restored): Promise<void> => {
  const documents = DynamoDBDocumentClient.from(createLocalClient(endpoint, 5), {
    marshallOptions: { removeUndefinedValues: true },
  });
  let next = from;
  await Promise.all(
    Array.from({ length: batchesAtOnce }, async () => {
      while (next < to) {
        const first = next;
        next = Math.min(to, first + mostInBatch);
        const items = await itemsOf(first, next, where);
        for (let at = 0; at < items.length; at += mostInBatch) {
          const { UnprocessedItems = {} } = await documents.send(
            new BatchWriteCommand({
              RequestItems: { [table]: items.slice(at, at + mostInBatch).map((Item) => ({ PutRequest: { Item } })) },
            }),
          );
          if (Object.keys(UnprocessedItems).length > 0) throw new Error('The table left some of a batch unwritten');
        }
      }
    }),
  );
};

type Where = Pick<Restored, 'unitOf' | 'facility'>;

const itemsOf = async (from: number, to: number, { unitOf, facility }: Where): Promise<readonly Item[]> => {
  const at = instantAt(Date.now());
  const kept = keeping(createTableInMemory());
  const ports: Ports = {
    store: createStoreOn(kept.table),
    policyOf: () => policy,
    now: () => at,
    publish: async () => {},
    tellOperations: async () => {},
    workflows: { start: async () => 'started', isRunning: async () => true, wake: async () => 'woken' },
  };
  for (let number = from; number < to; number += 1) {
    await record(ports, {
      id: eventId(`admission-${number}`),
      caseId: caseId(`CT-${number}`),
      happenedAt: at,
      recordedAt: at,
      recordedBy: 'load.1',
      body: {
        type: 'admitted',
        jurisdiction: policy.jurisdiction,
        legalStatus: 'accused',
        place: { facility, unit: unitOf(number) },
      },
    });
  }
  return kept.items();
};

/** A table that remembers which keys were written. */
const keeping = (inner: CaseTable): { readonly table: CaseTable; readonly items: () => Promise<readonly Item[]> } => {
  const keys = new Map<string, ItemKey>();
  const remember = ({ pk, sk }: ItemKey): void => void keys.set(`${pk}\n${sk}`, { pk, sk });
  return {
    table: {
      ...inner,
      put: (item, condition) => {
        remember(item);
        return inner.put(item, condition);
      },
      update: (key, change, condition) => {
        remember(key);
        return inner.update(key, change, condition);
      },
    },
    items: async () =>
      (await Promise.all([...keys.values()].map((key) => inner.get(key)))).filter((item) => item !== undefined),
  };
};
