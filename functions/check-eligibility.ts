/** Checks every programme of a case, and says what a review of them has to do next. Reads only. */
import * as z from 'zod';
import type { ReadingPorts } from '../lib/casework/ports.ts';
import { checkEligibility as check } from '../lib/casework/review-eligibility.ts';
import { handler } from './handler.ts';
import { instant, review } from './payloads.ts';

const payload = z.object({ review, startedAt: instant });

export const checkEligibility = (ports: ReadingPorts) =>
  handler(payload, (asked) => check(ports, asked.review, asked.startedAt));
