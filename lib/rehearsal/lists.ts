/** Somebody looks at the lists: of one case, and of two units. */
import type { CaseId } from '../case/identity.ts';
import type { Ports } from '../casework/ports.ts';
import type { Errands } from './errands.ts';
import type { Host } from './host.ts';
import type { Witness } from './witness/witness.ts';

export interface ListOptions {
  /** One for each life, so that each is looked at as often as people live in it. */
  readonly jurisdictions: readonly string[];
  readonly errands: Errands;
  readonly witness: Witness;
  readonly portsOf: (host: Host) => Ports;
  readonly inProcess: <Answer>(work: (host: Host) => Promise<Answer>) => Promise<Answer>;
}

/** Answers what makes somebody look. */
export const createLists = ({ jurisdictions, errands, witness, portsOf, inProcess }: ListOptions): (() => void) => {
  let looked = 0;
  const look = async (host: Host): Promise<void> => {
    const { store } = portsOf(host);
    const all: CaseId[] = [];
    for await (const of of store.cases()) all.push(of);
    const of = all[looked % Math.max(1, all.length)];
    const jurisdiction = jurisdictions[looked % Math.max(1, jurisdictions.length)];
    looked += 1;
    if (of === undefined || jurisdiction === undefined) return;
    await store.snapshot(of);
    await store.dueRows(of);
    await store.notices(of);
    const trail = await store.auditOf({ kind: 'case', caseId: of }, { limit: 500 });
    if (new Set(trail.map(({ id }) => id)).size < trail.length)
      witness.violated(3, 'one request is on record twice', of);
    for (const { facility, unit } of (await store.unitsWithRows(jurisdiction)).slice(0, 2))
      await store.dueInUnit(jurisdiction, facility, unit, { limit: 20 });
  };
  return () => errands.act(() => inProcess(look).catch(() => undefined));
};
