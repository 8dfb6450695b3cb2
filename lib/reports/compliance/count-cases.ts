/** Reads every case of a store and counts it: a few at a time, so that a table far away answers in minutes and not hours. */
import type { CaseId, Instant } from '../../case/identity.ts';
import { unlessErased } from '../../casework/erased.ts';
import { allDone, type UnreadCase, unopenedFor, unreadFor } from '../../casework/unread.ts';
import type { CaseStore } from '../../store/port.ts';
import type { Policy } from '../../timeline/policy.ts';
import { type CountedCase, countedCase } from './counted-case.ts';

export interface CountFrom {
  readonly store: Pick<CaseStore, 'cases' | 'events'>;
  readonly policyOf: (jurisdiction: string) => Policy;
  readonly now: Instant;
  /** Takes each case that cannot be read or told, and is left out. @default the fault of the first is thrown */
  readonly leftOut?: (unread: UnreadCase) => void;
}

const atOnce = 24;

/** Every case that was admitted; one that was erased is nobody's figure any more. In order of case number. */
export const countCases = async ({ store, policyOf, now, leftOut }: CountFrom): Promise<readonly CountedCase[]> => {
  const policies = new Map<string, Policy>();
  const policyIn = (jurisdiction: string): Policy => {
    const policy = policies.get(jurisdiction) ?? policyOf(jurisdiction);
    policies.set(jurisdiction, policy);
    return policy;
  };
  const counted: CountedCase[] = [];
  const leavingOut = (unread: (fault: unknown) => UnreadCase) => (fault: unknown) => {
    if (leftOut === undefined) throw fault;
    leftOut(unread(fault));
    return undefined;
  };
  const count = async (number: CaseId): Promise<void> => {
    const events = await unlessErased(store.events(number)).catch(leavingOut((fault) => unopenedFor(number, fault)));
    if (events === undefined) return;
    try {
      const one = countedCase(events, policyIn, now);
      if (one !== undefined) counted.push(one);
    } catch (fault) {
      leavingOut((of) => unreadFor(number, events, of))(fault);
    }
  };
  let batch: CaseId[] = [];
  for await (const number of store.cases()) {
    batch.push(number);
    if (batch.length < atOnce) continue;
    await allDone(batch.map(count));
    batch = [];
  }
  await allDone(batch.map(count));
  return counted.toSorted((one, other) => (one.case.id < other.case.id ? -1 : 1));
};
