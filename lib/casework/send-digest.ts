/** The morning digest: everything routine that a recipient was to be reminded of, in one message. */

import { digestWording } from '../notices/digest.ts';
import type { Recipient } from '../notices/recipient.ts';
import type { LedgerRow } from '../store/port.ts';
import { isOpen } from '../timeline/deadline.ts';
import type { Ports } from './ports.ts';
import { standingOf } from './standing.ts';

const mostLines = 200;

/** Sends one recipient's digest and answers how many lines it carried. Reminders of duties done since are left out. */
export const sendDigest = async (ports: Ports, jurisdiction: string, recipient: Recipient): Promise<number> => {
  const gathered = await ports.store.digestFor(jurisdiction, recipient, mostLines);
  const standing: LedgerRow[] = [];
  for (const row of gathered) if (await stillStands(ports, row)) standing.push(row);
  const [first] = standing;
  if (first !== undefined) {
    const words = digestWording(standing, ports.policyOf(jurisdiction));
    await ports.publish({ id: `digest-${first.id}-${standing.length}`, jurisdiction, recipient, ...words });
  }
  for (const row of gathered) await ports.store.confirmNotice(row.caseId, row.id, ports.now());
  return standing.length;
};

const stillStands = async (ports: Ports, row: LedgerRow): Promise<boolean> => {
  const { deadlines } = await standingOf(ports, row.caseId);
  return deadlines.some(
    ({ deadline }) => deadline.key === row.deadline && deadline.dueAt === row.dueAt && isOpen(deadline),
  );
};
