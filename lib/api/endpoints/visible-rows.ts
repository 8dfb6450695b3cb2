/** Rows of a unit's list that whoever asks may see: what is guarded shows to those alone whom the case itself shows to. */
import { fold } from '../../case/fold.ts';
import type { CaseId, Instant } from '../../case/identity.ts';
import type { Place } from '../../case/vocabulary.ts';
import type { DueRow, ListPlace } from '../../store/port.ts';
import { accessToCase } from '../access/access.ts';
import type { Identity } from '../identity.ts';
import type { ApiPorts } from '../ports.ts';

export interface RowsAsked {
  readonly identity: Identity;
  readonly unit: Place;
  readonly until?: Instant | undefined;
  readonly after?: ListPlace | undefined;
  readonly limit: number;
  readonly wanted?: (row: DueRow) => boolean;
}

export interface VisibleRows {
  readonly rows: readonly DueRow[];
  /** Where to go on; absent at the end. */
  readonly next?: ListPlace;
}

export const visibleRows = async (
  { identity, unit: { facility, unit }, until, after, limit, wanted = () => true }: RowsAsked,
  ports: ApiPorts,
): Promise<VisibleRows> => {
  const may = new Map<CaseId, boolean>();
  const rows: DueRow[] = [];
  let place = after;
  for (;;) {
    const page = await ports.store.dueInUnit(ports.jurisdiction, facility, unit, {
      limit,
      ...(until === undefined ? {} : { until }),
      ...(place === undefined ? {} : { after: place }),
    });
    for (const row of page) {
      place = row;
      if (wanted(row) && (await isVisible(row, identity, ports, may))) rows.push(row);
      if (rows.length === limit)
        return { rows, next: { dueAt: row.dueAt, caseId: row.caseId, deadline: row.deadline } };
    }
    if (page.length < limit) return { rows };
  }
};

const isVisible = async (
  row: DueRow,
  identity: Identity,
  ports: ApiPorts,
  known: Map<CaseId, boolean>,
): Promise<boolean> => {
  if (row.youth === true && !identity.youth) return false;
  if (row.restricted !== true) return true;
  const before = known.get(row.caseId);
  if (before !== undefined) return before;
  const { jurisdiction } = ports;
  const of = fold(await ports.store.events(row.caseId));
  const { allowed } = accessToCase(identity, 'read-case', of, { jurisdiction, now: ports.now() });
  known.set(row.caseId, allowed);
  return allowed;
};
