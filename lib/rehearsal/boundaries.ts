/**
 * Where faults strike, and what may befall a call there. A boundary is every place at which the product touches what is
 * outside its own code: the store, the topics, the engine, a clock, and every call of a function by a state machine.
 */
import type { CaseStore } from '../store/port.ts';

/** `crashed…`: the process dies, and nothing after it runs. `answer lost`: it was done, and the caller is told of a failure. */
export type FaultKind =
  | 'crashed before'
  | 'crashed after'
  | 'answer lost'
  | 'throttled'
  | 'stalled'
  | 'repeated'
  | 'repeated at once'
  | 'stale'
  | 'spent'
  | 'skewed'
  | 'outage'
  | 'late'
  | 'twice'
  | 'overtaken'
  | 'lost'
  | 'failed'
  | 'restarted'
  | 'redeployed';

/** What the store does, by what it is to a fault: a read cannot be done twice, and only an index lags behind. */
const storeEffects = {
  append: 'write',
  events: 'read',
  history: 'read',
  cases: 'read',
  project: 'write',
  snapshot: 'read',
  dueRows: 'read',
  rescheduleDueRow: 'write',
  rowsToActOn: 'index',
  dueInUnit: 'index',
  unitsWithRows: 'index',
  timeline: 'read',
  advanceTimeline: 'write',
  park: 'write',
  parkedToken: 'read',
  claimNotice: 'write',
  confirmNotice: 'write',
  notices: 'read',
  digestRecipients: 'index',
  digestFor: 'index',
  audit: 'write',
  auditOf: 'read',
  giveCommand: 'write',
  answerCommand: 'write',
  erase: 'write',
} as const satisfies Readonly<Record<Exclude<keyof CaseStore, 'shards'>, 'read' | 'write' | 'index'>>;

export type StoreEffect = keyof typeof storeEffects;

/** Functions by the name under which the workflows, the stream and the queues call them. */
export const functionNames = [
  'LocateFunction',
  'ParkFunction',
  'DecideFunction',
  'NotifyFunction',
  'CheckEligibilityFunction',
  'ProposeReferralsFunction',
  'SweepFunction',
  'DigestFunction',
  'TellOperationsFunction',
  'ComplianceReportFunction',
  'FollowFunction',
  'ReconcileFunction',
] as const;
export type FunctionName = (typeof functionNames)[number];
export const isFunctionName = (name: string): name is FunctionName =>
  (functionNames as readonly string[]).includes(name);

export type Boundary =
  | StoreEffect
  | FunctionName
  | 'publish'
  | 'tellOperations'
  | 'keepReport'
  | 'start'
  | 'isRunning'
  | 'wake'
  | 'clock'
  /** The engine's own StartExecution, from inside a state machine. */
  | 'StartExecution'
  /** An event on its way from the table's stream to who follows it. */
  | 'stream'
  /** Somebody who records what happened, with a clock and a line of their own. */
  | 'desk'
  /** An execution, whatever it is doing. */
  | 'execution'
  /** All there is. */
  | 'house';

const read: readonly FaultKind[] = ['crashed before', 'crashed after', 'throttled', 'stalled', 'outage'];
const write: readonly FaultKind[] = [...read, 'answer lost', 'repeated'];
const kindsOf = { read, write, index: [...read, 'stale'] as readonly FaultKind[] };
const call: readonly FaultKind[] = [
  'crashed before',
  'crashed after',
  'throttled',
  'stalled',
  'repeated',
  'repeated at once',
  'outage',
];

const each = <Name extends string>(
  names: readonly Name[],
  faultsOf: (name: Name) => readonly FaultKind[],
): Record<Name, readonly FaultKind[]> =>
  Object.fromEntries(names.map((name) => [name, faultsOf(name)])) as Record<Name, readonly FaultKind[]>;

/** Every kind of fault that is tried at every boundary: none of them may be left untried. */
export const faultsAt: Readonly<Record<Boundary, readonly FaultKind[]>> = {
  ...each(Object.keys(storeEffects) as StoreEffect[], (name) => kindsOf[storeEffects[name]]),
  ...each(functionNames, () => call),
  publish: write,
  tellOperations: write,
  keepReport: write,
  start: write,
  isRunning: read,
  wake: [...write, 'spent'],
  clock: ['skewed'],
  StartExecution: ['throttled', 'answer lost', 'repeated', 'outage'],
  stream: ['late', 'twice', 'overtaken'],
  desk: ['late', 'twice', 'overtaken', 'skewed'],
  execution: ['lost', 'failed'],
  house: ['restarted', 'redeployed'],
};

export const boundaries = Object.keys(faultsAt) as readonly Boundary[];

/** Faults after which nothing is lost, not even a wake-up: only time is. */
export const onlyDelays = (boundary: Boundary, kind: FaultKind): boolean => {
  switch (kind) {
    case 'stalled':
    case 'late':
    case 'twice':
    case 'overtaken':
    case 'repeated at once':
    case 'repeated':
      return true;
    case 'throttled':
      return isFunctionName(boundary);
    default:
      return false;
  }
};
