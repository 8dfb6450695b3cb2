/** Answers HTTP requests by the one router. API Gateway has checked the token or the signature before. */
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import * as z from 'zod';
import { identityFrom } from '../lib/api/claims.ts';
import type { Identity, Unidentified } from '../lib/api/identity.ts';
import { machineFrom } from '../lib/api/machine.ts';
import type { ApiPorts } from '../lib/api/ports.ts';
import { createApi } from '../lib/api/router.ts';
import { type AccessSettings, usualClaims } from '../lib/aws/access-settings.ts';
import { type Handler, handler } from './handler.ts';

/** What is read here of the request that API Gateway hands on (payload format 2.0); the router reads the rest. */
const request = z.looseObject({
  rawPath: z.string(),
  requestContext: z.looseObject({
    requestId: z.string(),
    authorizer: z
      .looseObject({
        jwt: z.looseObject({ claims: z.record(z.string(), z.unknown()) }).optional(),
        iam: z.looseObject({ userArn: z.string() }).optional(),
      })
      .optional(),
  }),
});
type HttpRequest = z.infer<typeof request>;

export interface ApiFunctionOptions {
  readonly ports: ApiPorts;
  readonly access: () => AccessSettings;
  readonly onFault: (fault: unknown, requestId: string) => void;
}

export const api = ({ ports, access, onFault }: ApiFunctionOptions): Handler => {
  const router = createApi({
    ports,
    identify: ({ env }) => whoAsks((env as { readonly event: HttpRequest }).event, access()),
    requestId: ({ env }) => (env as { readonly event: HttpRequest }).event.requestContext.requestId,
    onFault,
  });
  const answer = handle(router);
  return handler(request, async (asked) => answer(withoutPrefix(asked) as unknown as LambdaEvent));
};

const whoAsks = (
  { requestContext: { authorizer } }: HttpRequest,
  { claims = usualClaims, machines = [] }: AccessSettings,
): Identity | Unidentified => {
  if (authorizer?.iam !== undefined) return machineFrom(authorizer.iam.userArn, machines);
  if (authorizer?.jwt !== undefined) return identityFrom(authorizer.jwt.claims, claims);
  return { unidentified: 'Sign in, and send the token as `Authorization: Bearer …`.' };
};

/** Machines ask under a prefix, since a route has one way of finding out who asks; beyond it the routes are the same. */
export const machinePath = '/machine';

const withoutPrefix = (event: HttpRequest): HttpRequest =>
  event.rawPath.startsWith(`${machinePath}/`) ? { ...event, rawPath: event.rawPath.slice(machinePath.length) } : event;
