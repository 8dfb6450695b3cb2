// Wait: for so many Seconds, or until a Timestamp. Amazon States Language, "Wait State". A timestamp already past goes on at
// once.

import type { Workshop } from '../definition/workshop.ts';
import { StatesError } from '../errors.ts';
import { atState, queryFailure, wrongType } from '../expression/failure.ts';
import type { Frame, Outcome } from '../frame.ts';
import { parseInstant } from '../instant.ts';
import { leave } from '../leave.ts';
import { LONGEST_SECONDS, LONGEST_WAIT_SECONDS } from '../limits.ts';
import type { State } from '../state.ts';

export function compileWait({ engine, fields, name, ...workshop }: Workshop): State {
  fields.only(['Type', 'QueryLanguage', 'Seconds', 'Timestamp', 'Assign', 'Output', 'Next', 'End']);
  if (fields.has('Seconds') === fields.has('Timestamp')) {
    fields.refuse('Seconds', 'a Wait has either Seconds or Timestamp, and not both');
  }
  const isSeconds = fields.has('Seconds');
  const field = isSeconds ? 'Seconds' : 'Timestamp';
  const amount = fields.required(field);
  if (isSeconds) fields.constant(field, amount, isWaitSeconds, `a whole number from 0 to ${LONGEST_SECONDS}`);
  else fields.constant(field, amount, isTimestamp, 'an instant such as "2026-03-14T01:59:00Z"');
  const exit = workshop.exit();

  function wait(frame: Frame, given: unknown): Outcome {
    return engine.park(frame, isSeconds ? afterSeconds(frame, given) : atTimestamp(frame, given), wake);
  }

  function afterSeconds(frame: Frame, given: unknown): number {
    if (!isWaitSeconds(given)) throw wrongType(frame, field, `a whole number from 0 to ${LONGEST_SECONDS}`, given);
    return engine.clock.now() + given * 1000;
  }

  function atTimestamp(frame: Frame, given: unknown): number {
    const instant = typeof given === 'string' ? parseInstant(given) : undefined;
    if (instant === undefined) {
      throw queryFailure(
        frame,
        `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${given}`,
      );
    }
    if (instant - engine.clock.now() > LONGEST_WAIT_SECONDS * 1000) {
      throw new StatesError('States.Runtime', `${atState(frame)} Wait state delay is too long.`);
    }
    return instant;
  }

  const wake = (frame: Frame): Outcome | Promise<Outcome> => leave(engine, frame, exit, frame.input);

  return {
    name,
    type: 'Wait',
    retriers: [],
    catchers: [],
    run(frame) {
      const given = amount.evaluate(frame);
      return given instanceof Promise ? given.then((settled) => () => wait(frame, settled)) : wait(frame, given);
    },
  };
}

function isWaitSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LONGEST_SECONDS;
}

function isTimestamp(value: unknown): boolean {
  return typeof value === 'string' && parseInstant(value) !== undefined;
}
