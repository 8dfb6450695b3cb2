/** Cases that are recorded and cannot be told, so that whoever lists the others says of which it knows nothing. */
import { fold } from '../case/fold.ts';
import type { CaseId } from '../case/identity.ts';
import { DataKeyUnreadable, JoinedCaseUnopened, SequenceBroken } from '../store/errors.ts';
import type { StoredEvent } from '../store/port.ts';
import { unlessErased } from './erased.ts';
import { asPartOfASentence, whyNotTold } from './judge-told.ts';
import type { Ports } from './ports.ts';
import { NoSuchCase, NotYetAdmitted, type Standing, standing } from './standing.ts';

export interface UnreadCase {
  readonly caseId: CaseId;
  /** Absent where none of its events could be had. */
  readonly jurisdiction?: string;
  /** As part of a sentence. */
  readonly because: string;
  /** The fault by its name, with the number of the case that does not open where it is another: nothing else of the case. */
  readonly fault: string;
}

/** The case that could not be told for this fault, from events that could be had. Throws the fault when it says nothing of the case. */
export const unreadFor = (caseId: CaseId, events: readonly StoredEvent[], fault: unknown): UnreadCase => {
  const because = whyNotTold(fault) ?? whyNoCase(fault);
  if (because === undefined) throw fault;
  const jurisdiction = jurisdictionIn(events);
  return { caseId, ...(jurisdiction === undefined ? {} : { jurisdiction }), because, fault: faultBy(fault) };
};

/** The case whose events a store could not hand out for this fault. Throws the fault when it is not about this one case: a store may be out of reach, and answer later. */
export const unopenedFor = (caseId: CaseId, fault: unknown): UnreadCase => {
  const because = whyUnopened(fault);
  if (because === undefined) throw fault;
  return { caseId, because, fault: faultBy(fault) };
};

/** Why the events of a case cannot be had, as part of a sentence; undefined for a fault that is not about one case. */
export const whyUnopened = (fault: unknown): string | undefined =>
  isUnopened(fault) ? asPartOfASentence(fault.message) : undefined;

const isUnopened = (fault: unknown): fault is Error =>
  fault instanceof DataKeyUnreadable || fault instanceof SequenceBroken || fault instanceof JoinedCaseUnopened;

/** Whether a step over a case comes to this fault however often it is tried, until somebody puts the case right. */
export const staysUnread = (fault: unknown): boolean =>
  isUnopened(fault) || fault instanceof NoSuchCase || whyNotTold(fault) !== undefined || whyNoCase(fault) !== undefined;

/** A fault by its name, which says nothing of the case; of a case that another continues, with its number. */
export const faultBy = (fault: unknown): string => {
  if (fault instanceof JoinedCaseUnopened) return `${fault.cause.name} of ${fault.other}, which it continues`;
  return fault instanceof Error ? fault.name : typeof fault;
};

/** What a store answers of a case, or undefined when it cannot hand out the events of this one: `leftOut` hears why. */
export const unlessUnopened = async <Answer>(
  caseId: CaseId,
  answer: Promise<Answer>,
  leftOut: (unread: UnreadCase) => void,
): Promise<Answer | undefined> => {
  try {
    return await answer;
  } catch (fault) {
    leftOut(unopenedFor(caseId, fault));
    return undefined;
  }
};

/** How a case stands; undefined when it was erased, its admission was withdrawn, or it cannot be read or told: `leftOut` hears why it cannot. Throws what says nothing of this one case. */
export const standingUnlessUnread = async (
  { store, ...rules }: Pick<Ports, 'store' | 'policyOf' | 'now'>,
  caseId: CaseId,
  leftOut: (unread: UnreadCase) => void,
): Promise<Standing | undefined> => {
  const history = await unlessUnopened(caseId, unlessErased(store.history(caseId)), leftOut);
  if (history === undefined) return undefined;
  if (history.events.length === 0) {
    leftOut({ caseId, because: 'nothing is recorded of it any more', fault: 'NoSuchCase' });
    return undefined;
  }
  try {
    return standing(history.events, history.notices, rules);
  } catch (fault) {
    if (!(fault instanceof NotYetAdmitted)) leftOut(unreadFor(caseId, history.events, fault));
    return undefined;
  }
};

/** As many as anybody reads at once; the numbers and nothing of what the faults say. */
const mostNamed = 20;

/** For operations: `CT-1 (DataKeyUnreadable), CT-2 (TypeError) and 3 more`, in order of case number. */
export const unreadByNumber = (unread: readonly Pick<UnreadCase, 'caseId' | 'fault'>[]): string => {
  const listed = firstOf(unread).map(({ caseId, fault }) => `${caseId} (${fault})`);
  const more = unread.length - listed.length;
  return `${listed.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
};

/** As many numbers, in their order. */
export const numbersOf = (unread: readonly Pick<UnreadCase, 'caseId'>[]): readonly CaseId[] =>
  firstOf(unread).map(({ caseId }) => caseId);

const firstOf = <Named extends Pick<UnreadCase, 'caseId'>>(unread: readonly Named[]): readonly Named[] =>
  unread.toSorted((one, other) => (one.caseId < other.caseId ? -1 : 1)).slice(0, mostNamed);

/** Events are told without asking anybody: a word that nobody knows, or a date that is none, is the case's own matter. So is a case that lies in the wrong table. */
const whyNoCase = (fault: unknown): string | undefined => {
  if (fault instanceof TypeError || fault instanceof RangeError)
    return `what is recorded of it makes no case here (${fault.name})`;
  return fault instanceof Error && fault.name === 'WrongJurisdiction' ? asPartOfASentence(fault.message) : undefined;
};

/** What cannot be folded may still say where somebody was admitted. */
export const jurisdictionIn = (events: readonly StoredEvent[]): string | undefined => {
  try {
    return fold(events).jurisdiction;
  } catch {
    return events.flatMap(({ body }) => (body?.type === 'admitted' ? body.jurisdiction : []))[0];
  }
};

const atOnce = 24;

/** Those that no list shows, because they could not be told since they were recorded; in order of case number. */
export const unlistedCases = async ({
  store,
  ...rules
}: Pick<Ports, 'store' | 'policyOf' | 'now'>): Promise<readonly UnreadCase[]> => {
  const unread: UnreadCase[] = [];
  const look = async (caseId: CaseId): Promise<void> => {
    if ((await store.snapshot(caseId)) !== undefined) return;
    const events = await unlessUnopened(caseId, unlessErased(store.events(caseId)), (one) => void unread.push(one));
    if (events === undefined || events.length === 0) return;
    try {
      standing(events, [], rules);
    } catch (fault) {
      if (!(fault instanceof NotYetAdmitted)) unread.push(unreadFor(caseId, events, fault));
    }
  };
  const numbers: CaseId[] = [];
  for await (const number of store.cases()) numbers.push(number);
  for (let at = 0; at < numbers.length; at += atOnce) await allDone(numbers.slice(at, at + atOnce).map(look));
  return unread.toSorted((one, other) => (one.caseId < other.caseId ? -1 : 1));
};

/** Waits for each of them, also when one fails: nothing reads on when the store is closed. Throws the first fault. */
export const allDone = async (steps: readonly Promise<void>[]): Promise<void> => {
  const failed = (await Promise.allSettled(steps)).find((step) => step.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
};
