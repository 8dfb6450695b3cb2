/**
 * Snapshot and due-date rows of a case: several items, no transaction, and yet the last projector wins whole.
 *
 * Projecting takes a turn. The snapshot holds the number of the last turn taken and the deadlines that turns have
 * announced and not reported finished (`unfinished`). A projector
 *   1. reads the snapshot, then the rows, both strongly consistent, and stops when a later version stands;
 *   2. takes the next turn by one conditional put of the snapshot, announcing every row it is about to change, and every
 *      row that was unfinished before it;
 *   3. writes those rows, each on condition that no later turn wrote it, each marked with its turn;
 *   4. reports its turn finished, if it is still the last.
 *
 * Why the end state is right, whoever is slow and whoever crashes. Call the turn that was taken last the last one; its
 * version is the highest, since a turn is only taken from one of no higher version.
 *   - A row that the last turn wrote stands: every write of an earlier turn fails on the condition in step 3.
 *   - A row that it did not write was right when it read it, and is touched by nobody after: any earlier turn that may
 *     still write had not reported finished, so the row was among the unfinished, and the last turn would have written it.
 *     A turn taken between its reading and its own turn makes step 2 fail, and it starts again.
 *   - When it crashes between 2 and 4, its rows stay unfinished, and the next projection, of whatever version, writes them.
 * One write could escape the condition of step 3: an earlier turn putting back a row that was deleted, since a deleted row
 * has no turn to compare. So a row that was ever unfinished when another turn was taken is marked `contended`, and
 * emptied instead of deleted. It takes a crash or a race to mark one, so these are few, and no index holds them.
 */
import type { CaseId } from '../../case/identity.ts';
import { rowsByDeadline, sameDueRow } from '../due-row.ts';
import { CaseContended } from '../errors.ts';
import type { CaseStore, DueRow, Snapshot } from '../port.ts';
import { sameContent } from '../same-content.ts';
import { type CaseTable, neverWritten } from './case-table.ts';
import type { Directory } from './directory.ts';
import type { Erasure } from './erasure.ts';
import { actionKeys, casePartition, dueSort, rowKeys } from './keys.ts';
import { plain } from './plain.ts';
import { isEmptied, readProjection, type StandingProjection, snapshotKey } from './standing-projection.ts';

/** Each attempt is lost only because another projector took a turn, so this many others projected meanwhile. */
const attempts = 100;

type Projections = Pick<CaseStore, 'project' | 'snapshot' | 'dueRows' | 'rescheduleDueRow'>;

export function createProjections(
  table: CaseTable,
  directory: Directory,
  shards: number,
  assertStands: Erasure['assertStands'],
): Projections {
  const takeTurn = (
    standing: StandingProjection,
    snapshot: Snapshot,
    unfinished: readonly string[],
  ): Promise<boolean> =>
    table.put(
      { ...snapshotKey(snapshot.caseId), ...snapshot, turn: standing.turn + 1, unfinished },
      standing.snapshot === undefined
        ? neverWritten
        : { expression: 'turn = :standing', values: { ':standing': standing.turn } },
    );

  /** False when a later turn wrote the row. A write repeated after its answer was lost passes: the turn is its own. */
  const writeRow = (caseId: CaseId, deadline: string, row: DueRow | undefined, turn: number, contended: boolean) => {
    const key = { pk: casePartition(caseId), sk: dueSort(deadline) };
    const notLater = { expression: 'attribute_not_exists(pk) OR turn <= :turn', values: { ':turn': turn } };
    const mark = contended ? { contended } : {};
    if (row !== undefined) return table.put({ ...key, ...row, ...rowKeys(row, shards), turn, ...mark }, notLater);
    return contended ? table.put({ ...key, turn, contended }, notLater) : table.delete(key, notLater);
  };

  const removeRow = (caseId: CaseId, deadline: string): Promise<boolean> =>
    table.delete({ pk: casePartition(caseId), sk: dueSort(deadline) }, { expression: 'attribute_exists(pk)' });

  const finish = (caseId: CaseId, turn: number): Promise<boolean> =>
    table.update(
      snapshotKey(caseId),
      { expression: 'SET unfinished = :none', values: { ':none': [] } },
      { expression: 'turn = :turn', values: { ':turn': turn } },
    );

  return {
    async project(snapshot, rows) {
      const { caseId } = snapshot;
      const wanted = rowsByDeadline(snapshot, rows);
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const standing = await readProjection(table, caseId);
        if (standing.snapshot !== undefined && standing.snapshot.n > snapshot.n) return false;
        const changed = deadlinesToWrite(standing, wanted);
        if (changed.length === 0 && sameContent(standing.snapshot, snapshot)) return true;
        await directory.addUnits(changed.flatMap((deadline) => wanted.get(deadline) ?? []));
        if (!(await takeTurn(standing, snapshot, changed))) continue;
        if (changed.length === 0) return true;

        const turn = standing.turn + 1;
        await allOf(
          changed.map((deadline) => {
            const contended = standing.unfinished.has(deadline) || standing.contended.has(deadline);
            return writeRow(caseId, deadline, wanted.get(deadline), turn, contended);
          }),
        );
        // A row that was refused means that a later turn was taken, and then this is refused too.
        const finished = await finish(caseId, turn);
        if (!finished) await assertStands(caseId, () => allOf(changed.map((deadline) => removeRow(caseId, deadline))));
        return finished;
      }
      throw new CaseContended('Projecting', caseId, attempts);
    },

    async snapshot(caseId) {
      const item = await table.get(snapshotKey(caseId));
      return item === undefined || item.erased === true ? undefined : plain<Snapshot>(item);
    },

    async dueRows(caseId) {
      const items = await table.query({ partition: casePartition(caseId), range: { beginsWith: dueSort('') } });
      return items.filter((item) => !isEmptied(item)).map((item) => plain<DueRow>(item));
    },

    async rescheduleDueRow({ caseId, deadline, generation }, nextActionAt) {
      const key = { pk: casePartition(caseId), sk: dueSort(deadline) };
      const sameGeneration = { expression: 'generation = :generation', values: { ':generation': generation } };
      if (nextActionAt === undefined) {
        await table.update(key, { expression: 'REMOVE nextActionAt, shardKey, shardSort' }, sameGeneration);
        return;
      }
      const { shardKey, shardSort } = actionKeys({ caseId, deadline }, nextActionAt, shards);
      const expression = 'SET nextActionAt = :at, shardKey = :shard, shardSort = :sort';
      const values = { ':at': nextActionAt, ':shard': shardKey, ':sort': shardSort };
      await table.update(key, { expression, values }, sameGeneration);
    },
  };
}

/** Rows that differ from what is wanted, and rows that an earlier turn may still be writing. */
function deadlinesToWrite(standing: StandingProjection, wanted: ReadonlyMap<string, DueRow>): readonly string[] {
  const changed = new Set(standing.unfinished);
  for (const [deadline, row] of wanted) {
    const now = standing.rows.get(deadline);
    if (now === undefined || !sameDueRow(now, row)) changed.add(deadline);
  }
  for (const deadline of standing.rows.keys()) if (!wanted.has(deadline)) changed.add(deadline);
  return [...changed];
}

/** Every write has landed or failed before a failure is told: none is still under way when the caller goes on. */
async function allOf(writes: readonly Promise<boolean>[]): Promise<void> {
  for (const result of await Promise.allSettled(writes)) if (result.status === 'rejected') throw result.reason;
}
