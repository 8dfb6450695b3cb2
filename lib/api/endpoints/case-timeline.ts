/** One person's timeline: phases, duties, notices, referrals. */
import * as z from 'zod';
import { asTold } from '../../casework/standing.ts';
import { timelineJson } from '../../reports/timeline-json.ts';
import { caseEndpoint, noBody, noQuery } from '../endpoint.ts';
import { instantOut, where } from '../input.ts';

const deadline = z.looseObject({
  key: z.string().meta({ description: '`duty/spell/occurrence`, unique in the case' }),
  duty: z.string(),
  state: z.enum(['undetermined', 'upcoming', 'due', 'overdue', 'met', 'metLate', 'missed', 'void']),
  dueAt: instantOut,
  doneAt: instantOut.optional(),
  missing: z.array(z.string()),
  role: z.string(),
  place: where,
  nextNoticeAt: instantOut.optional(),
});

const timeline = z
  .looseObject({
    case: z.string(),
    jurisdiction: z.string(),
    policyVersion: z.string(),
    zone: z.string(),
    zoneData: z.string(),
    asOf: instantOut,
    place: where,
    phase: z.string(),
    phases: z.array(z.strictObject({ phase: z.string(), from: instantOut, to: instantOut.optional() })),
    deadlines: z.array(deadline),
    notices: z.array(
      z.looseObject({
        id: z.string(),
        deadline: z.string(),
        kind: z.string(),
        rung: z.string(),
        claimedAt: instantOut,
      }),
    ),
    referrals: z.array(z.looseObject({ programme: z.string(), state: z.string(), askedAt: instantOut })),
  })
  .meta({ id: 'Timeline' });

export const caseTimeline = caseEndpoint({
  name: 'read-case',
  act: 'read-case',
  method: 'get',
  path: '/cases/{case}',
  summary: "One person's timeline: phases, duties, notices, referrals",
  query: noQuery,
  body: noBody,
  answers: { status: 200, schema: timeline },
  answer: async (_asked, ports, { events, case: of }) => ({
    status: 200,
    body: timelineJson(asTold(events, await ports.store.notices(of.id), ports)),
  }),
});
