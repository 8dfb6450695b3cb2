// Task: work done outside, by a function or by another state machine. Amazon States Language, "Task State"; developer guide,
// connect-to-resource (request response, wait for a callback with the task token).

import type { Workshop } from '../definition/workshop.ts';
import { StatesError } from '../errors.ts';
import { constantExpression } from '../expression/expression.ts';
import { wrongType } from '../expression/failure.ts';
import { type Frame, type Outcome, PARKED } from '../frame.ts';
import { isLarger } from '../json.ts';
import { leave, tooLarge } from '../leave.ts';
import { LONGEST_SECONDS } from '../limits.ts';
import type { Exit, State } from '../state.ts';
import { readIntegration } from './integrations.ts';

const FIELDS = ['Type', 'QueryLanguage', 'Resource', 'Arguments', 'TimeoutSeconds'];
const TIMEOUT = `a whole number from 1 to ${LONGEST_SECONDS}`;

/** A state of type Task that waits for a token can be completed from outside. */
export interface TokenTask extends State {
  readonly complete: (frame: Frame, output: unknown) => void;
}

export function compileTask(workshop: Workshop): State {
  const { engine, fields, name } = workshop;
  fields.only([...FIELDS, 'Assign', 'Output', 'Retry', 'Catch', 'Next', 'End']);
  const { integration, waitsForToken } = readIntegration(workshop);
  const timeout = fields.expression('TimeoutSeconds') ?? constantExpression(LONGEST_SECONDS);
  fields.constant('TimeoutSeconds', timeout, isTimeout, TIMEOUT);
  const exit: Exit = workshop.exit();

  const succeed = (frame: Frame): Outcome | Promise<Outcome> => {
    engine.record(frame, 'TaskSucceeded', frame.result);
    return leave(engine, frame, exit, frame.result);
  };

  const timeOut = (): never => {
    throw new StatesError('States.Timeout', '');
  };

  function submit(frame: Frame, seconds: unknown, request: unknown): Outcome | Promise<Outcome> {
    if (!isTimeout(seconds)) throw wrongType(frame, 'TimeoutSeconds', TIMEOUT, seconds);
    if (integration.request.isFresh && isLarger(request)) throw tooLarge(name, 'Arguments');
    engine.record(frame, 'TaskScheduled', request);
    engine.record(frame, 'TaskStarted');
    const { attempt } = frame;
    const answer = integration.call(request as Record<string, unknown>);
    // A function may complete its own token, or stop the execution, before it returns: then this frame has gone on.
    const hasGoneOn = frame.attempt !== attempt;
    if (answer instanceof Promise) {
      engine.attend(
        frame,
        attempt,
        answer,
        (result) => answered(frame, result),
        (error) => engine.fail(frame, error as StatesError),
      );
      return hasGoneOn ? PARKED : engine.park(frame, engine.clock.now() + seconds * 1000, timeOut);
    }
    if (hasGoneOn) return PARKED;
    if (!waitsForToken) {
      frame.result = answer;
      return succeed(frame);
    }
    engine.record(frame, 'TaskSubmitted', answer);
    return engine.park(frame, engine.clock.now() + seconds * 1000, timeOut);
  }

  function answered(frame: Frame, result: unknown): void {
    if (waitsForToken) engine.record(frame, 'TaskSubmitted', result);
    else complete(frame, result);
  }

  function complete(frame: Frame, result: unknown): void {
    frame.result = result;
    engine.resume(frame, succeed);
  }

  const state: TokenTask = {
    name,
    type: 'Task',
    retriers: workshop.retriers(),
    catchers: workshop.catchers(),
    complete,
    run(frame) {
      frame.result = undefined;
      if (waitsForToken) engine.tokens.open(frame);
      const seconds = timeout.evaluate(frame);
      if (seconds instanceof Promise) {
        return seconds.then(async (settled) => {
          const request = await integration.request.evaluate(frame);
          return () => submit(frame, settled, request);
        });
      }
      const request = integration.request.evaluate(frame);
      return request instanceof Promise
        ? request.then((settled) => () => submit(frame, seconds, settled))
        : submit(frame, seconds, request);
    },
  };
  return state;
}

function isTimeout(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LONGEST_SECONDS;
}
