// A bare path (`$states.input.person.name`, `$deadline.dueAt`) read without jsonata. It answers exactly what jsonata would,
// or that jsonata has to be asked: where a list lies on the way, where the variable was never assigned (it may be the name
// of a function), and where the value is one that jsonata takes for a function.

import { contextReader } from '../context-object.ts';
import { type Frame, variable } from '../frame.ts';

/** Answered in place of a value: only jsonata can tell. */
export const ASK_JSONATA = Symbol('ask jsonata');

type Read = (frame: Frame) => unknown;

/** A reader for the path, undefined where there is none for it. */
export function compileBarePath(name: string, names: readonly string[]): Read | undefined {
  if (name !== 'states') return along(names, (frame) => known(variable(frame, name)));
  const [member, ...rest] = names;
  if (member === 'input') return along(rest, (frame) => frame.input);
  if (member === 'result') return along(rest, (frame) => frame.result);
  if (member === 'errorOutput') return along(rest, (frame) => frame.errorOutput);
  if (member !== 'context') return undefined;
  const [group, field, ...inside] = rest;
  const read = group === undefined || field === undefined ? undefined : contextReader(group, field);
  return read === undefined ? undefined : along(inside, read);
}

function known(value: unknown): unknown {
  return value === undefined ? ASK_JSONATA : value;
}

function along(names: readonly string[], start: Read): Read {
  const [first, second, ...more] = names;
  if (first === undefined) return start;
  if (second === undefined) return (frame) => member(start(frame), first);
  if (more.length === 0) return (frame) => member(member(start(frame), first), second);
  return (frame) => {
    let value = member(member(start(frame), first), second);
    for (const name of more) value = member(value, name);
    return value;
  };
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return value === ASK_JSONATA ? ASK_JSONATA : undefined;
  if (Array.isArray(value)) return ASK_JSONATA;
  if ('_jsonata_function' in value || '_jsonata_lambda' in value) return ASK_JSONATA;
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}
