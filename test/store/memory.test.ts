import { describe } from 'vitest';
import { createMemoryStore } from '../../lib/store/memory.ts';
import { caseStoreContract } from './contract.ts';

describe('the case store in memory', () => caseStoreContract(async () => createMemoryStore()));
describe('the case store in memory, with one shard', () =>
  caseStoreContract(async () => createMemoryStore({ shards: 1 })));
