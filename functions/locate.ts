/** Finds where a person is on the timeline. */
import * as z from 'zod';
import { locate as locateCase } from '../lib/casework/locate.ts';
import type { Ports } from '../lib/casework/ports.ts';
import { handler } from './handler.ts';
import { instant, timeline } from './payloads.ts';

const payload = z.object({ timeline, startedAt: instant });

export const locate = (ports: Ports) => handler(payload, (asked) => locateCase(ports, asked.timeline, asked.startedAt));
