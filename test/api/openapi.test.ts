/** The description of the API: valid OpenAPI 3.1, with every route there is and no other. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { endpoints } from '../../lib/api/endpoints/index.ts';
import { openApi } from '../../lib/api/openapi.ts';
import { createApiWorld } from './world.ts';

const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string().regex(/^\w+\/[\w.+-]+$/), z.strictObject({ schema }));
const parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  description: z.string().optional(),
  schema,
});
const security = z.array(z.partialRecord(z.enum(['staff', 'machine']), z.array(z.string())));
const operation = z.strictObject({
  operationId: z.string().min(1),
  summary: z.string().min(1),
  description: z.string().optional(),
  security: security.optional(),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.literal(true), content }).optional(),
  responses: z
    .record(z.string().regex(/^(\d{3}|default)$/), z.strictObject({ description: z.string().min(1), content }))
    .refine((responses) => Object.keys(responses).length > 0),
});
/** As much of the specification as is used; what is not in it is refused. */
const description = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    description: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.string(), description: z.string() })),
  security,
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post', 'put']), operation)),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[\w.-]+$/), schema),
    securitySchemes: z.record(z.string(), schema),
  }),
});

const served = async () => description.parse((await createApiWorld().get('/openapi.json', { as: undefined })).told);
const document = description.parse(openApi(endpoints, 'a test'));
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({ path, method, one })),
);

test('is served as it is generated', async () => {
  const { info, ...rest } = await served();
  expect(info.title).toBe('Throughcare: Connecticut: Partners in Progress');
  expect({ ...rest, info: document.info }).toEqual(document);
});

test('has every route of the router, and no other', async () => {
  const { api } = createApiWorld();
  const routes = api.routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '/*')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`).toSorted()).toEqual(
    [...new Set(routes)].toSorted(),
  );
});

describe('every operation', () => {
  test('has a name of its own', () => {
    const names = operations.map(({ one }) => one.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(operations)(
    '$method $path declares what its path names, its key where it is a command, and problems',
    ({ path, method, one }) => {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = one.parameters ?? [];
      expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(named);
      const isCommand = method !== 'get' && path !== '/eligibility';
      expect(parameters.some(({ name, required }) => name === 'Idempotency-Key' && required)).toBe(isCommand);
      expect(one.requestBody !== undefined).toBe(method !== 'get');
      if (one.security === undefined)
        expect(Object.keys(one.responses.default?.content ?? {})).toEqual(['application/problem+json']);
    },
  );
});

test('every reference leads somewhere, and every component is led to', () => {
  const text = JSON.stringify(document);
  const references = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to ?? ''));
  expect([...references].filter((to) => !to.startsWith('#/components/schemas/'))).toEqual([]);
  const names = [...references].map((to) => to.replace('#/components/schemas/', ''));
  expect(names.toSorted()).toEqual(Object.keys(document.components.schemas).toSorted());
});

test('a request is described by the very schema that reads it: each event with what it asks for', () => {
  const written = document.components.schemas.WrittenEvent as {
    oneOf: { properties: Record<string, { const?: string }> }[];
  };
  const types = written.oneOf.map(({ properties }) => properties.type?.const);
  expect(types).toContain('assessmentRecorded');
  expect(types).not.toContain('referralDecided');
  expect(written.oneOf.every(({ properties }) => 'at' in properties)).toBe(true);
});
