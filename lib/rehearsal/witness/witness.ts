/**
 * What truly happened, kept apart from what the product says happened. It stands between the faults and the store, sees
 * every effect that came about, and checks at once whatever can be checked cheaply.
 */
import type { CaseId, Instant } from '../../case/identity.ts';
import { lawOf } from '../../case/record-law.ts';
import type { Ports } from '../../casework/ports.ts';
import type { DueRow, StoredEvent } from '../../store/port.ts';
import type { Policy } from '../../timeline/policy.ts';
import type { Host } from '../host.ts';
import { problemsWithAppend } from '../invariants/append.ts';
import type { Patience } from '../invariants/claim.ts';
import { canary } from '../invariants/message.ts';
import { createNotices, type Notices } from './notices.ts';
import { createReadings } from './readings.ts';
import { createSendings, type Sendings } from './sendings.ts';
import { createTruth, type Truth } from './truth.ts';
import { type Seen, witnessedPorts } from './witnessed-ports.ts';

export interface Witness
  extends Pick<Truth, 'cases' | 'violations' | 'violated'>,
    Pick<Sendings, 'kept' | 'reportHeardBy'>,
    Pick<Notices, 'waitingForDigest'> {
  /** The ports as they truly are, seen by one process. */
  portsFor(host: Host | undefined): Ports;
}

export interface WitnessOptions {
  readonly ports: Ports;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly policyOf: (jurisdiction: string) => Policy;
  /** Called after each effect that came about, with the few words that the history keeps of it. */
  readonly note: (what: string, subject: string) => void;
  readonly onAppended: (event: StoredEvent) => void;
  /** The longest that something owed since an instant may have waited by now; undefined while a storm lasts. */
  readonly patience: () => Patience | undefined;
}

export const createWitness = ({ ports, now, policyOf, note, onAppended, patience }: WitnessOptions): Witness => {
  const truth = createTruth(now);
  const { cases, violations, violated, caseOf, expect, reported } = truth;
  const readings = createReadings(truth, policyOf);
  const sendings = createSendings(truth, now);
  const notices = createNotices({ truth, readings, sendings, now, policyOf, patience });
  const names = new Map<string, string>();

  const seen: Seen = {
    ...sendings,
    ...notices,
    eventsOf: (caseId) => caseOf(caseId).events.length,
    appended(event, expected, answer) {
      const { caseId } = event;
      const of = caseOf(caseId);
      const known = of.byId.get(event.id);
      reported(problemsWithAppend({ event, expected, answer, version: of.events.length, known }), caseId);
      if (answer.outcome !== 'appended' || answer.alreadyRecorded) return;
      of.events.push(answer.event);
      of.byId.set(event.id, answer.event);
      of.appendedAt.push(now());
      onAppended(answer.event);
    },
    read(host, caseId, events, before) {
      const of = caseOf(caseId);
      host?.read.set(caseId, events.length);
      const last = of.events[events.length - 1];
      expect(
        events.length >= before && events.length <= of.events.length && last?.body === events.at(-1)?.body,
        1,
        () => `${events.length} events were read of ${of.events.length}`,
        caseId,
      );
    },
    projected({ caseId, n }) {
      expect(n <= caseOf(caseId).events.length, 2, () => `a snapshot of ${n} events was kept`, caseId);
    },
    async rowsChanged(caseId) {
      const rows = await ports.store.dueRows(caseId);
      caseOf(caseId).nextActionAt = earliestAction(rows);
    },
    advanced(caseId, from, answer) {
      const of = caseOf(caseId);
      expect(
        answer === (of.generation === from),
        5,
        () => `the timeline went on from ${from} at generation ${of.generation}`,
        caseId,
      );
      if (answer) of.generation = from + 1;
    },
    /** Of an erased case nothing is owed any more. */
    erased(caseId) {
      const of = caseOf(caseId);
      expect(
        isOrdered(of.events) ||
          [...cases.values()].some(({ events }) => isOrdered(events) && continues(events, caseId)),
        16,
        () => 'it was erased, and nobody had ordered it',
        caseId,
      );
      of.isErased = true;
      of.generation = 1;
      of.nextActionAt = undefined;
      notices.forget(caseId);
    },
    listed(rows, jurisdiction, unit) {
      expect(
        rows.every((row) => row.jurisdiction === jurisdiction && row.unit === unit),
        14,
        () => `${unit} of ${jurisdiction} was shown rows of others`,
      );
    },
    started(machine, name, input) {
      expect(/^[\w-]{1,80}$/.test(name), 15, () => `an execution goes by ${name}`);
      const text = JSON.stringify(input);
      expect(!text.includes(canary) && text.length < 256 * 1024, 17, () => `${machine} ${name} carries too much`);
      const about = `${machine} ${name}`;
      const caseId = (input as { readonly caseId?: string }).caseId ?? '';
      expect((names.get(about) ?? caseId) === caseId, 5, () => `${about} stands for two cases`);
      names.set(about, caseId);
    },
  };
  return {
    cases,
    violations,
    violated,
    kept: sendings.kept,
    reportHeardBy: sendings.reportHeardBy,
    waitingForDigest: notices.waitingForDigest,
    portsFor: (host) => witnessedPorts({ ports, host, seen, note }),
  };
};

const isOrdered = (events: readonly StoredEvent[]): boolean =>
  events.some(({ body }) => body.type === 'erasureOrdered');

/** With a case whatever it continues is erased, and nothing that was parted from it. */
const continues = (events: readonly StoredEvent[], other: CaseId): boolean =>
  lawOf(events).joined.some(({ body }) => body.other === other);

const earliestAction = (rows: readonly DueRow[]): Instant | undefined =>
  rows.reduce<Instant | undefined>(
    (first, { nextActionAt }) =>
      nextActionAt !== undefined && (first === undefined || nextActionAt < first) ? nextActionAt : first,
    undefined,
  );
