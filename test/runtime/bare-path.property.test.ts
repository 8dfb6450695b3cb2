// Bare paths, literals and plain comparisons are read without jsonata. Here they are held against jsonata itself, on data made to be awkward.

import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { StatesError } from '../../lib/runtime/errors.ts';
import { Execution } from '../../lib/runtime/execution.ts';
import { createExpressionCompiler } from '../../lib/runtime/expression/compile.ts';
import { Frame } from '../../lib/runtime/frame.ts';
import type { Machine } from '../../lib/runtime/machine.ts';
import { createRandom } from '../../lib/runtime/random.ts';
import type { State } from '../../lib/runtime/state.ts';
import { createVirtualClock } from '../../lib/runtime/virtual-clock.ts';

const RUNS = { numRuns: 1000, seed: 1 };
const KEYS = [
  'a',
  'b',
  'a b',
  '0',
  '1',
  'length',
  '__proto__',
  'constructor',
  'toString',
  'sequence',
  'keepSingleton',
  'cons',
];

const key = fc.constantFrom(...KEYS, '_jsonata_function', '_jsonata_lambda');
const leaf = fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, '', 'x', 'length');

/** Data as it comes out of JSON: objects, lists in lists, lists of one and of none, keys that JavaScript treats specially. */
const data = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((entries) => parsed(entries)),
  ),
})).value;

function parsed(entries: [string, unknown][]): unknown {
  return JSON.parse(
    `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`,
  );
}

const compile = createExpressionCompiler(createVirtualClock({ startAt: 0 }), createRandom(1), 'fast');
const state: State = { name: 'S', type: 'Pass', run: () => 'ended', retriers: [], catchers: [] };
const machine: Machine = {
  name: 'm',
  arn: 'arn',
  roleArn: 'role',
  executionArnPrefix: 'execution:',
  tokenPrefix: 'token',
  startAt: state,
  duration: 1,
};

function frameWith(input: unknown, variables: Record<string, unknown> = {}): Frame {
  const frame = new Frame(new Execution(machine, 'e', input, 0), undefined, state, input, 0);
  frame.variables = variables;
  return frame;
}

/** What the runtime reads, `undefined` for nothing, as JSON. */
async function read(text: string, frame: Frame): Promise<string | undefined> {
  try {
    return JSON.stringify(await compile(`{% ${text} %}`, 'Output').evaluate(frame));
  } catch (error) {
    if (error instanceof StatesError && error.cause?.endsWith('returned nothing (undefined).')) return undefined;
    if (error instanceof StatesError && error.cause?.endsWith('returned an unsupported result type.'))
      return 'function';
    throw error;
  }
}

async function ask(text: string, bindings: Record<string, unknown>): Promise<string | undefined> {
  const answer = await jsonata(text).evaluate(undefined, bindings);
  return hasFunction(answer) ? 'function' : JSON.stringify(answer);
}

function hasFunction(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'function';
  return Object.values(value).some(hasFunction);
}

function path(names: readonly string[]): string {
  return names.map((name) => `.\`${name}\``).join('');
}

describe('a bare path answers what jsonata answers', () => {
  const names = fc.array(key, { maxLength: 4 });

  test('from $states.input', async () => {
    await fc.assert(
      fc.asyncProperty(data, names, async (input, way) => {
        const text = `$states.input${path(way)}`;
        expect(await read(text, frameWith(input))).toBe(await ask(text, { states: { input } }));
      }),
      RUNS,
    );
  });

  test('from a variable', async () => {
    await fc.assert(
      fc.asyncProperty(data, names, async (x, way) => {
        const text = `$x${path(way)}`;
        expect(await read(text, frameWith({}, { x }))).toBe(await ask(text, { x, states: {} }));
      }),
      RUNS,
    );
  });

  test('along ways that are in the data', async () => {
    await fc.assert(
      fc.asyncProperty(data, fc.infiniteStream(fc.nat(5)), async (input, choices) => {
        const way: string[] = [];
        for (let value = input; typeof value === 'object' && value !== null && way.length < 5; ) {
          const choice = choices.next().value;
          if (Array.isArray(value)) {
            value = value[choice % Math.max(1, value.length)];
          } else {
            const name = Object.keys(value)[choice % Math.max(1, Object.keys(value).length)];
            if (name === undefined) break;
            way.push(name);
            value = (value as Record<string, unknown>)[name];
          }
        }
        const text = `$states.input${path(way)}`;
        expect(await read(text, frameWith(input))).toBe(await ask(text, { states: { input } }));
      }),
      RUNS,
    );
  });

  test('of a variable that nobody assigned, even under the name of a function', async () => {
    for (const text of ['$x', '$x.a', '$sum', '$sum.a', '$toString', '$constructor', '$hasOwnProperty.name']) {
      expect(await read(text, frameWith({}))).toBe(await ask(text, { states: {} }));
    }
  });
});

describe('a comparison answers what jsonata answers', () => {
  const names = fc.array(key, { minLength: 1, maxLength: 3 });
  const texts = fc.constantFrom('x', 'length', '', 'another');
  const along = (way: readonly string[], value: unknown): unknown =>
    way.reduceRight<unknown>((inner, name) => parsed([[name, inner]]), value);
  const either = fc.boolean();
  /** What jsonata fails on (data that passes for a function), the runtime fails on too. */
  const orFailed = (answer: Promise<string | undefined>) => answer.catch(() => 'failed');

  test('of what lies at a path with a text', async () => {
    await fc.assert(
      fc.asyncProperty(data, names, texts, either, async (value, way, text, isThere) => {
        const x = isThere ? along(way, value) : value;
        const query = `$x${path(way)} = ${JSON.stringify(text)}`;
        expect(await orFailed(read(query, frameWith({}, { x })))).toBe(await orFailed(ask(query, { x, states: {} })));
      }),
      RUNS,
    );
  });

  test('of how long a list is with a number', async () => {
    const numbers = fc.constantFrom('0', '1', '2', '1.5', '-1');
    await fc.assert(
      fc.asyncProperty(data, names, numbers, either, async (value, way, than, isThere) => {
        const input = isThere ? along(way, value) : value;
        const query = `$count($states.input${path(way)}) > ${than}`;
        expect(await orFailed(read(query, frameWith(input)))).toBe(await orFailed(ask(query, { states: { input } })));
      }),
      RUNS,
    );
  });

  test('where a variable has the name of the function', async () => {
    const failed = read('$count($x) > 0', frameWith({}, { x: [1], count: 7 }));
    await expect(failed).rejects.toMatchObject({ error: 'States.QueryEvaluationError' });
  });
});

test('a literal answers what jsonata answers', async () => {
  const literals = fc.oneof(
    fc.constantFrom('true', 'false', 'null', '-0', '0', '1e3', '-1.5', '""', "''", "'\\u00e9\\n'"),
    fc.integer().map(String),
    fc.string({ unit: 'grapheme-ascii' }).map((text) => JSON.stringify(text)),
  );
  await fc.assert(
    fc.asyncProperty(literals, async (text) => {
      expect(await read(text, frameWith({}))).toBe(await ask(text, {}));
    }),
    RUNS,
  );
});
