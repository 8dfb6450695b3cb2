/** Reconciles the cases of executions that failed, timed out or were stopped: EventBridge's word of each comes through a queue. */
import * as z from 'zod';
import { toldOf } from '../lib/aws/faults.ts';
import { machines } from '../lib/casework/machines.ts';
import type { Ports } from '../lib/casework/ports.ts';
import { type Ended, reconcile as reconcileCase } from '../lib/casework/reconcile.ts';
import { handler, InvalidPayload, type WriteDown } from './handler.ts';
import { review, timeline, watch } from './payloads.ts';

const payload = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });

const word = z.object({
  detail: z.object({
    stateMachineArn: z.string(),
    name: z.string(),
    status: z.string(),
    error: z.string().nullish(),
    input: z.string().nullish(),
  }),
});

/** The messages that could not be handled: the queue hands them over again, and in the end to operations. */
export interface Reconciled {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

export const reconcile = (ports: Ports, writeDown: WriteDown) =>
  handler(payload, async ({ Records }): Promise<Reconciled> => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const { messageId, body } of Records) {
      try {
        await reconcileCase(ports, ended(body));
      } catch (fault) {
        writeDown('An ended execution could not be reconciled', { messageId, ...toldOf(fault) });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  });

const ended = (body: string): Ended => {
  const { detail } = word.parse(JSON.parse(body));
  const about = { execution: detail.name, error: detail.error ?? detail.status };
  const machine = machines.find((name) => detail.stateMachineArn.endsWith(`-${name}`));
  const input: unknown = JSON.parse(detail.input ?? '{}');
  switch (machine) {
    case 'case-timeline':
      return { machine, ...about, input: timeline.parse(input) };
    case 'deadline':
      return { machine, ...about, input: watch.parse(input) };
    case 'eligibility-review':
      return { machine, ...about, input: review.parse(input) };
    case 'sweep':
    case 'digest':
    case 'compliance-report':
      return { machine, ...about };
    case undefined:
      throw new InvalidPayload(
        `No machine is known by ${detail.stateMachineArn}. Its name ends in one of ${machines.join(', ')}.`,
      );
    default:
      return machine satisfies never;
  }
};
