/** Erasing: nothing of the case is left but the tombstone, nothing comes back, and no other case is touched. */
import { expect, it } from 'vitest';
import { carryOver } from '../../../lib/casework/carry-over.ts';
import type { Tombstone } from '../../../lib/store/port.ts';
import type { OpenStore } from '../contract.ts';
import { aNotice, anEvent, aRow, aSnapshot, at, collect, otherCase, sequence, someCase } from '../samples.ts';

export const aTombstone = (over: Partial<Tombstone> = {}): Tombstone => ({
  caseId: someCase,
  jurisdiction: 'connecticut',
  orderedAt: at(100),
  erasedAt: at(101),
  orderedBy: 'a.clerk',
  authority: 'Superior Court, order 14 of 2026',
  reason: 'absolute pardon',
  ...over,
});
const erased = { name: 'CaseErased', tombstone: aTombstone() };

export function erasingContract(open: OpenStore): void {
  const filled = async () => {
    const store = await open();
    for (const caseId of [someCase, otherCase]) {
      await store.append(anEvent('e1', { caseId }), 0);
      await store.append(anEvent('e2', { caseId, body: { type: 'assessmentRecorded' } }), 1);
      await store.project(aSnapshot(2, { caseId }), [
        aRow('pretrial-assessment/1/1', { caseId }),
        aRow('mental-health-unit-intake/1/1', { caseId, unit: 'B' }),
      ]);
      await store.claimNotice(aNotice(`${caseId} n1`, { caseId, channel: 'digest' }));
      await store.park(caseId, { token: 'token', seen: 2 });
    }
    return store;
  };

  it('leaves of a case neither events nor rows, notices or tokens, in no list, and says so to whoever reads it', async () => {
    const store = await filled();
    expect(await store.erase(aTombstone())).toEqual(aTombstone());

    await expect(store.events(someCase)).rejects.toMatchObject(erased);
    await expect(store.history(someCase)).rejects.toMatchObject(erased);
    expect(await store.snapshot(someCase)).toBeUndefined();
    expect(await store.dueRows(someCase)).toEqual([]);
    expect(await store.notices(someCase)).toEqual([]);
    expect(await store.parkedToken(someCase)).toBeUndefined();
    expect(await collect(store.cases())).toEqual([otherCase]);
    const shards = await Promise.all(
      sequence(store.shards).map((number) => store.rowsToActOn(number - 1, at(9999), 50)),
    );
    expect(new Set(shards.flat().map(({ caseId }) => caseId))).toEqual(new Set([otherCase]));
    for (const unit of ['Intake', 'B']) {
      const rows = await store.dueInUnit('connecticut', 'HCC', unit, { limit: 50 });
      expect(rows.map(({ caseId }) => caseId)).toEqual([otherCase]);
    }
    const { recipient } = aNotice('any');
    expect((await store.digestFor('connecticut', recipient, 50)).map(({ caseId }) => caseId)).toEqual([otherCase]);
  });

  it('touches no other case', async () => {
    const store = await filled();
    await store.erase(aTombstone());
    expect(await store.events(otherCase)).toHaveLength(2);
    expect(await store.dueRows(otherCase)).toHaveLength(2);
    expect(await store.notices(otherCase)).toHaveLength(1);
    expect(await store.parkedToken(otherCase)).toEqual({ token: 'token', seen: 2 });
  });

  it('refuses what arrives afterwards: a new event, one that was there, a projection, a notice', async () => {
    const store = await filled();
    await store.erase(aTombstone());
    for (const expected of [0, 2, 'any'] as const) {
      await expect(store.append(anEvent('e1'), expected)).rejects.toMatchObject(erased);
      await expect(store.append(anEvent('e9'), expected)).rejects.toMatchObject(erased);
    }
    expect(await store.project(aSnapshot(3), [aRow('pretrial-assessment/1/1')])).toBe(false);
    await expect(store.claimNotice(aNotice('n2'))).rejects.toMatchObject(erased);
    await expect(store.park(someCase, { token: 'late', seen: 2 })).rejects.toMatchObject(erased);
    expect(await store.parkedToken(someCase)).toBeUndefined();
    await store.rescheduleDueRow({ ...aRow('pretrial-assessment/1/1') }, at(5));
    expect(await store.dueRows(someCase)).toEqual([]);
    expect(await store.notices(someCase)).toEqual([]);
    await expect(store.events(someCase)).rejects.toMatchObject(erased);
  });

  it('erased again keeps the first tombstone', async () => {
    const store = await filled();
    await store.erase(aTombstone());
    expect(await store.erase(aTombstone({ erasedAt: at(500), orderedBy: 'somebody else' }))).toEqual(aTombstone());
    await expect(store.events(someCase)).rejects.toMatchObject(erased);
  });

  it('keeps a number from being used that nobody used yet', async () => {
    const store = await open();
    await store.erase(aTombstone());
    await expect(store.append(anEvent('e1'), 0)).rejects.toMatchObject(erased);
    expect(await collect(store.cases())).toEqual([]);
  });

  it('stays erased in a copy from before, once what happened since is carried over', async () => {
    const [lived, copy] = [await filled(), await filled()];
    await lived.erase(aTombstone());
    expect(await carryOver(lived, copy)).toMatchObject({ cases: 1, erased: 1, differing: [] });
    await expect(copy.events(someCase)).rejects.toMatchObject(erased);
    expect(await copy.dueRows(someCase)).toEqual([]);
  });
}
