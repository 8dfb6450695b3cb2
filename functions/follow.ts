/** Follows the table's stream: every case that has new events is projected anew, and its timeline woken or started. */
import * as z from 'zod';
import { toldOf } from '../lib/aws/faults.ts';
import { type CaseId, caseId } from '../lib/case/identity.ts';
import type { Ports } from '../lib/casework/ports.ts';
import { whatFollows } from '../lib/casework/what-follows.ts';
import { casePartition, eventSort } from '../lib/store/dynamodb/keys.ts';
import { handler, type WriteDown } from './handler.ts';

const record = z.object({
  dynamodb: z.object({
    SequenceNumber: z.string(),
    Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
  }),
});
const payload = z.object({ Records: z.array(record) });
type StreamRecord = z.infer<typeof record>;

/** The first records of the cases that could not be followed: the stream hands over again from the earliest of them. */
export interface Followed {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** A case that cannot be followed holds back nobody else; safe to repeat, so what came after it may come again. */
export const follow = (ports: Ports, writeDown: WriteDown) =>
  handler(payload, async ({ Records }): Promise<Followed> => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const [of, first] of casesIn(Records)) {
      try {
        await whatFollows(ports, of, first.event - 1);
      } catch (fault) {
        writeDown('A case could not be followed', { case: of, ...toldOf(fault) });
        batchItemFailures.push({ itemIdentifier: first.record });
      }
    }
    return { batchItemFailures };
  });

/** Each case with an event among the records: the number of its first there, and that record's. */
const casesIn = (
  records: readonly StreamRecord[],
): ReadonlyMap<CaseId, { readonly event: number; readonly record: string }> => {
  const cases = new Map<CaseId, { readonly event: number; readonly record: string }>();
  for (const { dynamodb } of records) {
    const { pk, sk } = dynamodb.Keys;
    if (!sk.S.startsWith(eventPrefix)) continue;
    const of = caseId(pk.S.slice(casePrefix.length));
    if (!cases.has(of))
      cases.set(of, { event: Number(sk.S.slice(eventPrefix.length)), record: dynamodb.SequenceNumber });
  }
  return cases;
};

const casePrefix = casePartition(caseId(''));
/** What the sort keys of events begin with, and nothing else's do. */
export const eventPrefix = eventSort(0).replace(/\d+$/, '');
