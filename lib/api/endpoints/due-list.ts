/** What is overdue and what falls due in one unit, earliest first. */
import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { instantOut, instantText, ofUnit } from '../input.ts';

const mostRows = 500;

const dueRow = z.object({
  case: z.string(),
  deadline: z.string(),
  duty: z.string(),
  dueAt: instantOut,
  role: z.string(),
  state: z.enum(['due', 'overdue']),
});

export const dueList = endpoint({
  act: 'list-due',
  method: 'get',
  path: '/units/{facility}/{unit}/due',
  summary: 'What is overdue and what falls due in a unit, earliest first',
  params: ofUnit,
  query: z.strictObject({
    until: instantText.optional(),
    limit: z.coerce.number().int().min(1).max(mostRows).default(100),
  }),
  body: z.undefined(),
  answers: { status: 200, schema: z.object({ asOf: instantOut, due: z.array(dueRow) }) },
  about: ({ params }) => ({ kind: 'place', place: params }),
  answer: async ({ params: { facility, unit }, query: { until, limit }, now }, { store, jurisdiction }) => {
    const rows = await store.dueInUnit(jurisdiction, facility, unit, {
      limit,
      ...(until === undefined ? {} : { until }),
    });
    return {
      status: 200,
      body: {
        asOf: now,
        due: rows.map(({ caseId, deadline, duty, dueAt, role }) => ({
          case: caseId,
          deadline,
          duty,
          dueAt,
          role,
          state: dueAt < now ? 'overdue' : 'due',
        })),
      },
    };
  },
});
