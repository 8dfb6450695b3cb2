/** What an event asks for besides `record`: whoever corrects something must be allowed to put it on record. */
import type { EventBody } from '../../case/events.ts';
import type { StoredEvent } from '../../store/port.ts';
import { type Act, actOf } from './rules.ts';

export const actsBesides = (body: EventBody, history: readonly StoredEvent[]): readonly Act[] => {
  if (body.type !== 'corrected') return [actOf(body.type)];
  const corrected = history.find(({ id }) => id === body.supersedes);
  return [
    ...(corrected === undefined ? [] : actsBesides(corrected.body, history)),
    ...(body.instead === undefined ? [] : [actOf(body.instead.body.type)]),
  ];
};
