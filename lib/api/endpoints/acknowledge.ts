/** Acknowledges an overdue duty with a reason and a new promise. The level is that of whoever is signed in. */
import * as z from 'zod';
import { placeAt } from '../../case/case.ts';
import type { BodyOf } from '../../case/events.ts';
import { reason } from '../../case/events.ts';
import { instantText } from '../../case/vocabulary.ts';
import { levels } from '../../timeline/notice-plan.ts';
import { rolesReaching } from '../access/access.ts';
import { caseEndpoint, noQuery } from '../endpoint.ts';
import type { Role } from '../identity.ts';
import { isProblem } from '../problem.ts';
import { recordedEvent, recordTold, toldBack, zoneOfCase } from './recorded.ts';

type Level = BodyOf<'acknowledged'>['level'];

const levelOf: Partial<Readonly<Record<Role, Level>>> = {
  supervisor: 'unitSupervisor',
  'facility-head': 'facilityHead',
  'central-office': 'centralOffice',
};

export const acknowledge = caseEndpoint({
  name: 'acknowledge',
  act: 'acknowledge',
  method: 'post',
  path: '/cases/{case}/acknowledgements',
  summary: 'Acknowledge an overdue duty: why it is late, and by when it will be done',
  query: noQuery,
  body: z
    .strictObject({
      deadline: z.string().min(1).max(200).meta({ description: 'Its `key` in the timeline' }),
      reason,
      promisedFor: instantText,
    })
    .meta({ id: 'Acknowledgement' }),
  answers: { status: 201, schema: recordedEvent },
  answer: async (asked, ports, opened) => {
    const { identity, now, body } = asked;
    const held = rolesReaching(identity, 'acknowledge', placeAt(opened.case, now)).flatMap(
      (role) => levelOf[role] ?? [],
    );
    const level = held.toSorted((one, other) => levels.indexOf(other) - levels.indexOf(one))[0];
    const zone = zoneOfCase(ports, opened, now);
    const event = await recordTold(asked, ports, opened.case.id, { ...body, type: 'acknowledged', level }, zone);
    return isProblem(event) ? event : toldBack(event);
  },
});
