/**
 * The messages of one recipient's morning, sent one after the other; what was gathered for one is confirmed when it has
 * gone. The notice that gives the message its id is confirmed last, so that after a crash what is sent again goes under
 * the same id; and what went before the crash keeps its place among them, as far as it can still be told.
 */
import type { Instant } from '../case/identity.ts';
import { type Delivery, nextDigestAt } from '../notices/delivery.ts';
import { type DigestLine, digestWording, type Messages, type Morning, readingOrder } from '../notices/digest.ts';
import { coveredBy, languageOf } from '../notices/offices.ts';
import { all, type Recipient } from '../notices/recipient.ts';
import type { LedgerRow } from '../store/port.ts';
import { dateOf } from '../timeline/calendar.ts';
import { partsOf } from './digest-parts.ts';
import { digestId } from './names.ts';
import type { Ports } from './ports.ts';

const mostLines = 200;
const mostMessages = 10;

/** How many notices a morning's messages can tell. */
export const mostGathered = mostLines * mostMessages;

export interface DigestAsked {
  readonly jurisdiction: string;
  readonly recipient: Recipient;
  /** When the digest began: what was claimed since waits for the next. */
  readonly startedAt: Instant;
}

/** What is told of one deadline, with the notices that were gathered about it; those that went on an earlier try are confirmed. */
export interface Told {
  readonly line: DigestLine;
  readonly rows: readonly LedgerRow[];
}

export interface Sender {
  readonly ports: Ports;
  readonly asked: DigestAsked;
  readonly delivery: Delivery;
}

/** One name for a deadline among those of all cases. */
export const nameOf = ({ caseId, deadline }: { readonly caseId: string; readonly deadline: string }): string =>
  `${caseId} ${deadline}`;

export const nameOfLine = ({ caseId, deadline }: DigestLine): string => nameOf({ caseId, deadline: deadline.key });

/** One message after the other, what has waited longest in the first; answers how many lines went. */
export const sendMessages = async (
  sender: Sender,
  waiting: readonly Told[],
  standing: readonly Told[],
  behind: ReadonlySet<string>,
): Promise<number> => {
  const morning = morningOf(sender);
  const order = readingOrder(morning);
  const gathered = [...waiting, ...standing.filter(({ rows }) => rows.length > 0)];
  const merely = standing.filter(({ rows }) => rows.length === 0);
  const limits = { mostLines, mostMessages };
  const { parts, told, more } = partsOf(gathered, merely, (one, other) => order(one.line, other.line), limits);
  const listed = new Set([...gathered, ...merely].map(({ line }) => nameOfLine(line)));
  const unlisted = [...behind].filter((name) => !listed.has(name)).length;
  const lines = told.map(({ line }) => line);
  let sent = 0;
  for (const [number, part] of parts.entries())
    sent += await sendMessage(sender, part, morning, { number, of: parts.length, lines, more: more + unlisted });
  return sent;
};

const morningOf = ({ asked: { recipient, startedAt }, delivery }: Sender): Morning => {
  const { policy, offices } = delivery;
  const on = dateOf(startedAt, delivery.zoneOf(recipient.facility));
  return {
    now: startedAt,
    zone: policy.zoneOf(recipient.facility),
    today: on,
    nextDigestAt: nextDigestAt(delivery, recipient, startedAt),
    language: languageOf(offices, recipient),
    ...(recipient.unit === all || coveredBy(offices, recipient, on).length > 0 ? {} : { unit: recipient }),
  };
};

/** Sends one message, unless all that was gathered for it went on an earlier try, and answers how many lines it carried. */
const sendMessage = async (
  { ports, asked: { jurisdiction, recipient, startedAt }, delivery: { policy } }: Sender,
  part: readonly Told[],
  morning: Morning,
  messages: Messages,
): Promise<number> => {
  const rows = part.flatMap((told) => told.rows);
  const [first, ...others] = rows.filter(({ confirmedAt }) => confirmedAt === undefined);
  if (first === undefined && rows.length > 0) return 0;
  const lines = part.map(({ line }) => line);
  const words = digestWording(lines, morning, policy, messages);
  const id = digestId(first?.id ?? recipient, startedAt, first === undefined ? messages.number : 0);
  await ports.publish({ id, jurisdiction, recipient, ...words });
  for (const row of first === undefined ? [] : [...others, first])
    await ports.store.confirmNotice(row.caseId, row.id, ports.now(), 'published');
  return lines.length;
};
