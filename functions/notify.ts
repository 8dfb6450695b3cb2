/** Sends what is owed for one deadline, then decides what comes next. */
import * as z from 'zod';
import { notify as notifyDeadline } from '../lib/casework/attend.ts';
import type { Ports } from '../lib/casework/ports.ts';
import { handler } from './handler.ts';
import { instant, watch } from './payloads.ts';

const payload = z.object({ watch, startedAt: instant });

export const notify = (ports: Ports) =>
  handler(payload, (asked) => notifyDeadline(ports, asked.watch, asked.startedAt));
