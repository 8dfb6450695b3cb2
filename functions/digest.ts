/** Begins a morning's digests and lists who gets one, or sends one recipient's. */
import * as z from 'zod';
import type { Ports } from '../lib/casework/ports.ts';
import { prepareDigests } from '../lib/casework/prepare-digests.ts';
import { sendDigest } from '../lib/casework/send-digest.ts';
import { handler } from './handler.ts';
import { instant, recipient } from './payloads.ts';

const payload = z.union([
  z.object({ list: z.string(), zone: z.string().nullish(), startedAt: instant.optional() }),
  z.object({ jurisdiction: z.string(), recipient, startedAt: instant }),
]);

export const digest = (ports: Ports) =>
  handler(payload, async (asked) =>
    'list' in asked
      ? {
          recipients: await prepareDigests(ports, {
            jurisdiction: asked.list,
            zone: asked.zone ?? undefined,
            startedAt: asked.startedAt ?? ports.now(),
          }),
        }
      : { lines: await sendDigest(ports, asked) },
  );
