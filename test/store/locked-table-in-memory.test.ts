import { describe } from 'vitest';
import { createDataKeys } from '../../lib/store/data-keys.ts';
import { createStoreOn } from '../../lib/store/dynamodb.ts';
import { createMasterKey } from '../../lib/store/master-key-file.ts';
import { caseStoreContract } from './contract.ts';
import { createTableInMemory } from './table-in-memory.ts';

describe('the DynamoDB store with locked events, on a table in memory', () =>
  caseStoreContract(async () =>
    createStoreOn(createTableInMemory(), {
      keys: createDataKeys({ table: createTableInMemory(), wrapper: createMasterKey() }),
    }),
  ));
