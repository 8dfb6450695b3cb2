/** Everything that can be asked over HTTP by whoever is signed in. */
import type { Endpoint } from '../endpoint.ts';
import { admit } from './admit.ts';
import { caseTimeline } from './case-timeline.ts';
import { dueList } from './due-list.ts';
import { recordEvent } from './record-event.ts';

export const endpoints: readonly Endpoint[] = [admit, recordEvent, caseTimeline, dueList];
