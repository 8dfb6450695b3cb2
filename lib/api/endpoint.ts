/** One thing that can be asked over HTTP: how it is written down, who may ask it, and what it answers. */
import * as z from 'zod';
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

export interface Asked<Query, Body> {
  readonly identity: Identity;
  readonly query: Query;
  readonly body: Body;
  /** For a command, when it was first given: a repeat of it carries the same instant. */
  readonly now: Instant;
  /** Taken from the idempotency key, so that a repeated command is one event. */
  readonly commandId: EventId;
}

export interface Answer {
  readonly status: 200 | 201;
  /** Written as JSON, unless another media type is said: then it is the text. */
  readonly body: unknown;
  readonly mediaType?: string;
}

interface Written<Query, Body> {
  readonly method: 'get' | 'post' | 'put';
  /** The name of the operation. */
  readonly name: string;
  /** What whoever asks must be allowed to do. */
  readonly act: Act;
  readonly summary: string;
  readonly query: z.ZodType<Query>;
  readonly body: z.ZodType<Body>;
  readonly answers: { readonly status: 200 | 201; readonly mediaType?: string; readonly schema: z.ZodType };
}

type Answering<Subject, Query, Body> = (
  asked: Asked<Query, Body>,
  ports: ApiPorts,
  subject: Subject,
) => Promise<Answer | Problem>;

interface AboutCase<Query, Body> extends Written<Query, Body> {
  readonly path: `/cases/{case}${string}`;
  /** What it asks for besides `act`, once its body is known. */
  readonly besides?: (body: Body, opened: OpenedCase) => readonly Act[];
  readonly answer: Answering<OpenedCase, Query, Body>;
}
interface AboutUnit<Query, Body> extends Written<Query, Body> {
  readonly path: `/units/{facility}/{unit}/${string}`;
  readonly answer: Answering<Place, Query, Body>;
}
interface Admitting<Query, Body> extends Written<Query, Body> {
  readonly path: '/cases';
  readonly answer: Answering<undefined, Query, Body>;
}
interface AboutNobody<Query, Body> extends Written<Query, Body> {
  readonly path: string;
  readonly answer: Answering<undefined, Query, Body>;
}

/** Any endpoint, whatever it takes, by what it is about. */
export type Endpoint =
  | (AboutCase<unknown, unknown> & { readonly about: 'case' })
  | (AboutUnit<unknown, unknown> & { readonly about: 'unit' })
  | (Admitting<unknown, unknown> & { readonly about: 'admission' })
  | (AboutNobody<unknown, unknown> & { readonly about: 'nobody' });

/** What an admission says of the case that is not there yet. */
export interface Admission {
  readonly case: CaseId;
  readonly place: Place;
  readonly youth?: boolean | undefined;
}

// What an endpoint gets was read by its own schemas: that is all these trust.

/** Asked only when whoever asks may see the case. */
export const caseEndpoint = <Query, Body>(spec: AboutCase<Query, Body>): Endpoint => ({
  ...(spec as unknown as AboutCase<unknown, unknown>),
  about: 'case',
});

/** Asked only when the unit is within reach. */
export const unitEndpoint = <Query, Body>(spec: AboutUnit<Query, Body>): Endpoint => ({
  ...(spec as unknown as AboutUnit<unknown, unknown>),
  about: 'unit',
});

/** Asked only when the place is within reach. */
export const admissionEndpoint = <Query, Body extends Admission>(spec: Admitting<Query, Body>): Endpoint => ({
  ...(spec as unknown as Admitting<unknown, unknown>),
  about: 'admission',
});

/** About no case, and no place. */
export const openEndpoint = <Query, Body>(spec: AboutNobody<Query, Body>): Endpoint => ({
  ...(spec as unknown as AboutNobody<unknown, unknown>),
  about: 'nobody',
});

export const noQuery = z.object({});
export const noBody = z.undefined();
export const isCommand = ({ method, about }: Endpoint): boolean => method !== 'get' && about !== 'nobody';
