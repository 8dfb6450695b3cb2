/** Records a command and says what became of it. */
import * as z from 'zod';
import { placeAt } from '../../case/case.ts';
import type { CaseId, Instant } from '../../case/identity.ts';
import type { Recorded } from '../../casework/record.ts';
import { readEvent } from '../../imports/written-event.ts';
import type { Answer, Asked, OpenedCase } from '../endpoint.ts';
import { instantOut } from '../input.ts';
import type { ApiPorts } from '../ports.ts';
import { type Problem, problem } from '../problem.ts';
import { unsaid } from '../unsaid.ts';

export const recordedEvent = z
  .strictObject({
    case: z.string(),
    event: z.strictObject({
      id: z.string(),
      n: z.int().meta({ description: 'Its place in the case, from 1' }),
      type: z.string(),
      happenedAt: instantOut,
      recordedAt: instantOut,
    }),
  })
  .meta({ id: 'Recorded' });

/** An event as it is written, flat; `at` is now when left out. */
export interface Told {
  readonly type: string;
  readonly at?: string | undefined;
  readonly [field: string]: unknown;
}

export type Command = Pick<Asked<unknown, unknown>, 'identity' | 'now' | 'commandId'>;
type Accepted = Extract<Recorded, { readonly outcome: 'recorded' }>;

/** The event as it stands on record, or why there is none. */
export const recordTold = async (
  { identity, now, commandId }: Command,
  ports: ApiPorts,
  of: CaseId,
  { at = now, ...told }: Told,
  zone: string,
): Promise<Accepted['event'] | Problem> => {
  const read = readEvent(
    { ...told, case: of, at },
    { zone, id: commandId, recordedAt: now, recordedBy: identity.account },
  );
  if ('problem' in read) return problem('wrong-input', `${unsaid(read.problem, { at, ...told })}.`);
  const answer = await ports.record(read.event);
  return answer.outcome === 'refused'
    ? problem('refused', `${unsaid(answer.because, { at, ...told })}.`)
    : answer.event;
};

export const toldBack = ({ caseId: of, id, n, body, happenedAt, recordedAt }: Accepted['event']): Answer => ({
  status: 201,
  body: { case: of, event: { id, n, type: body.type, happenedAt, recordedAt } },
});

/** The zone of the facility that holds the person now. */
export const zoneOfCase = ({ policyOf, zoneOf }: ApiPorts, { case: of }: OpenedCase, now: Instant): string =>
  zoneOf?.(placeAt(of, now).facility) ?? policyOf(of.jurisdiction).zone;
