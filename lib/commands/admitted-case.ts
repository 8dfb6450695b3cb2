/** A case that a command names, and whose it is. */
import type { Case } from '../case/case.ts';
import { fold } from '../case/fold.ts';
import { caseId } from '../case/identity.ts';
import type { CaseStore, StoredEvent } from '../store/port.ts';
import { policyOf } from './options.ts';
import { UserError } from './user-error.ts';

/** The events of a case that was admitted. Throws a sentence for people when none was. */
export const historyOf = async (store: CaseStore, number: string): Promise<readonly StoredEvent[]> => {
  const events = await store.events(caseId(number));
  if (events.length > 0 && fold(events).standings.length > 0) return events;
  throw new UserError(`No case "${number}" is admitted here. Check the number, or the folder.`);
};

/** What goes by a policy that is not the case's own would not be so of the case. */
export const mustBeOf = (named: string | undefined, of: Pick<Case, 'id' | 'jurisdiction'>): void => {
  if (named === undefined) return;
  const { jurisdiction } = policyOf({ jurisdiction: named });
  if (jurisdiction !== of.jurisdiction)
    throw new UserError(`Case ${of.id} is of ${of.jurisdiction}, not of ${jurisdiction}: leave -j out.`);
};
