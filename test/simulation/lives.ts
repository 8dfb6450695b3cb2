/** The shipped caseload, lived to its end through the real workflows, and what can be asked of one life in it. */
import { functions } from '../../functions/index.ts';
import { fold } from '../../lib/case/fold.ts';
import type { Standing } from '../../lib/casework/standing.ts';
import { packOf } from '../../lib/jurisdictions/index.ts';
import { rehearse } from '../../lib/simulation/rehearsal.ts';
import { shippedCaseload } from '../../lib/simulation/shipped-caseloads.ts';
import type { StoredEvent } from '../../lib/store/port.ts';
import type { Deadline } from '../../lib/timeline/deadline.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';

export interface Life extends Standing {
  readonly events: readonly StoredEvent[];
}

const day = 86_400_000;

/** The people who ship for a jurisdiction, to the day their clock stops. */
export const liveThrough = async (jurisdiction: string) => {
  const { people, until } = shippedCaseload(jurisdiction);
  const events = people.flatMap((person) => person.events);
  const policy = policyFrom(packOf(jurisdiction));
  const rehearsal = await rehearse({ events, policy, until, functions, digest: true, sweepEvery: day });
  const lives = new Map<string, Life>();
  for (const standing of rehearsal.standings)
    lives.set(standing.case.id, { ...standing, events: await rehearsal.store.events(standing.case.id) });
  return { ...rehearsal, lives };
};

/** One deadline by its key, such as `oap-review/1/2`. */
export const duty = ({ case: of, deadlines }: Life, key: string): Deadline => {
  const found = deadlines.find(({ deadline }) => deadline.key === key);
  if (found === undefined) throw new Error(`Case ${of.id} has no deadline ${key}`);
  return found.deadline;
};

export const state = (life: Life, key: string): string => duty(life, key).state;

/** The states of all occurrences of a duty in one stretch, in order. */
export const states = ({ deadlines }: Life, id: string, spell = 1): readonly string[] =>
  deadlines.flatMap(({ deadline }) => (deadline.duty === id && deadline.spell === spell ? [deadline.state] : []));

/** The occurrence of a duty that is due on a day, in UTC. */
export const dueOn = ({ deadlines }: Life, id: string, day: string): Deadline | undefined =>
  deadlines.find(({ deadline }) => deadline.duty === id && deadline.dueAt.startsWith(day))?.deadline;

export const owes = ({ deadlines }: Life, id: string): boolean =>
  deadlines.some(({ deadline }) => deadline.duty === id);

export const phasesOf = ({ phases }: Life): readonly string[] => phases.map(({ phase }) => phase);

/** The due instants that passed undone, of one deadline. */
export const missedDues = (life: Life, key: string): readonly string[] =>
  duty(life, key).breaches.map(({ dueAt }) => dueAt);

/** What was sent about one deadline, in order: what it was and to whose unit it went. */
export const sent = ({ notices }: Life, key: string): readonly string[] =>
  notices
    .filter(({ deadline }) => deadline === key)
    .toSorted((one, other) => (one.claimedAt < other.claimedAt ? -1 : one.claimedAt > other.claimedAt ? 1 : 0))
    .map(({ rung, recipient }) => `${rung} to ${recipient.role}, ${recipient.unit}`);

/** Types of the events that had no support as the record stood at an instant. */
export const unsupportedAt = ({ events }: Life, at: string): readonly string[] =>
  fold(events.filter(({ recordedAt }) => recordedAt <= at)).unsupported.map(({ event }) => event.body.type);

export const releasedAs = ({ events }: Life): readonly string[] =>
  events.flatMap(({ body }) => (body.type === 'released' ? [body.kind] : []));

/** Who takes a path of the timeline, the path in words, what shows that it was taken, and what that must be. */
export type Path = readonly [caseNumber: string, path: string, shown: (life: Life) => unknown, by: unknown];

export const met = (count: number): readonly string[] => Array.from({ length: count }, () => 'met');
