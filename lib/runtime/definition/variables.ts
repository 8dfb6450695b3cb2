// Assign: which variables a block assigns, and which it may. Developer guide, workflow-variables: Scope of variables, Naming.

import type { Expression } from '../expression/expression.ts';
import { type Fields, isObject, type Json, shown } from './fields.ts';

/** The names of all variables that the states of a block assign themselves, not those of blocks inside them. */
export function assignedNames(states: Json): ReadonlySet<string> {
  const names = new Set<string>();
  for (const state of Object.values(states)) {
    if (!isObject(state)) continue;
    for (const holder of [state, ...rules(state.Choices), ...rules(state.Catch)]) {
      if (isObject(holder.Assign)) for (const name of Object.keys(holder.Assign)) names.add(name);
    }
  }
  return names;
}

/** Compiles Assign; refuses names that are none, and those of variables that a scope around this one assigns. */
export function readAssign(fields: Fields, outerNames: ReadonlySet<string>): Expression | undefined {
  if (!fields.has('Assign')) return undefined;
  const assign = fields.value('Assign');
  if (!isObject(assign)) {
    return fields.refuse('Assign', `must be an object of variable names and values, received ${shown(assign)}`);
  }
  for (const name of Object.keys(assign)) {
    const field = `Assign/${name}`;
    if (!NAME.test(name) || [...name].length > 80 || name === '__proto__') {
      fields.refuse(
        field,
        'a variable is named by a letter and then letters, digits or underscores, at most 80 in all',
      );
    }
    if (name === 'states') fields.refuse(field, '$states is reserved: choose another name');
    if (outerNames.has(name)) {
      fields.refuse(
        field,
        `the variable '${name}' belongs to the scope around this one, which can be read but not assigned: choose another name`,
      );
    }
  }
  return fields.expression('Assign');
}

const NAME = /^[\p{ID_Start}_]\p{ID_Continue}*$/u;

function rules(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
