/** OpenAPI 3.1, generated from the endpoints: their schemas are the very ones that read requests. */
import * as z from 'zod';
import { rules } from './access/rules.ts';
import { type Endpoint, isCommand } from './endpoint.ts';
import { problemKinds, problemType } from './problem.ts';

type Json = Readonly<Record<string, unknown>>;

/** `jurisdiction` is the title of whose API it is. */
export const openApi = (endpoints: readonly Endpoint[], jurisdiction: string): Json => {
  const parts = new Map<string, Json>();
  const paths: Record<string, Record<string, Json>> = { '/health': { get: health }, '/openapi.json': { get: itself } };
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(endpoint, parts) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `Throughcare: ${jurisdiction}`,
      version: '1',
      description:
        'Times without an offset are read in the zone of the facility; times in answers are UTC. Each command carries an `Idempotency-Key` of the caller’s own making. Errors are problem details (RFC 9457).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [
      { url: '/', description: 'Staff, signed in' },
      { url: '/machine', description: 'Other systems, signing each request (AWS Signature Version 4)' },
    ],
    security: [{ staff: [] }, { machine: [] }],
    paths,
    components: {
      schemas: { Problem: problemSchema, ...Object.fromEntries(parts) },
      securitySchemes: {
        staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        machine: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'AWS Signature Version 4 for the service `execute-api`',
        },
      },
    },
  };
};

const operation = (endpoint: Endpoint, parts: Map<string, Json>): Json => {
  const { status, mediaType = 'application/json', schema } = endpoint.answers;
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    description: `For ${Object.entries(rules[endpoint.act])
      .map(([role, reach]) => `${role} (${reach})`)
      .join(', ')}.`,
    parameters: [
      ...[...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...queryParameters(endpoint),
      ...(isCommand(endpoint) ? [keyHeader] : []),
    ],
    ...(endpoint.method === 'get'
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: part(endpoint.body, 'input', parts) } },
          },
        }),
    responses: {
      [status]: { description: 'Done', content: { [mediaType]: { schema: part(schema, 'output', parts) } } },
      default: {
        description: 'What went wrong, and what to do',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
};

const queryParameters = ({ query }: Endpoint): readonly Json[] => {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: schema as Json,
  }));
};

/** A schema with an id becomes a component of that name; what else it refers to inside itself goes along. */
const part = (schema: z.ZodType, io: 'input' | 'output', parts: Map<string, Json>): Json => {
  const { $schema: _dialect, $defs = {}, ...written } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const { id = 'Part' } = schema.meta() ?? {};
  const nameOf = (inner: string): string => (inner === id ? id : `${id}${inner}`);
  const moved = ({ id: _id, ...value }: Json): Json =>
    JSON.parse(
      JSON.stringify(value).replace(/"#\/\$defs\/([^"]+)"/g, (_, to: string) => `"#/components/schemas/${nameOf(to)}"`),
    ) as Json;
  for (const [inner, value] of Object.entries($defs)) parts.set(nameOf(inner), moved(value as Json));
  return moved(written);
};

const keyHeader: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Of the caller’s own making, such as a UUID: the same request again under it is done once, for 24 hours',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

const health: Json = {
  operationId: 'health',
  summary: 'Whether this answers',
  security: [],
  responses: {
    200: {
      description: 'It does',
      content: { 'application/json': { schema: { type: 'object', properties: { status: { const: 'ok' } } } } },
    },
  },
};

const itself: Json = {
  operationId: 'openapi',
  summary: 'This description',
  security: [],
  responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } } },
};

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', enum: problemKinds.map(problemType) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'received', 'remedy'],
        properties: {
          field: { type: 'string' },
          received: { type: 'string', description: 'What was there, by its shape alone' },
          remedy: { type: 'string' },
        },
      },
    },
  },
};
