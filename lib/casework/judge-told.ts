/** Whether a case can still be told once an event stands: by a policy that is known, on days that can be counted. */
import type { Decision } from '../case/commands.ts';
import type { CaseEvent } from '../case/events.ts';
import type { StoredEvent } from '../store/port.ts';
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
 * Judges what a command or an import would leave behind. What could not be told before either is no reason to refuse
 * evidence: nobody is to hear that something is overdue because its being done was not taken.
 */
export const judgeTold = (history: readonly StoredEvent[], event: CaseEvent, ports: Judging): Decision => {
  const after = judgeEvents([...history, { ...event, n: history.length + 1 }], ports);
  return after.accepted || judgeEvents(history, ports).accepted ? after : { accepted: true };
};

type Judging = Pick<Ports, 'policyOf' | 'now'>;

/** Events without an admission count from when it arrives, and so are judged with it. */
const judgeEvents = (events: readonly StoredEvent[], ports: Judging): Decision =>
  unlessUntold(() => {
    try {
      projectionOf(standing(events, [], ports));
    } catch (fault) {
      if (!(fault instanceof Error && fault.name === 'NotYetAdmitted')) throw fault;
    }
    return { accepted: true };
  });

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
