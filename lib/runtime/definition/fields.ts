// Reading the fields of a state, or of the machine itself, and refusing by name what cannot be run.

import { UnsupportedDefinition } from '../errors.ts';
import type { CompileExpression, Expression } from '../expression/expression.ts';

export type Json = Record<string, unknown>;

/** Why a field of Amazon States Language is refused, and what to write instead. */
const REMEDIES: Readonly<Record<string, string>> = {
  InputPath: 'it belongs to JSONPath: write JSONata in Arguments or Output instead',
  OutputPath: 'it belongs to JSONPath: write JSONata in Output instead',
  Parameters: 'it belongs to JSONPath: write Arguments (in a Map, ItemSelector) instead',
  Result: 'it belongs to JSONPath: write the value in Output instead',
  ResultPath: 'it belongs to JSONPath: write JSONata in Output, or Assign a variable, instead',
  ResultSelector: 'it belongs to JSONPath: write JSONata in Output instead',
  SecondsPath: 'it belongs to JSONPath: write "Seconds": "{% … %}" instead',
  TimestampPath: 'it belongs to JSONPath: write "Timestamp": "{% … %}" instead',
  TimeoutSecondsPath: 'it belongs to JSONPath: write "TimeoutSeconds": "{% … %}" instead',
  HeartbeatSecondsPath: 'it belongs to JSONPath, and heartbeats are not implemented: use TimeoutSeconds',
  ItemsPath: 'it belongs to JSONPath: write "Items": "{% … %}" instead',
  MaxConcurrencyPath: 'it belongs to JSONPath: write "MaxConcurrency": "{% … %}" instead',
  ErrorPath: 'it belongs to JSONPath: write "Error": "{% … %}" instead',
  CausePath: 'it belongs to JSONPath: write "Cause": "{% … %}" instead',
  Variable: 'it belongs to JSONPath: write "Condition": "{% … %}" instead',
  Iterator: 'it is the old name of ItemProcessor: write ItemProcessor instead',
  ItemReader:
    'it belongs to a Distributed Map, which is not implemented: read the items in a Task and pass them as Items',
  ItemBatcher: 'it belongs to a Distributed Map, which is not implemented: use $partition in Items',
  ResultWriter: 'it belongs to a Distributed Map, which is not implemented: write the results in a Task',
  Label: 'it belongs to a Distributed Map, which is not implemented',
  ToleratedFailureCount:
    'it belongs to a Distributed Map, which is not implemented: use Catch inside the ItemProcessor',
  ToleratedFailurePercentage:
    'it belongs to a Distributed Map, which is not implemented: use Catch inside the ItemProcessor',
  HeartbeatSeconds: 'heartbeats are not implemented: use TimeoutSeconds',
  Credentials: 'functions run in this process, without roles to assume: leave it out locally',
};

export class Fields {
  readonly machine: string;
  readonly state: string | undefined;
  readonly source: Json;
  readonly #compile: CompileExpression;
  readonly #prefix: string;

  constructor(machine: string, state: string | undefined, source: unknown, compile: CompileExpression, prefix = '') {
    this.machine = machine;
    this.state = state;
    this.#compile = compile;
    this.#prefix = prefix;
    this.source = isObject(source) ? source : this.refuse('', 'must be a JSON object');
  }

  /** The fields of an object within this one, for refusals that say where. */
  within(field: string, source: unknown): Fields {
    return new Fields(this.machine, this.state, source, this.#compile, `${this.#prefix}${field}/`);
  }

  refuse(field: string, why: string): never {
    const place = `${this.#prefix}${field}`.replace(/\/$/, '');
    throw new UnsupportedDefinition({ machine: this.machine, state: this.state, field: place || undefined }, `${why}.`);
  }

  /** Refuses every field that is not among those `known`. */
  only(known: readonly string[]): void {
    for (const field of Object.keys(this.source)) {
      if (known.includes(field) || field === 'Comment') continue;
      const remedy = Object.hasOwn(REMEDIES, field) ? REMEDIES[field] : undefined;
      this.refuse(field, remedy ?? `is not a field that this runtime knows here; it knows ${known.join(', ')}`);
    }
  }

  has(field: string): boolean {
    return Object.hasOwn(this.source, field);
  }

  value(field: string): unknown {
    return this.has(field) ? this.source[field] : undefined;
  }

  string(field: string): string {
    const value = this.value(field);
    return typeof value === 'string' && value !== ''
      ? value
      : this.refuse(field, `must be a string, received ${shown(value)}`);
  }

  list(field: string): readonly unknown[] {
    const value = this.value(field);
    return Array.isArray(value) ? value : this.refuse(field, `must be an array, received ${shown(value)}`);
  }

  /** A number of a kind, or `otherwise` where the field is not there. */
  number<T>(field: string, otherwise: T, fits: (value: number) => boolean, kind: string): number | T {
    if (!this.has(field)) return otherwise;
    const value = this.value(field);
    return typeof value === 'number' && fits(value)
      ? value
      : this.refuse(field, `must be ${kind}, received ${shown(value)}`);
  }

  /** The field compiled, undefined where it is not there. */
  expression(field: string): Expression | undefined {
    return this.has(field) ? this.required(field) : undefined;
  }

  required(field: string): Expression {
    if (!this.has(field)) return this.refuse(field, 'is missing');
    try {
      return this.#compile(this.source[field], `${this.#prefix}${field}`);
    } catch (error) {
      if (error instanceof SyntaxError) return this.refuse(field, error.message.replace(/\.$/, ''));
      throw error;
    }
  }

  /** Refuses the field when it is a constant that does not fit; what an expression gives is seen when it runs. */
  constant(field: string, compiled: Expression | undefined, fits: (value: unknown) => boolean, kind: string): void {
    if (compiled?.constant !== undefined && !fits(compiled.constant.value)) {
      this.refuse(field, `must be ${kind}, received ${shown(compiled.constant.value)}`);
    }
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
