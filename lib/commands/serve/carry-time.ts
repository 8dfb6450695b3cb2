/**
 * Carries time for all cases of a store while the process lives: every case is taken up from the table, whatever fell due
 * meanwhile is sent, the sweep passes every five minutes, each jurisdiction's digest goes in the morning of each of its zones,
 * and what an execution carried that just ended is carried on by another.
 */
import type { CaseId } from '../../case/identity.ts';
import type { Message, Ports } from '../../casework/ports.ts';
import { NoSuchCase } from '../../casework/standing.ts';
import { faultBy } from '../../casework/unread.ts';
import { whatFollows } from '../../casework/what-follows.ts';
import { packs } from '../../jurisdictions/index.ts';
import { createRealClock } from '../../runtime/real-clock.ts';
import { embed, type Functions } from '../../simulation/embed.ts';
import type { CaseStore } from '../../store/port.ts';
import type { Rules } from '../rules.ts';
import { keepMornings, missedItsMorning, nextMorning } from './mornings.ts';
import { reconcileEnded } from './reconcile-ended.ts';

const sweepEvery = 300_000;
/** How many cases are taken up at once. */
const atOnce = 8;

export interface TimeOptions {
  readonly store: CaseStore;
  readonly rules: Rules;
  /** The one that the options name: it has its mornings, besides those of every pack. */
  readonly jurisdiction: string;
  readonly functions: Functions;
  /** Milliseconds since 1970, by the machine's clock. */
  readonly now: () => number;
  readonly publish: (message: Message) => void;
  readonly tellOperations: (about: { readonly caseId?: string; readonly what: string }) => void;
}

export interface Time {
  readonly ports: Ports;
  /** Takes up every case there is, and answers how many. One that cannot be taken up is told to operations. */
  takeUp(): Promise<number>;
  /** Resolves once every execution waits for time or news. */
  idle(): Promise<void>;
  /** Calls every timer off; the table holds what they were for. */
  close(): void;
}

export const carryTime = (options: TimeOptions): Time => {
  const { store, rules, functions, now, publish, tellOperations } = options;
  const { policyOf } = rules;
  const jurisdictions = new Set([...Object.keys(packs), options.jurisdiction]);
  const clock = createRealClock({
    now,
    onError: (fault) => tellOperations({ what: `a timer failed: ${nameOf(fault)}` }),
  });
  const { ports, runtime } = embed({ clock, store, ...rules, functions, publish, tellOperations });
  const reconciled = reconcileEnded({
    runtime,
    ports,
    clock,
    gaveUp: (ended, fault) =>
      tellOperations({
        ...('input' in ended ? { caseId: ended.input.caseId } : {}),
        what: `${ended.machine} execution ${ended.execution} could not be reconciled: ${nameOf(fault)}`,
      }),
  });

  const mornings = keepMornings({ runtime, ports });

  const sweep = (): void => {
    runtime.start('sweep', { input: {} });
    clock.at(now() + sweepEvery, sweep);
  };
  const digest = (jurisdiction: string, zone: string): void =>
    void runtime.start('digest', { input: { jurisdiction, zone } });
  const everyMorning = (jurisdiction: string, zone: string): void => {
    clock.at(nextMorning(policyOf(jurisdiction), zone, now()), () => {
      digest(jurisdiction, zone);
      everyMorning(jurisdiction, zone);
    });
  };

  const takeUpOne = async (caseId: CaseId): Promise<void> => {
    try {
      await whatFollows(ports, caseId);
    } catch (fault) {
      // Listed, but its first event was never written: whoever recorded it got no answer, and records it again.
      if (fault instanceof NoSuchCase) return;
      tellOperations({ caseId, what: `the case could not be taken up: ${faultBy(fault)}` });
    }
  };

  return {
    ports,
    async takeUp() {
      let cases = 0;
      let batch: CaseId[] = [];
      const takeUpBatch = async (): Promise<void> => {
        await Promise.all(batch.map(takeUpOne));
        cases += batch.length;
        batch = [];
      };
      for await (const caseId of store.cases()) {
        batch.push(caseId);
        if (batch.length === atOnce) await takeUpBatch();
      }
      await takeUpBatch();
      await runtime.idle();
      sweep();
      for (const jurisdiction of jurisdictions) {
        const policy = policyOf(jurisdiction);
        for (const zone of policy.zones) {
          if (await missedItsMorning(store, policy, zone, now())) digest(jurisdiction, zone);
          everyMorning(jurisdiction, zone);
        }
      }
      return cases;
    },
    async idle() {
      await reconciled();
      await runtime.idle();
      await mornings();
    },
    close: () => clock.close(),
  };
};

const nameOf = (fault: unknown): string => (fault instanceof Error ? fault.name : typeof fault);
