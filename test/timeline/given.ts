/**
 * Given what happened, at a time, then what is owed:
 * `given(admitted('2026-03-07 18:00')).at('2026-03-08 19:00').duty('pretrial-assessment')`.
 */
import type { Case, NumberedEvent } from '../../lib/case/case.ts';
import type { BodyOf, CaseEvent, EventBody, EventType, FactualBody } from '../../lib/case/events.ts';
import { fold } from '../../lib/case/fold.ts';
import { caseId, eventId, type Instant } from '../../lib/case/identity.ts';
import type { Facts, ReleaseKind, Sentence } from '../../lib/case/vocabulary.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import type { Deadline } from '../../lib/timeline/deadline.ts';
import { deadlines } from '../../lib/timeline/deadlines.ts';
import { ladder } from '../../lib/timeline/ladder.ts';
import { type PlannedNotice, reminders } from '../../lib/timeline/notice-plan.ts';
import { type Policy, type PolicyPack, policyFrom } from '../../lib/timeline/policy.ts';
import { type SentNotice, type WhatNext, whatNext } from '../../lib/timeline/what-next.ts';
import { clockIn, type LocalClock, zone } from './local.ts';

type Fields<Type extends EventType> = Omit<BodyOf<Type>, 'type'>;

type Happened = <Type extends EventType>(
  at: string,
  type: Type,
  ...fields: Record<never, never> extends Fields<Type> ? [Fields<Type>?] : [Fields<Type>]
) => CaseEvent;

/** What happens in a place whose clocks are these. */
export const happeningIn = ({
  local,
}: LocalClock): { readonly happened: Happened; readonly recorded: (at: string, event: CaseEvent) => CaseEvent } => ({
  happened: (at, type, ...[fields]) => ({
    id: eventId(`${type} ${at}`),
    caseId: caseId('CT-1001'),
    happenedAt: local(at),
    recordedAt: local(at),
    recordedBy: 'intake desk',
    body: { type, ...fields } as unknown as EventBody,
  }),
  recorded: (at, event) => ({ ...event, recordedAt: local(at) }),
});

/**
 * Something that happened at a local time, recorded then and there, its id its type and time; and the same, recorded
 * later than it happened.
 */
export const { happened, recorded } = happeningIn(clockIn(zone));

export const hartford = { facility: 'Hartford', unit: 'Intake' };
export const district = { facility: 'Hartford District', unit: 'Parole' };

export const admitted = (at: string, fields: Partial<Fields<'admitted'>> = {}): CaseEvent =>
  happened(at, 'admitted', { jurisdiction: 'connecticut', legalStatus: 'accused', place: hartford, ...fields });
export const admittedSentenced = (at: string, sentence: Sentence): CaseEvent =>
  admitted(at, { legalStatus: 'sentenced', sentence });
export const sentenced = (at: string, length: string, split?: Sentence['split']): CaseEvent =>
  happened(at, 'sentenced', { sentence: split === undefined ? { length } : { length, split } });
export const facts = (at: string, known: Facts): CaseEvent => happened(at, 'factsRecorded', { facts: known });
export const released = (at: string, kind: ReleaseKind, fields: Partial<Fields<'released'>> = {}): CaseEvent =>
  happened(at, 'released', { kind, ...fields });
export const releaseOn = (at: string, day: string): CaseEvent =>
  happened(at, 'releaseDatesSet', { releaseOn: day } as Fields<'releaseDatesSet'>);
export const discretionaryReleaseOn = (at: string, day: string): CaseEvent =>
  happened(at, 'releaseDatesSet', { discretionaryReleaseOn: day } as Fields<'releaseDatesSet'>);
export const escaped = (at: string): CaseEvent => happened(at, 'escaped');
export const returned = (at: string, reason: 'violation' | 'recapture' = 'violation'): CaseEvent =>
  happened(at, 'returnedToCustody', { reason, place: hartford });
export const died = (at: string): CaseEvent => happened(at, 'died');
/** A correction of the event with this id (`admitted 2026-03-07 18:00`); without `instead`, it never happened. */
export const corrected = (at: string, supersedes: string, instead?: CaseEvent): CaseEvent =>
  happened(at, 'corrected', {
    supersedes: eventId(supersedes),
    reason: 'the paper says otherwise',
    ...(instead === undefined
      ? {}
      : { instead: { happenedAt: instead.happenedAt, body: instead.body as FactualBody } }),
  });

/** Events as a store would number them, in order of arrival; ids that coincide get a suffix. */
export const numbered = (events: readonly CaseEvent[]): readonly NumberedEvent[] => {
  const taken = new Map<string, number>();
  return events.map((event, index) => {
    const twins = (taken.get(event.id) ?? 0) + 1;
    taken.set(event.id, twins);
    return { ...event, id: twins === 1 ? event.id : eventId(`${event.id} (${twins})`), n: index + 1 };
  });
};

export interface Moment {
  readonly case: Case;
  readonly now: Instant;
  readonly phase: string | undefined;
  readonly deadlines: readonly Deadline[];
  /** Every deadline of one duty, in order. */
  readonly all: (duty: string) => readonly Deadline[];
  /** The deadline with this key, or the last one of this duty. Throws when none is owed. */
  readonly duty: (keyOrDuty: string) => Deadline;
  /** `due 2026-03-08 19:00`: the state and the due time of the same. */
  readonly line: (keyOrDuty: string) => string;
  readonly lines: (duty: string) => readonly string[];
  readonly next: (keyOrDuty: string, sent?: readonly SentNotice[]) => WhatNext;
  /** What would go now, as `reminder-1 to owner`. */
  readonly owes: (keyOrDuty: string, ...gone: readonly string[]) => readonly string[];
  readonly reminders: (keyOrDuty: string) => readonly string[];
  readonly ladder: (keyOrDuty: string) => readonly string[];
}

export interface Life {
  readonly policy: Policy;
  readonly at: (time: string) => Moment;
  /** The same life under other parameters, such as `{ 'oap-review.every': 'P90D' }`. */
  readonly under: (set: Readonly<Record<string, string>>) => Life;
  readonly underPack: (pack: PolicyPack) => Life;
  readonly and: (...more: readonly CaseEvent[]) => Life;
}

export const given = (...events: readonly CaseEvent[]): Life => lifeOf(events, connecticut, {});

const lifeOf = (events: readonly CaseEvent[], pack: PolicyPack, set: Readonly<Record<string, string>>): Life => {
  const policy = policyFrom(pack, { set });
  const clock = clockIn(policy.zone);
  return {
    policy,
    at: (time) => momentOf(events, policy, clock, clock.local(time)),
    under: (others) => lifeOf(events, pack, { ...set, ...others }),
    underPack: (other) => lifeOf(events, other, set),
    and: (...more) => lifeOf([...events, ...more], pack, set),
  };
};

const momentOf = (events: readonly CaseEvent[], policy: Policy, { told }: LocalClock, now: Instant): Moment => {
  const lineOf = ({ state, dueAt }: Deadline): string => `${state} ${told(dueAt)}`;
  const noticeLine = ({ rung, level, at }: PlannedNotice): string => `${rung} to ${level} at ${told(at)}`;
  const of = fold(numbered(events));
  const owed = deadlines(of, policy, now);
  const duty = (keyOrDuty: string): Deadline => {
    const found = owed.findLast(({ key, duty: id }) => key === keyOrDuty || id === keyOrDuty);
    if (found === undefined)
      throw new Error(`${keyOrDuty} is not owed; owed are ${owed.map(({ key }) => key).join(', ')}`);
    return found;
  };
  const all = (id: string) => owed.filter(({ duty: other }) => other === id);
  const next = (keyOrDuty: string, sent: readonly SentNotice[] = []) => whatNext(duty(keyOrDuty), sent, policy, now);
  return {
    case: of,
    now,
    phase: policy.phases(of, policy).findLast(({ from }) => from <= now)?.phase,
    deadlines: owed,
    all,
    duty,
    line: (keyOrDuty) => lineOf(duty(keyOrDuty)),
    lines: (id) => all(id).map(lineOf),
    next,
    owes: (keyOrDuty, ...gone) => {
      const { key, generation } = duty(keyOrDuty);
      const sent = gone.map((rung) => ({ deadline: key, generation, rung }));
      return next(keyOrDuty, sent).send.map(({ rung, level }) => `${rung} to ${level}`);
    },
    reminders: (keyOrDuty) => reminders(duty(keyOrDuty), policy).map(({ at }) => told(at)),
    ladder: (keyOrDuty) => ladder(duty(keyOrDuty), policy).map(noticeLine),
  };
};
