/** The ports as one process sees them, with what befalls each call. */
import { instantAt, millisecondsOf } from '../case/identity.ts';
import type { Ports } from '../casework/ports.ts';
import type { CaseStore } from '../store/port.ts';
import type { Boundary } from './boundaries.ts';
import { AnswerLost, Down, type Host, never, Throttled } from './host.ts';
import type { Fault } from './plan.ts';

/** What a world tells its ports: what befalls the next call, and what an index said the last time. */
export interface Trouble {
  strike(boundary: Boundary): Fault | undefined;
  readonly remembered: Map<string, unknown>;
  /** The longest that a call may be held up, in milliseconds. */
  readonly longestStall: number;
}

const minute = 60_000;
const stalls = [5, 900, 9_000, 20_000, 59_000, 75_000, 10 * minute] as const;
const skews = [-1_500, -40, 40, 1_500] as const;

/** How long a fault holds a call up. */
export const stallOf = ({ bits }: Fault, longest: number): number =>
  Math.min(stalls[bits % stalls.length] ?? 0, longest);

export const faultyPorts = (real: (host: Host) => Ports, host: Host, trouble: Trouble): Ports => {
  const ports = real(host);
  const { store } = ports;

  const struck = async <Answer>(fault: Fault, call: () => Promise<Answer>): Promise<Answer> => {
    switch (fault.kind) {
      case 'crashed before':
        return host.die();
      case 'crashed after':
        await call();
        return host.die();
      case 'answer lost':
        await call();
        throw new AnswerLost('It timed out.');
      case 'throttled':
        throw new Throttled('The rate is exceeded.');
      case 'outage':
        throw new Down('Nothing answers.');
      case 'stalled':
        await host.sleep(stallOf(fault, trouble.longestStall));
        return host.alive ? call() : never();
      case 'repeated':
        await call();
        return call();
      default:
        return call();
    }
  };

  const through =
    <Given extends readonly unknown[], Answer>(boundary: Boundary, call: (...given: Given) => Promise<Answer>) =>
    (...given: Given): Promise<Answer> => {
      if (!host.alive) return never();
      const fault = trouble.strike(boundary);
      return fault === undefined ? call(...given) : struck(fault, () => call(...given));
    };

  /** A list over cases may lag: it says again what it said the last time somebody asked. */
  const lagging =
    <Given extends readonly unknown[], Answer>(boundary: Boundary, call: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      if (!host.alive) return never();
      const key = `${boundary} ${JSON.stringify(given.filter((one) => typeof one !== 'string' || !one.endsWith('Z')))}`;
      const fault = trouble.strike(boundary);
      if (fault?.kind === 'stale' && trouble.remembered.has(key)) return trouble.remembered.get(key) as Answer;
      const answer = await (fault === undefined ? call(...given) : struck(fault, () => call(...given)));
      trouble.remembered.set(key, answer);
      return answer;
    };

  const faultyStore: CaseStore = {
    shards: store.shards,
    append: through('append', store.append),
    events: through('events', store.events),
    history: through('history', store.history),
    async *cases() {
      await through('cases', () => Promise.resolve())();
      yield* store.cases();
    },
    project: through('project', store.project),
    snapshot: through('snapshot', store.snapshot),
    dueRows: through('dueRows', store.dueRows),
    rescheduleDueRow: through('rescheduleDueRow', store.rescheduleDueRow),
    rowsToActOn: lagging('rowsToActOn', store.rowsToActOn),
    dueInUnit: lagging('dueInUnit', store.dueInUnit),
    unitsWithRows: lagging('unitsWithRows', store.unitsWithRows),
    timeline: through('timeline', store.timeline),
    advanceTimeline: through('advanceTimeline', store.advanceTimeline),
    park: through('park', store.park),
    parkedToken: through('parkedToken', store.parkedToken),
    claimNotice: through('claimNotice', store.claimNotice),
    confirmNotice: through('confirmNotice', store.confirmNotice),
    notices: through('notices', store.notices),
    digestRecipients: lagging('digestRecipients', store.digestRecipients),
    digestFor: lagging('digestFor', store.digestFor),
    audit: through('audit', store.audit),
    auditOf: through('auditOf', store.auditOf),
    giveCommand: through('giveCommand', store.giveCommand),
    answerCommand: through('answerCommand', store.answerCommand),
    erase: through('erase', store.erase),
  };

  /** A token that expired on its way wakes nobody. */
  const wake = async (token: string): Promise<'woken' | 'spent'> => {
    if (!host.alive) return never();
    const fault = trouble.strike('wake');
    if (fault === undefined) return ports.workflows.wake(token);
    return fault.kind === 'spent' ? 'spent' : struck(fault, () => ports.workflows.wake(token));
  };

  return {
    ...ports,
    store: faultyStore,
    now: () => {
      const now = ports.now();
      const fault = trouble.strike('clock');
      return fault === undefined ? now : instantAt(millisecondsOf(now) + (skews[fault.bits % skews.length] ?? 0));
    },
    publish: through('publish', ports.publish),
    tellOperations: through('tellOperations', ports.tellOperations),
    ...(ports.keepReport === undefined ? {} : { keepReport: through('keepReport', ports.keepReport) }),
    workflows: {
      start: through('start', ports.workflows.start),
      isRunning: through('isRunning', ports.workflows.isRunning),
      wake,
    },
  };
};
