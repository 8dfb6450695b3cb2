/** What people say of duties, and what turns out to have been otherwise: strewn over a life in whatever jurisdiction. */
import fc from 'fast-check';
import type { CaseEvent, EventBody, FactualBody } from '../../lib/case/events.ts';
import { fold } from '../../lib/case/fold.ts';
import {
  caseId,
  earlierOf,
  eventId,
  type Instant,
  instant,
  plusHours,
  plusMilliseconds,
} from '../../lib/case/identity.ts';
import { isUnsettled } from '../../lib/timeline/deadline.ts';
import { deadlines } from '../../lib/timeline/deadlines.ts';
import type { Policy } from '../../lib/timeline/policy.ts';
import { numbered } from '../timeline/given.ts';

/** When every life begins: a Tuesday morning in Connecticut, six weeks before the clocks go forward there. */
export const begins = instant('2026-01-27T15:00:00Z');

export interface Happening {
  /** After the life began. */
  readonly hours: number;
  /** Hours until it was recorded. */
  readonly lateBy: number;
  readonly body: EventBody;
}

/** Hours after the beginning, between two days: few enough values that instants coincide. */
export const hoursBetween = (from: number, to: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: from * 24, max: to * 24 }),
    fc.integer({ min: from, max: to }).map((day) => day * 24),
  );

/** What may be recorded long after it happened. */
export const happening = (hours: fc.Arbitrary<number>, body: fc.Arbitrary<EventBody>): fc.Arbitrary<Happening> =>
  fc.record({ hours, lateBy, body });
const lateBy = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constantFrom(1, 30, 72, 240, 1000) },
);

export const oneOf = <Value extends string>(schema: { readonly options: readonly Value[] }): fc.Arbitrary<Value> =>
  fc.constantFrom(...schema.options);

/** Steps of a usual life, of which some are left out. */
export const mostOf = (...steps: readonly fc.Arbitrary<Happening>[]): fc.Arbitrary<readonly Happening[]> =>
  fc
    .tuple(...steps.map((step) => fc.option(step, { nil: undefined, freq: 4 })))
    .map((kept) => kept.filter((step) => step !== undefined));

/** Events of one case, whose life begins then. */
export const stampedFrom =
  (beginning: Instant) =>
  ({ hours, lateBy: late, body }: Happening, id: string): CaseEvent => {
    const happenedAt = plusHours(beginning, hours);
    return {
      id: eventId(id),
      caseId: caseId('CT-1001'),
      happenedAt,
      recordedAt: plusHours(happenedAt, late),
      recordedBy: 'intake desk',
      body,
    };
  };

export const stamped = stampedFrom(begins);

/** An instant during or after lives of so many days. */
export const momentsIn = (days: number): fc.Arbitrary<Instant> =>
  fc
    .record({ hours: hoursBetween(0, days + 60), milliseconds: fc.constantFrom(0, 1, -1) })
    .map(({ hours, milliseconds }) => plusMilliseconds(plusHours(begins, hours), milliseconds));

/** Somebody promises what is overdue, or puts off the reminders of what is due: whatever stands then, by what is recorded by then. */
const saying = (days: number) =>
  fc.record({
    putOff: fc.boolean(),
    hours: hoursBetween(1, days),
    which: fc.nat({ max: 200 }),
    ahead: fc.integer({ min: 1, max: 300 }),
    level: fc.constantFrom('unitSupervisor', 'facilityHead', 'centralOffice'),
  } as const);
type Saying = ReturnType<typeof saying> extends fc.Arbitrary<infer One> ? One : never;

const correcting = fc.record({
  of: fc.nat({ max: 60 }),
  hours: fc.integer({ min: 1, max: 2000 }),
  moved: fc.option(fc.integer({ min: -200, max: 200 }), { nil: undefined }),
});
type Correcting = typeof correcting extends fc.Arbitrary<infer One> ? One : never;

/** Lives of so many days with promises, put-off reminders and corrections among them. Nothing is said to happen after it was recorded: that is refused. */
export const strewn = (
  lives: fc.Arbitrary<readonly CaseEvent[]>,
  days: number,
  policy: Policy,
): fc.Arbitrary<readonly CaseEvent[]> =>
  fc
    .record({
      lived: lives,
      sayings: fc.oneof(fc.constant([]), fc.array(saying(days), { minLength: 1, maxLength: 2 })),
      corrections: fc.array(correcting, { maxLength: 3 }),
    })
    .map(({ lived, sayings, corrections }) => {
      const events = [...lived];
      for (const [index, one] of sayings.entries()) events.push(...saidOf(events, one, `saying-${index}`, policy));
      for (const [index, one] of corrections.entries()) events.push(correctionOf(events, one, `correction-${index}`));
      return events;
    });

const saidOf = (events: readonly CaseEvent[], of: Saying, id: string, policy: Policy): readonly CaseEvent[] => {
  const at = plusHours(begins, of.hours);
  const known = fold(numbered(events.filter(({ recordedAt }) => recordedAt <= at)));
  const open = deadlines(known, policy, at).filter((one) => (of.putOff ? one.state === 'due' : isUnsettled(one, at)));
  const deadline = open[of.which % Math.max(1, open.length)];
  if (deadline === undefined) return [];
  const until = plusHours(at, of.ahead);
  const body: EventBody = of.putOff
    ? { type: 'snoozed', deadline: deadline.key, until, reason: 'waiting for the paper' }
    : { type: 'acknowledged', deadline: deadline.key, promisedFor: until, level: of.level, reason: 'short of staff' };
  return [stamped({ hours: of.hours, lateBy: 0, body }, id)];
};

/** Of whatever was recorded, a correction too: what it says instead, or that it never happened; an admission always did. */
const correctionOf = (events: readonly CaseEvent[], { of, hours, moved }: Correcting, id: string): CaseEvent => {
  const target = events[of % events.length];
  if (target === undefined) throw new Error('a history has an admission');
  const recordedAt = plusHours(target.recordedAt, hours);
  const told = toldBy(target, events);
  const instead = {
    happenedAt: earlierOf(plusHours(told.happenedAt, moved ?? 1), recordedAt),
    body: told.body as FactualBody,
  };
  return {
    ...target,
    id: eventId(id),
    happenedAt: recordedAt,
    recordedAt,
    body: {
      type: 'corrected',
      supersedes: target.id,
      reason: 'the paper says otherwise',
      ...(moved === undefined && told.body.type !== 'admitted' ? {} : { instead }),
    },
  };
};

/** What an event says happened; a correction that took something away is corrected to what was there. */
const toldBy = (
  { happenedAt, body }: CaseEvent,
  events: readonly CaseEvent[],
): Pick<CaseEvent, 'happenedAt' | 'body'> => {
  if (body.type !== 'corrected') return { happenedAt, body };
  const superseded = events.find(({ id }) => id === body.supersedes);
  if (superseded === undefined) throw new Error('a correction corrects what was recorded');
  return body.instead ?? toldBy(superseded, events);
};
