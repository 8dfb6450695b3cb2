/** What a process knew of a case when it last read it: by that it is judged. */
import type { Case } from '../../case/case.ts';
import type { CaseId, Instant } from '../../case/identity.ts';
import { restOf } from '../../case/record-law.ts';
import { caseOf, deadlinesOf } from '../../casework/told.ts';
import type { StoredEvent } from '../../store/port.ts';
import type { Deadline } from '../../timeline/deadline.ts';
import type { Policy } from '../../timeline/policy.ts';
import type { Host } from '../host.ts';
import type { Truth } from './truth.ts';

export interface Readings {
  /** The case as a process last read it; undefined where it did not. */
  of(host: Host | undefined, caseId: CaseId): Case | undefined;
  /** As it stood for the process at an instant. A record at rest has none. */
  deadlineAt(of: Case, key: string, at: Instant): Deadline | undefined;
}

export const createReadings = (truth: Truth, policyOf: (jurisdiction: string) => Policy): Readings => {
  /** What came with a joined case is read along with it, and is gone with it. */
  const withCarried = (events: readonly StoredEvent[]): readonly StoredEvent[] =>
    events.map((event) => {
      const { body } = event;
      if (body.type !== 'otherCaseJoined') return event;
      const { isErased, events: others } = truth.caseOf(body.other);
      return { ...event, carried: isErased ? [] : others.filter(({ n }) => n <= body.through) };
    });
  return {
    of(host, caseId) {
      const read = host?.read.get(caseId);
      if (read === undefined) return undefined;
      const known = truth.caseOf(caseId);
      if (known.reading?.n !== read || known.reading.law.joined.length > 0)
        known.reading = caseOf(withCarried(known.events.slice(0, read)));
      return known.reading;
    },
    deadlineAt: (of, key, at) =>
      restOf(of.law) === undefined
        ? deadlinesOf(of, policyOf(of.jurisdiction), at, key.split('/')[0]).find((one) => one.key === key)
        : undefined,
  };
};
