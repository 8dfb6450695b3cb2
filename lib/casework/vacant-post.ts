/** A post that nobody holds: notices go past it, and operations hear of it once in a month, however many went past. */
import { caseId, type Instant } from '../case/identity.ts';
import type { Recipient } from '../notices/recipient.ts';
import { noticeId } from './names.ts';
import type { Ports } from './ports.ts';

/** The ledger's book of vacant posts: it belongs to no case, and no events are ever recorded under it. */
export const vacantPosts = caseId('vacant posts');

const operations: Recipient = { role: 'operations', facility: 'all', unit: 'all' };

const beginning = 'Nobody is ';

/** Whether this is what operations hear of a vacant post: something to put right, and nothing that went wrong. */
export const isOfVacantPost = (what: string): boolean => what.startsWith(beginning);

export const tellOfVacantPost = async (ports: Ports, jurisdiction: string, post: Recipient, now: Instant) => {
  const { role, facility, unit } = post;
  const identity = {
    caseId: vacantPosts,
    deadline: [role, facility, unit].join('/'),
    generation: 1,
    rung: `vacant/${now.slice(0, 7)}`,
    recipient: operations,
  };
  const id = noticeId(identity);
  const claim = await ports.store.claimNotice({
    ...identity,
    id,
    jurisdiction,
    duty: 'vacant post',
    kind: 'escalation',
    dueAt: now,
    claimedAt: now,
    channel: 'now',
  });
  if (claim === 'confirmed') return;
  await ports.tellOperations({
    what: `${beginning}${role} of ${facility === 'all' ? 'the jurisdiction' : `${facility}, ${unit}`}: what they would hear goes to the level above. Name a holder, a deputy or a contact in the jurisdiction file, or correct the place.`,
  });
  await ports.store.confirmNotice(vacantPosts, id, now);
};
