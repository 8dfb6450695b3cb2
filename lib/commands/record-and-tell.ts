/** Records events on this machine and tells what became of each and which notices went out. */
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { whyNotTold } from '../casework/judge-told.ts';
import type { Message, Ports } from '../casework/ports.ts';
import { type Recorded, record } from '../casework/record.ts';
import { readEvent, type WrittenEvent } from '../imports/written-event.ts';
import type { Ambiguity } from '../timeline/local-time.ts';
import { zoneOfWritten } from './clocks.ts';
import type { Context } from './context.ts';
import { live } from './live.ts';
import { noticeOnScreen } from './notice-on-screen.ts';
import { type PolicyChoice, policyOf } from './options.ts';
import { rulesOf } from './rules.ts';
import { UserError } from './user-error.ts';

export interface RecordChoice extends PolicyChoice {
  readonly folder: string;
  readonly ambiguous: Ambiguity;
  readonly json?: boolean;
}

/** One event as a command: refused when the history does not bear it. Throws a sentence for people when it is refused. */
export const recordCommand = async (written: WrittenEvent, choice: RecordChoice, context: Context): Promise<void> => {
  const { answer, messages } = await live(choice.folder, rulesOf(choice), context, async (ports) =>
    recordOrRefuse(written, { ...choice, zone: await zoneFor(written, choice, ports) }, ports),
  );
  tell(answer, messages, choice, context);
};

/** Throws a sentence for people where the case is of a jurisdiction that nobody knows. */
const zoneFor = async (written: WrittenEvent, choice: RecordChoice, ports: Ports): Promise<string> => {
  // What is wrong with the options themselves is said as it is.
  policyOf(choice);
  try {
    return await zoneOfWritten(ports, written, choice);
  } catch (fault) {
    const because = whyNotTold(fault);
    throw because === undefined ? fault : new UserError(`Nothing was recorded: ${because}.`);
  }
};

type Accepted = Extract<Recorded, { outcome: 'recorded' }>;

/** Records it now, by whoever sits at the keyboard. Throws a sentence for people when it cannot be read or is refused. */
export const recordOrRefuse = async (
  written: WrittenEvent,
  { zone, ambiguous }: { readonly zone: string; readonly ambiguous: Ambiguity },
  ports: Ports,
): Promise<Accepted> => {
  const recordedAt = ports.now();
  const defaults = { zone, ambiguity: ambiguous, id: randomUUID(), recordedAt, recordedBy: staff() };
  const read = readEvent(written, defaults);
  if ('problem' in read) throw new UserError(`Nothing was recorded. ${read.problem}.`);
  const answer = await record(ports, read.event);
  if (answer.outcome === 'refused') throw new UserError(`Nothing was recorded: ${answer.because}.`);
  return answer;
};

/** Who sits at the keyboard, as the machine knows them. */
export const staff = (): string => userInfo().username;

/** What became of it, and which notices went out. */
export const tell = (
  { event, alreadyRecorded }: Accepted,
  messages: readonly Message[],
  { json }: Pick<RecordChoice, 'json'>,
  { screen }: Pick<Context, 'screen'>,
): void => {
  const { n, id, caseId, body } = event;
  if (json === true) {
    screen.write(JSON.stringify({ case: caseId, id, n, alreadyRecorded, notices: messages }, undefined, 2));
  } else {
    screen.write(
      `${alreadyRecorded ? 'Already recorded' : 'Recorded'}: case ${caseId}, ${body.type}, as event ${n} (id ${id}).`,
    );
    tellNotices(messages, screen);
  }
};

export const tellNotices = (messages: readonly Message[], screen: Context['screen']): void => {
  for (const message of messages) screen.write(noticeOnScreen(message));
};

/** The value that a text holds as JSON, or undefined when it is not JSON. */
export const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
