/** Records events on this machine and tells what became of each and which notices went out. */
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { CaseEvent } from '../case/events.ts';
import { instantAt } from '../case/identity.ts';
import type { Message } from '../casework/ports.ts';
import { type Recorded, record } from '../casework/record.ts';
import { readEvent, type WrittenEvent } from '../imports/written-event.ts';
import type { Ambiguity } from '../timeline/local-time.ts';
import type { Context } from './context.ts';
import { live } from './live.ts';
import { type PolicyChoice, policyOf } from './options.ts';
import { UserError } from './user-error.ts';

export interface RecordChoice extends PolicyChoice {
  readonly folder: string;
  readonly ambiguous: Ambiguity;
  readonly json?: boolean;
}

/** One event as a command: refused when the history does not bear it. Throws a sentence for people when it is refused. */
export const recordCommand = async (written: WrittenEvent, choice: RecordChoice, context: Context): Promise<void> => {
  const now = instantAt(context.now());
  const read = readEvent(written, {
    zone: policyOf(choice).zone,
    ambiguity: choice.ambiguous,
    id: randomUUID(),
    recordedAt: now,
    recordedBy: staff(),
  });
  if ('problem' in read) throw new UserError(`Nothing was recorded. ${read.problem}.`);
  const { answer, messages } = await live(
    choice.folder,
    () => policyOf(choice),
    context,
    (ports) => record(ports, read.event),
  );
  if (answer.outcome === 'refused') throw new UserError(`Nothing was recorded: ${answer.because}.`);
  tell(read.event, answer, messages, choice, context);
};

/** Who sits at the keyboard, as the machine knows them. */
export const staff = (): string => userInfo().username;

const tell = (
  event: CaseEvent,
  answer: Extract<Recorded, { outcome: 'recorded' }>,
  messages: readonly Message[],
  { json }: RecordChoice,
  { screen }: Context,
): void => {
  const { n } = answer.event;
  if (json === true) {
    const told = { case: event.caseId, id: event.id, n, alreadyRecorded: answer.alreadyRecorded, notices: messages };
    screen.write(JSON.stringify(told, undefined, 2));
  } else {
    screen.write(
      `${answer.alreadyRecorded ? 'Already recorded' : 'Recorded'}: case ${event.caseId}, ${event.body.type}, as event ${n} (id ${event.id}).`,
    );
    tellNotices(messages, screen);
  }
};

export const tellNotices = (messages: readonly Message[], screen: Context['screen']): void => {
  for (const { recipient, subject } of messages)
    screen.write(
      `Sent to ${[recipient.role, recipient.facility, recipient.unit].filter((part) => part !== 'all').join(', ')}: ${subject}`,
    );
};

/** The value that a text holds as JSON, or undefined when it is not JSON. */
export const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
