/** Records what happened: one append, then what follows from it. */
import type { EventOf } from '../case/case.ts';
import { type Decision, decide } from '../case/commands.ts';
import type { CaseEvent } from '../case/events.ts';
import { isLawEventType } from '../case/law-events.ts';
import { CaseContended, CaseErased } from '../store/errors.ts';
import type { StoredEvent } from '../store/port.ts';
import { isClimbing, ladder, reachedLevel } from '../timeline/ladder.ts';
import { whyNoPromise } from '../timeline/promise.ts';
import { bindingSnoozes, whyNoSnooze } from '../timeline/snooze.ts';
import { judgeLaw } from './judge-law.ts';
import { judgeReferral } from './judge-referral.ts';
import { isOfItsDays, judgeTold, unlessUntold } from './judge-told.ts';
import type { Ports } from './ports.ts';
import { standing } from './standing.ts';
import { whatFollows } from './what-follows.ts';

export type Recorded =
  | { readonly outcome: 'recorded'; readonly event: StoredEvent; readonly alreadyRecorded: boolean }
  | { readonly outcome: 'refused'; readonly because: string };

/** All that judging a command takes. */
type Judging = Pick<Ports, 'store' | 'policyOf' | 'now'>;

const mostAttempts = 10;

/** A command, and what follows from it. Throws CaseContended when others kept writing at the same moment. */
export const record = async (ports: Ports, event: CaseEvent): Promise<Recorded> =>
  followed(ports, await recordOnly(ports, event));

/**
 * The command alone, where the table's stream lets the case follow: refused when the history does not bear it; of two
 * writers at one version exactly one wins, the other is judged anew.
 */
export const recordOnly = async (ports: Judging, event: CaseEvent): Promise<Recorded> => {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const answer = await whateverStands(attempted(ports, event));
    if (answer !== 'conflict') return answer;
  }
  throw new CaseContended('Recording an event', event.caseId, mostAttempts);
};

const attempted = async (ports: Judging, event: CaseEvent): Promise<Recorded | 'conflict'> => {
  const history = await ports.store.events(event.caseId);
  const known = history.find(({ id }) => id === event.id);
  const decision = known === undefined ? await judgedWhole(history, event, ports) : ({ accepted: true } as const);
  if (!decision.accepted) return { outcome: 'refused', because: decision.because };
  const appended = await ports.store.append(event, history.length);
  return appended.outcome === 'conflict' ? 'conflict' : settled(event, appended);
};

/** Nothing is recorded under the number of an erased case, new or again. */
const whateverStands = async <Answer>(recording: Promise<Answer>): Promise<Answer | Recorded> => {
  try {
    return await recording;
  } catch (fault) {
    if (!(fault instanceof CaseErased)) throw fault;
    return { outcome: 'refused', because: fault.message.replace(/\.$/, '') };
  }
};

/**
 * An import: appended in whatever order it arrives, unless the case could not be told with it. What is decided about a
 * record is a command wherever it comes from.
 */
export const importEvent = (ports: Ports, event: CaseEvent): Promise<Recorded> =>
  isLawEventType(event.body.type) ? record(ports, event) : whateverStands(imported(ports, event));

const imported = async (ports: Ports, event: CaseEvent): Promise<Recorded> => {
  const history = await ports.store.events(event.caseId);
  if (!history.some(({ id }) => id === event.id)) {
    const decision = judgeTold(history, event, ports);
    if (!decision.accepted) return { outcome: 'refused', because: decision.because };
  }
  const appended = await ports.store.append(event, 'any');
  if (appended.outcome === 'conflict')
    throw new Error(`An append without an expected version cannot conflict (case "${event.caseId}")`);
  return followed(ports, settled(event, appended));
};

type Settled = Exclude<Awaited<ReturnType<Ports['store']['append']>>, { outcome: 'conflict' }>;

const settled = (event: CaseEvent, appended: Settled): Recorded => {
  if (appended.outcome === 'duplicateId') {
    return {
      outcome: 'refused',
      because: `event id "${event.id}" is taken by another event (${appended.recorded.body.type}, ${appended.recorded.happenedAt}): give this one an id of its own`,
    };
  }
  return { outcome: 'recorded', event: appended.event, alreadyRecorded: appended.alreadyRecorded };
};

/** What was recorded stands. From what a case takes whose days cannot be counted, nothing follows until they can. */
const followed = async (ports: Ports, recorded: Recorded): Promise<Recorded> => {
  if (recorded.outcome !== 'recorded') return recorded;
  try {
    await whatFollows(ports, recorded.event.caseId, recorded.event.n - 1);
  } catch (fault) {
    if (!isOfItsDays(fault)) throw fault;
  }
  return recorded;
};

/** By what happened before it, and by what it would leave behind. */
const judgedWhole = async (history: readonly StoredEvent[], event: CaseEvent, ports: Judging): Promise<Decision> => {
  const decision = await judged(history, event, ports);
  return decision.accepted ? judgeTold(history, event, ports) : decision;
};

const judged = async (history: readonly StoredEvent[], event: CaseEvent, ports: Judging): Promise<Decision> => {
  const decision = decide(history, event);
  if (!decision.accepted) return decision;
  if (isLawEventType(event.body.type)) return judgeLaw(history, event, ports);
  return unlessUntold(() => judgedByPolicy(history, event, ports));
};

const judgedByPolicy = (history: readonly StoredEvent[], event: CaseEvent, ports: Judging): Decision => {
  const numbered = { ...event, n: history.length + 1 };
  switch (event.body.type) {
    case 'acknowledged':
      return acknowledgement(history, numbered as EventOf<'acknowledged'>, ports);
    case 'snoozed':
      return snooze(history, numbered as EventOf<'snoozed'>, ports);
    default:
      return judgeReferral(history, event, ports);
  }
};

/** Acknowledging is for what is overdue: the policy says whose promise stops its ladder, and for how long. */
const acknowledgement = (history: readonly StoredEvent[], event: EventOf<'acknowledged'>, ports: Judging): Decision => {
  const { deadline: key, promisedFor, level } = event.body;
  const { found, policy } = deadlineIn(history, event, key, ports);
  if (found === undefined) return unknown(key);
  if (!isClimbing(found, policy, event.happenedAt))
    return refused(`${key} is ${found.state}, not overdue: there is nothing to acknowledge`);
  const reached = reachedLevel(ladder(found, policy), event.happenedAt) ?? 'unitSupervisor';
  return unless(whyNoPromise({ at: event.happenedAt, promisedFor, level }, reached, found, policy));
};

/** Snoozing is for what is still to be done in time. */
const snooze = (history: readonly StoredEvent[], event: EventOf<'snoozed'>, ports: Judging): Decision => {
  const { deadline: key, until } = event.body;
  const { found, policy } = deadlineIn(history, event, key, ports);
  if (found === undefined) return unknown(key);
  if (found.state !== 'overdue' && found.state !== 'due')
    return refused(`${key} is ${found.state}: there are no reminders to put off`);
  return unless(whyNoSnooze(found, { at: event.happenedAt, until }, bindingSnoozes(found, policy).length, policy));
};

/** As it stands when the command happens. */
const deadlineIn = (history: readonly StoredEvent[], { happenedAt }: CaseEvent, key: string, { policyOf }: Judging) => {
  const { deadlines, policy } = standing(history, [], { policyOf, now: () => happenedAt });
  return { found: deadlines.find(({ deadline }) => deadline.key === key)?.deadline, policy };
};

const refused = (because: string): Decision => ({ accepted: false, because });
const unless = (problem: string | undefined): Decision =>
  problem === undefined ? { accepted: true } : refused(problem);
const unknown = (key: string): Decision =>
  refused(`there is no deadline "${key}" in this case: \`show\` gives the key of each that is due or overdue`);
