// How much has been run: executions, and the state transitions that Step Functions would charge for.

import type { Execution } from './execution.ts';

export interface MachineFigures {
  readonly executions: number;
  /** States entered, and retries, which count as transitions (developer guide, concepts-error-handling). */
  readonly transitions: number;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly aborted: number;
}

export interface Figures {
  readonly executions: number;
  readonly transitions: number;
  readonly byMachine: Readonly<Record<string, MachineFigures>>;
}

type Counts = { -readonly [field in keyof MachineFigures]: number };

const FIELD_OF = { SUCCEEDED: 'succeeded', FAILED: 'failed', TIMED_OUT: 'timedOut', ABORTED: 'aborted' } as const;

export function createFigures() {
  const machines = new Map<string, Counts>();

  function counts(machine: string): Counts {
    const known = machines.get(machine);
    if (known !== undefined) return known;
    const fresh = { executions: 0, transitions: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 };
    machines.set(machine, fresh);
    return fresh;
  }

  return {
    defined: (machine: string) => void counts(machine),
    started(machine: string): void {
      const counted = counts(machine);
      counted.executions++;
      counted.running++;
    },
    transition(machine: string): void {
      counts(machine).transitions++;
    },
    ended(execution: Execution): void {
      const counted = counts(execution.machine.name);
      counted.running--;
      if (execution.end !== undefined) counted[FIELD_OF[execution.end.status]]++;
    },
    read(): Figures {
      const byMachine: Record<string, MachineFigures> = {};
      let executions = 0;
      let transitions = 0;
      for (const [machine, counted] of machines) {
        byMachine[machine] = { ...counted };
        executions += counted.executions;
        transitions += counted.transitions;
      }
      return { executions, transitions, byMachine };
    },
  };
}
