/** One person under two numbers: somebody notices, and has one case continue the other; now and then it was not one person after all. */
import type { CaseEvent, EventBody } from '../case/events.ts';
import { eventId, instantAt, millisecondsOf } from '../case/identity.ts';
import type { Chance } from './chance.ts';
import { canary } from './invariants/message.ts';
import type { Life } from './life.ts';

/** The lives, in some worlds with two of them merged. `until` is when the world ends: epoch milliseconds. */
export const withMerging = (chance: Chance, lives: readonly Life[], until: number): readonly Life[] => {
  const pairs = lives.flatMap((of) =>
    lives
      .filter((into) => into !== of && into.jurisdiction === of.jurisdiction)
      .map((into): readonly [Life, Life] => [of, into]),
  );
  if (pairs.length === 0 || !chance.happens(0.4)) return lives;
  const [of, into] = chance.oneOf(pairs);
  const begun = Math.max(...[of, into].map(({ events }) => Math.min(...events.map(recordedAt))));
  const decided = begun + Math.floor(chance.next() * (until - begun));
  const undone = decided + Math.floor(chance.next() * (until - decided));
  const reason = `found twice (${canary})`;
  const decisions = [
    decision(of, decided, { type: 'merged', into: into.caseId, reason }),
    ...(chance.happens(0.4) ? [decision(of, undone, { type: 'unmerged', reason })] : []),
  ].filter((event) => recordedAt(event) < until);
  const merged = {
    ...of,
    events: [...of.events, ...decisions].toSorted((one, other) => recordedAt(one) - recordedAt(other)),
  };
  return lives.map((life) => (life === of ? merged : life));
};

const recordedAt = (event: CaseEvent): number => millisecondsOf(event.recordedAt);

const decision = ({ caseId }: Life, at: number, body: EventBody): CaseEvent => ({
  id: eventId(`${caseId}-${body.type}`),
  caseId,
  happenedAt: instantAt(at),
  recordedAt: instantAt(at),
  recordedBy: `${canary}.desk`,
  body,
});
