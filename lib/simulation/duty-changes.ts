/** What a change of policy means for people as they stand: duty by duty, where the due date, the owner or the notices differ. */
import type { CaseId, Instant } from '../case/identity.ts';
import type { Standing } from '../casework/standing.ts';
import type { LedgerRow } from '../store/port.ts';
import type { Deadline, DeadlineState } from '../timeline/deadline.ts';

export interface DutyAsItIs {
  readonly dueAt: Instant;
  readonly owner: LedgerRow['recipient'];
  readonly state: DeadlineState;
}

export interface DutyChange {
  readonly caseId: CaseId;
  /** `duty/spell/occurrence`. */
  readonly deadline: string;
  /** Absent where nobody owes it. */
  readonly before?: DutyAsItIs;
  readonly after?: DutyAsItIs;
  /** Notices that go only as it is, and only as it would be. */
  readonly noticesBefore: readonly NoticeToCome[];
  readonly noticesAfter: readonly NoticeToCome[];
}

export type NoticeToCome = Pick<LedgerRow, 'claimedAt' | 'rung' | 'recipient'>;

/** Cases in order; of each the duties in order of the policy. What had been sent before, by notice id, is in both and no change. */
export const dutyChanges = (
  before: readonly Standing[],
  after: readonly Standing[],
  sent: ReadonlySet<string>,
): readonly DutyChange[] =>
  before.flatMap((one) => {
    const other = after.find((standing) => standing.case.id === one.case.id);
    return other === undefined ? [] : changesOf(one, other, sent);
  });

const changesOf = (before: Standing, after: Standing, sent: ReadonlySet<string>): readonly DutyChange[] => {
  const [was, willBe] = [dutiesOf(before, sent), dutiesOf(after, sent)];
  return [...new Set([...was.keys(), ...willBe.keys()])].flatMap((deadline) => {
    const [one, other] = [was.get(deadline), willBe.get(deadline)];
    if (JSON.stringify(one) === JSON.stringify(other)) return [];
    const [noticesBefore, noticesAfter] = [one?.notices ?? [], other?.notices ?? []];
    return [
      {
        caseId: before.case.id,
        deadline,
        ...(one === undefined ? {} : { before: one.duty }),
        ...(other === undefined ? {} : { after: other.duty }),
        noticesBefore: missingFrom(noticesAfter, noticesBefore),
        noticesAfter: missingFrom(noticesBefore, noticesAfter),
      },
    ];
  });
};

const missingFrom = (others: readonly NoticeToCome[], notices: readonly NoticeToCome[]): readonly NoticeToCome[] =>
  notices.filter((notice) => !others.some((other) => JSON.stringify(other) === JSON.stringify(notice)));

interface Duty {
  readonly duty: DutyAsItIs;
  readonly notices: readonly NoticeToCome[];
}

const dutiesOf = ({ deadlines, notices }: Standing, sent: ReadonlySet<string>): ReadonlyMap<string, Duty> =>
  new Map(
    deadlines
      .filter(({ deadline }) => deadline.state !== 'undetermined')
      .map(({ deadline }) => [
        deadline.key,
        {
          duty: { dueAt: deadline.dueAt, owner: ownerOf(deadline), state: deadline.state },
          notices: notices
            .filter((notice) => notice.deadline === deadline.key && !sent.has(notice.id))
            .map(({ claimedAt, rung, recipient }) => ({ claimedAt, rung, recipient })),
        },
      ]),
  );

const ownerOf = ({ role, place }: Deadline): LedgerRow['recipient'] => ({ role, ...place });

/** `counselor, Hartford, B`; what stands for all is left out. */
export const placed = ({ role, facility, unit }: LedgerRow['recipient']): string =>
  [role, facility, unit].filter((part) => part !== 'all').join(', ');
