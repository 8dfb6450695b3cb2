/** A case that cannot be read keeps no other out of a report; what is no matter of one case is thrown. */
import { expect, it } from 'vitest';
import { type CaseId, caseId } from '../../lib/case/identity.ts';
import type { UnreadCase } from '../../lib/casework/unread.ts';
import { countCases } from '../../lib/reports/compliance/count-cases.ts';
import { dataFiles } from '../../lib/reports/compliance/report-files.ts';
import { reportPage } from '../../lib/reports/compliance/report-page.ts';
import { DataKeyUnreadable, SequenceBroken } from '../../lib/store/errors.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import type { CaseStore } from '../../lib/store/port.ts';
import { MissingHolidayData } from '../../lib/timeline/holidays.ts';
import { admitted, event } from '../workflows/world.ts';
import { now, policy, reportOf, someone } from './made-up.ts';

const one = caseId('CT-1');
const other = caseId('CT-2');

/** Two cases; reading the second is as `read` says. */
const storeWhere = async (read: () => Promise<never>): Promise<Pick<CaseStore, 'cases' | 'events'>> => {
  const store = createMemoryStore();
  for (const of of [one, other]) await store.append(event('2026-03-02 09:00', admitted, { of }), 0);
  return { cases: () => store.cases(), events: (of: CaseId) => (of === other ? read() : store.events(of)) };
};

const counted = async (store: Pick<CaseStore, 'cases' | 'events'>, policyOf = () => policy) => {
  const unread: UnreadCase[] = [];
  const cases = await countCases({ store, policyOf, now, leftOut: (each) => void unread.push(each) });
  return { cases: cases.map(({ case: of }) => of.id), unread };
};

it.each([
  new DataKeyUnreadable('Event 2 of case CT-2 does not open with the case’s key: it was changed.'),
  new SequenceBroken(other, 2, 3),
])('a case whose events cannot be had for $name is left out', async (fault) => {
  const store = await storeWhere(() => Promise.reject(fault));
  const { cases, unread } = await counted(store);
  expect(cases).toEqual([one]);
  expect(unread).toEqual([{ caseId: other, because: expect.stringMatching(/^(e|c)/), fault: fault.name }]);
});

it('so is one with an event that this version knows nothing of', async () => {
  const store = createMemoryStore();
  await store.append(event('2026-03-02 09:00', admitted, { of: one }), 0);
  await store.append(event('2026-03-02 09:00', admitted, { of: other }), 0);
  await store.append(event('2026-03-03 09:00', { type: 'of a later version' } as never, { of: other }), 1);
  const { cases, unread } = await counted(store);
  expect(cases).toEqual([one]);
  expect(unread).toEqual([
    {
      caseId: other,
      jurisdiction: 'connecticut',
      because: 'what is recorded of it makes no case here (TypeError)',
      fault: 'TypeError',
    },
  ]);
});

it('that a store is out of reach, or a service is busy, is no matter of one case', async () => {
  for (const name of ['ThrottlingException', 'ServiceUnavailableException', 'TypeError']) {
    const fault = Object.assign(name === 'TypeError' ? new TypeError('fetch failed') : new Error('later'), { name });
    const store = await storeWhere(() => Promise.reject(fault));
    await expect(counted(store)).rejects.toBe(fault);
  }
});

it('what is wrong with the policy is no matter of one case', async () => {
  const store = await storeWhere(() => Promise.reject(new SequenceBroken(other, 2, 3)));
  const fault = Object.assign(new Error('No such parameter'), { name: 'UnknownParameter' });
  const refuse = (): never => {
    throw fault;
  };
  await expect(counted(store, refuse)).rejects.toBe(fault);
});

it('a year without holidays is told with what else puts it right', async () => {
  const store = await storeWhere(() => Promise.reject(new SequenceBroken(other, 2, 3)));
  const refuse = (): never => {
    throw new MissingHolidayData('Working days around 1926-01-01 cannot be counted.');
  };
  expect((await counted(store, refuse)).unread).toContainEqual({
    caseId: one,
    jurisdiction: 'connecticut',
    because: 'working days around 1926-01-01 cannot be counted, or check the year that was written',
    fault: 'MissingHolidayData',
  });
});

it.each([
  [6, 1, '6 cases could not be read: they are in no figure.'],
  [1, 1, '1 case could not be read: it is in no figure.'],
  [4, 5, 'Fewer than 5 cases could not be read: they are in no figure.'],
])('of %d left out, where %d make a group, the page says: %s', (leftOut, smallest, says) => {
  const report = reportOf(now, [someone(now, ['2026-03-02 09:00', admitted])], { smallest, leftOut });
  expect(reportPage(report)).toContain(says);
  const json = JSON.parse(dataFiles(report).find(({ name }) => name === 'report.json')?.text ?? '{}');
  expect(json.leftOut).toEqual(leftOut < smallest ? {} : { cases: leftOut });
});

it('where none was left out, nothing is said of it', () => {
  const report = reportOf(now, [someone(now, ['2026-03-02 09:00', admitted])], { leftOut: 0 });
  expect(report).not.toHaveProperty('leftOut');
  expect(reportPage(report)).not.toContain('could not be read');
});
