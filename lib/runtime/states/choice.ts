// Choice: the first rule whose Condition holds, else Default. Amazon States Language, "Choice State". A condition that is
// neither true nor false (a comparison with something missing is nothing at all) fails: it never means Default.

import type { Workshop } from '../definition/workshop.ts';
import { StatesError } from '../errors.ts';
import type { Expression } from '../expression/expression.ts';
import { atState, wrongType } from '../expression/failure.ts';
import type { Frame, Outcome } from '../frame.ts';
import { leave } from '../leave.ts';
import type { Exit, State } from '../state.ts';

interface Rule {
  readonly field: string;
  readonly condition: Expression;
  readonly exit: Exit;
}

export function compileChoice({ engine, fields, name, exitBy }: Workshop): State {
  fields.only(['Type', 'QueryLanguage', 'Choices', 'Default', 'Assign', 'Output']);
  const rules = fields.list('Choices').map((source, place): Rule => {
    const rule = fields.within(`Choices/${place}`, source);
    rule.only(['Condition', 'Next', 'Assign', 'Output']);
    const condition = rule.required('Condition');
    rule.constant('Condition', condition, (value) => typeof value === 'boolean', 'true, false or a JSONata expression');
    return { field: `Choices/${place}/Condition`, condition, exit: exitBy(rule, 'Next') };
  });
  if (rules.length === 0) fields.refuse('Choices', 'must hold at least one rule');
  const otherwise = fields.has('Default') ? exitBy(fields, 'Default') : undefined;

  function choose(frame: Frame, from: number): Outcome | Promise<Outcome> {
    for (let place = from; place < rules.length; place++) {
      const rule = rules[place] as Rule;
      const verdict = rule.condition.evaluate(frame);
      if (verdict instanceof Promise) {
        return verdict.then((settled) => () => decide(frame, place, settled));
      }
      if (holds(frame, rule, verdict)) return leave(engine, frame, rule.exit, frame.input);
    }
    if (otherwise !== undefined) return leave(engine, frame, otherwise, frame.input);
    throw new StatesError('States.NoChoiceMatched', `${atState(frame)} No rule holds, and there is no Default.`);
  }

  function decide(frame: Frame, place: number, verdict: unknown): Outcome | Promise<Outcome> {
    const rule = rules[place] as Rule;
    return holds(frame, rule, verdict) ? leave(engine, frame, rule.exit, frame.input) : choose(frame, place + 1);
  }

  return { name, type: 'Choice', retriers: [], catchers: [], run: (frame) => choose(frame, 0) };
}

function holds(frame: Frame, rule: Rule, verdict: unknown): boolean {
  if (typeof verdict === 'boolean') return verdict;
  throw wrongType(frame, rule.field, 'boolean', verdict);
}
