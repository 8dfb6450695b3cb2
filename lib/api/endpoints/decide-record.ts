/** Records what is decided about a record itself: people found twice, sealing, legal holds, erasure on order. */
import * as z from 'zod';
import { lawBodies } from '../../case/law-events.ts';
import { caseEndpoint, noQuery } from '../endpoint.ts';
import { isProblem } from '../problem.ts';
import { recordedEvent, recordTold, type Told, toldBack, zoneOfCase } from './recorded.ts';

/** What follows in the other case is the system's to record. */
const [merged, unmerged, _joined, _parted, ...others] = lawBodies;

const decision = z
  .discriminatedUnion('type', [merged, unmerged, ...others])
  .meta({ id: 'RecordDecision' }) as unknown as z.ZodType<Told>;

export const decideRecord = caseEndpoint({
  name: 'decide-record',
  act: 'decide-record',
  method: 'post',
  path: '/cases/{case}/record-decisions',
  summary: 'Merge or part, seal or unseal, hold, or order erased; with a reason, and the authority for it',
  query: noQuery,
  body: decision,
  answers: { status: 201, schema: recordedEvent },
  answer: async (asked, ports, opened) => {
    const zone = zoneOfCase(ports, opened, asked.now);
    const event = await recordTold(asked, ports, opened.case.id, asked.body, zone);
    return isProblem(event) ? event : toldBack(event);
  },
});
