/** Rows of many cases, in order: all shards together give every row that has a next action exactly once. */
import { expect, it } from 'vitest';
import { caseId, type Instant } from '../../../lib/case/identity.ts';
import type { CaseStore, DueRow } from '../../../lib/store/port.ts';
import type { OpenStore } from '../contract.ts';
import { aRow, aSnapshot, at, sequence, someCase, withoutNextAction } from '../samples.ts';

const shardsOf = (store: CaseStore): readonly number[] => sequence(store.shards).map((number) => number - 1);

async function everyRowToActOn(store: CaseStore, until: Instant): Promise<readonly DueRow[]> {
  const found = await Promise.all(shardsOf(store).map((shard) => store.rowsToActOn(shard, until, 1000)));
  return found.flat();
}

/** 40 cases with three rows each, due in an order that is neither that of the cases nor that of the deadlines. */
async function fill(store: CaseStore): Promise<readonly DueRow[]> {
  const rows = sequence(40).map((number) =>
    ['a/1/1', 'b/1/1', 'c/1/1'].map((deadline, index) =>
      aRow(deadline, {
        caseId: caseId(`CT-${number}`),
        dueAt: at((number * 37 + index * 61) % 100),
        nextActionAt: at((number * 53 + index * 29) % 90),
        unit: number % 3 === 0 ? 'North' : 'South',
      }),
    ),
  );
  await Promise.all(rows.map((own) => store.project(aSnapshot(1, { caseId: own[0]?.caseId ?? someCase }), own)));
  return rows.flat();
}

const textOf = ({ caseId: id, deadline }: DueRow): string => `${id} ${deadline}`;
const texts = (rows: readonly DueRow[]): readonly string[] => rows.map(textOf).sort();
const inUnit = (store: CaseStore, unit: string, limit: number, until?: Instant) =>
  store.dueInUnit('connecticut', 'HCC', unit, { limit, ...(until === undefined ? {} : { until }) });

export function dueListContract(open: OpenStore): void {
  it('finds every row to act on in exactly one shard, the instant itself included', async () => {
    const store = await open();
    const rows = await fill(store);
    expect(texts(await everyRowToActOn(store, at(10_000)))).toEqual(texts(rows));
    const early = rows.filter(({ nextActionAt }) => nextActionAt !== undefined && nextActionAt <= at(45));
    expect(rows.some(({ nextActionAt }) => nextActionAt === at(45))).toBe(true);
    expect(texts(await everyRowToActOn(store, at(45)))).toEqual(texts(early));
    expect(await everyRowToActOn(store, at(-1))).toEqual([]);
  });

  it('spreads cases over the shards, and keeps the rows of a case together', async () => {
    const store = await open();
    await fill(store);
    const found = await Promise.all(shardsOf(store).map((shard) => store.rowsToActOn(shard, at(10_000), 1000)));
    expect(found.filter((rows) => rows.length > 0).length).toBeGreaterThan(store.shards / 2);
    expect(found.flatMap((rows) => [...new Set(rows.map((row) => row.caseId))])).toHaveLength(40);
  });

  it('gives the earliest first, and no more than the limit', async () => {
    const store = await open();
    await fill(store);
    for (const shard of shardsOf(store)) {
      const rows = await store.rowsToActOn(shard, at(10_000), 1000);
      const times = rows.map(({ nextActionAt }) => nextActionAt);
      expect(times).toEqual([...times].sort());
      expect(await store.rowsToActOn(shard, at(10_000), 2)).toEqual(rows.slice(0, 2));
      expect(await store.rowsToActOn(shard, at(10_000), 0)).toEqual([]);
    }
  });

  it('follows a row that moves, rests, returns and goes', async () => {
    const store = await open();
    await store.project(aSnapshot(1), [aRow('a/1/1', { nextActionAt: at(10) })]);
    await store.rescheduleDueRow(aRow('a/1/1'), at(20));
    expect(await everyRowToActOn(store, at(19))).toEqual([]);
    expect(await everyRowToActOn(store, at(20))).toEqual([aRow('a/1/1', { nextActionAt: at(20) })]);
    await store.rescheduleDueRow(aRow('a/1/1'), undefined);
    expect(await everyRowToActOn(store, at(10_000))).toEqual([]);
    expect(await inUnit(store, 'Intake', 5)).toEqual([withoutNextAction(aRow('a/1/1'))]);
    await store.project(aSnapshot(2), [aRow('a/1/1', { nextActionAt: at(30) })]);
    expect(await everyRowToActOn(store, at(30))).toHaveLength(1);
    await store.project(aSnapshot(3), []);
    expect(await everyRowToActOn(store, at(10_000))).toEqual([]);
    expect(await inUnit(store, 'Intake', 5)).toEqual([]);
  });

  it('goes on where a page ended, row by row, to the end', async () => {
    const store = await open();
    await fill(store);
    for (const until of [undefined, at(45)]) {
      const whole = await inUnit(store, 'North', 1000, until);
      const found: DueRow[] = [];
      for (;;) {
        const after = found.at(-1);
        const page = await store.dueInUnit('connecticut', 'HCC', 'North', {
          limit: 4,
          ...(until === undefined ? {} : { until }),
          ...(after === undefined ? {} : { after }),
        });
        found.push(...page);
        if (page.length < 4) break;
      }
      expect(found).toEqual(whole);
      expect(whole.length).toBeGreaterThan(4);
    }
  });

  it('gives nothing after a row that is due later than asked for', async () => {
    const store = await open();
    await fill(store);
    const last = (await inUnit(store, 'North', 1000)).at(-1);
    expect(last).toBeDefined();
    if (last === undefined) return;
    expect(await store.dueInUnit('connecticut', 'HCC', 'North', { until: at(1), after: last, limit: 9 })).toEqual([]);
  });

  it('names the shards there are when asked for another', async () => {
    const store = await open();
    for (const shard of [-1, 0.5, store.shards]) {
      await expect(store.rowsToActOn(shard, at(0), 1)).rejects.toMatchObject({
        name: 'ShardUnknown',
        message: expect.stringContaining(`0 to ${store.shards - 1}, but was asked for ${shard}`),
      });
    }
  });

  it('lists what is due in a unit, earliest first, within bound and limit', async () => {
    const store = await open();
    const rows = (await fill(store)).filter(({ unit }) => unit === 'North');
    const found = await inUnit(store, 'North', 1000);
    expect(texts(found)).toEqual(texts(rows));
    expect(found.map(({ dueAt }) => dueAt)).toEqual(rows.map(({ dueAt }) => dueAt).sort());
    expect(await inUnit(store, 'North', 4)).toEqual(found.slice(0, 4));
    expect(await inUnit(store, 'North', 1000, at(50))).toEqual(found.filter(({ dueAt }) => dueAt <= at(50)));
    expect(await inUnit(store, 'East', 1000)).toEqual([]);
    expect(await store.dueInUnit('saskatchewan', 'HCC', 'North', { limit: 9 })).toEqual([]);
  });

  it('lists the units that have rows now, of one jurisdiction', async () => {
    const store = await open();
    const away = caseId('SK-1');
    await store.project(aSnapshot(1), [
      aRow('a/1/1'),
      aRow('b/1/1', { unit: 'East' }),
      aRow('c/1/1', { facility: 'BCC' }),
    ]);
    await store.project(aSnapshot(1, { caseId: away }), [
      aRow('a/1/1', { caseId: away, jurisdiction: 'saskatchewan' }),
    ]);
    expect(await store.unitsWithRows('connecticut')).toEqual([
      { facility: 'BCC', unit: 'Intake' },
      { facility: 'HCC', unit: 'East' },
      { facility: 'HCC', unit: 'Intake' },
    ]);
    await store.project(aSnapshot(2), [aRow('a/1/1', { unit: 'East' })]);
    expect(await store.unitsWithRows('connecticut')).toEqual([{ facility: 'HCC', unit: 'East' }]);
    expect(await store.unitsWithRows('nowhere')).toEqual([]);
  });

  it('does not mix units whose names contain what keys are made of', async () => {
    const store = await open();
    await store.project(aSnapshot(1), [
      aRow('a/1/1', { facility: 'A#B', unit: 'C' }),
      aRow('b/1/1', { facility: 'A', unit: 'B#C' }),
      aRow('c/1/1', { facility: 'A%23B', unit: 'C' }),
    ]);
    const rows = await store.dueInUnit('connecticut', 'A#B', 'C', { limit: 9 });
    expect(rows.map(({ deadline }) => deadline)).toEqual(['a/1/1']);
    expect(await store.unitsWithRows('connecticut')).toHaveLength(3);
  });
}
