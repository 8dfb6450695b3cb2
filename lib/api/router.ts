/** The HTTP API: the same routes behind API Gateway and on one machine. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { once } from '../aws/once.ts';
import { answered, type Request } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints/index.ts';
import type { Identity, Unidentified } from './identity.ts';
import { openApi } from './openapi.ts';
import type { ApiPorts } from './ports.ts';
import { isProblem, type Problem, problem } from './problem.ts';

export interface ApiOptions {
  readonly ports: ApiPorts;
  /** Who asks, by what the request carries. */
  readonly identify: (context: Context) => Identity | Unidentified | Promise<Identity | Unidentified>;
  /** What the request is called in audit records and logs. @default a UUID */
  readonly requestId?: (context: Context) => string;
  /** Hears of faults. What was asked is not told. */
  readonly onFault?: (fault: unknown, requestId: string) => void;
}

/** In bytes; an event never needs more. */
export const largestBody = 256 * 1024;

export const createApi = ({ ports, identify, requestId = () => randomUUID(), onFault = () => {} }: ApiOptions): Api => {
  const api = new Hono<ApiEnvironment>();
  api.use(async (context, next) => {
    context.set('requestId', requestId(context));
    await next();
    context.header('x-request-id', context.get('requestId'));
    context.header('cache-control', 'no-store');
  });
  api.use(bodyLimit({ maxSize: largestBody, onError: (context) => told(context, tooLarge) }));
  const description = once(() => openApi(endpoints, ports.policyOf(ports.jurisdiction).title));
  api.get('/health', (context) => context.json({ status: 'ok' }));
  api.get('/openapi.json', (context) => context.json(description()));
  for (const endpoint of endpoints) {
    api.on(endpoint.method.toUpperCase(), asHono(endpoint.path), async (context) => {
      const identity = await identify(context);
      if ('unidentified' in identity) return told(context, problem('unidentified', identity.unidentified));
      const answer = await answered(endpoint, await asked(endpoint, identity, context), ports);
      if (isProblem(answer)) return told(context, answer);
      return answer.mediaType === undefined
        ? context.json(answer.body as object, answer.status)
        : context.body(String(answer.body), answer.status, { 'content-type': `${answer.mediaType}; charset=utf-8` });
    });
  }
  for (const path of new Set(['/health', '/openapi.json', ...endpoints.map((endpoint) => endpoint.path)])) {
    api.all(asHono(path), (context) => {
      context.header('allow', methodsOf(path).join(', '));
      return told(context, problem('wrong-method', `Ask by ${methodsOf(path).join(' or ')}.`));
    });
  }
  api.notFound((context) => told(context, problem('not-found', 'There is no such address: /openapi.json lists them.')));
  api.onError((fault, context) => {
    onFault(fault, context.get('requestId'));
    return told(context, wentWrong);
  });
  return api;
};

export interface ApiEnvironment {
  readonly Variables: { requestId: string };
}
export type Api = Hono<ApiEnvironment>;

const tooLarge = problem('too-large', `Send at most ${largestBody} bytes.`);
const wentWrong = problem(
  'fault',
  'Ask again under the same key; if it lasts, tell who runs the system the `x-request-id` of this answer.',
);

const asHono = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

const methodsOf = (path: string): readonly string[] => {
  const own = endpoints.filter((endpoint) => endpoint.path === path).map(({ method }) => method.toUpperCase());
  return own.length === 0 ? ['GET'] : own;
};

const asked = async (endpoint: Endpoint, identity: Identity, context: Context<ApiEnvironment>): Promise<Request> => ({
  id: context.get('requestId'),
  identity,
  params: context.req.param(),
  query: context.req.query(),
  body: await bodyOf(endpoint, context),
  idempotencyKey: context.req.header('idempotency-key'),
});

const bodyOf = async ({ method }: Endpoint, context: Context): Promise<Request['body']> => {
  if (method === 'get') return { said: undefined };
  if (!/^application\/json\s*(;|$)/i.test(context.req.header('content-type') ?? ''))
    return problem('wrong-media-type', 'Send JSON, with the header `Content-Type: application/json`.');
  const text = await context.req.text();
  try {
    return { said: JSON.parse(text) };
  } catch {
    return problem('wrong-input', 'The body is not JSON. Send one JSON object.');
  }
};

const told = (context: Context, problemTold: Problem): Response =>
  context.body(JSON.stringify(problemTold), problemTold.status as 400, { 'content-type': 'application/problem+json' });
