/**
 * What people decide about records rather than about a person. One person goes under two numbers, and one case is to
 * continue the other, until it turns out that they are two; a record is sealed, and opened again.
 */
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
  const begun = Math.max(beginningOf(of), beginningOf(into));
  const reason = `found twice (${canary})`;
  const merged = { type: 'merged', into: into.caseId, reason } as const;
  return decided(chance, lives, of, { from: begun, until }, [merged, { type: 'unmerged', reason }]);
};

/** The lives, in some worlds with one of them sealed. `until` is when the world ends: epoch milliseconds. */
export const withSealing = (chance: Chance, lives: readonly Life[], until: number): readonly Life[] => {
  if (lives.length === 0 || !chance.happens(0.15)) return lives;
  const of = chance.oneOf(lives);
  const order = { authority: `an order of the court (${canary})`, reason: `a pardon (${canary})` } as const;
  return decided(chance, lives, of, { from: beginningOf(of), until }, [
    { type: 'sealed', ...order },
    { type: 'unsealed', ...order },
  ]);
};

/** Of one life, at any time, something is decided; less often than not it is undone later. */
const decided = (
  chance: Chance,
  lives: readonly Life[],
  of: Life,
  { from, until }: { readonly from: number; readonly until: number },
  [done, undone]: readonly [EventBody, EventBody],
): readonly Life[] => {
  const at = from + Math.floor(chance.next() * (until - from));
  const undoneAt = at + Math.floor(chance.next() * (until - at));
  const decisions = [decision(of, at, done), ...(chance.happens(0.4) ? [decision(of, undoneAt, undone)] : [])].filter(
    (event) => recordedAt(event) < until,
  );
  const events = [...of.events, ...decisions].toSorted((one, other) => recordedAt(one) - recordedAt(other));
  return lives.map((life) => (life === of ? { ...of, events } : life));
};

const beginningOf = ({ events }: Life): number => Math.min(...events.map(recordedAt));

const recordedAt = (event: CaseEvent): number => millisecondsOf(event.recordedAt);

const decision = ({ caseId }: Life, at: number, body: EventBody): CaseEvent => ({
  id: eventId(`${caseId}-${body.type}`),
  caseId,
  happenedAt: instantAt(at),
  recordedAt: instantAt(at),
  recordedBy: `${canary}.desk`,
  body,
});
