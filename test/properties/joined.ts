/** A person found twice: what was recorded under another number joins the case that continues, once or again as more of it arrives, and may be parted. */
import fc from 'fast-check';
import type { NumberedEvent } from '../../lib/case/case.ts';
import type { CaseEvent, EventBody } from '../../lib/case/events.ts';
import { caseId, eventId, type Instant, plusHours } from '../../lib/case/identity.ts';
import { system } from '../../lib/case/stamped.ts';
import { numbered } from '../timeline/given.ts';
import { begins, hoursBetween, stamped } from './strewn.ts';

/** The other number. */
export const theOther = caseId('CT-1002');

const joining = (days: number) =>
  fc.record({
    hours: hoursBetween(0, days),
    again: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
    parted: fc.option(fc.integer({ min: 1, max: 2000 }), { nil: undefined, freq: 2 }),
  });

/** Histories of which each is joined by another. */
export const joined = (
  histories: fc.Arbitrary<readonly CaseEvent[]>,
  days: number,
): fc.Arbitrary<readonly CaseEvent[]> =>
  fc
    .record({ own: histories, others: histories, how: joining(days) })
    .map(({ own, others, how: { hours, again, parted } }) => {
      const elsewhere = numbered(inOrderOfRecording(underAnotherNumber(others.filter(restsOnWhatWasThere))));
      const last = hours + (again ?? 0);
      return [
        ...own,
        joinedAfter(hours, elsewhere),
        ...(again === undefined ? [] : [joinedAfter(last, elsewhere)]),
        ...(parted === undefined ? [] : [decided(last + parted, { type: 'otherCaseParted', other: theOther })]),
      ];
    });

/** What happens to both numbers: the other is merged into the case that continues, and may turn out to be somebody else's. */
export const foundTwice = (
  histories: fc.Arbitrary<readonly CaseEvent[]>,
  days: number,
): fc.Arbitrary<readonly CaseEvent[]> =>
  fc
    .record({ own: histories, others: histories, how: joining(days) })
    .map(({ own, others, how: { hours, parted } }) => {
      const reason = 'fingerprints';
      const merged = decided(hours, { type: 'merged', into: caseId('CT-1001'), reason });
      const unmerged = parted === undefined ? [] : [decided(hours + parted, { type: 'unmerged', reason })];
      const ofTheOther = [merged, ...unmerged].map((event) => ({
        ...event,
        caseId: theOther,
        recordedBy: 'records office',
      }));
      return [...own, ...underAnotherNumber(others), ...ofTheOther];
    });

const joinedAfter = (hours: number, elsewhere: readonly NumberedEvent[]): NumberedEvent => {
  const at = plusHours(begins, hours);
  const carried = elsewhere.filter(({ recordedAt }) => recordedAt <= at);
  const through = Math.max(1, carried.length);
  return { ...decided(hours, { type: 'otherCaseJoined', other: theOther, through }), n: 0, carried };
};

const decided = (hours: number, body: EventBody): CaseEvent => ({
  ...stamped({ hours, lateBy: 0, body }, `${body.type} after ${hours} hours`),
  recordedBy: system,
});

/** The same history of somebody else's number: what names an event of it names the same one. */
const underAnotherNumber = (events: readonly CaseEvent[]): readonly CaseEvent[] => {
  const ids: ReadonlySet<string> = new Set(events.map(({ id }) => id));
  const renamed: readonly CaseEvent[] = JSON.parse(JSON.stringify(events), (_, value: unknown) =>
    typeof value === 'string' && ids.has(value) ? eventId(`other-${value}`) : value,
  );
  return renamed.map((event) => ({ ...event, caseId: theOther }));
};

/** What was proposed or decided there on facts that nobody had recorded yet had no effect there, and has none here. */
const restsOnWhatWasThere = (event: CaseEvent, _: number, events: readonly CaseEvent[]): boolean => {
  const { body } = event;
  if ((body.type !== 'referralProposed' && body.type !== 'referralDecided') || body.facts === undefined) return true;
  return events.some(({ id, recordedAt }) => id === body.facts && recordedAt <= event.recordedAt);
};

const inOrderOfRecording = (events: readonly CaseEvent[]): readonly CaseEvent[] =>
  events.toSorted((one, another) =>
    one.recordedAt < another.recordedAt ? -1 : one.recordedAt > another.recordedAt ? 1 : 0,
  );

/** What was recorded by then, also of what joined later: nobody knew less of it for its being under another number. */
export const knowableBy = (events: readonly CaseEvent[], at: Instant): readonly CaseEvent[] =>
  events.flatMap((event) => {
    const carried = carriedBy(event)?.filter(({ recordedAt }) => recordedAt <= at);
    if (carried !== undefined) return [{ ...event, carried }];
    return event.recordedAt <= at ? [event] : [];
  });

/** Without what was taken back: corrections, there and under the other number, and that the two were found to be different people. */
export const nothingTakenBack = <Event extends CaseEvent>(events: readonly Event[]): readonly Event[] =>
  events
    .filter(({ body }) => body.type !== 'corrected' && body.type !== 'otherCaseParted')
    .map((event) => {
      const carried = carriedBy(event);
      return carried === undefined ? event : { ...event, carried: nothingTakenBack(carried) };
    });

/** The same event; where it brings another case's, only as many of those, one after the other, as are fit for it. */
export const bringing = (event: CaseEvent, isFit: (brought: CaseEvent) => boolean): CaseEvent => {
  const all = carriedBy(event);
  if (all === undefined) return event;
  const carried: NumberedEvent[] = [];
  const brought = { ...event, carried };
  for (const one of all) {
    carried.push(one);
    if (!isFit(brought)) carried.pop();
  }
  return brought;
};

/** When anything of it was recorded, from the first on. */
export const recordings = (events: readonly CaseEvent[]): readonly Instant[] =>
  [
    ...new Set(events.flatMap((event) => [event, ...(carriedBy(event) ?? [])].map(({ recordedAt }) => recordedAt))),
  ].toSorted();

const carriedBy = (event: CaseEvent & Pick<NumberedEvent, 'carried'>): readonly NumberedEvent[] | undefined =>
  event.carried;
