/** The version that is being worked on: its own definitions and functions, recorded as they are now. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { functions } from '../../functions/index.ts';
import { machines } from '../../lib/casework/machines.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { workflow } from '../../lib/simulation/workflows.ts';
import { lives, type Staging } from './lives.ts';
import { createRecording } from './recording.ts';
import { shapeOf } from './shape.ts';
import type { History, Version } from './version.ts';

export const presentName = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }
).version;

/** Which payloads each function takes now. Nothing is asked of the ports until one is called. */
export const payloads: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  Object.entries(functions({} as Ports)).map(([name, { payload }]) => [name, payload]),
);

export interface Recorded {
  readonly histories: readonly History[];
  readonly answers: ReadonlyMap<string, readonly unknown[]>;
}

/** Lives every life once, staged as asked, and writes down what happens. */
export const recorded = async (staging: Staging = {}): Promise<Recorded> => {
  const histories: History[] = [];
  const answers = new Map<string, unknown[]>();
  for (const { live } of lives) {
    const recording = createRecording();
    await live({
      calling: (name, call) => recording.staging.calling(name, staging.calling?.(name, call) ?? call),
      prepare: (world) => {
        staging.prepare?.(world);
        recording.staging.prepare(world);
      },
    });
    histories.push(...recording.histories());
    for (const [name, given] of recording.answers) answers.set(name, [...(answers.get(name) ?? []), ...given]);
  }
  return { histories, answers };
};

const mostOfAMachine = 10;
const mostStates = 120;

export const presentVersion = async (): Promise<Version> => {
  const { histories, answers } = await recorded();
  return {
    name: presentName,
    definitions: Object.fromEntries(machines.map((machine) => [machine, workflow(machine)])) as Version['definitions'],
    contracts: Object.fromEntries(
      Object.entries(payloads).map(([name, payload]) => [
        name,
        {
          payload: z.toJSONSchema(payload, {
            io: 'input',
            unrepresentable: 'any',
          }) as Version['contracts'][string]['payload'],
          answer: shapeOf(answers.get(name) ?? []),
        },
      ]),
    ),
    histories: machines.flatMap((machine) => telling(histories.filter((one) => one.machine === machine))),
  };
};

/** One of each way through the machine, the shortest ways first. */
const telling = (histories: readonly History[]): readonly History[] => {
  const ways = new Map<string, History>();
  for (const history of histories) {
    const way = history.states.join(' → ');
    if (history.states.length <= mostStates && !ways.has(way)) ways.set(way, history);
  }
  return [...ways.values()].toSorted((one, other) => one.states.length - other.states.length).slice(0, mostOfAMachine);
};
