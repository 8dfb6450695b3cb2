/**
 * What truly happened, kept apart from what the product says happened. It stands between the faults and the store, sees
 * every effect that came about, and checks at once whatever can be checked cheaply.
 */
import type { Case } from '../case/case.ts';
import type { CaseEvent } from '../case/events.ts';
import { type CaseId, type Instant, instantAt, millisecondsOf } from '../case/identity.ts';
import { lawOf, restOf } from '../case/record-law.ts';
import type { KeptFile, Message, Ports } from '../casework/ports.ts';
import { deadlinesOf, caseOf as toldBy } from '../casework/told.ts';
import { vacantPosts } from '../casework/vacant-post.ts';
import { sameRecipient } from '../notices/recipient.ts';
import type { Appended, Claim, DueRow, Notice, Snapshot, StoredEvent } from '../store/port.ts';
import type { Deadline } from '../timeline/deadline.ts';
import type { Policy } from '../timeline/policy.ts';
import type { Host } from './host.ts';
import { problemsWithAppend } from './invariants/append.ts';
import { problemsWithClaim } from './invariants/claim.ts';
import { problemsWithSettling } from './invariants/digest.ts';
import { canary, problemsWithSending, problemsWithWords } from './invariants/message.ts';
import type { Problem } from './invariants/problem.ts';
import { type Seen, witnessedPorts } from './witnessed-ports.ts';

/** An invariant that did not hold. */
export interface Violation {
  /** Its number among the invariants. */
  readonly invariant: number;
  readonly caseId?: CaseId;
  readonly at: Instant;
  readonly what: string;
}

export interface WitnessedCase {
  readonly events: StoredEvent[];
  readonly byId: Map<string, StoredEvent>;
  /** When each event was appended, in its order: epoch milliseconds. */
  readonly appendedAt: number[];
  readonly claims: Map<string, Notice>;
  /** Which id each logical notice went under. */
  readonly logical: Map<string, string>;
  readonly confirmed: Set<string>;
  readonly withdrawn: Set<string>;
  generation: number;
  isErased: boolean;
  /** The case by as many events as somebody last read. */
  reading: Case | undefined;
  /** The earliest next action of its rows, when it has any. */
  nextActionAt: Instant | undefined;
}

export interface Witness {
  readonly cases: ReadonlyMap<CaseId, WitnessedCase>;
  readonly violations: Violation[];
  /** The files of reports that were kept, by name. */
  readonly kept: ReadonlyMap<string, KeptText>;
  /** Who heard what became of a report. */
  readonly reportHeardBy: ReadonlySet<'central office' | 'operations'>;
  /** Claimed for a digest and not confirmed. */
  waitingForDigest(jurisdiction: string): number;
  /** The ports as they truly are, seen by one process. */
  portsFor(host: Host | undefined): Ports;
  violated(invariant: number, what: string, caseId?: CaseId): void;
}

export interface KeptText {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Whatever was owed before `since` counts from then; epoch milliseconds, and milliseconds. */
export interface Patience {
  readonly since: number;
  readonly limit: number;
}

export interface WitnessOptions {
  readonly ports: Ports;
  readonly now: () => number;
  readonly policyOf: (jurisdiction: string) => Policy;
  /** Called after each effect that came about, with the few words that the history keeps of it. */
  readonly note: (what: string, subject: string) => void;
  readonly onAppended: (event: StoredEvent) => void;
  /** The longest that something owed since an instant may have waited by now; undefined while a storm lasts. */
  readonly patience: () => Patience | undefined;
}

export const createWitness = (options: WitnessOptions): Witness => {
  const { ports, now, note } = options;
  const { store } = ports;
  const cases = new Map<CaseId, WitnessedCase>();
  const violations: Violation[] = [];
  /** Messages that truly went out, in their order; a digest may say something else when it goes again. */
  const published: { readonly message: Message; readonly at: number }[] = [];
  const publishedIds = new Set<string>();
  const operationsHeard = new Set<string>();
  const names = new Map<string, string>();
  const waiting = new Map<string, Set<string>>();
  const kept = new Map<string, KeptText>();
  const reportHeardBy = new Set<'central office' | 'operations'>();

  const violated = (invariant: number, what: string, caseId?: CaseId): void => {
    violations.push({ invariant, what, at: instantAt(now()), ...(caseId === undefined ? {} : { caseId }) });
  };
  const expect = (holds: boolean, invariant: number, what: () => string, caseId?: CaseId): void => {
    if (!holds) violated(invariant, what(), caseId);
  };

  const caseOf = (caseId: CaseId): WitnessedCase => {
    const known = cases.get(caseId);
    if (known !== undefined) return known;
    const fresh: WitnessedCase = {
      events: [],
      byId: new Map(),
      appendedAt: [],
      claims: new Map(),
      logical: new Map(),
      confirmed: new Set(),
      withdrawn: new Set(),
      generation: 1,
      isErased: false,
      reading: undefined,
      nextActionAt: undefined,
    };
    cases.set(caseId, fresh);
    return fresh;
  };

  const reported = (problems: readonly Problem[], caseId?: CaseId): void => {
    for (const { invariant, what } of problems) violated(invariant, what, caseId);
  };

  const appended = (event: CaseEvent, expected: number | 'any', answer: Appended): void => {
    const { caseId } = event;
    const of = caseOf(caseId);
    const known = of.byId.get(event.id);
    reported(problemsWithAppend({ event, expected, answer, version: of.events.length, known }), caseId);
    if (answer.outcome !== 'appended' || answer.alreadyRecorded) return;
    of.events.push(answer.event);
    of.byId.set(event.id, answer.event);
    of.appendedAt.push(now());
    options.onAppended(answer.event);
  };

  /** The case as a process last read it. */
  const readingOf = (host: Host | undefined, caseId: CaseId): Case | undefined => {
    const read = host?.read.get(caseId);
    if (read === undefined) return undefined;
    const of = caseOf(caseId);
    if (of.reading?.n !== read || of.reading.law.joined.length > 0)
      of.reading = toldBy(withCarried(of.events.slice(0, read)));
    return of.reading;
  };
  /** What came with a joined case is read along with it, and is gone with it. */
  const withCarried = (events: readonly StoredEvent[]): readonly StoredEvent[] =>
    events.map((event) => {
      const { body } = event;
      if (body.type !== 'otherCaseJoined') return event;
      const { isErased, events: others } = caseOf(body.other);
      return { ...event, carried: isErased ? [] : others.filter(({ n }) => n <= body.through) };
    });
  /** As it stood for the process at an instant. A record at rest has none. */
  const deadlineAt = (of: Case, key: string, at: Instant): Deadline | undefined =>
    restOf(of.law) === undefined
      ? deadlinesOf(of, options.policyOf(of.jurisdiction), at, key.split('/')[0]).find((one) => one.key === key)
      : undefined;

  const claimed = (notice: Notice, answer: Claim, host: Host | undefined): void => {
    host?.claimed.set(notice.id, answer);
    const { caseId } = notice;
    const of = caseOf(caseId);
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
    const reading = readingOf(host, caseId);
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
    const policy = options.policyOf(reading.jurisdiction);
    const deadline = deadlineAt(reading, notice.deadline, notice.claimedAt);
    const lastNews = of.appendedAt[(host?.read.get(caseId) ?? 0) - 1] ?? now();
    reported(
      problemsWithClaim({
        notice,
        deadline,
        policy,
        claims: of.claims,
        confirmed: of.confirmed,
        withdrawn: of.withdrawn,
        events: of.events,
        now: now(),
        patience: options.patience(),
        lastNews,
      }),
      caseId,
    );
  };

  const waitingIn = (jurisdiction: string): Set<string> => {
    const known = waiting.get(jurisdiction);
    if (known !== undefined) return known;
    const fresh = new Set<string>();
    waiting.set(jurisdiction, fresh);
    return fresh;
  };

  const confirmed = (caseId: CaseId, id: string, outcome: 'published' | 'withdrawn', host: Host | undefined): void => {
    const of = caseOf(caseId);
    const notice = of.claims.get(id);
    if (notice === undefined || of.confirmed.has(id)) return;
    of.confirmed.add(id);
    if (outcome === 'withdrawn') of.withdrawn.add(id);
    waitingIn(notice.jurisdiction).delete(id);
    const what = (): string => `${notice.deadline} ${notice.rung} of generation ${notice.generation}`;
    if (caseId === vacantPosts) {
      const [role = '', facility = ''] = notice.deadline.split('/');
      const heard = [...operationsHeard].some((told) => told.includes(role) && told.includes(facility));
      expect(heard, 19, () => `${what()} was confirmed, and operations never heard of it`);
      return;
    }
    if (notice.channel === 'now') {
      expect(publishedIds.has(id), 18, () => `${what()} was confirmed and never published`, caseId);
      return;
    }
    const reading = readingOf(host, caseId);
    if (reading === undefined) {
      violated(6, `${what()} was settled by a process that had not read the case`, caseId);
      return;
    }
    const deadline = deadlineAt(reading, notice.deadline, instantAt(now()));
    reported(problemsWithSettling({ ...of, notice, outcome, deadline }), caseId);
    if (outcome === 'withdrawn') return;
    const since = millisecondsOf(notice.claimedAt) - 60_000;
    const told = published
      .slice(published.findLastIndex(({ at }) => at < since) + 1)
      .some(
        ({ message }) =>
          message.id.startsWith('digest-') &&
          sameRecipient(message.recipient, notice.recipient) &&
          message.text.includes(caseId),
      );
    expect(told, 18, () => `${what()} was confirmed, and no digest with its case was published`, caseId);
  };

  const went = (message: Message, host: Host | undefined): void => {
    const { id } = message;
    published.push({ message, at: now() });
    publishedIds.add(id);
    reported(problemsWithWords(message));
    if (id.startsWith('report-')) reportHeardBy.add('central office');
    if (/^(digest|report)-/.test(id)) return;
    const claim = [...cases.values()].find(({ claims }) => claims.has(id))?.claims.get(id);
    if (claim === undefined) violated(7, `message ${id} was published and never claimed`);
    else reported(problemsWithSending(message, claim, host?.claimed.get(id)), claim.caseId);
  };

  /** Of an erased case nothing is owed any more. */
  const erased = (caseId: CaseId): void => {
    const of = caseOf(caseId);
    const isOrdered = (events: readonly StoredEvent[]): boolean =>
      events.some(({ body }) => body.type === 'erasureOrdered');
    expect(
      isOrdered(of.events) || [...cases.values()].some(({ events }) => isOrdered(events) && continues(events, caseId)),
      16,
      () => 'it was erased, and nobody had ordered it',
      caseId,
    );
    of.isErased = true;
    of.generation = 1;
    of.nextActionAt = undefined;
    for (const { id, jurisdiction } of of.claims.values()) waitingIn(jurisdiction).delete(id);
  };

  const rowsChanged = async (caseId: CaseId): Promise<void> => {
    const rows = await store.dueRows(caseId);
    caseOf(caseId).nextActionAt = earliestAction(rows);
  };

  const started = (machine: string, name: string, input: unknown): void => {
    expect(/^[\w-]{1,80}$/.test(name), 15, () => `an execution goes by ${name}`);
    const text = JSON.stringify(input);
    expect(!text.includes(canary) && text.length < 256 * 1024, 17, () => `${machine} ${name} carries too much`);
    const about = `${machine} ${name}`;
    const caseId = (input as { readonly caseId?: string }).caseId ?? '';
    expect((names.get(about) ?? caseId) === caseId, 5, () => `${about} stands for two cases`);
    names.set(about, caseId);
  };

  const read = (host: Host | undefined, caseId: CaseId, events: readonly StoredEvent[], before: number): void => {
    const of = caseOf(caseId);
    host?.read.set(caseId, events.length);
    const last = of.events[events.length - 1];
    expect(
      events.length >= before && events.length <= of.events.length && last?.body === events.at(-1)?.body,
      1,
      () => `${events.length} events were read of ${of.events.length}`,
      caseId,
    );
  };

  const projected = ({ caseId, n }: Snapshot): void =>
    expect(n <= caseOf(caseId).events.length, 2, () => `a snapshot of ${n} events was kept`, caseId);

  const advanced = (caseId: CaseId, from: number, answer: boolean): void => {
    const of = caseOf(caseId);
    expect(
      answer === (of.generation === from),
      5,
      () => `the timeline went on from ${from} at generation ${of.generation}`,
      caseId,
    );
    if (answer) of.generation = from + 1;
  };

  const listed = (rows: readonly DueRow[], jurisdiction: string, unit: string): void =>
    expect(
      rows.every((row) => row.jurisdiction === jurisdiction && row.unit === unit),
      14,
      () => `${unit} of ${jurisdiction} was shown rows of others`,
    );

  const operationsTold = (what: string): void => {
    operationsHeard.add(what);
    if (what.startsWith('compliance-report ')) reportHeardBy.add('operations');
    expect(!what.includes(canary), 15, () => `operations were told what they must not: ${what}`);
  };

  const reportKept = ({ name, text }: KeptFile): void => {
    kept.set(name, { text, at: now() });
    expect(!`${name}${text}`.includes(canary), 15, () => `${name} holds what it must not`);
    expect(![...cases.keys()].some((caseId) => text.includes(caseId)), 15, () => `${name} names a case`);
  };

  const seen: Seen = {
    eventsOf: (caseId) => caseOf(caseId).events.length,
    appended,
    read,
    projected,
    rowsChanged,
    advanced,
    claimed,
    confirmed,
    erased,
    listed,
    went,
    operationsTold,
    reportKept,
    started,
  };
  return {
    cases,
    violations,
    violated,
    kept,
    reportHeardBy,
    waitingForDigest: (jurisdiction) => waitingIn(jurisdiction).size,
    portsFor: (host) => witnessedPorts({ ports, host, seen, note }),
  };
};

/** With a case whatever it continues is erased, and nothing that was parted from it. */
const continues = (events: readonly StoredEvent[], other: CaseId): boolean =>
  lawOf(events).joined.some(({ body }) => body.other === other);

const earliestAction = (rows: readonly DueRow[]): Instant | undefined =>
  rows.reduce<Instant | undefined>(
    (first, { nextActionAt }) =>
      nextActionAt !== undefined && (first === undefined || nextActionAt < first) ? nextActionAt : first,
    undefined,
  );
