/** Whether the answer to an append is true: judged by every event that was appended before. */
import type { CaseEvent } from '../../case/events.ts';
import { system } from '../../case/stamped.ts';
import type { Appended, StoredEvent } from '../../store/port.ts';
import { sameEvent } from '../../store/same-event.ts';
import type { Problem } from './problem.ts';

export interface Append {
  readonly event: CaseEvent;
  readonly expected: number | 'any';
  readonly answer: Appended;
  /** How many events the case had. */
  readonly version: number;
  /** What had been appended under the event's id. */
  readonly known: StoredEvent | undefined;
}

export const problemsWithAppend = (append: Append): readonly Problem[] => {
  const { event, expected, answer, version, known } = append;
  switch (answer.outcome) {
    case 'conflict':
      return unless(
        expected !== version && answer.version === version,
        3,
        `a writer at version ${expected} was told of a conflict at ${answer.version}, of ${version}`,
      );
    case 'duplicateId':
      return unless(
        known !== undefined && !sameEvent(known, event),
        3,
        `event ${event.id} was called another event under a known id`,
      );
    case 'appended':
      return answer.alreadyRecorded
        ? unless(known !== undefined && sameEvent(known, event), 3, `event ${event.id} was said to be there before`)
        : problemsWithNew(append, answer.event.n);
    default:
      return answer satisfies never;
  }
};

const problemsWithNew = ({ event, expected, version, known }: Append, n: number): readonly Problem[] => [
  ...unless(known === undefined, 3, `event ${event.id} had its effect twice`),
  ...unless(
    n === version + 1 && (expected === 'any' || expected === version),
    1,
    `event ${event.id} became number ${n} of ${version}`,
  ),
  ...unless(event.recordedBy !== system || mayFollow(event), 16, `the system itself recorded ${event.body.type}`),
];

/** What follows by itself from what people recorded. A merge that turns out to be impossible is given back. */
const mayFollow = ({ body }: CaseEvent): boolean =>
  (body.type === 'referralProposed' && body.outcome === 'eligible') ||
  body.type === 'otherCaseJoined' ||
  body.type === 'otherCaseParted' ||
  body.type === 'unmerged';

const unless = (holds: boolean, invariant: number, what: string): readonly Problem[] =>
  holds ? [] : [{ invariant, what }];
