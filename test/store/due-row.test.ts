import { describe, expect, it } from 'vitest';
import { sameDueRow } from '../../lib/store/due-row.ts';
import type { DueRow } from '../../lib/store/port.ts';
import { aRow, at, otherCase, withoutNextAction } from './samples.ts';

/** Another value for every field there is: a field that is added to the rows must be added here, and be compared. */
const others: Required<DueRow> = {
  caseId: otherCase,
  jurisdiction: 'saskatchewan',
  deadline: 'other/1/1',
  duty: 'other',
  generation: 2,
  dueAt: at(1),
  nextActionAt: at(2),
  facility: 'BCC',
  unit: 'East',
  role: 'facilityHead',
  state: 'overdue',
  restricted: true,
  youth: true,
};

describe('a due-date row', () => {
  it.each(Object.entries(others))('is another row with another %s', (field, value) => {
    expect(sameDueRow(aRow('a/1/1'), { ...aRow('a/1/1'), [field]: value })).toBe(false);
  });

  it('is the same row when every field is, and another without its next action', () => {
    expect(sameDueRow(aRow('a/1/1'), aRow('a/1/1'))).toBe(true);
    expect(sameDueRow(aRow('a/1/1'), withoutNextAction(aRow('a/1/1')))).toBe(false);
  });
});
