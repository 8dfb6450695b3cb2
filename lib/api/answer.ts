/** From a request to its answer, step by step: who asks, whether it can be read, whether they may, and then the answer. */

import { placeAt } from '../case/case.ts';
import { fold } from '../case/fold.ts';
import { eventId } from '../case/identity.ts';
import { commandName } from '../casework/names.ts';
import { mayAtAll, reachesPlace } from './access/reach.ts';
import type { About, Answer, Endpoint, OpenedCase } from './endpoint.ts';
import type { Identity } from './identity.ts';
import type { ApiPorts } from './ports.ts';
import { type Problem, problem } from './problem.ts';
import { fieldErrors } from './wrong-input.ts';

export interface Request {
  readonly identity: Identity;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
}

export const answered = async (endpoint: Endpoint, request: Request, ports: ApiPorts): Promise<Answer | Problem> => {
  const { identity } = request;
  if (!mayAtAll(identity, endpoint.act))
    return problem('forbidden', `None of your roles may do this: ${endpoint.act}.`);
  const read = reading(endpoint, request);
  if ('status' in read) return read;
  const opened = await open(endpoint.about(read), endpoint, identity, ports);
  if (opened !== undefined && 'status' in opened) return opened;
  const now = ports.now();
  const commandId = eventId(commandName(identity.account, request.idempotencyKey ?? ''));
  return endpoint.answer({ ...read, identity, now, commandId }, ports, opened);
};

interface Read {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

const reading = (endpoint: Endpoint, request: Request): Read | Problem => {
  const parts = (['params', 'query', 'body'] as const).map(
    (part) => [part, endpoint[part].safeParse(request[part], { reportInput: true })] as const,
  );
  const errors = parts.flatMap(([, parsed]) => (parsed.success ? [] : fieldErrors(parsed.error)));
  if (errors.length > 0)
    return problem('wrong-input', 'Correct each field that `errors` names, and ask again.', errors);
  if (endpoint.method !== 'get' && request.idempotencyKey === undefined)
    return problem(
      'wrong-input',
      'Send an `Idempotency-Key` header, such as a UUID, of your own making: with it, a request that is sent again is done once.',
    );
  const [params, query, body] = parts.map(([, { data }]) => data);
  return { params, query, body };
};

const unknown: Problem = problem('not-found', 'There is no such case, or it is not yours to see. Check the number.');

const open = async (
  about: About,
  { act }: Endpoint,
  identity: Identity,
  ports: ApiPorts,
): Promise<OpenedCase | Problem | undefined> => {
  switch (about.kind) {
    case 'nothing':
      return undefined;
    case 'place':
      return reachesPlace(identity, act, about.place)
        ? undefined
        : problem('forbidden', 'This is not one of your units. Ask who runs the system if it should be.');
    case 'case': {
      const events = await ports.store.events(about.caseId);
      const of = fold(events);
      const theirs =
        of.standings.length > 0 &&
        of.jurisdiction === ports.jurisdiction &&
        reachesPlace(identity, act, placeAt(of, ports.now()));
      return theirs ? { events, case: of } : unknown;
    }
    default:
      return about satisfies never;
  }
};
