/** Lists who has routine reminders waiting, or sends one recipient's digest. */
import * as z from 'zod';
import type { Ports } from '../lib/casework/ports.ts';
import { sendDigest } from '../lib/casework/send-digest.ts';
import type { Recipient } from '../lib/notices/recipient.ts';
import { handler } from './handler.ts';
import { instant, recipient } from './payloads.ts';

const payload = z.union([
  /** With a zone, only who is in it: their morning is not everybody's. */
  z.object({ list: z.string(), zone: z.string().nullish() }),
  z.object({ jurisdiction: z.string(), recipient, startedAt: instant }),
]);

export const digest = (ports: Ports) =>
  handler(payload, async (asked) =>
    'list' in asked
      ? { recipients: inZone(ports, asked.zone, await ports.store.digestRecipients(asked.list)) }
      : { lines: await sendDigest(ports, asked) },
  );

const inZone = ({ zoneOf }: Ports, zone: string | null | undefined, recipients: readonly Recipient[]) =>
  zoneOf === undefined || zone === null || zone === undefined
    ? recipients
    : recipients.filter(({ facility }) => zoneOf(facility) === zone);
