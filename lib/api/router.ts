/** The HTTP API: the same routes behind API Gateway and on one machine. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { answered } from './answer.ts';
import type { Answer, Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints/index.ts';
import type { Identity, Unidentified } from './identity.ts';
import type { ApiPorts } from './ports.ts';
import { type Problem, problem } from './problem.ts';

export interface ApiOptions {
  readonly ports: ApiPorts;
  /** Who asks, by what the request carries. */
  readonly identify: (context: Context) => Identity | Unidentified | Promise<Identity | Unidentified>;
  /** Hears of faults, by name and stack; never of what was asked. */
  readonly onFault?: (fault: unknown) => void;
}

/** An event never needs more. */
const largestBody = 256 * 1024;

export const createApi = ({ ports, identify, onFault = () => {} }: ApiOptions): Hono => {
  const api = new Hono();
  api.use(
    bodyLimit({
      maxSize: largestBody,
      onError: (context) => told(context, problem('too-large', `Send at most ${largestBody} bytes.`)),
    }),
  );
  api.get('/health', (context) => context.json({ status: 'ok' }));
  for (const endpoint of endpoints) {
    api.on(endpoint.method.toUpperCase(), asHono(endpoint.path), async (context) => {
      const identity = await identify(context);
      if ('unidentified' in identity) return told(context, problem('unidentified', identity.unidentified));
      const read = await bodyOf(endpoint, context);
      if ('problem' in read) return told(context, read.problem);
      const answer = await answered(
        endpoint,
        {
          identity,
          params: context.req.param(),
          query: context.req.query(),
          body: read.body,
          idempotencyKey: context.req.header('idempotency-key'),
        },
        ports,
      );
      if (isProblem(answer)) return told(context, answer);
      return context.json(answer.body as object, answer.status);
    });
  }
  api.notFound((context) => told(context, problem('not-found', 'There is no such address: /openapi.json lists them.')));
  api.onError((fault, context) => {
    onFault(fault);
    return told(context, problem('fault', 'Nothing is lost: try again, and tell who runs the system if it lasts.'));
  });
  return api;
};

const asHono = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

const isProblem = (answer: Answer | Problem): answer is Problem => !('body' in answer);

const told = (context: Context, told: Problem): Response =>
  context.body(JSON.stringify(told), told.status as never, { 'content-type': 'application/problem+json' });

type Body = { readonly body: unknown } | { readonly problem: Problem };

const bodyOf = async ({ method }: Endpoint, context: Context): Promise<Body> => {
  if (method === 'get') return { body: undefined };
  if (!/^application\/json\b/.test(context.req.header('content-type') ?? ''))
    return {
      problem: problem('wrong-media-type', 'Send JSON, with the header `Content-Type: application/json`.'),
    };
  try {
    return { body: await context.req.json() };
  } catch {
    return { problem: problem('wrong-input', 'The body is not JSON. Send one JSON object.') };
  }
};
