/** Lists who has routine reminders waiting, or sends one recipient's digest. */
import * as z from 'zod';
import type { Ports } from '../lib/casework/ports.ts';
import { sendDigest } from '../lib/casework/send-digest.ts';
import { handler } from './handler.ts';
import { instant, recipient } from './payloads.ts';

const payload = z.union([
  z.object({ list: z.string() }),
  z.object({ jurisdiction: z.string(), recipient, startedAt: instant }),
]);

export const digest = (ports: Ports) =>
  handler(payload, async (asked) =>
    'list' in asked
      ? { recipients: await ports.store.digestRecipients(asked.list) }
      : { lines: await sendDigest(ports, asked) },
  );
