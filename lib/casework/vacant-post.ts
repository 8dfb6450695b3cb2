/**
 * A post that nobody holds: notices go past it, and operations hear of it once in a month, however many went past. It is
 * claimed before the first of them goes and told after, so that neither waits for operations; what they could not be told
 * then, they are told in the morning.
 */
import { caseId, type Instant } from '../case/identity.ts';
import type { Recipient } from '../notices/recipient.ts';
import type { LedgerRow, Notice } from '../store/port.ts';
import { entryAt } from './ledger-book.ts';
import type { Ports } from './ports.ts';

/** The ledger's book of vacant posts. */
export const vacantPosts = caseId('vacant posts');

const operations: Recipient = { role: 'operations', facility: 'all', unit: 'all' };

const beginning = 'Nobody is ';

/** How a slash in a name is written where slashes part names. */
const slash = '%2F';

/** Whether this is what operations hear of a vacant post: something to put right, and nothing that went wrong. */
export const isOfVacantPost = (what: string): boolean => what.startsWith(beginning);

/** Answers what operations are to hear once the notice that passes the post has gone; undefined when they heard this month. */
export const claimVacantPost = async (
  { store }: Pick<Ports, 'store'>,
  jurisdiction: string,
  { role, facility, unit }: Recipient,
  now: Instant,
): Promise<Notice | undefined> => {
  const claimed = entryAt(now, {
    caseId: vacantPosts,
    jurisdiction,
    deadline: [role, facility, unit].map((part) => part.replaceAll('/', slash)).join('/'),
    rung: `vacant/${now.slice(0, 7)}`,
    recipient: operations,
    duty: 'vacant post',
    kind: 'escalation',
  });
  return (await store.claimNotice(claimed)) === 'confirmed' ? undefined : claimed;
};

export const tellOfVacantPost = async (
  { store, tellOperations }: Pick<Ports, 'store' | 'tellOperations'>,
  claimed: Pick<Notice, 'id' | 'deadline'>,
  now: Instant,
): Promise<void> => {
  await tellOperations({ what: inWords(postOf(claimed)) });
  await store.confirmNotice(vacantPosts, claimed.id, now);
};

const inWords = ({ role, facility, unit }: Recipient): string => {
  const where = facility === 'all' ? 'the jurisdiction' : `${facility}, ${unit}`;
  return `${beginning}${role} of ${where}: what they would hear goes to the level above. Name a holder, a deputy or a contact in the jurisdiction file, or correct the place.`;
};

/** The post that a claim is about. */
export const postOf = ({ deadline }: Pick<Notice, 'deadline'>): Recipient => {
  const [role = '', facility = '', unit = ''] = deadline.split('/').map((part) => part.replaceAll(slash, '/'));
  return { role, facility, unit };
};

/** The posts of a jurisdiction that were claimed before an instant and never told: each once, by the newest claim. */
export const untoldVacantPosts = async (
  { store }: Pick<Ports, 'store'>,
  jurisdiction: string,
  before: Instant,
): Promise<readonly LedgerRow[]> => {
  const claimed = (await store.notices(vacantPosts)).filter((row) => row.jurisdiction === jurisdiction);
  const newest = new Map(claimed.map((row) => [row.deadline, row]));
  return [...newest.values()].filter(({ confirmedAt, claimedAt }) => confirmedAt === undefined && claimedAt < before);
};
