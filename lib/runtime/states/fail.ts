// Fail: ends its block with an error and its cause. Amazon States Language, "Fail State".

import type { Workshop } from '../definition/workshop.ts';
import { StatesError } from '../errors.ts';
import { constantExpression } from '../expression/expression.ts';
import { wrongType } from '../expression/failure.ts';
import type { Frame, Outcome } from '../frame.ts';
import type { State } from '../state.ts';

export function compileFail({ fields, name }: Workshop): State {
  fields.only(['Type', 'QueryLanguage', 'Error', 'Cause']);
  const error = fields.expression('Error') ?? constantExpression(undefined);
  const cause = fields.expression('Cause') ?? constantExpression(undefined);
  for (const [field, compiled] of [
    ['Error', error],
    ['Cause', cause],
  ] as const) {
    fields.constant(field, compiled, (value) => value === undefined || typeof value === 'string', 'a string');
  }

  function fail(frame: Frame, errorName: unknown, reason: unknown): never {
    throw new StatesError(text(frame, 'Error', errorName), text(frame, 'Cause', reason));
  }

  return {
    name,
    type: 'Fail',
    retriers: [],
    catchers: [],
    run(frame): Outcome | Promise<Outcome> {
      const errorName = error.evaluate(frame);
      if (errorName instanceof Promise) {
        return errorName.then(async (settled) => fail(frame, settled, await cause.evaluate(frame)));
      }
      const reason = cause.evaluate(frame);
      return reason instanceof Promise
        ? reason.then((settled) => fail(frame, errorName, settled))
        : fail(frame, errorName, reason);
    },
  };
}

function text(frame: Frame, field: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw wrongType(frame, field, 'string', value);
}
