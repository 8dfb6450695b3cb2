/**
 * Several projectors of one case at once, some slow, some crashing, requests landing in any order. Whoever took the last
 * turn and finished is what stands; and one more projection always heals what a crash left behind.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseTable } from '../../lib/store/dynamodb/case-table.ts';
import { casePartition } from '../../lib/store/dynamodb/keys.ts';
import { createStoreOn } from '../../lib/store/dynamodb.ts';
import type { DueRow } from '../../lib/store/port.ts';
import { aRow, aSnapshot, at, someCase } from './samples.ts';
import { createTableInMemory } from './table-in-memory.ts';

interface Projector {
  readonly n: number;
  readonly rows: readonly DueRow[];
  /** The request at which it crashes, from 0, and whether that request still lands; never when undefined. */
  readonly crash: { readonly at: number; readonly lands: boolean } | undefined;
  /** The request from which it hangs until every projector of a lower rank is through; never when undefined. */
  readonly hang: { readonly at: number; readonly rank: number } | undefined;
}

const deadlines = ['a/1/1', 'b/1/1', 'c/1/1', 'd/1/1'];
const someRows = fc
  .array(fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }), { minLength: 4, maxLength: 4 })
  .map((generations) =>
    deadlines.flatMap((deadline, index) => {
      const generation = generations[index];
      return generation === undefined ? [] : [aRow(deadline, { generation })];
    }),
  );
const projector: fc.Arbitrary<Projector> = fc.record({
  n: fc.integer({ min: 1, max: 3 }),
  rows: someRows,
  crash: fc.option(fc.record({ at: fc.nat(9), lands: fc.boolean() }), { nil: undefined }),
  hang: fc.option(fc.record({ at: fc.nat(9), rank: fc.constantFrom(1, 2) }), { nil: undefined }),
});

/** Requests land when the scheduler says. From the crash on none is sent, and none of the answers arrives. */
function slowed(
  table: CaseTable,
  { crash, hang }: Projector,
  scheduler: fc.Scheduler,
  released: (rank: number) => Promise<unknown>,
): CaseTable {
  let sent = 0;
  const sending =
    <Input extends readonly unknown[], Answer>(request: (...input: Input) => Promise<Answer>) =>
    async (...input: Input): Promise<Answer> => {
      const number = sent++;
      if (crash !== undefined && (number > crash.at || (number === crash.at && !crash.lands)))
        throw new Error('crashed');
      if (hang !== undefined && number >= hang.at) await released(hang.rank);
      await scheduler.schedule(Promise.resolve());
      const answer = await request(...input);
      if (crash !== undefined && sent > crash.at) throw new Error('crashed');
      return answer;
    };
  return {
    get: sending(table.get),
    put: sending(table.put),
    update: sending(table.update),
    delete: sending(table.delete),
    query: sending(table.query),
    pages: table.pages,
  };
}

const projectBy = (table: CaseTable, { n, rows }: Projector, name: string): Promise<boolean | 'crashed'> =>
  createStoreOn(table, { shards: 1 })
    .project(aSnapshot(n, { phase: name }), rows)
    .catch((fault: unknown) => {
      if (fault instanceof Error && fault.message === 'crashed') return 'crashed';
      throw fault;
    });

describe('projections that interleave and crash', () => {
  it('end as the last finished turn says, and heal by projecting once more', async () => {
    const nobodyCrashes = projector.map((one) => ({ ...one, crash: undefined, hang: undefined }));
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(nobodyCrashes, { maxLength: 1 }),
        fc.array(fc.oneof(projector, nobodyCrashes), { minLength: 2, maxLength: 4 }),
        someRows,
        async (scheduler, before, projectors, healed) => {
          const table = createTableInMemory();
          const store = createStoreOn(table, { shards: 1 });
          for (const one of before) await projectBy(table, one, 'before');
          const through = projectors.map(() => Promise.withResolvers<void>());
          const released = (rank: number) =>
            Promise.all(
              projectors.flatMap(({ hang }, index) => ((hang?.rank ?? 0) < rank ? through[index]?.promise : [])),
            );
          const running = projectors.map((one, index) =>
            projectBy(slowed(table, one, scheduler, released), one, String(index)).finally(through[index]?.resolve),
          );
          const answers = await scheduler.waitFor(Promise.all(running));

          const standing = await table.get({ pk: casePartition(someCase), sk: 'SNAPSHOT' });
          const all = Object.fromEntries([...projectors.entries(), ...before.map((one) => ['before', one] as const)]);
          const last = all[String(standing?.phase)];
          if (standing !== undefined && (standing.unfinished as readonly string[]).length === 0) {
            expect(await store.dueRows(someCase)).toEqual(last?.rows);
            expect(byDeadline(await store.rowsToActOn(0, at(10_000), 100))).toEqual(last?.rows);
          }
          for (const [index, answer] of answers.entries()) {
            if (answer === true) expect(last?.n).toBeGreaterThanOrEqual(projectors[index]?.n ?? 0);
          }
          expect(await store.project(aSnapshot(9), healed)).toBe(true);
          expect(await store.dueRows(someCase)).toEqual(healed);
          expect(byDeadline(await store.rowsToActOn(0, at(10_000), 100))).toEqual(healed);
        },
      ),
      { numRuns: 1000, seed: 20_260_301 },
    );
  });
});

const byDeadline = (rows: readonly DueRow[]): readonly DueRow[] =>
  [...rows].sort((one, other) => (one.deadline < other.deadline ? -1 : 1));
