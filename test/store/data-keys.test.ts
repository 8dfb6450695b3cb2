/** Keys of cases: one each, open for a while, bound to their case, and gone for good once destroyed. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { caseId } from '../../lib/case/identity.ts';
import { createDataKeys, type KeyWrapper } from '../../lib/store/data-keys.ts';
import { createStoreOn } from '../../lib/store/dynamodb.ts';
import { createMasterKey, createMasterKeyFile } from '../../lib/store/master-key-file.ts';
import { aTombstone } from './contract/erasing.ts';
import { anEvent, otherCase, sequence, someCase } from './samples.ts';
import { createTableInMemory } from './table-in-memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughcare-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const counting = () => {
  let opened = 0;
  const inner = createMasterKey();
  const wrapper: KeyWrapper = {
    generate: inner.generate,
    unwrap: (wrapped, of) => {
      opened += 1;
      return inner.unwrap(wrapped, of);
    },
  };
  return { wrapper, opened: () => opened };
};

it('keeps so many keys open and no more, and none for longer than it may', async () => {
  const { wrapper, opened } = counting();
  const table = createTableInMemory();
  let now = 0;
  const keys = createDataKeys({ table, wrapper, most: 2, longest: 1000, now: () => now });
  for (const number of sequence(3)) await keys.create(caseId(`CT-${number}`));
  expect(opened()).toBe(0);
  await keys.open(caseId('CT-3'));
  expect(opened()).toBe(0);
  await keys.open(caseId('CT-1'));
  expect(opened()).toBe(1);
  now = 1000;
  await keys.open(caseId('CT-1'));
  expect(opened()).toBe(2);
});

it('makes one key for one case, however many ask at once', async () => {
  const table = createTableInMemory();
  const { wrapper } = counting();
  const made = await Promise.all(sequence(8).map(() => createDataKeys({ table, wrapper }).create(someCase)));
  expect(new Set(made.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
});

it('writes of an event nothing that can be read but its case and its number', async () => {
  const table = createTableInMemory();
  const keys = createDataKeys({ table: createTableInMemory(), wrapper: createMasterKey() });
  await createStoreOn(table, { keys }).append(anEvent('e1'), 0);
  const [item] = await table.query({ partition: `CASE#${someCase}` });
  expect(Object.keys(item ?? {}).toSorted()).toEqual(['caseId', 'locked', 'n', 'pk', 'shardKey', 'shardSort', 'sk']);
});

it('opens no event that was changed, moved to another place, or brought back after its key was destroyed', async () => {
  const [table, keyTable] = [createTableInMemory(), createTableInMemory()];
  const keys = () => createDataKeys({ table: keyTable, wrapper });
  const wrapper = createMasterKey();
  const store = createStoreOn(table, { keys: keys() });
  await store.append(anEvent('e1'), 0);
  await store.append(anEvent('o1', { caseId: otherCase }), 0);
  const [item] = await table.query({ partition: `CASE#${someCase}` });
  const { locked } = item as { locked: Uint8Array };
  const asIf = (over: object) => table.put({ ...item, pk: `CASE#${someCase}`, sk: 'EVENT#0000001', ...over });

  await asIf({ locked: locked.map((byte, index) => (index === 40 ? byte ^ 1 : byte)) });
  await expect(store.events(someCase)).rejects.toMatchObject({ name: 'DataKeyUnreadable' });
  await asIf({ pk: `CASE#${otherCase}`, caseId: otherCase });
  await expect(store.events(otherCase)).rejects.toMatchObject({ name: 'DataKeyUnreadable' });
  await asIf({});
  expect(await store.events(someCase)).toHaveLength(1);

  await keys().destroy(aTombstone());
  const restored = createStoreOn(table, { keys: keys() });
  await expect(restored.events(someCase)).rejects.toMatchObject({ name: 'CaseErased', tombstone: aTombstone() });
});

it('reads and goes on with a case that began before there were keys', async () => {
  const table = createTableInMemory();
  await createStoreOn(table).append(anEvent('e1'), 0);
  const keys = createDataKeys({ table: createTableInMemory(), wrapper: createMasterKey() });
  const store = createStoreOn(table, { keys });
  await store.append(anEvent('e2', { body: { type: 'assessmentRecorded' } }), 1);
  expect((await store.events(someCase)).map(({ id }) => id)).toEqual(['e1', 'e2']);
});

it('keeps its master key in a file that only its owner can read, and refuses another', async () => {
  const file = join(folder, 'master.key');
  const { key, wrapped } = await createMasterKeyFile(file).generate(someCase);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await createMasterKeyFile(file).unwrap(wrapped, someCase)).toEqual(Buffer.from(key));
  await expect(createMasterKeyFile(file).unwrap(wrapped, otherCase)).rejects.toMatchObject({
    name: 'DataKeyUnreadable',
  });
  await expect(createMasterKey().unwrap(wrapped, someCase)).rejects.toThrow('Put back the master key');
  writeFileSync(file, 'short');
  expect(() => createMasterKeyFile(file)).toThrow('holds 3 bytes where a master key has 32');
});

it('names the case that does not open where another continues it', async () => {
  const keyTable = createTableInMemory();
  const keys = createDataKeys({ table: keyTable, wrapper: createMasterKey(), longest: 0 });
  const store = createStoreOn(createTableInMemory(), { keys });
  await store.append(anEvent('o1', { caseId: otherCase }), 0);
  await store.append(anEvent('e1'), 0);
  await store.append(anEvent('e2', { body: { type: 'otherCaseJoined', other: otherCase, through: 1 } }), 1);
  const lost = await keyTable.query({ partition: `CASE#${otherCase}` });
  for (const { pk, sk } of lost)
    await keyTable.delete({ pk: `${pk}`, sk: `${sk}` }, { expression: 'attribute_exists(pk)' });
  const fault = {
    name: 'JoinedCaseUnopened',
    other: otherCase,
    message: expect.stringMatching(
      `^Case ${someCase} continues case ${otherCase}, which does not open. Case ${otherCase} has`,
    ),
    cause: { name: 'DataKeyUnreadable' },
  };
  await expect(store.events(someCase)).rejects.toMatchObject(fault);
  await expect(store.history(someCase)).rejects.toMatchObject(fault);
  await expect(store.events(otherCase)).rejects.toMatchObject({ name: 'DataKeyUnreadable' });
});
