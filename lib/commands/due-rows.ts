/** The rows that `due` lists, each with what somebody promised or put off. */
import type { CaseId, Instant } from '../case/identity.ts';
import { unlessErased } from '../casework/erased.ts';
import { type Standing, standingOf } from '../casework/standing.ts';
import { type PutOff, putOff } from '../reports/put-off.ts';
import type { DueRow } from '../store/port.ts';
import type { Policy } from '../timeline/policy.ts';
import type { Source } from './case-source.ts';

export interface Listed {
  readonly row: DueRow;
  readonly putOff: PutOff;
}

interface Where {
  readonly facility?: string;
  readonly unit?: string;
}

const mostPerUnit = 1000;

/** What is open in the units of one jurisdiction and due by an instant, unit by unit, earliest first. */
export const listedIn = async (
  source: Source,
  policy: Policy,
  { facility, unit }: Where,
  until: Instant,
): Promise<readonly Listed[]> => {
  const { store } = source;
  const { jurisdiction } = policy;
  const standingFor = standings(source, policy);
  const listed: Listed[] = [];
  for (const place of await store.unitsWithRows(jurisdiction)) {
    if (facility !== undefined && place.facility !== facility) continue;
    if (unit !== undefined && place.unit !== unit) continue;
    const rows = await store.dueInUnit(jurisdiction, place.facility, place.unit, { until, limit: mostPerUnit });
    for (const row of rows) listed.push({ row, putOff: saidOf(row, await standingFor(row.caseId)) });
  }
  return listed;
};

/** Reads each case once; undefined when it was erased meanwhile. */
const standings = ({ store, now }: Source, policy: Policy): ((caseId: CaseId) => Promise<Standing | undefined>) => {
  const read = new Map<CaseId, Promise<Standing | undefined>>();
  return (caseId) => {
    const known = read.get(caseId) ?? unlessErased(standingOf({ store, now, policyOf: () => policy }, caseId));
    read.set(caseId, known);
    return known;
  };
};

const saidOf = ({ deadline: key }: DueRow, standing: Standing | undefined): PutOff => {
  const found = standing?.deadlines.find(({ deadline }) => deadline.key === key)?.deadline;
  return standing === undefined || found === undefined ? {} : putOff(found, standing.policy, standing.now);
};
