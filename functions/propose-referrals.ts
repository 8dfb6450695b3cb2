/** Proposes a referral to every programme for which a person has become eligible. */
import * as z from 'zod';
import type { Ports } from '../lib/casework/ports.ts';
import { proposeReferrals as propose } from '../lib/casework/review-eligibility.ts';
import { handler } from './handler.ts';
import { review } from './payloads.ts';

const payload = z.object({ review });

export const proposeReferrals = (ports: Ports) => handler(payload, (asked) => propose(ports, asked.review));
