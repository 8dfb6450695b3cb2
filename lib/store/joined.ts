/** Reads what was joined to a case along with it: an `otherCaseJoined` comes with the events of the case that it names. */
import type { NumberedEvent } from '../case/case.ts';
import type { CaseId } from '../case/identity.ts';
import { CaseErased } from './errors.ts';
import type { StoredEvent } from './port.ts';

type ReadEvents = (caseId: CaseId) => Promise<readonly StoredEvent[]>;

/** Nothing is copied when cases are merged: the events stay where they were recorded, and are read from there. */
export const withCarriedEvents = async (
  own: readonly StoredEvent[],
  read: ReadEvents,
): Promise<readonly StoredEvent[]> => {
  if (!own.some(({ body }) => body.type === 'otherCaseJoined')) return own;
  return Promise.all(
    own.map(async (event): Promise<NumberedEvent> => {
      const { body } = event;
      if (body.type !== 'otherCaseJoined') return event;
      const others = await read(body.other).catch(noneOfAnErasedCase);
      return { ...event, carried: others.filter(({ n }) => n <= body.through) };
    }),
  );
};

const noneOfAnErasedCase = (fault: unknown): readonly StoredEvent[] => {
  if (fault instanceof CaseErased) return [];
  throw fault;
};
