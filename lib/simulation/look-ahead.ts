/** Lives on from a moment with nothing new happening: what a policy has in store for people as they stand. */
import { type CaseId, type Instant, millisecondsOf } from '../case/identity.ts';
import { follow } from '../casework/follow.ts';
import { type Standing, standingOf } from '../casework/standing.ts';
import { isOfVacantPost } from '../casework/vacant-post.ts';
import type { Offices } from '../notices/offices.ts';
import { createVirtualClock } from '../runtime/virtual-clock.ts';
import type { Policy } from '../timeline/policy.ts';
import { embed, type Functions } from './embed.ts';
import { type Held, storeHolding } from './held.ts';

export interface LookAheadOptions {
  readonly held: Held;
  readonly policy: Policy;
  readonly offices: Offices;
  readonly from: Instant;
  readonly until: Instant;
  readonly functions: Functions;
}

export interface LookedAhead {
  /** As the cases stand at the end, notices sent on the way included. */
  readonly standings: readonly Standing[];
  /** What operations were told, vacant posts apart; empty when nothing went wrong. */
  readonly troubles: readonly string[];
}

/** Every deadline due meanwhile is reminded of and escalated by the real state machines, on a clock of its own. */
export const lookAhead = async ({
  held,
  policy,
  offices,
  from,
  until,
  functions,
}: LookAheadOptions): Promise<LookedAhead> => {
  const clock = createVirtualClock({ startAt: millisecondsOf(from) });
  const troubles: string[] = [];
  const { ports } = embed({
    clock,
    store: await storeHolding(held),
    policyOf: () => policy,
    officesOf: () => offices,
    functions,
    seed: 1,
    publish: () => {},
    tellOperations: ({ what }) => {
      if (!isOfVacantPost(what)) troubles.push(what);
    },
  });
  const cases = new Set<CaseId>(held.events.map(({ caseId }) => caseId));
  for (const of of cases) await follow(ports, of);
  await clock.advanceTo(millisecondsOf(until));
  const standings: Standing[] = [];
  for (const of of cases) standings.push(await standingOf(ports, of));
  return { standings, troubles };
};
