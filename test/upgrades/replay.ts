/** Goes through a recorded execution again on another definition: functions answer as they were recorded to. */
import { createRuntime, type ExecutionDescription } from '../../lib/runtime/runtime.ts';
import type { TaskFunction } from '../../lib/runtime/services.ts';
import { createVirtualClock } from '../../lib/runtime/virtual-clock.ts';
import { substitutions } from '../../lib/simulation/embed.ts';
import { machineOf, withoutToken } from './recording.ts';
import type { Call, History } from './version.ts';

export interface Replayed {
  readonly status: string;
  readonly states: readonly string[];
  readonly calls: readonly Pick<Call, 'of' | 'payload'>[];
  readonly error?: string;
}

const day = 86_400_000;
const longest = 300 * day;

/** What is started elsewhere goes on for longer than this: its own history is another recording. */
const elsewhere = {
  QueryLanguage: 'JSONata',
  StartAt: 'Under way',
  States: { 'Under way': { Type: 'Wait', Seconds: (2 * longest) / 1000, End: true } },
};

export const replay = async (
  { machine, name, startedAt, input, calls }: History,
  definition: unknown,
  functionNames: readonly string[],
): Promise<Replayed> => {
  const clock = createVirtualClock({ startAt: startedAt });
  const left = [...calls];
  const made: Pick<Call, 'of' | 'payload'>[] = [];
  const states: string[] = [];

  /** The recorded call that this one is: the same payload where there is one, else the next of its function. */
  const recordedCall = (of: string, payload: unknown): Call | undefined => {
    const same = left.findIndex((call) => call.of === of && JSON.stringify(call.payload) === JSON.stringify(payload));
    const at = same >= 0 ? same : left.findIndex((call) => call.of === of);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };

  const answering =
    (name: string): TaskFunction =>
    async (given) => {
      const payload = withoutToken(given);
      made.push({ of: name, payload });
      const call = recordedCall(name, payload);
      if (call === undefined)
        throw Object.assign(new Error(`No recorded call of ${name} is left to answer.`), { name: 'NotRecorded' });
      if (call.error !== undefined) throw Object.assign(new Error(call.error.message), { name: call.error.name });
      if (call.completedAt !== undefined) {
        const { token } = given as { readonly token: string };
        clock.at(Math.max(call.completedAt, clock.now()), () => runtime.sendTaskSuccess(token, {}));
      }
      return call.answer;
    };

  const runtime = createRuntime({
    clock,
    seed: 1,
    validation: false,
    functions: Object.fromEntries(functionNames.map((name) => [name, answering(name)])),
  });
  runtime.define('elsewhere', elsewhere);
  runtime.define(machine, definition, {
    ...substitutions(functionNames),
    CaseTimelineMachine: 'elsewhere',
    DeadlineMachine: 'elsewhere',
    EligibilityReviewMachine: 'elsewhere',
  });
  let ended: ExecutionDescription | undefined;
  runtime.onExecutionEnded((execution) => {
    ended = execution;
  });
  runtime.onHistoryEvent(({ executionArn, type, state }) => {
    if (machineOf(executionArn) === machine && type.endsWith('StateEntered')) states.push(state ?? '');
  });
  runtime.start(machine, { name, input });
  await clock.advanceTo(startedAt + longest);
  const { status = 'RUNNING', error } = ended ?? {};
  return { status, states, calls: made, ...(error === undefined ? {} : { error }) };
};
