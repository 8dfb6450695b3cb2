/** The rows that `due` lists, each with what somebody promised or put off. */
import type { CaseId, Instant } from '../case/identity.ts';
import type { Standing } from '../casework/standing.ts';
import { standingUnlessUnread, type UnreadCase } from '../casework/unread.ts';
import { type PutOff, putOff } from '../reports/put-off.ts';
import type { DueRow } from '../store/port.ts';
import type { Policy } from '../timeline/policy.ts';
import type { Source } from './case-source.ts';
import { isIn, type Where } from './known-places.ts';

export interface Listed {
  readonly row: DueRow;
  readonly putOff: PutOff;
}

export interface List {
  readonly rows: readonly Listed[];
  /** Cases that cannot be told any more: their rows are as they were last written down, without what was put off. */
  readonly unread: readonly UnreadCase[];
}

const mostPerUnit = 1000;

/** What is open in the units of one jurisdiction and due by an instant, unit by unit, earliest first. */
export const listedIn = async (source: Source, policy: Policy, where: Where, until: Instant): Promise<List> => {
  const { store } = source;
  const { jurisdiction } = policy;
  const unread: UnreadCase[] = [];
  const standingFor = standings(source, policy, (one) => void unread.push(one));
  const rows: Listed[] = [];
  for (const place of await store.unitsWithRows(jurisdiction)) {
    if (!isIn(where, place)) continue;
    const due = await store.dueInUnit(jurisdiction, place.facility, place.unit, { until, limit: mostPerUnit });
    for (const row of due) rows.push({ row, putOff: saidOf(row, await standingFor(row.caseId)) });
  }
  return { rows, unread };
};

/** Reads each case once; undefined when it was erased meanwhile, or cannot be told. */
const standings = (
  { store, now }: Source,
  policy: Policy,
  leftOut: (unread: UnreadCase) => void,
): ((caseId: CaseId) => Promise<Standing | undefined>) => {
  const read = new Map<CaseId, Promise<Standing | undefined>>();
  return (caseId) => {
    const known = read.get(caseId) ?? standingUnlessUnread({ store, now, policyOf: () => policy }, caseId, leftOut);
    read.set(caseId, known);
    return known;
  };
};

const saidOf = ({ deadline: key }: DueRow, standing: Standing | undefined): PutOff => {
  const found = standing?.deadlines.find(({ deadline }) => deadline.key === key)?.deadline;
  return standing === undefined || found === undefined ? {} : putOff(found, standing.policy, standing.now);
};
