/** Joining and leaving programmes: what may follow what, and the participations that a case tells. */
import { describe, expect, test } from 'vitest';
import { decide } from '../../lib/case/commands.ts';
import type { CaseEvent } from '../../lib/case/events.ts';
import { fold } from '../../lib/case/fold.ts';
import { openParticipations, participations } from '../../lib/case/participations.ts';
import { admittedSentenced, escaped, happened, numbered, released, returned } from '../timeline/given.ts';

const admission = admittedSentenced('2026-03-02 10:00', { length: 'P2Y' });
const joined = (at: string, programme = 'CONNECT') => happened(at, 'programmeJoined', { programme });
const left = (at: string, programme = 'CONNECT') => happened(at, 'programmeLeft', { programme, reason: 'withdrew' });
const refusal = (history: readonly CaseEvent[], event: CaseEvent): string | undefined => {
  const decision = decide(numbered(history), event);
  return decision.accepted ? undefined : decision.because;
};
const told = (...events: readonly CaseEvent[]) =>
  participations(fold(numbered(events))).map((one) => [one.programme, one.joined.id, one.left?.id]);

describe('joining', () => {
  test('is for who is held or supervised, not for who is at large or gone', () => {
    expect(refusal([admission], joined('2026-04-01 10:00'))).toBeUndefined();
    expect(refusal([admission, released('2026-03-20 10:00', 'parole')], joined('2026-04-01 10:00'))).toBeUndefined();
    expect(refusal([admission, escaped('2026-03-20 10:00')], joined('2026-04-01 10:00'))).toContain('escaped');
    expect(refusal([admission, released('2026-03-20 10:00', 'bond')], joined('2026-04-01 10:00'))).toContain('closed');
  });

  test('twice without leaving is refused, with the remedy; another programme may be joined beside it', () => {
    const history = [admission, joined('2026-04-01 10:00')];
    expect(refusal(history, joined('2026-04-02 10:00'))).toContain('record `programmeLeft` first');
    expect(refusal(history, joined('2026-04-02 10:00', 'SYCAMORE'))).toBeUndefined();
    expect(refusal([...history, left('2026-04-02 10:00')], joined('2026-04-03 10:00'))).toBeUndefined();
  });
});

describe('leaving', () => {
  test('needs the programme that was joined, and says which those are', () => {
    expect(refusal([admission], left('2026-04-02 10:00'))).toContain('no programme');
    expect(refusal([admission, joined('2026-04-01 10:00', 'SYCAMORE')], left('2026-04-02 10:00'))).toContain(
      'is in SYCAMORE',
    );
  });

  test('may be recorded of somebody who went meanwhile', () => {
    for (const gone of [escaped('2026-04-02 10:00'), released('2026-04-02 10:00', 'bond')])
      expect(refusal([admission, joined('2026-04-01 10:00'), gone], left('2026-04-03 10:00'))).toBeUndefined();
  });
});

test('each leaving ends the joining before it, programme by programme, in whatever order they arrived', () => {
  const events = [
    admission,
    joined('2026-04-01 10:00'),
    joined('2026-04-02 10:00', 'SYCAMORE'),
    left('2026-04-03 10:00'),
    joined('2026-04-04 10:00'),
  ];
  const expected = [
    ['CONNECT', 'programmeJoined 2026-04-01 10:00', 'programmeLeft 2026-04-03 10:00'],
    ['SYCAMORE', 'programmeJoined 2026-04-02 10:00', undefined],
    ['CONNECT', 'programmeJoined 2026-04-04 10:00', undefined],
  ];
  expect(told(...events)).toEqual(expected);
  expect(told(...events.toReversed())).toEqual(expected);
  expect(openParticipations(fold(numbered(events))).map(({ programme }) => programme)).toEqual(['SYCAMORE', 'CONNECT']);
});

test('a return to custody leaves the participation open, so that it must be ended before another begins', () => {
  const history = [
    admission,
    joined('2026-04-01 10:00'),
    released('2026-05-01 10:00', 'parole'),
    returned('2026-06-01 10:00'),
  ];
  expect(refusal(history, joined('2026-06-02 10:00'))).toContain('record `programmeLeft` first');
});

test('a case may begin in the community', () => {
  const begun = happened('2026-03-02 10:00', 'admitted', {
    jurisdiction: 'saskatchewan',
    legalStatus: 'sentenced',
    setting: 'community',
    place: { facility: 'Regina', unit: 'Community Connections' },
  });
  expect(fold(numbered([begun])).standings.map(({ standing }) => standing)).toEqual(['community']);
});
