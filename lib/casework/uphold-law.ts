/**
 * What follows from decisions about a record, beyond its own timeline: the case that continues another one learns what was
 * joined to it and what was parted, and an erasure that was ordered is carried out. Safe to repeat: an order that was
 * recorded is carried out by whoever comes by next, whatever broke before.
 */
import type { Case } from '../case/case.ts';
import type { CaseEvent, EventBody } from '../case/events.ts';
import { fold } from '../case/fold.ts';
import { type CaseId, eventId } from '../case/identity.ts';
import { continuedCases, isLaw } from '../case/record-law.ts';
import { system } from '../case/stamped.ts';
import { CaseErased } from '../store/errors.ts';
import type { StoredEvent, Tombstone } from '../store/port.ts';
import { unlessErased } from './erased.ts';
import { follow } from './follow.ts';
import { whyNotInto } from './judge-law.ts';
import { lawName } from './names.ts';
import type { Ports } from './ports.ts';
import { allDone } from './unread.ts';

export const upholdLaw = async (ports: Ports, caseId: CaseId): Promise<void> => {
  const history = await ports.store.events(caseId).catch((fault: unknown) => finishErasing(ports, fault));
  if (!history.some(isLaw)) return;
  const of = fold(history);
  if (of.law.erasure !== undefined) return erase(ports, of);
  const into = of.law.merged?.body.into;
  // One that cannot be followed now keeps no other from what it is to learn.
  await allDone([
    ...formerly(history, into).map((from) => part(ports, from, caseId)),
    ...(into === undefined ? [] : [join(ports, into, of, history)]),
    ...othersOfAnOpened(of, history).map((other) => catchUp(ports, caseId, other)),
  ]);
};

/** While a record was sealed nothing could be added to it, nor taken out. */
const othersOfAnOpened = ({ law }: Case, history: readonly StoredEvent[]): readonly CaseId[] =>
  history.some(({ body }) => body.type === 'unsealed') ? continuedCases(law) : [];

const catchUp = async (ports: Ports, caseId: CaseId, other: CaseId): Promise<void> => {
  const history = await unlessErased(ports.store.events(other));
  if (history === undefined) return;
  const of = fold(history);
  if (of.law.merged?.body.into === caseId) await join(ports, caseId, of, history);
  else await part(ports, caseId, other);
};

/** Where something broke after the tombstone stood, what was left goes now. */
const finishErasing = async ({ store }: Ports, fault: unknown): Promise<readonly StoredEvent[]> => {
  if (!(fault instanceof CaseErased)) throw fault;
  await store.erase(fault.tombstone);
  return [];
};

/** Cases that this one was merged into and is not now. */
const formerly = (history: readonly StoredEvent[], now: CaseId | undefined): readonly CaseId[] => {
  const asked = history.flatMap(({ body }) => (body.type === 'merged' && body.into !== now ? [body.into] : []));
  return [...new Set(asked)];
};

/**
 * The case that continues gains what the other holds now; what is imported there later is joined when it arrives. A case
 * that cannot continue it after all (it was merged itself at that moment) gives it back.
 */
const join = async (ports: Ports, into: CaseId, of: Case, others: readonly StoredEvent[]): Promise<void> => {
  const history = (await unlessErased(ports.store.events(into))) ?? [];
  const standing = fold(history).law.joined.findLast(({ body }) => body.other === of.id);
  const through = others.filter((event) => !isLaw(event)).at(-1)?.n ?? 1;
  if (standing !== undefined && standing.body.through >= through) return followed(ports, into, standing.n);
  const because = await whyNotInto(ports.store, into, of);
  if (because === undefined) {
    await append(ports, history, into, { type: 'otherCaseJoined', other: of.id, through });
    await followed(ports, into, history.length + 1);
  } else if (standing === undefined) {
    await append(ports, others, of.id, { type: 'unmerged', reason: because.slice(0, 1000) });
    await followed(ports, of.id, others.length + 1);
  }
};

const part = async (ports: Ports, from: CaseId, other: CaseId): Promise<void> => {
  const history = await unlessErased(ports.store.events(from));
  if (history === undefined) return;
  const parted = history.findLast(({ body }) => body.type === 'otherCaseParted' && body.other === other);
  const { joined, sealed } = fold(history).law;
  if (joined.some(({ body }) => body.other === other)) {
    if (sealed !== undefined) return;
    await append(ports, history, from, { type: 'otherCaseParted', other });
    await followed(ports, from, history.length + 1);
  } else if (parted !== undefined) await followed(ports, from, parted.n);
};

/** What was written to a case is followed there, now or by whoever comes by next: whoever wrote it may have come no further. */
const followed = async (ports: Ports, caseId: CaseId, n: number): Promise<void> => {
  await follow(ports, caseId, n - 1);
};

/** Named by what it follows from, so that of two who come by at once one writes it; whoever comes second finds it there, or another case's in its place. */
const append = async (ports: Ports, history: readonly StoredEvent[], of: CaseId, body: EventBody): Promise<void> => {
  const now = ports.now();
  const event: CaseEvent = {
    id: eventId(lawName(of, body.type, history.length + 1)),
    caseId: of,
    happenedAt: now,
    recordedAt: now,
    recordedBy: system,
    body,
  };
  const appended = await ports.store.append(event, history.length);
  if (appended.outcome !== 'appended') await upholdLaw(ports, 'other' in body ? body.other : of);
};

/** The cases that it continues are the same person's, and go first. Whatever waits on the case is woken, and ends; after a crash it does when its wait is over. */
const erase = async (ports: Ports, of: Case): Promise<void> => {
  const { erasure } = of.law;
  if (erasure === undefined) return;
  const tombstone: Omit<Tombstone, 'caseId'> = {
    jurisdiction: of.jurisdiction,
    orderedAt: erasure.recordedAt,
    erasedAt: ports.now(),
    orderedBy: erasure.recordedBy,
    authority: erasure.body.authority,
    reason: erasure.body.reason,
  };
  for (const caseId of [...continuedCases(of.law), of.id]) {
    const parked = [await ports.store.parkedToken(caseId), await ports.store.parkedToken(caseId, 'review')];
    await ports.store.erase({ ...tombstone, caseId });
    for (const waiting of parked) if (waiting !== undefined) await ports.workflows.wake(waiting.token);
  }
};
