/** Who may see a case, as its events tell it. */
import { describe, expect, test } from 'vitest';
import { isYouth } from '../../lib/case/case.ts';
import { decide } from '../../lib/case/commands.ts';
import type { CaseEvent } from '../../lib/case/events.ts';
import { fold } from '../../lib/case/fold.ts';
import { admitted, corrected, happened, numbered, recorded } from '../timeline/given.ts';

const admission = admitted('2026-03-02 10:00');
const restricted = (at: string, ...to: string[]) => happened(at, 'accessRestricted', { reason: 'a colleague', to });
const opened = (at: string) => happened(at, 'accessOpened', { reason: 'the colleague left' });
const broken = (at: string) =>
  happened(at, 'glassBroken', { reason: 'an emergency', until: happened(at, 'absenceEnded').happenedAt });

const refusal = (history: readonly CaseEvent[], command: CaseEvent): string | undefined => {
  const decision = decide(numbered(history), command);
  return decision.accepted ? undefined : decision.because;
};
const named = (...events: readonly CaseEvent[]) => fold(numbered([admission, ...events])).restriction?.body.to;

describe('a restriction', () => {
  test('names those who see the case; the last one holds until the case is opened', () => {
    expect(named()).toBeUndefined();
    expect(named(restricted('2026-03-03 10:00', 'a'))).toEqual(['a']);
    expect(named(restricted('2026-03-03 10:00', 'a'), restricted('2026-03-04 10:00', 'b'))).toEqual(['b']);
    expect(named(restricted('2026-03-03 10:00', 'a'), opened('2026-03-04 10:00'))).toBeUndefined();
    expect(
      named(restricted('2026-03-03 10:00', 'a'), opened('2026-03-04 10:00'), restricted('2026-03-05 10:00', 'c')),
    ).toEqual(['c']);
  });

  test('stands when it was opened at the same instant', () => {
    const at = '2026-03-04 10:00';
    expect(named(restricted('2026-03-03 10:00', 'a'), restricted(at, 'b'), opened(at))).toEqual(['b']);
    expect(named(opened(at), restricted(at, 'b'))).toEqual(['b']);
  });

  test.each([
    ['opened', opened],
    ['forced open', broken],
  ])('a case that is not restricted cannot be %s', (_, command) => {
    expect(refusal([admission], command('2026-03-04 10:00'))).toMatch(/open to all who work with it/);
    expect(refusal([admission, restricted('2026-03-03 10:00')], command('2026-03-04 10:00'))).toBeUndefined();
  });

  test.each([restricted('2026-03-03 10:00'), opened('2026-03-03 10:00'), broken('2026-03-03 10:00')])(
    'nobody is admitted yet: $body.type is refused',
    (command) => {
      expect(refusal([], command)).toMatch(/admitted/);
    },
  );
});

describe('a case of a young person', () => {
  const young: CaseEvent = {
    ...admission,
    body: { ...admission.body, type: 'admitted', youth: true } as CaseEvent['body'],
  };

  test('is told by its admission', () => {
    expect(isYouth(fold(numbered([young])))).toBe(true);
    expect(isYouth(fold(numbered([admission])))).toBe(false);
  });

  test('is not made an adult’s by a correction that forgets to say so', () => {
    const instead = (body: CaseEvent['body']) =>
      recorded('2026-03-03 10:00', corrected('2026-03-03 10:00', young.id, { ...admission, body }));
    expect(refusal([young], instead(admission.body))).toMatch(/say `youth` again/);
    expect(refusal([young], instead(young.body))).toBeUndefined();
    expect(refusal([young], instead({ ...young.body, youth: false } as CaseEvent['body']))).toBeUndefined();
    const once = instead(young.body);
    const again = recorded('2026-03-04 10:00', corrected('2026-03-04 10:00', once.id, admission));
    expect(refusal([young, once], again)).toMatch(/say `youth` again/);
  });
});
