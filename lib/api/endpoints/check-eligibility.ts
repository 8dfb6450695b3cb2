/** Every programme for one person, from facts that are given and not kept. */
import * as z from 'zod';
import { localDate } from '../../case/vocabulary.ts';
import { answerLine } from '../../eligibility/answer-line.ts';
import { dateOf } from '../../timeline/calendar.ts';
import { noQuery, openEndpoint } from '../endpoint.ts';
import { problem, wrongFields } from '../problem.ts';
import { factErrors } from '../wrong-input.ts';

const judged = z
  .looseObject({
    id: z.union([z.string(), z.number(), z.null()]),
    ruleSet: z.string().nullable(),
    programmes: z.array(
      z.looseObject({
        programme: z.string(),
        outcome: z.enum(['eligible', 'undetermined', 'not-eligible']),
        criteria: z.array(z.looseObject({ criterion: z.string(), verdict: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Eligibility' });

export const checkEligibility = openEndpoint({
  name: 'check-eligibility',
  act: 'check-eligibility',
  method: 'post',
  path: '/eligibility',
  summary: 'Check every programme for one person, with reasons; nothing is kept',
  query: noQuery,
  body: z
    .strictObject({
      facts: z.record(z.string(), z.unknown()).meta({ description: 'In the words of the jurisdiction' }),
      asOf: localDate.optional().meta({ description: 'The local date to count from; today when left out' }),
    })
    .meta({ id: 'Facts' }),
  answers: { status: 200, schema: judged },
  answer: async ({ body: { facts, asOf }, now }, { policyOf, jurisdiction, catalogue }) => {
    const { zone, title } = policyOf(jurisdiction);
    if (catalogue === undefined) return problem('not-found', `${title} has no programmes to check.`);
    const answer = catalogue.check(facts, asOf ?? dateOf(now, zone));
    return answer.kind === 'refused'
      ? wrongFields(factErrors(answer.errors, 'facts'))
      : { status: 200, body: answerLine(answer) };
  },
});
