/** Every invariant with what holds it: a check of the rehearsal, or a test that is named, and why it is not rehearsed. */

export interface Invariant {
  readonly number: number;
  readonly says: string;
  /** The check in the rehearsal, by file; absent where another test holds it. */
  readonly rehearsed?: string;
  /** Other tests that hold it, or hold the rest of it. */
  readonly tested?: string;
}

export const invariants: readonly Invariant[] = [
  {
    number: 1,
    says: 'sequences have no gap and no twin; a recorded event never changes',
    rehearsed: 'witness: every append and every read; at rest: every event',
  },
  {
    number: 2,
    says: 'the fold equals snapshot and rows',
    rehearsed:
      'at rest: rows and snapshot against the fold; a report that was kept, and cases that were merged, against their events',
  },
  {
    number: 3,
    says: 'one command id has one effect; of two writers one wins',
    rehearsed: 'witness: every append, command and audit record',
  },
  {
    number: 4,
    says: 'only legal moves; a refused command changes nothing',
    rehearsed: 'world: every refusal at a desk',
    tested: 'test/case/legal-moves.test.ts',
  },
  {
    number: 5,
    says: 'one live generation; a stale one does nothing',
    rehearsed: 'claim: generation and due date as last read; witness: timeline marks and names',
  },
  {
    number: 6,
    says: 'no notice for what is done, void, superseded or not yet knowable',
    rehearsed: 'claim: the duty as last read; witness: every digest settled',
  },
  {
    number: 7,
    says: 'one logical notice a deadline, generation, rung and recipient',
    rehearsed: 'witness: every claim and every message; claim: nobody is told again for more of a case that had joined',
  },
  {
    number: 8,
    says: 'publishing is no acknowledgement',
    rehearsed: 'at rest: what is overdue was told, and goes on being told',
    tested: 'test/timeline/notice-plan.test.ts',
  },
  { number: 9, says: 'late stays late', rehearsed: 'at rest: every breach seen before' },
  {
    number: 10,
    says: 'an extension has an authority, an actor, a reason',
    tested: 'test/case/commands.test.ts: what is refused at the edge is never recorded',
  },
  {
    number: 11,
    says: 'deadlines can be reproduced from what is stored',
    rehearsed: 'hash: a seed replays to the byte',
    tested: 'test/jurisdictions/*/golden.test.ts',
  },
  {
    number: 12,
    says: 'hour clocks are elapsed time; month clocks count once',
    rehearsed: 'dates: every deadline told of, and every one at rest, counted again',
  },
  {
    number: 13,
    says: 'any order of arrival gives the same duties',
    tested: 'test/properties/timeline.test.ts',
  },
  {
    number: 14,
    says: 'nothing crosses a jurisdiction; restricted cases need a grant',
    rehearsed: 'witness: every message and every list; at rest: of an erased case nothing can be read',
    tested: 'test/api: grants, break-glass and juvenile cases belong to the way in',
  },
  {
    number: 15,
    says: 'nothing personal in a key, name, log or notice',
    rehearsed: 'witness: a canary in every text that people write',
    tested: 'test/notices/messages.test.ts',
  },
  {
    number: 16,
    says: 'no adverse outcome without a named person',
    rehearsed: 'witness: what the system itself records; nothing is erased that nobody ordered',
    tested: 'test/casework/referral-decisions.test.ts',
  },
  {
    number: 17,
    says: 'payloads, histories and lives of executions stay within bounds',
    rehearsed: 'witness: the input of every start; world: the life of every execution',
    tested: 'test/runtime/limits.test.ts',
  },
  {
    number: 18,
    says: 'everything owed is sent within its bound, newest rung only',
    rehearsed:
      'claim: how late, and what was skipped; at rest: nothing is owed; witness: confirmed means published; erasures are carried out',
  },
  { number: 19, says: 'every miss reaches a staffed role and climbs', rehearsed: 'at rest: every overdue duty' },
  { number: 20, says: 'every open duty is watched or swept', rehearsed: 'at rest: every row, where no timeline runs' },
  {
    number: 21,
    says: 'lost executions are made good; hand-over and deployment lose nothing',
    rehearsed:
      'world: no execution just fails; at rest after executions were lost, restarted, redeployed; of a report somebody hears',
  },
  {
    number: 22,
    says: 'a moved date disarms the old timers and arms the new',
    rehearsed: 'claim: generation and due date; at rest: nothing is owed',
  },
  {
    number: 23,
    says: 'a restore reaches the same duties',
    rehearsed: 'world: restarted from the table alone',
    tested: 'test/properties/workflows.test.ts',
  },
  {
    number: 24,
    says: 'a silent sweep, topic or subscriber raises an alarm',
    tested: "test/infrastructure/stack/observability.ts: alarms are the cloud's",
  },
  { number: 25, says: 'new holidays or zone data re-derive every case', tested: 'test/timeline/zone-data.test.ts' },
];

/** The table that `--explain` prints. */
export const explained = (): string =>
  invariants
    .map(({ number, says, rehearsed, tested }) =>
      [
        `${String(number).padStart(2)}  ${says}`,
        ...(rehearsed === undefined ? [] : [`      rehearsed  ${rehearsed}`]),
        ...(tested === undefined ? [] : [`      tested     ${tested}`]),
      ].join('\n'),
    )
    .join('\n');
