/** Whose cases a folder holds, and which of them a list is about: none is left out without a word. */
import { unlessErased } from '../casework/erased.ts';
import { jurisdictionIn, unlessUnopened } from '../casework/unread.ts';
import { UnknownJurisdiction } from '../jurisdictions/index.ts';
import type { CaseStore } from '../store/port.ts';
import type { Policy } from '../timeline/policy.ts';
import type { Source, SourceChoice } from './case-source.ts';
import { policyOf } from './options.ts';

export interface ToList {
  readonly policies: readonly Policy[];
  readonly notLookedAt: readonly NotLookedAt[];
}

export interface NotLookedAt {
  /** A sentence for people. */
  readonly because: string;
  /** Nobody had asked to leave it out. */
  readonly unasked: boolean;
}

/** The jurisdiction that the options name, or all that the source holds. Throws a sentence for people when the name is none. */
export const jurisdictionsToList = async (
  source: Source,
  { jurisdiction }: Pick<SourceChoice, 'jurisdiction'>,
): Promise<ToList> => {
  const held = await heldJurisdictions(source.store);
  if (jurisdiction === undefined) return each(held, source);
  const asked = source.policyOf(policyOf({ jurisdiction }).jurisdiction);
  const others = held.filter((one) => one !== asked.jurisdiction);
  return {
    policies: [asked],
    notLookedAt:
      others.length === 0
        ? []
        : [{ because: `Not looked at: the cases of ${others.join(', ')} that are here too.`, unasked: false }],
  };
};

/** By the last projection of each case, or its events where it has none and they can be had, in the order of their names. */
const heldJurisdictions = async (
  store: Pick<CaseStore, 'cases' | 'snapshot' | 'events'>,
): Promise<readonly string[]> => {
  const held = new Set<string>();
  for await (const number of store.cases()) {
    const snapshot = await store.snapshot(number);
    const events =
      snapshot === undefined ? await unlessUnopened(number, unlessErased(store.events(number)), ignored) : [];
    const jurisdiction = snapshot?.jurisdiction ?? jurisdictionIn(events ?? []);
    if (jurisdiction !== undefined && jurisdiction !== '') held.add(jurisdiction);
  }
  return [...held].toSorted();
};

/** Whoever lists the cases says which were left out. */
const ignored = (): void => undefined;

const each = (held: readonly string[], source: Source): ToList => {
  const policies: Policy[] = [];
  const notLookedAt: NotLookedAt[] = [];
  for (const jurisdiction of held) {
    try {
      policies.push(source.policyOf(jurisdiction));
    } catch (error) {
      if (!(error instanceof UnknownJurisdiction)) throw error;
      const because = `Not looked at: the cases of ${jurisdiction}, a jurisdiction of your own. Name its file with -j to list them.`;
      notLookedAt.push({ because, unasked: true });
    }
  }
  return { policies, notLookedAt };
};
