/** What is kept of a released version: its definitions, what its functions take and answer, and how its executions went. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type MachineName, machines } from '../../lib/casework/machines.ts';
import type { Shape } from './shape.ts';

export interface Contract {
  /** As JSON Schema. */
  readonly payload: Parameters<typeof import('zod').fromJSONSchema>[0];
  readonly answer: Shape;
}

/** One call of a function, or one start of another machine, as a state asked for it. */
export interface Call {
  readonly state: string;
  /** The function's or the machine's placeholder. */
  readonly of: string;
  readonly payload: unknown;
  readonly answer?: unknown;
  /** How it failed. */
  readonly error?: { readonly name: string; readonly message: string };
  /** Of a state that waits for a token: when it was completed, absent where nobody did. */
  readonly completedAt?: number;
}

export interface History {
  readonly machine: MachineName;
  readonly name: string;
  readonly startedAt: number;
  readonly input: unknown;
  readonly states: readonly string[];
  readonly calls: readonly Call[];
  readonly status: string;
}

export interface Version {
  readonly name: string;
  /** Of the machines that it had. */
  readonly definitions: Readonly<Partial<Record<MachineName, unknown>>>;
  readonly contracts: Readonly<Record<string, Contract>>;
  readonly histories: readonly History[];
}

const folder = new URL('./versions/', import.meta.url);

export const versionNames = (): readonly string[] => (existsSync(folder) ? readdirSync(folder).toSorted() : []);

export const readVersion = (name: string): Version => {
  const read = (file: string): string => readFileSync(new URL(`${name}/${file}`, folder), 'utf8');
  const lines = read('histories.ndjson').split('\n');
  return {
    name,
    definitions: Object.fromEntries(
      machines
        .filter((machine) => existsSync(new URL(`${name}/${machine}.asl.json`, folder)))
        .map((machine) => [machine, JSON.parse(read(`${machine}.asl.json`))]),
    ),
    contracts: JSON.parse(read('contracts.json')),
    histories: lines.filter((line) => line !== '').map((line) => JSON.parse(line)),
  };
};

export const writeVersion = ({ name, definitions, contracts, histories }: Version): void => {
  const write = (file: string, text: string): void => writeFileSync(new URL(`${name}/${file}`, folder), text);
  mkdirSync(new URL(`${name}/`, folder), { recursive: true });
  for (const [machine, definition] of Object.entries(definitions))
    write(`${machine}.asl.json`, `${JSON.stringify(definition)}\n`);
  write('contracts.json', `${JSON.stringify(contracts, undefined, 1)}\n`);
  write('histories.ndjson', histories.map((history) => `${JSON.stringify(history)}\n`).join(''));
};
