/** Records one written line, of a file or of standard input; what cannot be recorded is an answer, so that the lines after it go on. */
import type { Instant } from '../case/identity.ts';
import { whyNotTold } from '../casework/judge-told.ts';
import type { Ports } from '../casework/ports.ts';
import { importEvent, type Recorded } from '../casework/record.ts';
import { whyUnopened } from '../casework/unread.ts';
import { readEvent } from '../imports/written-event.ts';
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
    return 'problem' in read ? refused(read.problem) : await importEvent(ports, read.event);
  } catch (fault) {
    const because = whyNotTold(fault) ?? whyUnopened(fault) ?? ofThisLine(fault);
    if (because === undefined) throw fault;
    return refused(because);
  }
};

const ofThisLine = (fault: unknown): string | undefined =>
  fault instanceof Error && fault.name === 'EventTooLarge' ? fault.message.replace(/\.$/, '') : undefined;

const refused = (because: string): Recorded => ({ outcome: 'refused', because });
