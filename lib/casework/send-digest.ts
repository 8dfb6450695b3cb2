/**
 * The morning digest: everything routine that a recipient was to be reminded of, in one message. The notice that gives
 * the message its id is confirmed last, so that after a crash what is sent again goes under the same id.
 */
import type { Instant } from '../case/identity.ts';
import { digestWording } from '../notices/digest.ts';
import type { Recipient } from '../notices/recipient.ts';
import type { LedgerRow } from '../store/port.ts';
import { isOpen } from '../timeline/deadline.ts';
import { unlessErased } from './erased.ts';
import { digestId } from './names.ts';
import type { Ports } from './ports.ts';
import { standingOf } from './standing.ts';

const mostLines = 200;
const mostMessages = 10;

export interface DigestAsked {
  readonly jurisdiction: string;
  readonly recipient: Recipient;
  /** When the digest began: what was claimed since waits for the next. */
  readonly startedAt: Instant;
}

/** A gathered reminder, and whether its duty is still to be done by that date. */
interface Gathered {
  readonly row: LedgerRow;
  readonly stands: boolean;
}

/**
 * Sends one recipient's digest and answers how many lines it carried. Reminders of duties done since are left out, and whatever an
 * erased case had waiting. A case
 * that cannot be read keeps the others from nobody: its fault is thrown when they have gone.
 */
export const sendDigest = async (ports: Ports, asked: DigestAsked): Promise<number> => {
  const waiting = await ports.store.digestFor(asked.jurisdiction, asked.recipient, mostLines * mostMessages);
  const gathered: Gathered[] = [];
  const faults: unknown[] = [];
  for (const row of waiting.filter(({ claimedAt }) => claimedAt <= asked.startedAt)) {
    try {
      const stands = await unlessErased(stillStands(ports, row));
      if (stands !== undefined) gathered.push({ row, stands });
    } catch (fault) {
      faults.push(fault);
    }
  }
  for (let from = 0; from < gathered.length; from += mostLines) {
    await sendMessage(ports, asked, gathered.slice(from, from + mostLines));
  }
  if (faults.length > 0) throw faults[0];
  return gathered.filter(({ stands }) => stands).length;
};

const sendMessage = async (
  ports: Ports,
  { jurisdiction, recipient, startedAt }: DigestAsked,
  [first, ...others]: readonly Gathered[],
): Promise<void> => {
  if (first === undefined) return;
  const lines = [first, ...others].filter(({ stands }) => stands).map(({ row }) => row);
  if (lines.length > 0) {
    const words = digestWording(lines, ports.policyOf(jurisdiction));
    await ports.publish({ id: digestId(first.row.id, startedAt), jurisdiction, recipient, ...words });
  }
  for (const { row, stands } of [...others, first]) {
    await ports.store.confirmNotice(row.caseId, row.id, ports.now(), stands ? 'published' : 'withdrawn');
  }
};

const stillStands = async (ports: Ports, row: LedgerRow): Promise<boolean> => {
  const { deadlines } = await standingOf(ports, row.caseId, row.duty);
  return deadlines.some(
    ({ deadline }) => deadline.key === row.deadline && deadline.dueAt === row.dueAt && isOpen(deadline),
  );
};
