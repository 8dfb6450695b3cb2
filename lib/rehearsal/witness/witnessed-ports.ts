/** The ports as they truly are, for one process: whatever came about by them is shown to the witness, and noted. */
import type { CaseEvent } from '../../case/events.ts';
import type { CaseId } from '../../case/identity.ts';
import type { KeptFile, Message, Ports } from '../../casework/ports.ts';
import type { Appended, CaseStore, Claim, DueRow, Notice, Snapshot, StoredEvent } from '../../store/port.ts';
import type { Host } from '../host.ts';

/** What the witness is shown, each once it came about. */
export interface Seen {
  /** How many events a case has by now. */
  eventsOf(caseId: CaseId): number;
  appended(event: CaseEvent, expected: number | 'any', answer: Appended): void;
  /** `before` is how many events there were when the reading began: others may write while it lasts. */
  read(host: Host | undefined, caseId: CaseId, events: readonly StoredEvent[], before: number): void;
  projected(snapshot: Snapshot): void;
  rowsChanged(caseId: CaseId): Promise<void>;
  advanced(caseId: CaseId, from: number, answer: boolean): void;
  claimed(notice: Notice, answer: Claim, host: Host | undefined): void;
  confirmed(caseId: CaseId, id: string, outcome: 'published' | 'withdrawn', host: Host | undefined): void;
  erased(caseId: CaseId): void;
  listed(rows: readonly DueRow[], jurisdiction: string, unit: string): void;
  went(message: Message, host: Host | undefined): void;
  operationsTold(what: string): void;
  reportKept(file: KeptFile): void;
  started(machine: string, name: string, input: unknown): void;
}

export interface WitnessedPorts {
  readonly ports: Ports;
  readonly host: Host | undefined;
  readonly seen: Seen;
  /** Called after each effect that came about, with the few words that the history keeps of it. */
  readonly note: (what: string, subject: string) => void;
}

export const witnessedPorts = (witnessed: WitnessedPorts): Ports => {
  const { ports, host, seen, note } = witnessed;
  return {
    ...ports,
    store: witnessedStore(witnessed),
    publish: async (message) => {
      await ports.publish(message);
      seen.went(message, host);
      note('publish', `${message.id} ${message.recipient.role} ${message.subject}`);
    },
    tellOperations: async (about) => {
      await ports.tellOperations(about);
      seen.operationsTold(about.what);
      note('tellOperations', about.what);
    },
    keepReport: async (file) => {
      seen.reportKept(file);
      note('keepReport', file.name);
      return `kept/${file.name}`;
    },
    workflows: {
      start: async (machine, name, input) => {
        seen.started(machine, name, input);
        const answer = await ports.workflows.start(machine, name, input);
        note('start', `${machine} ${name} ${answer}`);
        return answer;
      },
      isRunning: async (machine, name) => {
        const answer = await ports.workflows.isRunning(machine, name);
        note('isRunning', `${machine} ${name} ${answer}`);
        return answer;
      },
      wake: async (token) => {
        const answer = await ports.workflows.wake(token);
        note('wake', answer);
        return answer;
      },
    },
  };
};

const witnessedStore = ({ ports: { store }, host, seen, note }: WitnessedPorts): CaseStore => ({
  ...store,
  append: async (event, expected) => {
    const answer = await store.append(event, expected);
    seen.appended(event, expected, answer);
    note('append', `${event.caseId} ${event.body.type} ${answer.outcome}`);
    return answer;
  },
  events: async (caseId) => {
    const before = seen.eventsOf(caseId);
    const events = await store.events(caseId);
    seen.read(host, caseId, events, before);
    note('events', caseId);
    return events;
  },
  history: async (caseId) => {
    const before = seen.eventsOf(caseId);
    const history = await store.history(caseId);
    seen.read(host, caseId, history.events, before);
    note('history', caseId);
    return history;
  },
  project: async (snapshot, rows) => {
    const answer = await store.project(snapshot, rows);
    const { caseId, n, phase } = snapshot;
    seen.projected(snapshot);
    if (answer) await seen.rowsChanged(caseId);
    note('project', `${caseId} ${n} ${phase} ${rows.map(({ deadline }) => deadline).join()} ${answer}`);
    return answer;
  },
  rescheduleDueRow: async (row, nextActionAt) => {
    await store.rescheduleDueRow(row, nextActionAt);
    await seen.rowsChanged(row.caseId);
    note('rescheduleDueRow', `${row.caseId} ${row.deadline} ${nextActionAt ?? 'never'}`);
  },
  advanceTimeline: async (caseId, from) => {
    const answer = await store.advanceTimeline(caseId, from);
    seen.advanced(caseId, from, answer);
    note('advanceTimeline', `${caseId} ${from} ${answer}`);
    return answer;
  },
  claimNotice: async (notice) => {
    const answer = await store.claimNotice(notice);
    seen.claimed(notice, answer, host);
    note('claimNotice', `${notice.caseId} ${notice.deadline} ${notice.generation} ${notice.rung} ${answer}`);
    return answer;
  },
  confirmNotice: async (caseId, id, at, outcome = 'published') => {
    await store.confirmNotice(caseId, id, at, outcome);
    seen.confirmed(caseId, id, outcome, host);
    note('confirmNotice', `${caseId} ${id} ${outcome}`);
  },
  park: async (caseId, parked, what, at) => {
    await store.park(caseId, parked, what, at);
    note('park', `${caseId} ${parked.seen} ${what ?? 'timeline'}`);
  },
  erase: async (tombstone) => {
    const answer = await store.erase(tombstone);
    seen.erased(tombstone.caseId);
    note('erase', tombstone.caseId);
    return answer;
  },
  dueInUnit: async (jurisdiction, facility, unit, range) => {
    const rows = await store.dueInUnit(jurisdiction, facility, unit, range);
    seen.listed(rows, jurisdiction, unit);
    return rows;
  },
});
