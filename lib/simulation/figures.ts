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
  /** Of the escalations: rungs of a ladder, the last rung told again each day, short notice, and final misses. */
  readonly escalationsByKind: {
    readonly rung: number;
    readonly daily: number;
    readonly shortNotice: number;
    readonly missed: number;
  };
  /** What came with a person from another unit, what was put off, and what is no longer owed. */
  readonly besides: { readonly inherited: number; readonly snoozed: number; readonly void: number };
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
  const daily = all.filter(({ kind, rung }) => kind === 'escalation' && rung.includes('/')).length;
  const escalationsByKind = {
    rung: ofKind('escalation') - daily,
    daily,
    shortNotice: ofKind('compressed'),
    missed: ofKind('missed'),
  };
  return {
    reminders: ofKind('reminder'),
    escalations: Object.values(escalationsByKind).reduce((sum, count) => sum + count, 0),
    byRole: Object.fromEntries(Object.entries(byRole).toSorted(([one], [other]) => (one < other ? -1 : 1))),
    escalationsByKind,
    besides: { inherited: ofKind('inherited'), snoozed: ofKind('snoozed'), void: ofKind('void') },
  };
};
