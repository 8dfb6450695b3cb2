/** What an eligibility-review execution carries: whose programmes it reviews, since which event. Ids only. */
import { type Case, standingNow } from '../case/case.ts';
import type { CaseId } from '../case/identity.ts';
import { restOf } from '../case/record-law.ts';
import { system } from '../case/stamped.ts';
import { reviewName } from './names.ts';
import type { ToStart } from './watch.ts';

export interface Review {
  readonly caseId: CaseId;
  readonly jurisdiction: string;
  /** The event that made a review necessary: a later one supersedes it. */
  readonly generation: number;
  /** Counts hand-overs, from 1. */
  readonly leg: number;
  readonly wakes: number;
  /** How often in a row operations had to be told. */
  readonly failures: number;
}

/** The review that the case needs now: none while it has no programme facts, or once it is closed or at rest. */
export const reviewOf = (of: Case): Review | undefined => {
  const generation = Math.max(0, ...reviewed(of));
  const over = standingNow(of) === 'closed' || restOf(of.law) !== undefined;
  if (generation === 0 || of.acts.programmeFactsRecorded === undefined || over) return undefined;
  return { caseId: of.id, jurisdiction: of.jurisdiction, generation, leg: 1, wakes: 0, failures: 0 };
};

/** New facts, corrections, and referrals that somebody proposed by hand. */
const reviewed = (of: Case): readonly number[] => [
  ...(of.acts.programmeFactsRecorded ?? []).map(({ n }) => n),
  ...of.referrals.filter(({ proposed }) => !isOwn(proposed)).map(({ proposed }) => proposed.n),
  of.countedAnewAt,
];

/** The last event that a parked review should hear of: what makes a review necessary, decisions, and the end of the case. */
export const newsForReview = (of: Case): number =>
  Math.max(
    0,
    ...reviewed(of),
    ...of.referrals.flatMap(({ decisions }) => decisions.map(({ event }) => event.n)),
    ...of.standings.filter(({ standing }) => standing === 'closed').map(({ by }) => by.n),
    of.law.sealed?.n ?? 0,
    of.law.merged?.n ?? 0,
  );

const isOwn = ({ recordedBy }: { readonly recordedBy: string }): boolean => recordedBy === system;

export const toStartReview = (review: Review): ToStart<Review> => ({ name: reviewName(review), input: review });
