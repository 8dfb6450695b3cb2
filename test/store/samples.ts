/** Cases, events, rows and notices to store. Every field can be overridden. */
import type { CaseEvent } from '../../lib/case/events.ts';
import { type CaseId, caseId, eventId, type Instant, instant } from '../../lib/case/identity.ts';
import type { DueRow, LedgerRow, Notice, Snapshot } from '../../lib/store/port.ts';

export const someCase = caseId('CT-1001');
export const otherCase = caseId('CT-1002');

/** `at(5)` is five minutes past noon in UTC on 1 March 2026. */
export const at = (minutes: number): Instant =>
  instant(new Date(Date.UTC(2026, 2, 1, 12) + minutes * 60_000).toISOString());

export const anEvent = (id: string, over: Partial<CaseEvent> = {}): CaseEvent => ({
  id: eventId(id),
  caseId: someCase,
  happenedAt: at(0),
  recordedAt: at(1),
  recordedBy: 'intake-desk',
  body: {
    type: 'admitted',
    jurisdiction: 'connecticut',
    legalStatus: 'accused',
    place: { facility: 'HCC', unit: 'Intake' },
  },
  ...over,
});

export const aSnapshot = (n: number, over: Partial<Snapshot> = {}): Snapshot => ({
  caseId: someCase,
  jurisdiction: 'connecticut',
  n,
  phase: 'pretrialCustody',
  facility: 'HCC',
  unit: 'Intake',
  closed: false,
  ...over,
});

export const aRow = (deadline: string, over: Partial<DueRow> = {}): DueRow => ({
  caseId: someCase,
  jurisdiction: 'connecticut',
  deadline,
  duty: deadline.split('/')[0] ?? deadline,
  generation: 1,
  dueAt: at(24 * 60),
  nextActionAt: at(12 * 60),
  facility: 'HCC',
  unit: 'Intake',
  role: 'counselor',
  state: 'due',
  ...over,
});

export const withoutNextAction = ({ nextActionAt: _at, ...row }: DueRow): DueRow => row;

export const aNotice = (id: string, over: Partial<Notice> = {}): Notice => ({
  id,
  caseId: someCase,
  jurisdiction: 'connecticut',
  deadline: 'pretrial-assessment/1/1',
  duty: 'pretrial-assessment',
  generation: 1,
  rung: 'reminder-1',
  kind: 'reminder',
  recipient: { role: 'counselor', facility: 'HCC', unit: 'Intake' },
  dueAt: at(24 * 60),
  claimedAt: at(12 * 60),
  channel: 'now',
  ...over,
});

export const confirmed = (notice: Notice, confirmedAt: Instant): LedgerRow => ({ ...notice, confirmedAt });

export const sequence = (count: number): readonly number[] =>
  Array.from({ length: count }, (_nothing, index) => index + 1);

export const collect = async (ids: AsyncIterable<CaseId>): Promise<readonly CaseId[]> => {
  const all: CaseId[] = [];
  for await (const id of ids) all.push(id);
  return all.sort();
};
