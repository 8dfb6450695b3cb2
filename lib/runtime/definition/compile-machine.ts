// From the text of a state machine to one that runs, or a refusal that names the state and the field.

import type { Engine } from '../engine.ts';
import type { CompileExpression } from '../expression/expression.ts';
import { EXECUTION_DURATION } from '../limits.ts';
import type { Services } from '../services.ts';
import type { State } from '../state.ts';
import { compileBlock } from './block.ts';
import { Fields } from './fields.ts';
import { substitute } from './substitute.ts';
import { validate } from './validate.ts';

export interface Toolkit {
  readonly engine: Engine;
  readonly services: Services;
  readonly compileExpression: CompileExpression;
  /** Whether asl-validator has its say too. */
  readonly isValidated: boolean;
}

export interface CompiledDefinition {
  readonly startAt: State;
  /** Milliseconds. */
  readonly duration: number;
}

/** Compiles a definition; throws UnsupportedDefinition. The definition itself is left as it is. */
export function compileDefinition(
  toolkit: Toolkit,
  name: string,
  definition: unknown,
  substitutions: Readonly<Record<string, string>>,
): CompiledDefinition {
  const fieldsOf = (state: string | undefined, source: unknown): Fields =>
    new Fields(name, state, source, toolkit.compileExpression);
  const source = substitute(definition, substitutions, (path, placeholder) => {
    const [state, field] = path[0] === 'States' ? [path[1], path.slice(2).join('/')] : [undefined, path.join('/')];
    return fieldsOf(state, {}).refuse(field, `no value was given for \${${placeholder}}: pass it in the substitutions`);
  });
  const machine = fieldsOf(undefined, source);
  machine.only(['StartAt', 'States', 'QueryLanguage', 'TimeoutSeconds', 'Version']);
  if (machine.value('QueryLanguage') !== 'JSONata') {
    machine.refuse('QueryLanguage', 'must be "JSONata" at the top of the file: JSONPath is not implemented');
  }
  if (machine.has('Version') && machine.value('Version') !== '1.0') machine.refuse('Version', 'must be "1.0"');
  const seconds = machine.number('TimeoutSeconds', undefined, isWhole, 'a positive whole number of seconds');
  const startAt = compileBlock({ ...toolkit, fieldsOf }, machine);
  if (toolkit.isValidated) validate(source, (sentence) => machine.refuse('', sentence));
  return { startAt, duration: Math.min(EXECUTION_DURATION, (seconds ?? Number.POSITIVE_INFINITY) * 1000) };
}

function isWhole(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
