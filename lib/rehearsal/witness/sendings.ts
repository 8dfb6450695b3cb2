/** Messages that truly went out, what operations heard, and the files of reports that were kept. */
import { type Instant, millisecondsOf } from '../../case/identity.ts';
import type { KeptFile, Message } from '../../casework/ports.ts';
import { sameRecipient } from '../../notices/recipient.ts';
import type { Notice } from '../../store/port.ts';
import type { Host } from '../host.ts';
import { canary, problemsWithSending, problemsWithWords } from '../invariants/message.ts';
import type { Truth } from './truth.ts';

export interface KeptText {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Sendings {
  /** The files of reports that were kept, by name. */
  readonly kept: ReadonlyMap<string, KeptText>;
  /** Who heard what became of a report. */
  readonly reportHeardBy: ReadonlySet<'central office' | 'operations'>;
  went(message: Message, host: Host | undefined): void;
  operationsTold(what: string): void;
  reportKept(file: KeptFile): void;
  /** Whether a message went out under this id. */
  hasGone(id: string): boolean;
  /** Whether a digest that names its case went to its recipient since it was claimed. */
  isInADigest(notice: Notice): boolean;
  haveOperationsHeard(role: string, facility: string): boolean;
}

/** `now` in epoch milliseconds. */
export const createSendings = ({ cases, violated, reported, expect }: Truth, now: () => number): Sendings => {
  /** In their order; a digest may say something else when it goes again. */
  const published: { readonly message: Message; readonly at: number }[] = [];
  const publishedIds = new Set<string>();
  const operationsHeard = new Set<string>();
  const kept = new Map<string, KeptText>();
  const reportHeardBy = new Set<'central office' | 'operations'>();

  const sentSince = (claimedAt: Instant) => {
    const since = millisecondsOf(claimedAt) - aMinute;
    return published.slice(published.findLastIndex(({ at }) => at < since) + 1);
  };
  return {
    kept,
    reportHeardBy,
    went(message, host) {
      const { id } = message;
      published.push({ message, at: now() });
      publishedIds.add(id);
      reported(problemsWithWords(message));
      if (id.startsWith('report-')) reportHeardBy.add('central office');
      if (/^(digest|report)-/.test(id)) return;
      const claim = [...cases.values()].find(({ claims }) => claims.has(id))?.claims.get(id);
      if (claim === undefined) violated(7, `message ${id} was published and never claimed`);
      else reported(problemsWithSending(message, claim, host?.claimed.get(id)), claim.caseId);
    },
    operationsTold(what) {
      operationsHeard.add(what);
      if (what.startsWith('compliance-report ')) reportHeardBy.add('operations');
      expect(!what.includes(canary), 15, () => `operations were told what they must not: ${what}`);
    },
    reportKept({ name, text }) {
      kept.set(name, { text, at: now() });
      expect(!`${name}${text}`.includes(canary), 15, () => `${name} holds what it must not`);
      expect(![...cases.keys()].some((caseId) => text.includes(caseId)), 15, () => `${name} names a case`);
    },
    hasGone: (id) => publishedIds.has(id),
    isInADigest: ({ claimedAt, recipient, caseId }) =>
      sentSince(claimedAt).some(
        ({ message }) =>
          message.id.startsWith('digest-') &&
          sameRecipient(message.recipient, recipient) &&
          message.text.includes(caseId),
      ),
    haveOperationsHeard: (role, facility) =>
      [...operationsHeard].some((told) => told.includes(role) && told.includes(facility)),
  };
};

const aMinute = 60_000;
