/** One person's timeline: phases, duties, notices, referrals. */
import * as z from 'zod';
import { standing } from '../../casework/standing.ts';
import { timelineJson } from '../../reports/timeline-json.ts';
import { caseEndpoint } from '../endpoint.ts';
import { instantOut, nothing, ofCase } from '../input.ts';

const where = z.object({ facility: z.string(), unit: z.string() });

const timeline = z
  .looseObject({
    case: z.string(),
    jurisdiction: z.string(),
    policyVersion: z.string(),
    zone: z.string(),
    asOf: instantOut,
    place: where,
    phase: z.string(),
    phases: z.array(z.object({ phase: z.string(), from: instantOut, to: instantOut.optional() })),
    deadlines: z.array(
      z.looseObject({
        key: z.string(),
        duty: z.string(),
        state: z.enum(['undetermined', 'upcoming', 'due', 'overdue', 'met', 'metLate', 'missed', 'void']),
        dueAt: instantOut,
        doneAt: instantOut.optional(),
        missing: z.array(z.string()),
        role: z.string(),
        place: where,
        nextNoticeAt: instantOut.optional(),
      }),
    ),
    notices: z.array(
      z.looseObject({ deadline: z.string(), kind: z.string(), rung: z.string(), claimedAt: instantOut }),
    ),
    referrals: z.array(z.looseObject({ programme: z.string(), state: z.string() })),
  })
  .meta({ id: 'Timeline' });

export const caseTimeline = caseEndpoint({
  act: 'read-case',
  method: 'get',
  path: '/cases/{case}',
  summary: "One person's timeline: phases, duties, notices, referrals",
  params: ofCase,
  query: nothing,
  body: z.undefined(),
  answers: { status: 200, schema: timeline },
  answer: async (_asked, ports, { events, case: of }) => ({
    status: 200,
    body: timelineJson(standing(events, await ports.store.notices(of.id), ports)),
  }),
});
