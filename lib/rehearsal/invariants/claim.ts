/** Whether a notice may go: judged when it is first claimed, by what the process that claims it had read. */
import type { CaseEvent } from '../../case/events.ts';
import { type Instant, millisecondsOf } from '../../case/identity.ts';
import { sameRecipient } from '../../notices/recipient.ts';
import type { Notice } from '../../store/port.ts';
import type { Deadline } from '../../timeline/deadline.ts';
import type { Policy } from '../../timeline/policy.ts';
import { whatNext } from '../../timeline/what-next.ts';
import { problemsWithDates } from './dates.ts';
import type { Problem } from './problem.ts';
import { rungsBy } from './rungs.ts';

/** Whatever was owed before `since` counts from then; epoch milliseconds, and milliseconds. */
export interface Patience {
  readonly since: number;
  readonly limit: number;
}

export interface ClaimContext {
  readonly notice: Notice;
  /** The deadline as the process had read it, at the instant of the claim. */
  readonly deadline: Deadline | undefined;
  readonly policy: Policy;
  readonly claims: ReadonlyMap<string, Notice>;
  readonly confirmed: ReadonlySet<string>;
  readonly withdrawn: ReadonlySet<string>;
  /** What was recorded of the case itself, in order of arrival. */
  readonly events: readonly CaseEvent[];
  readonly now: number;
  /** When the last event that was read arrived. */
  readonly lastNews: number;
  /** The longest that this notice may have waited; undefined during a storm. */
  readonly patience: Patience | undefined;
}

/** Clocks of two machines differ by seconds. */
const skew = 4_000;

export const problemsWithClaim = (context: ClaimContext): readonly Problem[] => {
  const { notice, deadline } = context;
  const what = `${notice.rung} of ${notice.deadline}, due ${notice.dueAt}`;
  if (deadline === undefined) return [{ invariant: 6, what: `${what}: there is no such duty` }];
  return [
    ...(deadline.generation === notice.generation && deadline.dueAt === notice.dueAt
      ? []
      : [{ invariant: 5, what: `${what}: generation ${notice.generation}, and ${deadline.generation} stands` }]),
    ...(fitting(notice.kind, deadline).includes(deadline.state)
      ? []
      : [{ invariant: 6, what: `${what}: a ${notice.kind}, and the duty is ${deadline.state}` }]),
    ...(millisecondsOf(notice.claimedAt) + skew >= millisecondsOf(deadline.knownAt)
      ? []
      : [{ invariant: 6, what: `${what}: sent before it could be known` }]),
    ...(isHandedOn(context) ? [] : [...tooLate(context, deadline, what), ...skipped(context, deadline, what)]),
    ...toNobody(notice, deadline, what),
    ...toldAgain(context, what),
    ...problemsWithDates(deadline, context.policy).map((problem) => ({ invariant: 12, what: `${what}: ${problem}` })),
  ];
};

/** After an outage only the newest rung goes; a clock that runs a little ahead or behind may still choose its neighbour. */
const skipped = ({ notice, policy }: ClaimContext, deadline: Deadline, what: string): readonly Problem[] => {
  const rung = Number(/^rung-(\d+)$/.exec(notice.rung)?.[1] ?? Number.POSITIVE_INFINITY);
  if (deadline.acknowledgements.length > 0 || deadline.ladderEndsAt !== undefined) return [];
  const reached = rungsBy(deadline, policy, millisecondsOf(notice.claimedAt) - skew).length;
  return rung < reached ? [{ invariant: 18, what: `${what}: rung ${reached} was reached, and is newer` }] : [];
};

/** That more arrived of a case that this one continues already is no reason to tell anybody anew. */
const toldAgain = ({ notice, claims, withdrawn, events }: ClaimContext, what: string): readonly Problem[] => {
  if (events[notice.generation - 1]?.body.type !== 'otherCaseJoined') return [];
  const told = [...claims.values()].filter(
    ({ id, deadline, dueAt }) =>
      id !== notice.id && deadline === notice.deadline && dueAt === notice.dueAt && !withdrawn.has(id),
  );
  const before = told.findLast(
    ({ rung, recipient }) => rung === notice.rung && sameRecipient(recipient, notice.recipient),
  );
  if (before === undefined || told.some(({ kind, generation }) => kind === 'void' && generation > before.generation))
    return [];
  const since = events.slice(before.generation, notice.generation);
  const continued = new Set(
    events.slice(0, before.generation).flatMap(({ body }) => (body.type === 'otherCaseJoined' ? [body.other] : [])),
  );
  return since.length > 0 && since.every(({ body }) => body.type === 'otherCaseJoined' && continued.has(body.other))
    ? [{ invariant: 7, what: `${what}: told before, and nothing was recorded since but more of what had joined it` }]
    : [];
};

const toNobody = ({ kind, recipient }: Notice, { role }: Deadline, what: string): readonly Problem[] =>
  (kind === 'escalation' || kind === 'missed') && recipient.role === role
    ? [{ invariant: 19, what: `${what}: told to the ${role}, whose duty it was` }]
    : [];

const fitting = (kind: Notice['kind'], { repeats }: Deadline): readonly Deadline['state'][] => {
  switch (kind) {
    case 'reminder':
      return ['due'];
    case 'compressed':
      return ['upcoming', 'due'];
    case 'escalation':
      return repeats ? ['overdue', 'missed'] : ['overdue'];
    case 'missed':
      return ['missed'];
    case 'inherited':
      return ['due', 'overdue'];
    case 'snoozed':
      return ['due'];
    case 'void':
      return ['void'];
    default:
      return kind satisfies never;
  }
};

const tooLate = (
  { notice, now, lastNews, patience, policy }: ClaimContext,
  deadline: Deadline,
  what: string,
): readonly Problem[] => {
  if (patience === undefined) return [];
  const planned = plannedAt(notice, deadline, policy);
  if (planned === undefined) return [];
  const late = now - Math.max(millisecondsOf(planned), lastNews, patience.since);
  return late <= patience.limit
    ? []
    : [{ invariant: 18, what: `${what}: planned for ${planned}, ${Math.round(late / 60_000)} minutes late` }];
};

/** It waited in time for somebody's digest, and by then another had taken their place. */
const isHandedOn = ({ notice, claims }: ClaimContext): boolean => {
  for (const other of claims.values())
    if (
      other.channel === 'digest' &&
      other.deadline === notice.deadline &&
      other.dueAt === notice.dueAt &&
      other.rung === notice.rung &&
      !sameRecipient(other.recipient, notice.recipient)
    )
      return true;
  return false;
};

/** When it should have gone, had nothing else gone before. */
const plannedAt = (notice: Notice, deadline: Deadline, policy: Policy): Instant | undefined =>
  whatNext(deadline, [], policy, notice.claimedAt).send.find(({ rung }) => rung === notice.rung)?.at;
