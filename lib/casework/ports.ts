/** What the steps of a case's workflows need from outside, so that Lambda, a laptop and a rehearsal run the same steps. */
import type { CaseId, Instant } from '../case/identity.ts';
import type { Offices } from '../notices/offices.ts';
import type { Recipient } from '../notices/recipient.ts';
import type { CaseStore } from '../store/port.ts';
import type { Policy } from '../timeline/policy.ts';

/** A message on its way to a topic. The same id twice is one logical notice. */
export interface Message {
  readonly id: string;
  readonly jurisdiction: string;
  readonly recipient: Recipient;
  readonly subject: string;
  readonly text: string;
  /** One line for a telephone; absent where nothing is urgent. */
  readonly sms?: string;
}

export type Machine = 'case-timeline' | 'deadline' | 'eligibility-review';

export interface Workflows {
  /** Starts an execution unless its name is taken; a taken name is fine, the work is already under way or done. */
  readonly start: (machine: Machine, name: string, input: unknown) => Promise<'started' | 'taken'>;
  /** Whether the execution of a name that is taken runs still; for all that is known, one that cannot be found does. */
  readonly isRunning: (machine: Machine, name: string) => Promise<boolean>;
  /** Completes a callback token; a token that is spent or expired, or whose execution is gone, wakes nobody. */
  readonly wake: (token: string) => Promise<'woken' | 'spent'>;
}

export interface Ports {
  readonly store: CaseStore;
  /** Throws when no policy is known for the jurisdiction. */
  readonly policyOf: (jurisdiction: string) => Policy;
  /** In whose morning a facility's digest goes out, and whose clocks its offices go by; as the policy says when absent. */
  readonly zoneOf?: (facility: string) => string;
  /** Hours, languages, deputies and vacant posts of a jurisdiction; every office works always and every post is held when absent. */
  readonly officesOf?: (jurisdiction: string) => Offices;
  readonly now: () => Instant;
  readonly publish: (message: Message) => Promise<void>;
  /** Tells the people who run the system that something needs them. Ids only. */
  readonly tellOperations: (about: { readonly caseId?: CaseId; readonly what: string }) => Promise<void>;
  readonly workflows: Workflows;
  /** Keeps one file of a report, over any that was there, and answers where it lies; absent where none are kept. */
  readonly keepReport?: (file: KeptFile) => Promise<string>;
}

/** A file of a report: `name` with the folders that it lies in. */
export interface KeptFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** What a step needs that only reads a case. */
export interface ReadingPorts extends Pick<Ports, 'policyOf' | 'now'> {
  readonly store: Pick<CaseStore, 'events'>;
}
