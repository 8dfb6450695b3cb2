/** What all handlers share: the payload is parsed once, at the edge, and a payload that does not fit fails by name. */
import middy from '@middy/core';
import type * as z from 'zod';

/** A payload that its own workflow should never have sent: a fault, with what was wrong, never the payload itself. */
export class InvalidPayload extends Error {
  override readonly name = 'InvalidPayload';
}

export type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** What the workflows call: it says which payloads it takes, so that versions can be held against each other. */
export type StepHandler = Handler & { readonly payload: z.ZodType };

/** Writes down what went wrong with one of several things at once, by ids alone. */
export type WriteDown = (message: string, about: Readonly<Record<string, unknown>>) => void;

/** A handler that parses its payload with `schema` and makes one call. */
export const handler = <Payload>(
  schema: z.ZodType<Payload>,
  step: (payload: Payload) => Promise<unknown>,
): StepHandler => {
  const run = middy<unknown, unknown>()
    .use({
      before: (request) => {
        const parsed = schema.safeParse(request.event);
        if (!parsed.success) {
          const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
          throw new InvalidPayload(`The payload does not fit: ${problems.join('; ')}`);
        }
        request.event = parsed.data;
      },
    })
    .handler((payload) => step(payload as Payload));
  const call: Handler = (event, context) => run(event, context as never) as Promise<unknown>;
  return Object.assign(call, { payload: schema });
};
