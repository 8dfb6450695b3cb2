/** Reads what was joined to a case along with it: an `otherCaseJoined` comes with the events of the case that it names. */
import type { NumberedEvent } from '../case/case.ts';
import type { CaseId } from '../case/identity.ts';
import { CaseErased, DataKeyUnreadable, JoinedCaseUnopened, SequenceBroken } from './errors.ts';
import type { StoredEvent } from './port.ts';

type ReadEvents = (caseId: CaseId) => Promise<readonly StoredEvent[]>;

/**
 * Nothing is copied when cases are merged: the events stay where they were recorded, and are read from there. Told without
 * them a case would owe what was done, so one that does not open is a fault: throws JoinedCaseUnopened, which names it.
 */
export const withCarriedEvents = async (
  own: readonly StoredEvent[],
  read: ReadEvents,
): Promise<readonly StoredEvent[]> => {
  if (!own.some(({ body }) => body.type === 'otherCaseJoined')) return own;
  return Promise.all(
    own.map(async (event): Promise<NumberedEvent> => {
      const { body } = event;
      if (body.type !== 'otherCaseJoined') return event;
      const others = await read(body.other).catch(noneOfAnErasedCase(event.caseId, body.other));
      return { ...event, carried: others.filter(({ n }) => n <= body.through) };
    }),
  );
};

const noneOfAnErasedCase =
  (caseId: CaseId, other: CaseId) =>
  (fault: unknown): readonly StoredEvent[] => {
    if (fault instanceof CaseErased) return [];
    if (fault instanceof DataKeyUnreadable || fault instanceof SequenceBroken)
      throw new JoinedCaseUnopened(caseId, other, fault);
    throw fault;
  };
