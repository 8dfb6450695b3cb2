/**
 * After figures, holidays or zone data changed: every open case's due dates are derived anew and laid where the sweep
 * finds them. The sweep then acts on what is owed and has the timelines woken; timers for dates that no longer stand end
 * at their next wake.
 */
import type { CaseId } from '../case/identity.ts';
import type { DueRow } from '../store/port.ts';
import type { Ports } from './ports.ts';
import { projected } from './standing.ts';
import { faultBy } from './unread.ts';

export interface Rederived {
  readonly cases: number;
  /** Cases whose due dates, owners or next actions are not what they were. */
  readonly changed: readonly CaseId[];
  /** Cases that could not be read, by the name of the fault. */
  readonly unread: readonly { readonly caseId: CaseId; readonly error: string }[];
}

/** Safe to repeat. A case of another jurisdiction is passed over. */
export const rederive = async (
  ports: Pick<Ports, 'store' | 'policyOf' | 'now'> & { readonly jurisdiction: string },
): Promise<Rederived> => {
  let cases = 0;
  const changed: CaseId[] = [];
  const unread: { caseId: CaseId; error: string }[] = [];
  for await (const caseId of ports.store.cases()) {
    try {
      const snapshot = await ports.store.snapshot(caseId);
      if (snapshot !== undefined && (snapshot.closed || snapshot.jurisdiction !== ports.jurisdiction)) continue;
      cases += 1;
      const before = await ports.store.dueRows(caseId);
      const { rows } = await projected(ports, caseId);
      if (!same(before, rows)) changed.push(caseId);
    } catch (fault) {
      unread.push({ caseId, error: faultBy(fault) });
    }
  }
  return { cases, changed, unread };
};

const same = (before: readonly DueRow[], after: readonly DueRow[]): boolean => inOrder(before) === inOrder(after);

const inOrder = (rows: readonly DueRow[]): string =>
  JSON.stringify(
    rows
      .map(({ deadline, dueAt, nextActionAt, facility, unit, role }) => [
        deadline,
        dueAt,
        nextActionAt,
        facility,
        unit,
        role,
      ])
      .toSorted(),
  );
