/**
 * Just enough of vitest for the tables to run in one evaluation of one script: a mutant is then tried in well under a
 * second, with every module fresh. The tables themselves are the same that vitest runs.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TableTest {
  readonly name: string;
  readonly run: () => unknown;
}

declare global {
  var eligibilityTests: TableTest[];
}

type Body = (...row: never[]) => unknown;

const path: string[] = [];

export function describe(name: string, body: () => void): void {
  path.push(name);
  body();
  path.pop();
}

function test(name: string, run: () => unknown): void {
  globalThis.eligibilityTests.push({ name: [...path, name].join(' > '), run });
}

const each = (rows: readonly unknown[]) => (name: string, body: Body) => {
  for (const [index, row] of rows.entries()) {
    const values = Array.isArray(row) ? row : [row];
    test(`${name} [${index}]`, () => Reflect.apply(body, undefined, values));
  }
};
export const it = Object.assign(test, { each });

/** Equal as `toEqual` has it: absent and undefined members are the same; with `partly`, more members may be there. */
function same(found: unknown, wanted: unknown, partly: boolean): boolean {
  if (wanted instanceof Containing) return typeof found === 'string' && found.includes(wanted.part);
  if (Object.is(found, wanted)) return true;
  if (typeof found !== 'object' || typeof wanted !== 'object' || found === null || wanted === null) return false;
  if (found instanceof Set && wanted instanceof Set) return same([...found].sort(), [...wanted].sort(), false);
  if (Array.isArray(found) !== Array.isArray(wanted)) return false;
  if (Array.isArray(found) && Array.isArray(wanted) && found.length !== wanted.length) return false;
  const names = new Set([...Object.keys(wanted), ...(partly ? [] : Object.keys(found))]);
  return [...names].every((name) => same(Reflect.get(found, name), Reflect.get(wanted, name), partly));
}

class Containing {
  readonly part: string;
  constructor(part: string) {
    this.part = part;
  }
}

function matchers(found: unknown, wantedOutcome: boolean) {
  const check = (holds: boolean, wanted?: unknown): void => {
    if (holds !== wantedOutcome) throw new Error(`${JSON.stringify(found)} against ${JSON.stringify(wanted)}`);
  };
  const list = (): unknown[] => (found instanceof Set ? [...found] : Array.isArray(found) ? found : []);
  return {
    toBe: (wanted: unknown) => check(Object.is(found, wanted), wanted),
    toEqual: (wanted: unknown) => check(same(found, wanted, false), wanted),
    toMatchObject: (wanted: unknown) => check(same(found, wanted, true), wanted),
    toContain: (wanted: unknown) =>
      check(typeof found === 'string' ? found.includes(String(wanted)) : list().includes(wanted), wanted),
    toMatch: (wanted: RegExp) => check(wanted.test(String(found)), String(wanted)),
    toContainEqual: (wanted: unknown) =>
      check(
        list().some((one) => same(one, wanted, false)),
        wanted,
      ),
    toBeNull: () => check(found === null),
    toBeUndefined: () => check(found === undefined),
    toHaveLength: (wanted: number) => check(Reflect.get(Object(found), 'length') === wanted, wanted),
    toBeGreaterThan: (wanted: number) => check(Number(found) > wanted, wanted),
    toBeCloseTo: (wanted: number, digits: number) =>
      check(Math.abs(Number(found) - wanted) < 10 ** -digits / 2, wanted),
    toMatchFileSnapshot: (file: string) =>
      check(readFileSync(join(process.cwd(), 'test/eligibility', file), 'utf8') === found, file),
  };
}

export const expect = Object.assign(
  (found: unknown, _message?: string) => ({ ...matchers(found, true), not: matchers(found, false) }),
  { stringContaining: (part: string) => new Containing(part) },
);
