/** A command is given under a key: the same again gets the same answer, something else under the key is refused. */
import * as z from 'zod';
import { eventId, plusHours } from '../case/identity.ts';
import { commandName } from '../casework/names.ts';
import type { CommandAnswer } from '../store/given-commands.ts';
import type { Answer, Asked } from './endpoint.ts';
import { hashOf } from './fingerprint.ts';
import type { Identity } from './identity.ts';
import type { ApiPorts } from './ports.ts';
import { isProblem, type Problem, problem, problemType } from './problem.ts';

const rememberedHours = 24;

export const idempotencyKey = z.string().regex(/^[!-~]{1,200}$/);

export interface Given {
  readonly identity: Identity;
  readonly key: string | undefined;
  /** Everything that was asked, as it came. */
  readonly said: unknown;
}

/**
 * Of two that come at once both run: they are one event, since its id is taken from the key and its instant from whoever
 * came first, and the first answer stands for both. A command that was cut short runs again when it is repeated.
 */
export const commanded = async (
  { identity, key, said }: Given,
  ports: ApiPorts,
  run: (command: Pick<Asked<unknown, unknown>, 'now' | 'commandId'>) => Promise<Answer | Problem>,
): Promise<Answer | Problem> => {
  const read = idempotencyKey.safeParse(key);
  if (!read.success) return problem('wrong-input', keyAsked);
  const fingerprint = hashOf(said);
  const now = ports.now();
  const given = await ports.store.giveCommand({
    key: hashOf(identity.account, read.data),
    fingerprint,
    givenAt: now,
    rememberedUntil: plusHours(now, rememberedHours),
  });
  if (given.fingerprint !== fingerprint)
    return problem('key-reused', 'Another request came under this `Idempotency-Key`. Make a new key for each request.');
  if (given.answer !== undefined) return toldAgain(given.answer);
  const answer = await run({ now: given.givenAt, commandId: eventId(commandName(identity.account, read.data)) });
  return isKept(answer) ? toldAgain(await ports.store.answerCommand(given.key, written(answer))) : answer;
};

const keyAsked =
  'Send an `Idempotency-Key` header of your own making, such as a UUID: a request that is sent again under it is done once.';

/** What the case said to it. Anything else may be put right and asked again under the same key. */
const isKept = (answer: Answer | Problem): boolean => !isProblem(answer) || answer.type === problemType('refused');

const written = (answer: Answer | Problem): CommandAnswer => ({
  status: answer.status,
  body: JSON.stringify(isProblem(answer) ? answer : answer.body),
});

const toldAgain = ({ status, body }: CommandAnswer): Answer | Problem => {
  const told = JSON.parse(body) as Problem | object;
  return isProblem(told) ? told : { status: status === 201 ? 201 : 200, body: told };
};
