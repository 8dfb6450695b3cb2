/**
 * What becomes of a case whose execution failed, timed out or was stopped from outside, where no state of its own could
 * tell anybody. Whatever the execution carried is carried by a new one, and then operations hear of it: a case does not
 * wait for them. Safe to repeat.
 */
import { follow } from './follow.ts';
import type { TimelineInput } from './locate.ts';
import type { Ports } from './ports.ts';
import { type Review, toStartReview } from './review.ts';
import { tellOfEnd } from './tell-operations.ts';
import { toStart, type Watch } from './watch.ts';

export type Ended = {
  readonly execution: string;
  /** The error's name, or how it ended: `TIMED_OUT`, `ABORTED`. */
  readonly error: string;
} & (
  | { readonly machine: 'case-timeline'; readonly input: Pick<TimelineInput, 'caseId' | 'generation'> }
  | { readonly machine: 'deadline'; readonly input: Watch }
  | { readonly machine: 'eligibility-review'; readonly input: Review }
  /** A machine whose next scheduled run begins anew. */
  | { readonly machine: 'sweep' | 'digest' | 'compliance-report' }
);

/** Throws when operations cannot be told, so that they are told later; the case has been carried on by then. */
export const reconcile = async (ports: Ports, ended: Ended): Promise<void> => {
  await carriedOn(ports, ended);
  const { machine, execution } = ended;
  const about = 'input' in ended ? ended.input : {};
  await tellOfEnd(ports, { machine, execution, about, error: { Error: ended.error } });
};

const carriedOn = async (ports: Ports, ended: Ended): Promise<void> => {
  const { machine } = ended;
  switch (machine) {
    case 'case-timeline':
      await ports.store.advanceTimeline(ended.input.caseId, ended.input.generation);
      await follow(ports, ended.input.caseId);
      return;
    case 'deadline':
      return nextLeg(ports, ended.input);
    case 'eligibility-review':
      return reviewAgain(ports, ended.input);
    case 'sweep':
    case 'digest':
    case 'compliance-report':
      return;
    default:
      return machine satisfies never;
  }
};

/** The name of an ended execution stays taken, so the watch goes on as its next leg; one that no longer stands ends at once. */
const nextLeg = async (ports: Ports, watch: Watch): Promise<void> => {
  const { name, input } = toStart({ ...watch, leg: watch.leg + 1 });
  await ports.workflows.start('deadline', name, input);
};

/** A review goes on as its next leg too. */
const reviewAgain = async (ports: Ports, review: Review): Promise<void> => {
  const { name, input } = toStartReview({ ...review, wakes: 0, leg: review.leg + 1 });
  await ports.workflows.start('eligibility-review', name, input);
};
