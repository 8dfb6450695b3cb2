/**
 * The mornings on which digests go, zone by zone, and which of them went, by the ledger of this machine: begun again later
 * that day, it sends nobody's again. Of a process that ends while they go it is not known whose went: they go again.
 */
import { caseId, type Instant, instantAt, millisecondsOf } from '../../case/identity.ts';
import { entryAt } from '../../casework/ledger-book.ts';
import type { Ports } from '../../casework/ports.ts';
import type { ExecutionDescription, Runtime } from '../../runtime/runtime.ts';
import type { CaseStore, Notice } from '../../store/port.ts';
import { atHour, dateOf, plusDays } from '../../timeline/calendar.ts';
import type { Policy } from '../../timeline/policy.ts';
import type { AtRest } from './reconcile-ended.ts';

/** The next morning after an instant, in milliseconds since 1970, as is the instant. */
export const nextMorning = (policy: Policy, zone: string, now: number): number =>
  morningsAround(policy, zone, now).find((at) => at > now) ?? now;

const lastMorning = (policy: Policy, zone: string, now: number): Instant =>
  instantAt(morningsAround(policy, zone, now).findLast((at) => at <= now) ?? now);

const morningsAround = (policy: Policy, zone: string, now: number): readonly number[] => {
  const today = dateOf(instantAt(now), zone);
  const hour = Number(policy.value('digest.hour'));
  return [-1, 0, 1].map((days) => millisecondsOf(atHour(plusDays(today, days), hour, zone)));
};

/** Whether nobody was there to send the digests of the last morning: something has waited since before, and they did not go. */
export const missedItsMorning = async (
  store: CaseStore,
  policy: Policy,
  zone: string,
  now: number,
): Promise<boolean> => {
  const last = lastMorning(policy, zone, now);
  if (!(await hasWaitedSince(last, store, policy, zone))) return false;
  return (await store.claimNotice(digestsOf(policy, zone, last))) !== 'confirmed';
};

const hasWaitedSince = async (last: Instant, store: CaseStore, policy: Policy, zone: string): Promise<boolean> => {
  for (const recipient of await store.digestRecipients(policy.jurisdiction)) {
    if (policy.zoneOf(recipient.facility) !== zone) continue;
    const [first] = await store.digestFor(policy.jurisdiction, recipient, 1);
    if (first !== undefined && first.claimedAt < last) return true;
  }
  return false;
};

export interface MorningsOptions {
  readonly runtime: Pick<Runtime, 'onExecutionEnded'>;
  readonly ports: Pick<Ports, 'store' | 'policyOf' | 'now' | 'tellOperations'>;
}

/** Writes down of which morning the digests went, each time they did. */
export const keepMornings = ({ runtime, ports }: MorningsOptions): AtRest => {
  const { store, policyOf, now, tellOperations } = ports;
  const underWay = new Set<Promise<void>>();
  const keep = async ({ jurisdiction, zone }: Asked, startedAt: number): Promise<void> => {
    const policy = policyOf(jurisdiction);
    const notice = digestsOf(policy, zone, lastMorning(policy, zone, startedAt));
    await store.claimNotice(notice);
    await store.confirmNotice(notice.caseId, notice.id, now());
  };
  runtime.onExecutionEnded((execution) => {
    if (!wereSent(execution)) return;
    const keeping = keep(execution.input as Asked, execution.startedAt)
      .catch((fault: unknown) =>
        tellOperations({
          what: `that the digests went could not be written down, and they may go again: ${fault instanceof Error ? fault.name : typeof fault}`,
        }),
      )
      .finally(() => underWay.delete(keeping));
    underWay.add(keeping);
  });
  return async () => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
};

/** What a digest is begun with here. */
interface Asked {
  readonly jurisdiction: string;
  readonly zone: string;
}

/** One that could not find out whose they are ends well too, when operations have been told: it answers no number of lines. */
const wereSent = ({ machine, status, output }: ExecutionDescription): boolean =>
  machine === 'digest' && status === 'SUCCEEDED' && typeof output === 'object' && output !== null && 'lines' in output;

/** The ledger's book of mornings. */
const book = caseId('mornings of digests');

const everybody = { role: 'everybody', facility: 'all', unit: 'all' };

/** By the day, not the hour: clocks are changed, and so is the hour. */
const digestsOf = ({ jurisdiction }: Policy, zone: string, at: Instant): Notice =>
  entryAt(at, {
    caseId: book,
    jurisdiction,
    deadline: `${jurisdiction}/${zone}`,
    rung: `morning/${dateOf(at, zone)}`,
    recipient: everybody,
    duty: 'morning digest',
    kind: 'reminder',
  });
