/** What a rehearsal comes to: duties by outcome, notices by kind and role. */
import { wentOut } from '../casework/standing.ts';
import type { LedgerRow } from '../store/port.ts';
import type { DeadlineState } from '../timeline/deadline.ts';
import type { Rehearsal } from './rehearsal.ts';

export const outcomes = ['met', 'metLate', 'missed', 'void', 'open'] as const;
export type Outcome = (typeof outcomes)[number];
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

export interface NoticeFigures {
  readonly reminders: number;
  /** Everything that went above the owner of a duty. */
  readonly escalations: number;
  readonly byRole: Readonly<Record<string, number>>;
  /** Of the escalations: rungs of a ladder, short notice, and final misses. */
  readonly escalationsByKind: { readonly rung: number; readonly shortNotice: number; readonly missed: number };
}

const outcomeOf: Readonly<Record<DeadlineState, Outcome | undefined>> = {
  met: 'met',
  metLate: 'metLate',
  missed: 'missed',
  void: 'void',
  due: 'open',
  overdue: 'open',
  upcoming: 'open',
  undetermined: undefined,
};

/** Outcomes by duty, in the order of the policy; duties that nobody owed are left out. */
export const dutyFigures = ({ standings }: Pick<Rehearsal, 'standings'>): Readonly<Record<string, OutcomeCounts>> => {
  const counts: Record<string, Record<Outcome, number>> = {};
  for (const { deadlines, policy } of standings) {
    for (const { id } of policy.duties) {
      for (const { deadline } of deadlines) {
        const outcome = deadline.duty === id ? outcomeOf[deadline.state] : undefined;
        if (outcome === undefined) continue;
        counts[id] ??= { met: 0, metLate: 0, missed: 0, void: 0, open: 0 };
        counts[id][outcome] += 1;
      }
    }
  }
  return counts;
};

export const noticeFigures = ({ standings }: Pick<Rehearsal, 'standings'>): NoticeFigures => {
  const all = standings.flatMap(({ notices }) => wentOut(notices));
  const ofKind = (kind: LedgerRow['kind']): number => all.filter((notice) => notice.kind === kind).length;
  const byRole: Record<string, number> = {};
  for (const { recipient } of all) byRole[recipient.role] = (byRole[recipient.role] ?? 0) + 1;
  const escalationsByKind = { rung: ofKind('escalation'), shortNotice: ofKind('compressed'), missed: ofKind('missed') };
  return {
    reminders: ofKind('reminder'),
    escalations: escalationsByKind.rung + escalationsByKind.shortNotice + escalationsByKind.missed,
    byRole: Object.fromEntries(Object.entries(byRole).toSorted(([one], [other]) => (one < other ? -1 : 1))),
    escalationsByKind,
  };
};
