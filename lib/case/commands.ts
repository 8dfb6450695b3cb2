/** Whether something may be recorded, judged against the history in the order things happened. */
import { type Case, type EventOf, type NumberedEvent, standingNow } from './case.ts';
import { effective } from './corrections.ts';
import type { CaseEvent, EventBody } from './events.ts';
import { fold } from './fold.ts';
import { whyNot } from './legal-moves.ts';
import { inOrderOfHappening } from './order-of-happening.ts';
import { isLaw, whyNotByLaw } from './record-law.ts';

/** A refusal is an answer, not a fault: what was asked, and why it cannot be. */
export type Decision = { readonly accepted: true } | { readonly accepted: false; readonly because: string };

const refused = (because: string): Decision => ({ accepted: false, because });

/** Judges a command's event against what happened before it. Imports are not asked: they always append. */
export const decide = (history: readonly NumberedEvent[], command: CaseEvent): Decision => {
  if (command.happenedAt > command.recordedAt) {
    return refused(
      `it would happen at ${command.happenedAt}, which is after it is recorded (${command.recordedAt}): record it once it has happened`,
    );
  }
  const event: NumberedEvent = { ...command, n: history.length + 1 };
  const problem =
    problemByLaw(history, event) ??
    (event.body.type === 'corrected'
      ? problemWithCorrection(history, event as EventOf<'corrected'>)
      : whyNot(before(history, event), event));
  return problem === undefined ? { accepted: true } : refused(problem);
};

/** What was decided about a record holds now, whenever an event happened; and there must be a record to decide about. */
const problemByLaw = (history: readonly NumberedEvent[], event: NumberedEvent): string | undefined => {
  const { law, standings } = fold(history);
  if (standings.length === 0 && isLaw(event)) return 'nobody has been admitted under this case: check the number';
  return whyNotByLaw(law, event);
};

/** The case as things stood when this happened, whatever was recorded since. */
const before = (history: readonly NumberedEvent[], event: NumberedEvent): Case => {
  const inOrder = inOrderOfHappening([event, ...effective(history).standing]);
  return fold(inOrder.slice(0, inOrder.indexOf(event)));
};

/** A correction names an event that stands, and what it says instead must fit the history around it. */
const problemWithCorrection = (
  history: readonly NumberedEvent[],
  correction: EventOf<'corrected'>,
): string | undefined => {
  const { supersedes, instead } = correction.body;
  const known = history.find(({ id }) => id === supersedes);
  if (known === undefined) return `no event "${supersedes}" is recorded for this case: look its id up with \`show\``;
  if (fold(history).superseded.some(({ id }) => id === supersedes)) {
    return `event "${supersedes}" was corrected already: correct the correction instead`;
  }
  if (isLaw(known))
    return `event "${supersedes}" (${known.body.type}) was decided about the record: undo it with its counterpart, by the same authority`;
  if (instead !== undefined && instead.happenedAt > correction.recordedAt) {
    return `the corrected event would happen at ${instead.happenedAt}, after it is recorded (${correction.recordedAt})`;
  }
  if (saysYouth(toldBy(known)) && !saysYouth(instead?.body)) {
    return 'the admission says whether the person is held as a young person: say `youth` again, true or false';
  }
  const after = fold([...history, correction]);
  if (standingNow(after) === undefined)
    return 'it would leave the case without an admission: say what stands instead of it';
  return after.unsupported.find(({ event }) => event.id === correction.id)?.because;
};

/** What an event says, a correction in the place of what it corrects. */
const toldBy = ({ body }: NumberedEvent): EventBody | undefined =>
  body.type === 'corrected' ? body.instead?.body : body;

const saysYouth = (body: EventBody | undefined): boolean => body?.type === 'admitted' && body.youth !== undefined;
