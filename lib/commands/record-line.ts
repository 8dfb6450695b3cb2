/** Records one written line, of a file or of standard input; what cannot be recorded is an answer, so that the lines after it go on. */
import type { CaseEvent } from '../case/events.ts';
import { type Instant, plusMilliseconds } from '../case/identity.ts';
import { whyNotTold } from '../casework/judge-told.ts';
import type { Ports } from '../casework/ports.ts';
import { importEvent, type Recorded } from '../casework/record.ts';
import { whyUnopened } from '../casework/unread.ts';
import { readEvent } from '../imports/written-event.ts';
import { inWords } from '../timeline/local-time.ts';
import { zoneOfWritten } from './clocks.ts';
import { parsedJson, type RecordChoice } from './record-and-tell.ts';

/** What stands where the line says nothing. */
export interface LineDefaults {
  readonly id: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

const longestLine = 1_000_000;

/** Throws only what is no fault of the line. */
export const recordLine = async (
  ports: Ports,
  text: string,
  choice: RecordChoice,
  defaults: LineDefaults,
): Promise<Recorded> => {
  if (text.length > longestLine)
    return refused(
      `the line is ${text.length} characters long, and an event is never longer than ${longestLine}: check for a missing line break`,
    );
  try {
    const written = parsedJson(text);
    const zone = await zoneOfWritten(ports, written, choice, defaults.id);
    const read = readEvent(written, { ...defaults, zone, ambiguity: choice.ambiguous });
    if ('problem' in read) return refused(read.problem);
    return isYetToHappen(read.event, ports.now())
      ? refused(
          `it would happen at ${inWords(read.event.happenedAt, zone)}, which is still to come: check the date, or record it once it has happened`,
        )
      : await importEvent(ports, read.event);
  } catch (fault) {
    const because = whyNotTold(fault) ?? whyUnopened(fault) ?? ofThisLine(fault);
    if (because === undefined) throw fault;
    return refused(because);
  }
};

/** Clocks differ, those of two machines by minutes. */
const mostAhead = 300_000;

/** Nothing is done before it happens: what nobody did yet would settle a duty, and silence its ladder. */
const isYetToHappen = ({ happenedAt }: CaseEvent, now: Instant): boolean =>
  happenedAt > plusMilliseconds(now, mostAhead);

const ofThisLine = (fault: unknown): string | undefined =>
  fault instanceof Error && fault.name === 'EventTooLarge' ? fault.message.replace(/\.$/, '') : undefined;

const refused = (because: string): Recorded => ({ outcome: 'refused', because });
