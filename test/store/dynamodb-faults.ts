/** What only a store on DynamoDB can suffer: lost answers, a crash between two writes, limits of size, a missing table. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { createCaseTable } from '../../lib/store/dynamodb/create-case-table.ts';
import { createDynamoDBStore } from '../../lib/store/dynamodb.ts';
import { type Backend, clientOf, freshTable } from './backends/backend.ts';
import { countRequests, crashAfter, loseFirstAnswer } from './faulty-client.ts';
import { aNotice, anEvent, aRow, aSnapshot, at, sequence, someCase } from './samples.ts';

const pk = 'CASE#CT-1001';
const reasonOf = (length: number) =>
  ({ type: 'corrected', supersedes: anEvent('e0').id, reason: 'x'.repeat(length) }) as const;

export function dynamoDBFaults(backend: () => Backend, client: () => DynamoDBClient): void {
  const open = async () => {
    const table = await freshTable(client());
    const faultyClient = clientOf(backend());
    const documents = DynamoDBDocumentClient.from(client());
    return {
      documents,
      table,
      faultyClient,
      store: createDynamoDBStore({ client: client(), table }),
      faulty: createDynamoDBStore({ client: faultyClient, table }),
      item: async (sk: string) =>
        (await documents.send(new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }))).Item,
    };
  };

  it('heals a projection that crashed after any number of writes', async () => {
    const { store, table } = await open();
    let n = 0;
    for (const writes of sequence(7)) {
      const [before, wanted] = [n + 1, n + 2];
      n = wanted;
      await store.project(aSnapshot(before), [aRow('a/1/1'), aRow('b/1/1'), aRow('c/1/1', { generation: before })]);
      const dying = clientOf(backend());
      crashAfter(dying, writes - 1);
      const rows = [aRow('b/1/1'), aRow('c/1/1', { generation: wanted }), aRow('d/1/1'), aRow('e/1/1')];
      const crashed = createDynamoDBStore({ client: dying, table }).project(aSnapshot(wanted), rows);
      await expect(crashed).rejects.toThrow('the process is gone');
      dying.destroy();

      expect(await store.project(aSnapshot(wanted), rows)).toBe(true);
      expect(await store.dueRows(someCase)).toEqual(rows);
      const listed = await store.dueInUnit('connecticut', 'HCC', 'Intake', { limit: 10 });
      expect(listed).toEqual(rows);
    }
  });

  it('writes a row only when it changed', async () => {
    const { store, faulty, faultyClient, item } = await open();
    const rows = sequence(5).map((number) => aRow(`d${number}/1/1`));
    await store.project(aSnapshot(1), rows);
    const requests = countRequests(faultyClient);
    await faulty.project(aSnapshot(2), rows);
    expect(requests()).toBe(3);
    expect(await item('DUE#d1/1/1')).toMatchObject({ turn: 1 });
    await faulty.project(aSnapshot(2), rows);
    expect(requests()).toBe(5);
  });

  it('records an event once when the answer to its put is lost and the client repeats it', async () => {
    const { faulty, faultyClient, store } = await open();
    loseFirstAnswer(faultyClient);
    expect(await faulty.append(anEvent('e1'), 0)).toMatchObject({ alreadyRecorded: true, event: { n: 1 } });
    expect(await store.events(someCase)).toHaveLength(1);
  });

  it('projects all when the answer to a write is lost and the client repeats it', async () => {
    const { faulty, faultyClient, store } = await open();
    loseFirstAnswer(faultyClient);
    expect(await faulty.project(aSnapshot(1), [aRow('a/1/1')])).toBe(true);
    expect(await store.dueRows(someCase)).toEqual([aRow('a/1/1')]);
  });

  it('records an event as large as fits, and refuses a larger one before sending it', async () => {
    const { store, faulty, faultyClient } = await open();
    const requests = countRequests(faultyClient);
    const tooLarge = await faulty
      .append(anEvent('e1', { body: reasonOf(500_000) }), 0)
      .catch((fault: unknown) => fault);
    expect(tooLarge).toMatchObject({ name: 'EventTooLarge', message: expect.stringContaining('e1 (corrected)') });
    expect(requests()).toBe(1);

    const over = Number(/takes (\d+) bytes/.exec(String(tooLarge))?.[1]) - 400 * 1024;
    await expect(store.append(anEvent('e1', { body: reasonOf(500_000 - over + 1) }), 0)).rejects.toMatchObject({
      name: 'EventTooLarge',
      message: expect.stringContaining('409601 bytes; an item holds at most 409600'),
    });
    expect(await store.append(anEvent('e1', { body: reasonOf(500_000 - over) }), 0)).toMatchObject({ event: { n: 1 } });
  });

  it('reads lists that take several pages of an index', async () => {
    const { store } = await open();
    const role = 'long '.repeat(15_000);
    const rows = sequence(30).map((number) => aRow(`d${String(number).padStart(2, '0')}/1/1`, { role }));
    await store.project(aSnapshot(1), rows);
    expect(await store.dueInUnit('connecticut', 'HCC', 'Intake', { limit: 2000 })).toHaveLength(30);
    expect(await store.dueInUnit('connecticut', 'HCC', 'Intake', { limit: 25 })).toHaveLength(25);
    expect(await store.dueRows(someCase)).toHaveLength(30);
  });

  it('stores plain items: the event body as a map, index keys only where they are needed', async () => {
    const { store, item } = await open();
    await store.append(anEvent('e1'), 0);
    await store.append(anEvent('e2', { body: { type: 'assessmentRecorded' } }), 1);
    await store.claimNotice(aNotice('n1', { channel: 'digest' }));
    await store.confirmNotice(someCase, 'n1', at(5));
    const { shardKey, ...first } = (await item('EVENT#0000001')) ?? {};
    expect(shardKey).toMatch(/^CASES#\d+$/);
    expect(first).toEqual({ pk, sk: 'EVENT#0000001', shardSort: 'CT-1001', ...anEvent('e1'), n: 1 });
    expect(await item('EVENT#0000002')).not.toHaveProperty('shardKey');
    expect(await item('NOTICE#n1')).not.toHaveProperty('listKey');
  });

  it('leaves out what is undefined', async () => {
    const { store, item } = await open();
    const facts = { heldOnBond: undefined, sexOffender: false } as { sexOffender: boolean };
    await store.append(anEvent('e1', { body: { type: 'factsRecorded', facts } }), 0);
    expect(await item('EVENT#0000001')).toMatchObject({
      body: { type: 'factsRecorded', facts: { sexOffender: false } },
    });
    expect(await store.append(anEvent('e1', { body: { type: 'factsRecorded', facts } }), 1)).toMatchObject({
      alreadyRecorded: true,
    });
  });

  it('refuses to go on from a case whose events have a gap', async () => {
    const { store, documents, table } = await open();
    await store.append(anEvent('e1'), 0);
    const Item = { pk, sk: 'EVENT#0000003', ...anEvent('e3'), n: 3 };
    await documents.send(new PutCommand({ TableName: table, Item }));
    await expect(store.append(anEvent('e4'), 'any')).rejects.toMatchObject({
      name: 'SequenceBroken',
      message: expect.stringContaining('should have event 2 next but has 3'),
    });
  });

  it('leaves a table that is there as it is', async () => {
    const { store, table } = await open();
    await store.append(anEvent('e1'), 0);
    await createCaseTable(client(), table);
    expect(await store.events(someCase)).toHaveLength(1);
  });

  it('says so when there is no such table', async () => {
    const store = createDynamoDBStore({ client: client(), table: 'not-there' });
    const fault = { name: 'CaseTableMissing', message: expect.stringContaining('no table not-there') };
    await expect(store.events(someCase)).rejects.toMatchObject(fault);
    await expect(store.snapshot(someCase)).rejects.toMatchObject(fault);
    await expect(store.park(someCase, { token: 't', seen: 0 })).rejects.toMatchObject({
      ...fault,
      cause: { name: 'ResourceNotFoundException' },
    });
  });
}
