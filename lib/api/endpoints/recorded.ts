/** Records a command and says what became of it. */
import * as z from 'zod';
import { placeAt } from '../../case/case.ts';
import type { CaseId } from '../../case/identity.ts';
import { readEvent } from '../../imports/written-event.ts';
import type { Answer, Asked, OpenedCase } from '../endpoint.ts';
import { instantOut } from '../input.ts';
import type { ApiPorts } from '../ports.ts';
import { type Problem, problem } from '../problem.ts';

export const recordedAnswer = z.object({
  case: z.string(),
  event: z.object({
    id: z.string(),
    /** Its place in the case, from 1. */
    n: z.int(),
    type: z.string(),
    happenedAt: instantOut,
    recordedAt: instantOut,
  }),
});

type Told = Readonly<Record<string, unknown>> & { readonly type: string; readonly at?: string | undefined };

/** `told` is the event as it was written, flat. `at` is now when left out. */
export const recorded = async (
  { identity, now, commandId }: Pick<Asked<unknown, unknown, unknown>, 'identity' | 'now' | 'commandId'>,
  ports: ApiPorts,
  of: CaseId,
  { at = now, ...told }: Told,
  zone: string,
): Promise<Answer | Problem> => {
  const read = readEvent(
    { ...told, case: of, at },
    { zone, id: commandId, recordedAt: now, recordedBy: identity.account },
  );
  if ('problem' in read) return problem('wrong-input', `${read.problem}.`);
  const answer = await ports.record(read.event);
  if (answer.outcome === 'refused') return problem('refused', `${answer.because}.`);
  const { id, n, body, happenedAt, recordedAt } = answer.event;
  return { status: 201, body: { case: of, event: { id, n, type: body.type, happenedAt, recordedAt } } };
};

/** The zone of the facility that holds the person now. */
export const zoneOfCase = (
  { policyOf, zoneOf }: ApiPorts,
  { case: of }: OpenedCase,
  now: Asked<unknown, unknown, unknown>['now'],
): string => zoneOf?.(placeAt(of, now).facility) ?? policyOf(of.jurisdiction).zone;
