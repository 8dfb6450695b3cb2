/** Records what happened: one append, then what follows from it. */
import { type Decision, decide } from '../case/commands.ts';
import type { CaseEvent } from '../case/events.ts';
import { isLawEventType } from '../case/law-events.ts';
import { CaseContended, CaseErased } from '../store/errors.ts';
import type { StoredEvent } from '../store/port.ts';
import { dateOf, plusPeriod } from '../timeline/calendar.ts';
import { length } from '../timeline/length.ts';
import { levels } from '../timeline/notice-plan.ts';
import { judgeLaw } from './judge-law.ts';
import { judgeReferral } from './judge-referral.ts';
import type { Ports } from './ports.ts';
import { standing } from './standing.ts';
import { whatFollows } from './what-follows.ts';

export type Recorded =
  | { readonly outcome: 'recorded'; readonly event: StoredEvent; readonly alreadyRecorded: boolean }
  | { readonly outcome: 'refused'; readonly because: string };

/** All that judging a command takes. */
type Judging = Pick<Ports, 'store' | 'policyOf'>;

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
  const decision = known === undefined ? await judged(history, event, ports) : ({ accepted: true } as const);
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

/** An import: always appended, in whatever order it arrives. What is decided about a record is a command wherever it comes from. */
export const importEvent = (ports: Ports, event: CaseEvent): Promise<Recorded> =>
  isLawEventType(event.body.type) ? record(ports, event) : whateverStands(imported(ports, event));

const imported = async (ports: Ports, event: CaseEvent): Promise<Recorded> => {
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

const followed = async (ports: Ports, recorded: Recorded): Promise<Recorded> => {
  if (recorded.outcome === 'recorded') await whatFollows(ports, recorded.event.caseId, recorded.event.n - 1);
  return recorded;
};

const judged = async (history: readonly StoredEvent[], event: CaseEvent, ports: Judging): Promise<Decision> => {
  const decision = decide(history, event);
  if (!decision.accepted) return decision;
  if (isLawEventType(event.body.type)) return judgeLaw(history, event, ports);
  return event.body.type === 'acknowledged'
    ? acknowledgement(history, event, ports)
    : judgeReferral(history, event, ports);
};

/** Who acknowledges holds the last rung's level or above, and promises at most 14 days ahead. */
const acknowledgement = (
  history: readonly StoredEvent[],
  event: CaseEvent,
  ports: Pick<Ports, 'policyOf'>,
): Decision => {
  if (event.body.type !== 'acknowledged') return { accepted: true };
  const { deadline: key, promisedFor, level } = event.body;
  const { deadlines, policy } = standing(history, [], { policyOf: ports.policyOf, now: () => event.happenedAt });
  const found = deadlines.find(({ deadline }) => deadline.key === key);
  if (found === undefined)
    return { accepted: false, because: `there is no deadline "${key}" in this case: \`show\` lists them` };
  if (found.deadline.state !== 'overdue' && !(found.deadline.repeats && found.deadline.state === 'missed')) {
    return {
      accepted: false,
      because: `${key} is ${found.deadline.state}, not overdue: there is nothing to acknowledge`,
    };
  }
  if (promisedFor <= event.happenedAt)
    return { accepted: false, because: `the promise (${promisedFor}) must lie ahead` };
  const furthest = length(policy.value('acknowledgement.furthest'));
  const today = dateOf(event.happenedAt, policy.zone);
  if (furthest.counted === 'calendar' && dateOf(promisedFor, policy.zone) > plusPeriod(today, furthest)) {
    return {
      accepted: false,
      because: `the promise (${dateOf(promisedFor, policy.zone)}) may lie no further ahead than ${plusPeriod(today, furthest)}`,
    };
  }
  const reached = found.next.send.at(-1)?.level ?? 'unitSupervisor';
  if (levels.indexOf(level) < levels.indexOf(reached)) {
    return {
      accepted: false,
      because: `the ladder has reached ${reached}: someone of that level or above has to acknowledge, not ${level}`,
    };
  }
  return { accepted: true };
};
