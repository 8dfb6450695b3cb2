/** By which number an event goes among those of its type: the same for good, whatever arrives late or is withdrawn. */
import { actsOf, type Case, type NumberedEvent } from './case.ts';
import type { EventType } from './events.ts';

/** Which of its type it was to arrive, from 1, those withdrawn since among them. What corrects another goes by the other's number. */
export const arrivalOf = (of: Case, event: NumberedEvent): number => {
  const { type } = event.body;
  const own = begunAs(event, of.superseded);
  const arrived = new Set(
    [
      ...actsOf(of, type),
      ...of.unsupported.map((one) => one.event).filter(isOf(type)),
      ...of.superseded.filter(isOf(type)),
    ].map((other) => begunAs(other, of.superseded)),
  );
  return 1 + [...arrived].filter((other) => other !== own && isBefore(other, own)).length;
};

const isOf =
  (type: EventType) =>
  ({ body }: NumberedEvent): boolean =>
    body.type === type;

/** What an event stands in the place of, from correction to correction; itself when it corrects nothing. */
const begunAs = (event: NumberedEvent, superseded: readonly NumberedEvent[]): NumberedEvent => {
  const instead = event.body.type === 'corrected' ? event.body.supersedes : event.insteadOf;
  const before = superseded.find(({ id }) => id === instead);
  return before === undefined
    ? event
    : begunAs(
        before,
        superseded.filter((other) => other !== before),
      );
};

/** What came with another case came at once: by id. */
const isBefore = (one: NumberedEvent, other: NumberedEvent): boolean =>
  one.n < other.n || (one.n === other.n && one.id < other.id);
