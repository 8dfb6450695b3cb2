/** Does something to the cases of this machine through the real workflows, on the machine's clock, and says what went out. */
import type { Message, Ports } from '../casework/ports.ts';
import type { Clock } from '../runtime/clock.ts';
import { createRealClock } from '../runtime/real-clock.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { embed } from '../simulation/embed.ts';
import type { Context } from './context.ts';
import { withLocalStore } from './local-store.ts';
import type { Rules } from './rules.ts';
import { tellingOperations } from './serve/telling.ts';

export interface Lived<Answer> {
  readonly answer: Answer;
  readonly messages: readonly Message[];
}

/**
 * Runs `act`, lets every state machine it sets off come to rest, and sweeps for whatever fell due since the last time.
 * Timers end with the process; the next command, or the next sweep, takes them up again from the table.
 */
export const live = async <Answer>(
  folder: string,
  rules: Rules,
  { functions, now, screen }: Context,
  act: (ports: Ports) => Promise<Answer>,
): Promise<Lived<Answer>> =>
  withLocalStore(folder, async (store) => {
    const messages: Message[] = [];
    const clock = createRealClock({ now });
    const { ports, runtime } = embed({
      clock,
      store,
      ...rules,
      functions,
      publish: (message) => void messages.push(message),
      tellOperations: tellingOperations(screen),
    });
    try {
      const answer = await act(ports);
      await atRest(runtime, clock);
      runtime.start('sweep', { input: {} });
      await atRest(runtime, clock);
      return { answer, messages };
    } finally {
      clock.close();
    }
  });

/**
 * Nothing is under way, and no timer waits whose time has come: a sweep beside one would send again what is claimed and not
 * confirmed yet.
 */
const atRest = async (runtime: Runtime, clock: Clock): Promise<void> => {
  let before: number;
  do {
    before = runtime.figures().transitions;
    await runtime.idle();
    await new Promise<void>((resolve) => void clock.at(clock.now(), resolve));
    await runtime.idle();
  } while (runtime.figures().transitions > before);
};
