/** Where commands that only look find their cases: this machine's folder, or what a simulation left behind. */
import { once } from '../aws/once.ts';
import { type Instant, instantAt } from '../case/identity.ts';
import { whyNotTold } from '../casework/judge-told.ts';
import { projectionOf, standingOf } from '../casework/standing.ts';
import type { CaseStore } from '../store/port.ts';
import type { Policy } from '../timeline/policy.ts';
import type { Context } from './context.ts';
import { mustHoldCases, withLocalStore } from './local-store.ts';
import { isFile, policyOf } from './options.ts';
import { openRehearsal } from './rehearsal-folder.ts';

export interface SourceChoice {
  readonly folder: string;
  /** A folder that `simulate` wrote. */
  readonly from?: string;
  readonly zone?: string;
  /** A jurisdiction file, for cases of a jurisdiction that is no pack's own. */
  readonly jurisdiction?: string;
}

export interface Source {
  readonly store: CaseStore;
  readonly policyOf: (jurisdiction: string) => Policy;
  readonly now: () => Instant;
  /** The one jurisdiction of a simulation. */
  readonly jurisdiction?: string;
}

/** Opens the source that the options name. A simulation's clock stands where it ended; the machine's is now. */
export const withSource = async <Answer>(
  choice: SourceChoice,
  context: Context,
  use: (source: Source) => Promise<Answer>,
): Promise<Answer> => {
  if (choice.from === undefined) {
    mustHoldCases(choice.folder);
    return withLocalStore(choice.folder, (store) =>
      use({ store, policyOf: policiesIn(choice), now: () => instantAt(context.now()) }),
    );
  }
  const { store, jurisdiction, zone, set, until } = await openRehearsal(choice.from);
  const source: Source = {
    store,
    policyOf: policiesIn(
      { ...choice, jurisdiction: choice.jurisdiction ?? jurisdiction, zone: choice.zone ?? zone },
      set,
    ),
    now: () => until,
    jurisdiction,
  };
  await project(source);
  return use(source);
};

/** The jurisdiction that the options name by its file, every other by its name; a zone and changes are meant for all of them. */
const policiesIn = (
  { jurisdiction: named, zone }: Pick<SourceChoice, 'jurisdiction' | 'zone'>,
  set: readonly string[] = [],
): Source['policyOf'] => {
  const changed = { set, ...(zone === undefined ? {} : { zone }) };
  const own = once(() =>
    named !== undefined && isFile(named) ? policyOf({ jurisdiction: named, ...changed }) : undefined,
  );
  return (jurisdiction) => {
    const file = own();
    return file?.jurisdiction === jurisdiction ? file : policyOf({ jurisdiction, ...changed });
  };
};

/** What a simulation leaves is its events and notices; lists are projected from them anew. A case that cannot be told is in none. */
const project = async (source: Source): Promise<void> => {
  for await (const number of source.store.cases()) {
    try {
      const { snapshot, rows } = projectionOf(await standingOf(source, number));
      await source.store.project(snapshot, rows);
    } catch (fault) {
      if (whyNotTold(fault) === undefined) throw fault;
    }
  }
};

/** Case numbers of a source, in order. */
export const caseNumbers = async (store: CaseStore): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const number of store.cases()) found.push(number);
  return found.toSorted();
};
