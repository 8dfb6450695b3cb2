/** One thing that can be asked over HTTP: how it is written down, what it does, and to what. */
import type * as z from 'zod';
import type { Case } from '../case/case.ts';
import type { CaseId, EventId, Instant } from '../case/identity.ts';
import type { Place } from '../case/vocabulary.ts';
import type { StoredEvent } from '../store/port.ts';
import type { Act } from './access/rules.ts';
import type { Identity } from './identity.ts';
import type { ApiPorts } from './ports.ts';
import type { Problem } from './problem.ts';

/** A case that whoever asks may see. */
export interface OpenedCase {
  readonly events: readonly StoredEvent[];
  readonly case: Case;
}

export interface Asked<Params, Query, Body> {
  readonly identity: Identity;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** When the command was first given: a repeat of it carries the same instant. */
  readonly now: Instant;
  /** Taken from the idempotency key, so that a repeated command is one event. */
  readonly commandId: EventId;
}

export interface Answer {
  readonly status: 200 | 201;
  /** An object is written as JSON. */
  readonly body: unknown;
  /** @default application/json */
  readonly mediaType?: string;
}

/** What a request is about: a case there is, a place (with the case to be admitted there), or nothing in particular. */
export type About =
  | { readonly kind: 'case'; readonly caseId: CaseId }
  | { readonly kind: 'place'; readonly place: Place; readonly caseId?: CaseId }
  | { readonly kind: 'nothing' };

interface Written<Params, Query, Body> {
  readonly method: 'get' | 'post' | 'put';
  /** As OpenAPI writes it: `/cases/{case}`. */
  readonly path: string;
  /** What whoever asks must be allowed to do. */
  readonly act: Act;
  readonly summary: string;
  readonly params: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  readonly body: z.ZodType<Body>;
  readonly answers: { readonly status: 200 | 201; readonly mediaType?: string; readonly schema: z.ZodType };
}

/** Any endpoint, whatever it takes. */
export interface Endpoint extends Written<unknown, unknown, unknown> {
  readonly about: (asked: { readonly params: unknown; readonly body: unknown }) => About;
  readonly answer: (
    asked: Asked<unknown, unknown, unknown>,
    ports: ApiPorts,
    opened: OpenedCase | undefined,
  ) => Promise<Answer | Problem>;
}

interface AboutCase<Params extends { readonly case: CaseId }, Query, Body> extends Written<Params, Query, Body> {
  readonly answer: (
    asked: Asked<Params, Query, Body>,
    ports: ApiPorts,
    opened: OpenedCase,
  ) => Promise<Answer | Problem>;
}

/** An endpoint under `/cases/{case}`: it is asked only when whoever asks may see the case. */
export const caseEndpoint = <Params extends { readonly case: CaseId }, Query, Body>(
  spec: AboutCase<Params, Query, Body>,
): Endpoint => ({
  ...spec,
  about: ({ params }) => ({ kind: 'case', caseId: (params as Params).case }),
  answer: (asked, ports, opened) => {
    if (opened === undefined) throw new Error(`${spec.act} was asked without its case`);
    return spec.answer(asked as Asked<Params, Query, Body>, ports, opened);
  },
});

interface AboutPlace<Params, Query, Body> extends Written<Params, Query, Body> {
  readonly about: (asked: { readonly params: Params; readonly body: Body }) => About;
  readonly answer: (asked: Asked<Params, Query, Body>, ports: ApiPorts) => Promise<Answer | Problem>;
}

/** An endpoint about a place, or about nothing in particular. */
export const endpoint = <Params, Query, Body>(spec: AboutPlace<Params, Query, Body>): Endpoint => ({
  ...spec,
  about: (asked) => spec.about(asked as { readonly params: Params; readonly body: Body }),
  answer: (asked, ports) => spec.answer(asked as Asked<Params, Query, Body>, ports),
});
