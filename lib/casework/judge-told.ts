/** Whether a case can still be told once an event stands: by a policy that is known, on days that can be counted. */
import type { Decision } from '../case/commands.ts';
import type { CaseEvent } from '../case/events.ts';
import type { StoredEvent } from '../store/port.ts';
import { MissingHolidayData } from '../timeline/holidays.ts';
import type { Ports } from './ports.ts';
import { projectionOf, standing } from './standing.ts';

/** What else puts it right, by the name of the fault: the fault's own words are for whoever runs the system. */
const remedies: ReadonlyMap<string, string> = new Map([
  ['MissingHolidayData', 'or check the year that was written'],
  ['UnknownJurisdiction', 'or name the file of a jurisdiction of your own'],
]);

/** Why a case cannot be told, as part of a sentence; undefined for a fault that says nothing of the case. */
export const whyNotTold = (fault: unknown): string | undefined => {
  if (!(fault instanceof Error)) return undefined;
  const remedy = remedies.get(fault.name);
  return remedy === undefined ? undefined : `${asPartOfASentence(fault.message)}, ${remedy}`;
};

export const asPartOfASentence = (words: string): string =>
  `${words.charAt(0).toLowerCase()}${words.slice(1).replace(/\.$/, '')}`;

/**
 * Judges what a command or an import would leave behind. A case whose days could not be counted before either takes what
 * was done: nobody is to hear that something is overdue because its being done was not taken.
 */
export const judgeTold = (history: readonly StoredEvent[], event: CaseEvent, ports: Judging): Decision =>
  unlessUntold(() => {
    const fault = faultOfTelling([...history, { ...event, n: history.length + 1 }], ports);
    if (fault !== undefined && !(isOfItsDays(fault) && isOfItsDays(faultOfTelling(history, ports)))) throw fault;
    return { accepted: true };
  });

type Judging = Pick<Ports, 'policyOf' | 'now'>;

/** Whether a case cannot be told for its own days, and not for who asks. */
export const isOfItsDays = (fault: unknown): boolean => fault instanceof MissingHolidayData;

/** Events without an admission count from when it arrives, and so are judged with it. */
const faultOfTelling = (events: readonly StoredEvent[], ports: Judging): unknown => {
  try {
    projectionOf(standing(events, [], ports));
    return undefined;
  } catch (fault) {
    return fault instanceof Error && fault.name === 'NotYetAdmitted' ? undefined : fault;
  }
};

/** What `judge` decides; a refusal where the case cannot be told for it. */
export const unlessUntold = (judge: () => Decision): Decision => {
  try {
    return judge();
  } catch (fault) {
    const because = whyNotTold(fault);
    if (because === undefined) throw fault;
    return { accepted: false, because };
  }
};
