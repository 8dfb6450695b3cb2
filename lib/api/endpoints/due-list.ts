/** What is overdue and what falls due in one unit, earliest first. */
import * as z from 'zod';
import { instantText } from '../../case/vocabulary.ts';
import type { ListPlace } from '../../store/port.ts';
import { noBody, unitEndpoint } from '../endpoint.ts';
import { cursor, cursorTo, instantOut, limit } from '../input.ts';
import { visibleRows } from './visible-rows.ts';

const row = z.strictObject({
  case: z.string(),
  deadline: z.string(),
  duty: z.string(),
  dueAt: instantOut,
  role: z.string(),
  state: z.enum(['due', 'overdue']),
});

const listPlace = z.strictObject({
  dueAt: z.iso.datetime(),
  caseId: z.string().min(1).max(200),
  deadline: z.string().min(1).max(200),
}) as unknown as z.ZodType<ListPlace>;

export const dueList = unitEndpoint({
  name: 'list-due',
  act: 'list-due',
  method: 'get',
  path: '/units/{facility}/{unit}/due',
  summary: 'What is overdue and what falls due in a unit, earliest first',
  query: z.strictObject({
    until: instantText.optional(),
    role: z.string().min(1).max(80).optional(),
    limit: limit(500, 100),
    after: cursor(listPlace).optional(),
  }),
  body: noBody,
  answers: {
    status: 200,
    schema: z
      .strictObject({
        asOf: instantOut,
        due: z.array(row),
        next: z.string().optional().meta({ description: 'What `after` is for the next page; absent on the last' }),
      })
      .meta({ id: 'DueList' }),
  },
  answer: async ({ identity, query: { role, ...query }, now }, ports, unit) => {
    const wanted = role === undefined ? {} : { wanted: (one: { readonly role: string }) => one.role === role };
    const { rows, next } = await visibleRows({ identity, unit, ...query, ...wanted }, ports);
    return {
      status: 200,
      body: {
        asOf: now,
        due: rows.map(({ caseId, deadline, duty, dueAt, role: owner }) => ({
          case: caseId,
          deadline,
          duty,
          dueAt,
          role: owner,
          state: dueAt < now ? 'overdue' : 'due',
        })),
        ...(next === undefined ? {} : { next: cursorTo({ ...next }) }),
      },
    };
  },
});
