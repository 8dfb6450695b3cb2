/** Decides what comes next for one deadline; sends nothing. */
import * as z from 'zod';
import { decide as decideDeadline } from '../lib/casework/attend.ts';
import type { Ports } from '../lib/casework/ports.ts';
import { handler } from './handler.ts';
import { instant, watch } from './payloads.ts';

const payload = z.object({ watch, startedAt: instant });

export const decide = (ports: Ports) =>
  handler(payload, (asked) => decideDeadline(ports, asked.watch, asked.startedAt));
