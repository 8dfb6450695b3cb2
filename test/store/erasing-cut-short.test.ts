/** An erasure that a crash cuts short is still in the list of cases, so that whoever goes through it finishes the work. */
import { expect, test } from 'vitest';
import type { CaseTable } from '../../lib/store/dynamodb/case-table.ts';
import { createStoreOn } from '../../lib/store/dynamodb.ts';
import { aTombstone } from './contract/erasing.ts';
import { aNotice, anEvent, aRow, aSnapshot, collect, sequence, someCase } from './samples.ts';
import { createTableInMemory } from './table-in-memory.ts';

/** Deletes so many items, and dies at the next. */
const dyingAfter = (table: CaseTable, deletes: number): CaseTable => {
  let left = deletes;
  return {
    ...table,
    delete: async (...given) => {
      left -= 1;
      if (left < 0) throw new Error('crashed');
      return table.delete(...given);
    },
  };
};

test.each(sequence(6).map((number) => number - 1))('cut short after %i of its deletions', async (deletes) => {
  const table = createTableInMemory();
  const store = createStoreOn(table);
  await store.append(anEvent('e1'), 0);
  await store.append(anEvent('e2', { body: { type: 'assessmentRecorded' } }), 1);
  await store.project(aSnapshot(2), [aRow('pretrial-assessment/1/1')]);
  await store.claimNotice(aNotice('n1'));
  await store.advanceTimeline(someCase, 1);
  await store.park(someCase, { token: 'token', seen: 2 });

  await expect(createStoreOn(dyingAfter(table, deletes)).erase(aTombstone())).rejects.toThrow('crashed');
  expect(await collect(store.cases())).toEqual([someCase]);

  await store.erase(aTombstone());
  expect(await collect(store.cases())).toEqual([]);
  expect(await store.notices(someCase)).toEqual([]);
  expect(await store.parkedToken(someCase)).toBeUndefined();
  expect(await store.timeline(someCase)).toEqual({ generation: 1 });
});
