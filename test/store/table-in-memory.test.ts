import { describe } from 'vitest';
import { createStoreOn } from '../../lib/store/dynamodb.ts';
import { caseStoreContract } from './contract.ts';
import { createTableInMemory } from './table-in-memory.ts';

describe('the DynamoDB store on a table in memory', () =>
  caseStoreContract(async () => createStoreOn(createTableInMemory())));
