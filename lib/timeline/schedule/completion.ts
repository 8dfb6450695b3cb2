/** What proves a duty done, and what of it is still missing. */
import type { NumberedEvent } from '../../case/case.ts';
import type { EventType } from '../../case/events.ts';
import type { Instant } from '../../case/identity.ts';
import type { Completion, View } from '../rule.ts';
import type { Occurrence } from './occurrence.ts';

type Window = Pick<
  Occurrence,
  'countsFrom' | 'exclusive' | 'closesWhenDue' | 'dues' | 'endsAt' | 'concerns' | 'minutes'
>;

/** The event with which the occurrence was done, or undefined while it is not. */
export const firstDone = (completion: Completion, view: View, window: Window): NumberedEvent | undefined =>
  firstProof(completion, view, window)?.at(-1);

/** What together proves it done, in order of happening. */
type Proof = readonly [NumberedEvent, ...NumberedEvent[]];

/** All the acts with which the occurrence was first done, in order of happening; undefined while it is not. */
export const firstProof = (completion: Completion, view: View, window: Window): Proof | undefined => {
  switch (completion.by) {
    case 'event': {
      const { types, only } = completion;
      return earliest(types.map((type) => alone(actsIn(view, type, window).find(only?.where ?? (() => true)))));
    }
    case 'parts':
      return earliest([
        whole(completion, view, window),
        ...(completion.instead ?? []).map((type) => alone(actsIn(view, type, window)[0])),
      ]);
    case 'minutes':
      return enough(completion, view, window);
    default:
      return completion satisfies never;
  }
};

/** The parts, or the minutes, that nobody has recorded yet; for a duty of one act, nothing: its name says it. */
export const missingParts = (completion: Completion, view: View, window: Window): readonly string[] => {
  switch (completion.by) {
    case 'event':
      return [];
    case 'parts': {
      const recorded = new Set(actsIn(view, completion.type, window).map(completion.part));
      return completion.parts.filter((part) => !recorded.has(part));
    }
    case 'minutes': {
      const missing = (window.minutes ?? 0) - sum(actsIn(view, completion.type, window).map(completion.minutes));
      return missing > 0 ? [missing === 1 ? '1 minute' : `${missing} minutes`] : [];
    }
    default:
      return completion satisfies never;
  }
};

/** Every act that proves a duty done, or part of it. */
export const provenBy = (completion: Completion): readonly EventType[] =>
  completion.by === 'event'
    ? completion.types
    : [completion.type, ...('instead' in completion ? (completion.instead ?? []) : [])];

type Minutes = Extract<Completion, { by: 'minutes' }>;

const enough = ({ type, minutes }: Minutes, view: View, window: Window): Proof | undefined =>
  proof(reaching(window.minutes ?? 0, actsIn(view, type, window), minutes));

/** The acts with which so many minutes were reached, or undefined while some are missing. Expects acts in order. */
export const reaching = <Act>(
  asked: number,
  acts: readonly Act[],
  minutesOf: (act: Act) => number,
): readonly Act[] | undefined => {
  let missing = asked;
  const last = acts.findIndex((act) => {
    missing -= minutesOf(act);
    return missing <= 0;
  });
  return last === -1 ? undefined : acts.slice(0, last + 1);
};

const alone = (act: NumberedEvent | undefined): Proof | undefined => (act === undefined ? undefined : [act]);

const proof = ([first, ...others]: readonly NumberedEvent[] = []): Proof | undefined =>
  first === undefined ? undefined : [first, ...others];

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);

const whole = (completion: Extract<Completion, { by: 'parts' }>, view: View, window: Window): Proof | undefined => {
  const missing = new Set(completion.parts);
  const firsts = actsIn(view, completion.type, window).filter((event) => missing.delete(completion.part(event)));
  return missing.size === 0 ? proof(firsts) : undefined;
};

const actsIn = (
  view: View,
  type: EventType,
  { countsFrom, exclusive, closesWhenDue, dues, endsAt, concerns = () => true }: Window,
): readonly NumberedEvent[] => {
  const until = endsAt ?? (closesWhenDue ? dues[0].dueAt : undefined);
  const { to } = view.segment;
  return (view.case.acts[type] ?? []).filter(
    (act) =>
      concerns(act) &&
      (exclusive ? act.happenedAt > countsFrom : act.happenedAt >= countsFrom) &&
      (until === undefined || act.happenedAt <= until) &&
      (to === undefined || act.happenedAt <= to),
  );
};

const earliest = (proofs: readonly (Proof | undefined)[]): Proof | undefined =>
  proofs.reduce(
    (first, one) => (first === undefined || (one !== undefined && doneAt(one) < doneAt(first)) ? one : first),
    undefined,
  );

const doneAt = (of: Proof): Instant => (of.at(-1) ?? of[0]).happenedAt;
