/**
 * From a request to its answer: what it is about, whether whoever asks may ask it, whether it can be read, then what it
 * does. A request that touches a case or a unit is audited before its answer goes out, whatever the answer.
 */
import { type CaseId, eventId } from '../case/identity.ts';
import { plainRemedy } from '../imports/plain-remedy.ts';
import type { Audited } from '../store/audit.ts';
import { accessAtAll, accessToCase, type Denial } from './access/access.ts';
import { commanded } from './command.ts';
import { type Admission, type Answer, type Asked, type Endpoint, isCommand, type OpenedCase } from './endpoint.ts';
import { problemWith } from './faults.ts';
import type { Identity } from './identity.ts';
import { auditedAs, type Located, locateAdmission, locateCase, locateUnit, type Params, unknown } from './locate.ts';
import type { ApiPorts } from './ports.ts';
import { isProblem, kindOf, type Problem, problem, wrongFields } from './problem.ts';
import { fieldErrors } from './wrong-input.ts';

export interface Request {
  /** The request's own, for whoever looks for it in a log. */
  readonly id: string;
  readonly identity: Identity;
  readonly params: Params;
  readonly query: unknown;
  /** Or why there is none to read. */
  readonly body: { readonly said: unknown } | Problem;
  readonly idempotencyKey: string | undefined;
}

interface Read {
  readonly query: unknown;
  readonly body: unknown;
}

/** Throws what went wrong here, once that it did is audited. */
export const answered = async (endpoint: Endpoint, request: Request, ports: ApiPorts): Promise<Answer | Problem> => {
  const read = reading(endpoint, request);
  const located = await locate(endpoint, request, read, ports);
  try {
    const answer = await settled(endpoint, request, read, located, ports);
    await audit(endpoint, request, located, answer, ports);
    return answer;
  } catch (fault) {
    const told = problemWith(fault) ?? problem('fault', '');
    await audit(endpoint, request, located, told, ports);
    if (told.status === 500) throw fault;
    return told;
  }
};

const plainly = { reportInput: true, error: plainRemedy } as const;

const reading = (endpoint: Endpoint, { query, body }: Request): Read | Problem => {
  if (isProblem(body)) return body;
  const asked = endpoint.query.safeParse(query, plainly);
  const said = endpoint.body.safeParse(body.said, plainly);
  const errors = [asked, said].flatMap((part) => (part.success ? [] : fieldErrors(part.error)));
  return errors.length > 0 ? wrongFields(errors) : { query: asked.data, body: said.data };
};

const locate = async (
  endpoint: Endpoint,
  { identity, params, body }: Request,
  read: Read | Problem,
  ports: ApiPorts,
): Promise<Located> => {
  switch (endpoint.about) {
    case 'case':
      return locateCase(endpoint, params, identity, ports);
    case 'unit':
      return locateUnit(endpoint, params, identity, ports);
    case 'admission':
      return isProblem(read)
        ? { access: accessAtAll(identity, endpoint.act), audited: unknown(ports, body), subject: undefined }
        : locateAdmission(endpoint, read.body as Admission, identity, ports);
    case 'nobody':
      return { access: accessAtAll(identity, endpoint.act), audited: undefined, subject: undefined };
    default:
      return endpoint satisfies never;
  }
};

const settled = async (
  endpoint: Endpoint,
  { identity, params, query, body, idempotencyKey: key }: Request,
  read: Read | Problem,
  { access, subject }: Located,
  ports: ApiPorts,
): Promise<Answer | Problem> => {
  if (!access.allowed) return denial(endpoint, access.why);
  if (isProblem(read)) return read;
  const missing = missingBesides(endpoint, read, subject as OpenedCase, identity, ports);
  if (missing !== undefined) return missing;
  const run = (command: Pick<Asked<unknown, unknown>, 'now' | 'commandId'>) =>
    endpoint.answer({ ...read, ...command, identity }, ports, subject as never);
  return isCommand(endpoint)
    ? commanded({ identity, key, said: [endpoint.name, params, query, body] }, ports, run)
    : run({ now: ports.now(), commandId: eventId('') });
};

/** An event may ask for more than its address does. */
const missingBesides = (
  endpoint: Endpoint,
  { body }: Read,
  opened: OpenedCase,
  identity: Identity,
  ports: ApiPorts,
): Problem | undefined => {
  if (endpoint.about !== 'case' || endpoint.besides === undefined) return undefined;
  const here = { jurisdiction: ports.jurisdiction, now: ports.now() };
  const missing = endpoint.besides(body, opened).find((act) => !accessToCase(identity, act, opened.case, here).allowed);
  return missing === undefined ? undefined : problem('forbidden', `None of your roles may do this here: ${missing}.`);
};

const denial = (endpoint: Endpoint, why: Denial): Problem => {
  switch (why) {
    case 'role':
      return problem('forbidden', `None of your roles may do this: ${endpoint.act}.`);
    case 'restricted':
      return problem(
        'restricted',
        'Only those whom its restriction names see this case. In an emergency POST a reason to its /break-glass: that is recorded, and operations hear of it.',
      );
    case 'unknown':
    case 'unit':
    case 'youth':
    case 'sealed':
      return endpoint.about === 'case'
        ? problem('not-found', 'There is no such case, or it is not yours to see. Check the number.')
        : problem('forbidden', 'This is not within your units. Ask who runs the system if it should be.');
    default:
      return why satisfies never;
  }
};

/** Whoever was admitted stands under the number; else whether somebody does is looked up. */
const admittedAs = async (number: CaseId, answer: Answer | Problem, ports: ApiPorts): Promise<Audited> =>
  isProblem(answer) ? auditedAs(ports, number) : { kind: 'case', caseId: number };

const audit = async (
  endpoint: Endpoint,
  { id, identity }: Request,
  { access, audited, admitting }: Located,
  answer: Answer | Problem,
  ports: ApiPorts,
): Promise<void> => {
  if (audited === undefined) return;
  await ports.store.audit({
    id,
    at: ports.now(),
    about: admitting === undefined ? audited : await admittedAs(admitting, answer, ports),
    account: identity.account,
    kind: identity.kind,
    act: endpoint.name,
    outcome: !isProblem(answer) ? 'done' : answer.status === 500 ? 'fault' : 'refused',
    why: !isProblem(answer) || !access.allowed ? access.why : kindOf(answer),
    status: answer.status,
  });
};
