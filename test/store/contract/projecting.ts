/** Snapshot and due-date rows: what was projected last of the latest version, whatever came between. */
import { expect, it } from 'vitest';
import type { OpenStore } from '../contract.ts';
import { anEvent, aRow, aSnapshot, at, otherCase, sequence, someCase, withoutNextAction } from '../samples.ts';

export function projectingContract(open: OpenStore): void {
  it('has nothing projected of a case at first', async () => {
    const store = await open();
    expect(await store.snapshot(someCase)).toBeUndefined();
    expect(await store.dueRows(someCase)).toEqual([]);
  });

  it('makes snapshot and rows what is given: adds, changes, leaves and removes', async () => {
    const store = await open();
    const kept = aRow('b/1/1');
    const silent = withoutNextAction(aRow('d/1/1'));
    await store.project(aSnapshot(1), [aRow('a/1/1'), kept, aRow('c/1/1')]);
    expect(
      await store.project(aSnapshot(2, { phase: 'orientation' }), [aRow('c/1/1', { generation: 2 }), silent, kept]),
    ).toBe(true);
    expect(await store.snapshot(someCase)).toEqual(aSnapshot(2, { phase: 'orientation' }));
    expect(await store.dueRows(someCase)).toEqual([kept, aRow('c/1/1', { generation: 2 }), silent]);
  });

  it('projects the same version again, with other rows, as when a policy changed', async () => {
    const store = await open();
    await store.project(aSnapshot(3), [aRow('a/1/1')]);
    expect(await store.project(aSnapshot(3), [aRow('b/1/1')])).toBe(true);
    expect(await store.project(aSnapshot(3), [aRow('b/1/1')])).toBe(true);
    expect(await store.dueRows(someCase)).toEqual([aRow('b/1/1')]);
  });

  it('catches up after a crash between recording and projecting', async () => {
    const store = await open();
    await store.append(anEvent('e1'), 0);
    await store.project(aSnapshot(1), [aRow('a/1/1')]);
    await store.append(anEvent('e2', { body: { type: 'assessmentRecorded' } }), 1);
    expect(await store.snapshot(someCase)).toMatchObject({ n: 1 });

    const version = (await store.events(someCase)).length;
    expect(await store.project(aSnapshot(version), [aRow('b/1/1')])).toBe(true);
    expect(await store.snapshot(someCase)).toMatchObject({ n: 2 });
    expect(await store.dueRows(someCase)).toEqual([aRow('b/1/1')]);
  });

  it('tells a late projector so, and changes nothing', async () => {
    const store = await open();
    await store.project(aSnapshot(5), [aRow('new/1/1')]);
    expect(await store.project(aSnapshot(4), [aRow('old/1/1')])).toBe(false);
    expect(await store.snapshot(someCase)).toEqual(aSnapshot(5));
    expect(await store.dueRows(someCase)).toEqual([aRow('new/1/1')]);
  });

  it('ends at the latest version when versions are projected at once', async () => {
    const store = await open();
    const rowsAt = (n: number) => [aRow('always/1/1'), aRow(`only-${n}/1/1`), aRow('moving/1/1', { generation: n })];
    await Promise.all(sequence(6).map((n) => store.project(aSnapshot(n), rowsAt(n))));
    expect(await store.snapshot(someCase)).toEqual(aSnapshot(6));
    expect(await store.dueRows(someCase)).toEqual([
      aRow('always/1/1'),
      aRow('moving/1/1', { generation: 6 }),
      aRow('only-6/1/1'),
    ]);
  });

  it('keeps the cases apart', async () => {
    const store = await open();
    await store.project(aSnapshot(1), [aRow('a/1/1')]);
    await store.project(aSnapshot(9, { caseId: otherCase }), [aRow('a/1/1', { caseId: otherCase })]);
    await store.project(aSnapshot(2), []);
    expect(await store.dueRows(someCase)).toEqual([]);
    expect(await store.dueRows(otherCase)).toHaveLength(1);
  });

  it('refuses rows of another case, and two rows for one deadline', async () => {
    const store = await open();
    await expect(store.project(aSnapshot(1), [aRow('a/1/1', { caseId: otherCase })])).rejects.toMatchObject({
      name: 'ProjectionInconsistent',
      message: expect.stringContaining('CT-1002'),
    });
    await expect(store.project(aSnapshot(1), [aRow('a/1/1'), aRow('a/1/1')])).rejects.toMatchObject({
      name: 'ProjectionInconsistent',
      message: expect.stringContaining('2 rows for 1 deadline'),
    });
    expect(await store.snapshot(someCase)).toBeUndefined();
  });

  it('moves the next action of a row, takes it away, and sets it again', async () => {
    const store = await open();
    await store.project(aSnapshot(1), [aRow('a/1/1'), aRow('b/1/1')]);
    await store.rescheduleDueRow(aRow('a/1/1'), at(900));
    expect(await store.dueRows(someCase)).toEqual([aRow('a/1/1', { nextActionAt: at(900) }), aRow('b/1/1')]);
    await store.rescheduleDueRow(aRow('a/1/1'), undefined);
    expect(await store.dueRows(someCase)).toEqual([withoutNextAction(aRow('a/1/1')), aRow('b/1/1')]);
    await store.rescheduleDueRow(aRow('a/1/1'), at(901));
    expect(await store.dueRows(someCase)).toEqual([aRow('a/1/1', { nextActionAt: at(901) }), aRow('b/1/1')]);
  });

  it('leaves a row of another generation, and a row that is gone, as they are', async () => {
    const store = await open();
    await store.project(aSnapshot(1), [aRow('a/1/1', { generation: 2 })]);
    await store.rescheduleDueRow(aRow('a/1/1', { generation: 1 }), at(900));
    await store.rescheduleDueRow(aRow('a/1/1', { generation: 3 }), undefined);
    await store.rescheduleDueRow(aRow('gone/1/1'), at(900));
    await store.rescheduleDueRow(aRow('a/1/1', { caseId: otherCase }), at(900));
    expect(await store.dueRows(someCase)).toEqual([aRow('a/1/1', { generation: 2 })]);
    expect(await store.dueRows(otherCase)).toEqual([]);
  });
}
