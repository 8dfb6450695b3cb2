/** Reads a case from the store and says how it stands: the fold, its deadlines, and what each of them needs next. */
import { type Case, isYouth, placeAt } from '../case/case.ts';
import { type CaseId, earlierOf, type Instant, laterOf, plusMilliseconds } from '../case/identity.ts';
import { restOf } from '../case/record-law.ts';
import type { DueRow, Guard, LedgerRow, Snapshot, StoredEvent } from '../store/port.ts';
import { type Deadline, isOpen, isUnsettled } from '../timeline/deadline.ts';
import type { PhaseSpan, Policy } from '../timeline/policy.ts';
import { rememberingEach } from '../timeline/remembering.ts';
import { type WhatNext, whatNext } from '../timeline/what-next.ts';
import type { Ports } from './ports.ts';
import { caseOf, deadlinesOf, phasesOf } from './told.ts';

export interface Standing {
  /** What it was told from, in order of arrival. */
  readonly events: readonly StoredEvent[];
  readonly case: Case;
  readonly policy: Policy;
  readonly now: Instant;
  readonly phases: readonly PhaseSpan[];
  /** The phase at `now`. */
  readonly phase: string;
  readonly deadlines: readonly { readonly deadline: Deadline; readonly next: WhatNext }[];
  readonly notices: readonly LedgerRow[];
}

export class NoSuchCase extends Error {
  override readonly name = 'NoSuchCase';
}

/** Events without an admission: they are kept, and count from when the admission arrives. */
export class NotYetAdmitted extends Error {
  override readonly name = 'NotYetAdmitted';
}

/** Reads events and ledger, strongly consistent; with the deadlines of one duty where `only` names it. Throws NoSuchCase when nothing is recorded under the number, NotYetAdmitted when no admission is, CaseErased. */
export const standingOf = async (
  ports: Pick<Ports, 'store' | 'policyOf' | 'now'>,
  caseId: CaseId,
  only?: string,
): Promise<Standing> => {
  const { events, notices } = await ports.store.history(caseId);
  if (events.length === 0)
    throw new NoSuchCase(`No case "${caseId}" is recorded here. Admit it first, or check the number.`);
  return standing(events, notices, ports, only);
};

/** How a case stands for timers, lists and messages: one that the law laid to rest is closed to them, and owes nothing. */
export const standing = (...told: Parameters<typeof asTold>): Standing => {
  const [events, notices, ports] = told;
  return restOf(caseOf(events).law) === undefined
    ? asTold(...told)
    : { ...withoutDeadlines(events, notices, ports), phase: 'closed', deadlines: [] };
};

/** How a case stands by its events, for whoever may see it though it is sealed, or look at what was merged. */
export const asTold = (
  events: readonly StoredEvent[],
  notices: readonly LedgerRow[],
  ports: Pick<Ports, 'policyOf' | 'now'>,
  only?: string,
): Standing => {
  const told = withoutDeadlines(events, notices, ports);
  const { case: of, policy, now } = told;
  return { ...told, deadlines: deadlinesOf(of, policy, now, only).map(nextBy(notices, policy, now)) };
};

const withoutDeadlines = (
  events: readonly StoredEvent[],
  notices: readonly LedgerRow[],
  { policyOf, now: clock }: Pick<Ports, 'policyOf' | 'now'>,
): Omit<Standing, 'deadlines'> => {
  const of = caseOf(events);
  if (of.standings.length === 0)
    throw new NotYetAdmitted(`Case "${of.id}" has events but no admission. Record \`admitted\` for it.`);
  const policy = policyOf(of.jurisdiction);
  const now = inStep(clock(), events);
  const phases = phasesOf(of, policy);
  return {
    events,
    case: of,
    policy,
    now,
    phases,
    phase: phases.findLast((span) => span.from <= now)?.phase ?? 'unknown',
    notices,
  };
};

/** Clocks differ by seconds. What was read was recorded: a clock that shows an earlier second is behind. */
const inStep = (now: Instant, events: readonly StoredEvent[]): Instant => {
  const ahead = events.filter(({ recordedAt }) => recordedAt > now);
  if (ahead.length === 0) return now;
  const most = plusMilliseconds(now, mostBehind);
  return ahead.reduce((latest, { recordedAt }) => (recordedAt <= most ? laterOf(latest, recordedAt) : latest), now);
};
const mostBehind = 5_000;

/** What is next of a deadline is told when it is asked: a digest asks how things stand, and of most never that. */
const nextBy =
  (notices: readonly LedgerRow[], policy: Policy, now: Instant) =>
  (deadline: Deadline): Standing['deadlines'][number] => {
    let told: WhatNext | undefined;
    return {
      deadline,
      get next(): WhatNext {
        told ??= whatNext(deadline, goneByDeadline(notices).get(deadline.key) ?? [], policy, now);
        return told;
      },
    };
  };

/** Claimed and never confirmed is not gone: a crash lay between, and it goes again. What the digest will carry is gone. */
export const isGone = ({ channel, confirmedAt }: LedgerRow): boolean =>
  channel === 'digest' || confirmedAt !== undefined;

export const gone = (notices: readonly LedgerRow[]): readonly LedgerRow[] => notices.filter(isGone);

/** A store hands out another list when a notice is added or confirmed, and until then many steps look at one. */
const goneByDeadline = rememberingEach(
  (notices: readonly LedgerRow[]): ReadonlyMap<string, readonly LedgerRow[]> =>
    Map.groupBy(gone(notices), ({ deadline }) => deadline),
);

/** What somebody received, or will: all but what was withdrawn because its duty was done before the digest went. */
export const wentOut = (notices: readonly LedgerRow[]): readonly LedgerRow[] =>
  notices.filter(({ withdrawn }) => withdrawn !== true);

/** Reads the case and brings its projections up to date. */
export const projected = async (
  ports: Pick<Ports, 'store' | 'policyOf' | 'now'>,
  caseId: CaseId,
): Promise<{ readonly standing: Standing; readonly rows: readonly DueRow[] }> => {
  const standing = await standingOf(ports, caseId);
  const { snapshot, rows } = projectionOf(standing);
  await ports.store.project(snapshot, rows);
  return { standing, rows };
};

/** The projections of a standing: what lists and sweeps read. */
export const projectionOf = ({
  case: of,
  phase,
  now,
  deadlines: all,
}: Standing): { readonly snapshot: Snapshot; readonly rows: readonly DueRow[] } => ({
  snapshot: {
    caseId: of.id,
    jurisdiction: of.jurisdiction,
    n: of.n,
    phase,
    ...placeAt(of, now),
    closed: phase === 'closed',
  },
  rows: all
    .filter(({ deadline, next }) => isOpen(deadline) || isUnsettled(deadline, now) || actionAt(next, now) !== undefined)
    .map(({ deadline, next }) => rowOf(of, deadline, next, now)),
});

const rowOf = (of: Case, deadline: Deadline, next: WhatNext, now: Instant): DueRow => {
  const nextActionAt = owedSince(next) ?? actionAt(next, now);
  return {
    caseId: of.id,
    jurisdiction: of.jurisdiction,
    deadline: deadline.key,
    duty: deadline.duty,
    generation: deadline.generation,
    dueAt: deadline.dueAt,
    ...(nextActionAt === undefined ? {} : { nextActionAt }),
    ...deadline.place,
    role: deadline.role,
    ...guardOf(of),
    state: deadline.state === 'overdue' || deadline.state === 'missed' ? 'overdue' : 'due',
  };
};

const guardOf = (of: Case): Guard => ({
  ...(of.restriction === undefined ? {} : { restricted: true as const }),
  ...(isYouth(of) ? { youth: true as const } : {}),
});

/** What is owed and has not gone waits since it was owed, however often the case is projected meanwhile: the sweep's patience does not begin anew. */
const owedSince = ({ send }: WhatNext): Instant | undefined =>
  send.reduce<Instant | undefined>((first, { at }) => (first === undefined ? at : earlierOf(first, at)), undefined);

/** When a deadline needs somebody: at once when something is owed, else when something will be. */
export const actionAt = (next: WhatNext, now: Instant): Instant | undefined =>
  next.send.length > 0 ? now : next.nextAt;
