/** Begins a morning's digests and lists who gets one, or sends one recipient's. */
import * as z from 'zod';
import { toldOf } from '../lib/aws/faults.ts';
import type { Ports } from '../lib/casework/ports.ts';
import { prepareDigests } from '../lib/casework/prepare-digests.ts';
import { sendDigest } from '../lib/casework/send-digest.ts';
import type { NotTold } from '../lib/casework/tell-operations.ts';
import { handler, type WriteDown } from './handler.ts';
import { instant, recipient } from './payloads.ts';

const payload = z.union([
  z.object({ list: z.string(), zone: z.string().nullish(), startedAt: instant.optional() }),
  z.object({ jurisdiction: z.string(), recipient, startedAt: instant }),
]);

/** What operations cannot be told is written down: no digest waits for them. */
export const digest = (ports: Ports, writeDown: WriteDown = () => {}) => {
  const notTold: NotTold = (cases, fault) => writeDown('Operations could not be told', { cases, ...toldOf(fault) });
  return handler(payload, async (asked) => {
    if (!('list' in asked)) return { lines: await sendDigest(ports, asked, notTold) };
    const { list: jurisdiction, zone, startedAt = ports.now() } = asked;
    return { recipients: await prepareDigests(ports, { jurisdiction, zone: zone ?? undefined, startedAt }, notTold) };
  });
};
