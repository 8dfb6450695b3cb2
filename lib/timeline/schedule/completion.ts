/** What proves a duty done, and what of it is still missing. */
import type { NumberedEvent } from '../../case/case.ts';
import type { EventType } from '../../case/events.ts';
import type { Completion, View } from '../rule.ts';
import type { Occurrence } from './occurrence.ts';

type Window = Pick<
  Occurrence,
  'countsFrom' | 'exclusive' | 'closesWhenDue' | 'dues' | 'endsAt' | 'concerns' | 'minutes'
>;

/** The event with which the occurrence was done, or undefined while it is not. */
export const firstDone = (completion: Completion, view: View, window: Window): NumberedEvent | undefined => {
  switch (completion.by) {
    case 'event': {
      const { types, only } = completion;
      return earliest(types.map((type) => actsIn(view, type, window).find(only?.where ?? (() => true))));
    }
    case 'parts':
      return earliest([
        whole(completion, view, window),
        ...(completion.instead ?? []).map((type) => actsIn(view, type, window)[0]),
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

const enough = ({ type, minutes }: Minutes, view: View, window: Window): NumberedEvent | undefined =>
  reaching(window.minutes ?? 0, actsIn(view, type, window), minutes);

/** The act with which so many minutes were reached, or undefined while some are missing. Expects acts in order. */
export const reaching = <Act>(
  asked: number,
  acts: readonly Act[],
  minutesOf: (act: Act) => number,
): Act | undefined => {
  let missing = asked;
  return acts.find((act) => {
    missing -= minutesOf(act);
    return missing <= 0;
  });
};

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);

const whole = (
  completion: Extract<Completion, { by: 'parts' }>,
  view: View,
  window: Window,
): NumberedEvent | undefined => {
  const missing = new Set(completion.parts);
  return actsIn(view, completion.type, window).find(
    (event) => missing.delete(completion.part(event)) && missing.size === 0,
  );
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

const earliest = (events: readonly (NumberedEvent | undefined)[]): NumberedEvent | undefined =>
  events.reduce(
    (first, event) =>
      first === undefined || (event !== undefined && event.happenedAt < first.happenedAt) ? event : first,
    undefined,
  );
