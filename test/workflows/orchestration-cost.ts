/** What Step Functions would charge for one life of eighteen months, counted by the runtime. */
import { functions } from '../../functions/index.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { rehearse } from '../../lib/simulation/rehearsal.ts';
import { shippedCaseload } from '../../lib/simulation/shipped-caseloads.ts';
import { isOpen } from '../../lib/timeline/deadline.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admitted, days, event, later, minutes } from './world.ts';

/** Standard workflows, US East, per state transition (aws.amazon.com/step-functions/pricing). */
const dollarsPerTransition = 0.025 / 1000;

/** Held on bond in April 2026, released in the autumn of 2027 and supervised: eighteen months, seventy-odd events. */
const eighteenMonths = 'CT-1005';

export interface MachineCost {
  readonly executions: number;
  readonly transitions: number;
  /** For each notice or settlement of the case. */
  readonly transitionsEach: number;
  readonly dollars: number;
}

export interface OrchestrationCost {
  readonly months: number;
  readonly events: number;
  /** Logical notices: what the ledger holds. */
  readonly notices: number;
  /** Deadlines that reached their final state: met, late, missed or void. */
  readonly settlements: number;
  /** The machines that run for a case. */
  readonly perCase: Readonly<Record<'case-timeline' | 'deadline', MachineCost>>;
  readonly dollarsPerCase: number;
  /** The machines that run for a jurisdiction, however many cases it has, with nothing to act on: a month of each. */
  readonly perMonth: Readonly<Record<'sweep' | 'digest', { readonly transitions: number; readonly dollars: number }>>;
}

const cents = (dollars: number): number => Math.round(dollars * 10_000) / 10_000;

export const orchestrationCost = async (): Promise<OrchestrationCost> => {
  const { people } = shippedCaseload(connecticut.jurisdiction);
  const events = people.find((person) => person.case === eighteenMonths)?.events ?? [];
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) throw new Error(`The caseload has nobody under ${eighteenMonths}.`);
  const policy = policyFrom(connecticut);
  const until = later(last.recordedAt, 30 * days);
  const { figures, store, standings } = await rehearse({ events, policy, until, functions });
  const notices = (await store.notices(first.caseId)).length;
  const settlements = standings
    .flatMap(({ deadlines }) => deadlines)
    .filter(({ deadline }) => !isOpen(deadline) && deadline.state !== 'undetermined').length;
  const cost = (machine: string): MachineCost => {
    const { executions = 0, transitions = 0 } = figures.byMachine[machine] ?? {};
    return {
      executions,
      transitions,
      transitionsEach: Math.round((transitions / (notices + settlements)) * 100) / 100,
      dollars: cents(transitions * dollarsPerTransition),
    };
  };
  const perCase = { 'case-timeline': cost('case-timeline'), deadline: cost('deadline') };
  return {
    months: Math.round((Date.parse(last.happenedAt) - Date.parse(first.happenedAt)) / (days * 30.44)),
    events: events.length,
    notices,
    settlements,
    perCase,
    dollarsPerCase: cents(perCase['case-timeline'].dollars + perCase.deadline.dollars),
    perMonth: { sweep: await quiet('sweep'), digest: await quiet('digest') },
  };
};

/** A month of sweeps every five minutes, or of morning digests, from one that finds nothing. */
const quiet = async (machine: 'sweep' | 'digest') => {
  const admission = event('2026-03-01 00:00', { ...admitted, legalStatus: 'sentenced' });
  const { figures } = await rehearse({
    events: [admission],
    policy: policyFrom(connecticut, { observed: [] }),
    until: later(admission.recordedAt, 30 * days),
    functions,
    ...(machine === 'sweep' ? { sweepEvery: 5 * minutes } : { digest: true }),
  });
  const { transitions = 0 } = figures.byMachine[machine] ?? {};
  return { transitions, dollars: cents(transitions * dollarsPerTransition) };
};
