/** Every open row of a unit, however many there are. */
import type { Instant } from '../case/identity.ts';
import type { CaseStore, DueRow } from '../store/port.ts';

const mostAtOnce = 1000;

/** Earliest due first, until `until`. */
export const rowsInUnit = async (
  { dueInUnit }: Pick<CaseStore, 'dueInUnit'>,
  jurisdiction: string,
  { facility, unit }: { readonly facility: string; readonly unit: string },
  until: Instant,
): Promise<readonly DueRow[]> => {
  const rows: DueRow[] = [];
  for (;;) {
    const last = rows.at(-1);
    const after = last === undefined ? {} : { after: last };
    const page = await dueInUnit(jurisdiction, facility, unit, { until, limit: mostAtOnce, ...after });
    rows.push(...page);
    if (page.length < mostAtOnce) return rows;
  }
};
