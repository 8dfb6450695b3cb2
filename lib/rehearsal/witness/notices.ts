/** Each notice as it is claimed, and as it is confirmed. */
import { type CaseId, instantAt } from '../../case/identity.ts';
import { vacantPosts } from '../../casework/vacant-post.ts';
import type { Claim, Notice } from '../../store/port.ts';
import type { Policy } from '../../timeline/policy.ts';
import type { Host } from '../host.ts';
import { type Patience, problemsWithClaim } from '../invariants/claim.ts';
import { problemsWithSettling } from '../invariants/digest.ts';
import type { Readings } from './readings.ts';
import type { Sendings } from './sendings.ts';
import type { Truth } from './truth.ts';

export interface Notices {
  claimed(notice: Notice, answer: Claim, host: Host | undefined): void;
  confirmed(caseId: CaseId, id: string, outcome: 'published' | 'withdrawn', host: Host | undefined): void;
  /** How many are claimed for a digest and not confirmed. */
  waitingForDigest(jurisdiction: string): number;
  /** Nobody waits any longer for what was claimed of a case. */
  forget(caseId: CaseId): void;
}

export interface NoticesOptions {
  readonly truth: Truth;
  readonly readings: Readings;
  readonly sendings: Sendings;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly policyOf: (jurisdiction: string) => Policy;
  readonly patience: () => Patience | undefined;
}

export const createNotices = ({ truth, readings, sendings, now, policyOf, patience }: NoticesOptions): Notices => {
  const { violated, expect, reported } = truth;
  const waiting = new Map<string, Set<string>>();
  const waitingIn = (jurisdiction: string): Set<string> => {
    const known = waiting.get(jurisdiction);
    if (known !== undefined) return known;
    const fresh = new Set<string>();
    waiting.set(jurisdiction, fresh);
    return fresh;
  };
  return {
    claimed(notice, answer, host) {
      host?.claimed.set(notice.id, answer);
      const { caseId } = notice;
      const of = truth.caseOf(caseId);
      const known = of.claims.get(notice.id);
      expect((answer === 'claimed') === (known === undefined), 7, () => `a claim was answered ${answer}`, caseId);
      if (known !== undefined) return;
      of.claims.set(notice.id, notice);
      const { role, facility, unit } = notice.recipient;
      const logical = [notice.deadline, notice.generation, notice.rung, role, facility, unit].join(' ');
      expect(!of.logical.has(logical), 7, () => `${logical} was claimed under two ids`, caseId);
      of.logical.set(logical, notice.id);
      if (notice.channel === 'digest') waitingIn(notice.jurisdiction).add(notice.id);
      expect(/^[\w-]{1,80}$/.test(notice.id), 15, () => `a notice goes by ${notice.id}`, caseId);
      if (caseId === vacantPosts) return;
      const reading = readings.of(host, caseId);
      if (reading === undefined) {
        violated(5, `${logical} was claimed by a process that had not read the case`, caseId);
        return;
      }
      expect(
        notice.jurisdiction === reading.jurisdiction,
        14,
        () => `${logical} crosses to ${notice.jurisdiction}`,
        caseId,
      );
      const deadline = readings.deadlineAt(reading, notice.deadline, notice.claimedAt);
      const lastNews = of.appendedAt[(host?.read.get(caseId) ?? 0) - 1] ?? now();
      reported(
        problemsWithClaim({
          notice,
          deadline,
          policy: policyOf(reading.jurisdiction),
          claims: of.claims,
          confirmed: of.confirmed,
          withdrawn: of.withdrawn,
          events: of.events,
          now: now(),
          patience: patience(),
          lastNews,
        }),
        caseId,
      );
    },
    confirmed(caseId, id, outcome, host) {
      const of = truth.caseOf(caseId);
      const notice = of.claims.get(id);
      if (notice === undefined || of.confirmed.has(id)) return;
      of.confirmed.add(id);
      if (outcome === 'withdrawn') of.withdrawn.add(id);
      waitingIn(notice.jurisdiction).delete(id);
      const what = (): string => `${notice.deadline} ${notice.rung} of generation ${notice.generation}`;
      if (caseId === vacantPosts) {
        const [role = '', facility = ''] = notice.deadline.split('/');
        const heard = sendings.haveOperationsHeard(role, facility);
        expect(heard, 19, () => `${what()} was confirmed, and operations never heard of it`);
        return;
      }
      if (notice.channel === 'now') {
        expect(sendings.hasGone(id), 18, () => `${what()} was confirmed and never published`, caseId);
        return;
      }
      const reading = readings.of(host, caseId);
      if (reading === undefined) {
        violated(6, `${what()} was settled by a process that had not read the case`, caseId);
        return;
      }
      const deadline = readings.deadlineAt(reading, notice.deadline, instantAt(now()));
      reported(problemsWithSettling({ ...of, notice, outcome, deadline }), caseId);
      if (outcome === 'withdrawn') return;
      const told = sendings.isInADigest(notice);
      expect(told, 18, () => `${what()} was confirmed, and no digest with its case was published`, caseId);
    },
    waitingForDigest: (jurisdiction) => waitingIn(jurisdiction).size,
    forget(caseId) {
      for (const { id, jurisdiction } of truth.caseOf(caseId).claims.values()) waitingIn(jurisdiction).delete(id);
    },
  };
};
