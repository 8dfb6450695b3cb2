/**
 * After a restore: what the one table holds and the other does not is carried over, so that every duty goes on from where
 * it was, nobody is told again what they were told already, and what was erased stays erased. Of each case the ledger goes first: whoever follows the
 * table as events arrive finds in it what has been sent.
 */
import type { CaseId, Instant } from '../case/identity.ts';
import { CaseErased } from '../store/errors.ts';
import type { CaseStore, LedgerRow, StoredEvent, Tombstone } from '../store/port.ts';

export interface CarriedOver {
  readonly cases: number;
  readonly events: number;
  readonly notices: number;
  /** Cases that the one erased and the other brought back: they are erased there too, whenever that was ordered. */
  readonly erased: number;
  /** Cases whose history differs in the two tables: nothing of theirs was changed. */
  readonly differing: readonly CaseId[];
}

/**
 * Safe to repeat, and after a fault to be begun again. `until` leaves out what was recorded or claimed later, for a table
 * that something wrong was written to. Projections are for whoever follows the cases afterwards.
 */
export const carryOver = async (from: CaseStore, to: CaseStore, until?: Instant): Promise<CarriedOver> => {
  let [cases, events, notices] = [0, 0, 0];
  const differing: CaseId[] = [];
  const erased = await erasuresOver(from, to);
  for await (const of of from.cases()) {
    cases += 1;
    if ((await tombstoneOf(to, of)) !== undefined) continue;
    const missing = await missingEvents(from, to, of, until);
    if (missing === undefined) {
      differing.push(of);
      continue;
    }
    notices += await noticesOver(from, to, of, until);
    await generationOver(from, to, of);
    for (const { n, ...event } of missing) {
      const { outcome } = await to.append(event, n - 1);
      if (outcome === 'appended') events += 1;
      else if (!differing.includes(of)) differing.push(of);
    }
  }
  return { cases, events, notices, erased, differing };
};

const erasuresOver = async (from: CaseStore, to: CaseStore): Promise<number> => {
  let erased = 0;
  for await (const of of to.cases()) {
    const tombstone = await tombstoneOf(from, of);
    if (tombstone === undefined) continue;
    await to.erase(tombstone);
    erased += 1;
  }
  return erased;
};

const tombstoneOf = async (store: CaseStore, of: CaseId): Promise<Tombstone | undefined> => {
  try {
    await store.events(of);
    return undefined;
  } catch (fault) {
    if (fault instanceof CaseErased) return fault.tombstone;
    throw fault;
  }
};

/** What the other does not have, or undefined where the two tell different histories. */
const missingEvents = async (
  from: CaseStore,
  to: CaseStore,
  of: CaseId,
  until: Instant | undefined,
): Promise<readonly StoredEvent[] | undefined> => {
  const known = await to.events(of);
  const all = (await from.events(of)).filter(({ recordedAt }) => until === undefined || recordedAt <= until);
  const differs = known.some(({ id }, index) => index < all.length && id !== all[index]?.id);
  return differs ? undefined : all.slice(known.length);
};

const noticesOver = async (from: CaseStore, to: CaseStore, of: CaseId, until: Instant | undefined): Promise<number> => {
  const known = new Map((await to.notices(of)).map((row) => [row.id, row]));
  const news = (await from.notices(of)).filter(
    (row) => (until === undefined || row.claimedAt <= until) && isNews(row, known.get(row.id)),
  );
  for (const { confirmedAt, withdrawn, ...notice } of news) {
    await to.claimNotice(notice);
    if (confirmedAt !== undefined)
      await to.confirmNotice(of, notice.id, confirmedAt, withdrawn === true ? 'withdrawn' : 'published');
  }
  return news.length;
};

const isNews = (row: LedgerRow, known: LedgerRow | undefined): boolean =>
  known === undefined || (known.confirmedAt === undefined && row.confirmedAt !== undefined);

/** Names of executions stay taken when the table goes back in time: the next timeline has to bear a new one. */
const generationOver = async (from: CaseStore, to: CaseStore, of: CaseId): Promise<void> => {
  const { generation } = await from.timeline(of);
  for (let at = (await to.timeline(of)).generation; at < generation; at += 1) await to.advanceTimeline(of, at);
};
