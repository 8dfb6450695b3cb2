/** A case is told anew when what it was told from is not the same any more. */
import { expect, test } from 'vitest';
import type { NumberedEvent } from '../../lib/case/case.ts';
import { caseId } from '../../lib/case/identity.ts';
import { system } from '../../lib/case/stamped.ts';
import { caseOf } from '../../lib/casework/told.ts';
import { admitted, event } from '../workflows/world.ts';

const numbered = (...events: readonly Parameters<typeof event>[]): readonly NumberedEvent[] =>
  events.map((given, index) => ({ ...event(...given), n: index + 1 }));

test('an event that was judged and then stored makes one case', () => {
  const [arrived, assessed] = numbered(
    ['2026-03-02 09:00', admitted],
    ['2026-03-02 10:00', { type: 'assessmentRecorded' }],
  ) as readonly [NumberedEvent, NumberedEvent];
  expect(caseOf([arrived, { ...assessed }])).toBe(caseOf([arrived, assessed]));
  expect(caseOf([arrived, { ...assessed, recordedBy: 'another desk' }])).not.toBe(caseOf([arrived, assessed]));
});

test('what a joined case brings is told of, and no more once that case is gone', () => {
  const twin = caseId('CT-1002');
  const [arrived, joined] = numbered(
    ['2026-03-02 09:00', admitted],
    ['2026-03-02 12:00', { type: 'otherCaseJoined', other: twin, through: 2 }],
  ) as readonly [NumberedEvent, NumberedEvent];
  const others = numbered(
    ['2026-03-02 09:00', admitted, { of: twin }],
    ['2026-03-02 10:00', { type: 'assessmentRecorded' }, { of: twin }],
  );
  const assessments = (carried?: readonly NumberedEvent[]) =>
    caseOf([arrived, { ...joined, recordedBy: system, ...(carried === undefined ? {} : { carried }) }]).acts
      .assessmentRecorded?.length ?? 0;
  expect([assessments(), assessments(others), assessments(others.slice(0, 1)), assessments([])]).toEqual([0, 1, 0, 0]);
});
