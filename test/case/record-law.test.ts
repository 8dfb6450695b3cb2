import { describe, expect, test } from 'vitest';
import { decide } from '../../lib/case/commands.ts';
import type { CaseEvent } from '../../lib/case/events.ts';
import { caseId, eventId } from '../../lib/case/identity.ts';
import { isLawEventType, type LawEventType, lawEventTypes } from '../../lib/case/law-events.ts';
import { lawOf, mayReach, restOf } from '../../lib/case/record-law.ts';
import { system } from '../../lib/case/stamped.ts';
import { admitted, happened, numbered } from '../timeline/given.ts';
import { local } from '../timeline/local.ts';

const order = { authority: 'Superior Court, order 14 of 2026', reason: 'absolute pardon' };
const other = caseId('CT-1002');
const bySystem = (event: CaseEvent): CaseEvent => ({ ...event, recordedBy: system });

const hold = happened('2026-03-03 10:00', 'legalHoldPlaced', order);
const lifted = happened('2026-03-04 10:00', 'legalHoldLifted', { hold: hold.id, ...order });
const sealed = happened('2026-03-05 10:00', 'sealed', order);
const granted = happened('2026-03-06 10:00', 'sealedAccessGranted', { to: 'a.judge', ...order });
const merged = happened('2026-03-05 10:00', 'merged', { into: other, reason: 'fingerprints match' });
const joined = bySystem(happened('2026-03-05 10:00', 'otherCaseJoined', { other, through: 3 }));
const erasure = happened('2026-03-07 10:00', 'erasureOrdered', order);
const admission = admitted('2026-03-02 10:00');

const lives = {
  open: [admission],
  held: [admission, hold],
  merged: [admission, merged],
  continuing: [admission, joined],
  sealed: [admission, sealed, granted],
  'sealed and held': [admission, sealed, happened('2026-03-06 11:00', 'legalHoldPlaced', order)],
  'ordered erased': [admission, erasure],
} as const;
type Life = keyof typeof lives;

const now = '2026-04-01 10:00';
const attempts: Readonly<Record<LawEventType, CaseEvent>> = {
  merged: happened(now, 'merged', { into: other, reason: 'fingerprints match' }),
  unmerged: happened(now, 'unmerged', { reason: 'brothers' }),
  otherCaseJoined: bySystem(happened(now, 'otherCaseJoined', { other, through: 3 })),
  otherCaseParted: bySystem(happened(now, 'otherCaseParted', { other })),
  sealed: happened(now, 'sealed', order),
  unsealed: happened(now, 'unsealed', order),
  sealedAccessGranted: happened(now, 'sealedAccessGranted', { to: 'a.judge', ...order }),
  sealedAccessWithdrawn: happened(now, 'sealedAccessWithdrawn', { to: 'a.judge', reason: 'review done' }),
  legalHoldPlaced: happened(now, 'legalHoldPlaced', order),
  legalHoldLifted: happened(now, 'legalHoldLifted', { hold: hold.id, ...order }),
  erasureOrdered: happened(now, 'erasureOrdered', order),
};

/** In which of these lives each may follow. */
const borne: Readonly<Record<LawEventType, readonly Life[]>> = {
  merged: ['open', 'held'],
  unmerged: ['merged'],
  otherCaseJoined: ['open', 'held', 'continuing'],
  otherCaseParted: ['open', 'held', 'continuing'],
  sealed: ['open', 'continuing'],
  unsealed: ['sealed', 'sealed and held'],
  sealedAccessGranted: ['sealed', 'sealed and held'],
  sealedAccessWithdrawn: ['sealed', 'sealed and held'],
  legalHoldPlaced: ['open', 'held', 'continuing', 'sealed', 'sealed and held'],
  legalHoldLifted: ['held'],
  erasureOrdered: ['open', 'continuing', 'sealed'],
};

describe.each(lawEventTypes)('%s', (type) => {
  test.each(Object.keys(lives) as readonly Life[])('in a record that is %s', (life) => {
    expect(decide(numbered(lives[life]), attempts[type]).accepted).toBe(borne[type].includes(life));
  });
  test('needs a record: somebody has to have been admitted', () => {
    expect(decide([], attempts[type]).accepted).toBe(false);
  });
});

describe('anything else', () => {
  const screening = happened(now, 'healthScreeningRecorded');
  test.each([
    ['open', true],
    ['held', true],
    ['continuing', true],
    ['merged', false],
    ['sealed', false],
    ['ordered erased', false],
  ] as const)('in a record that is %s: %s', (life, may) => {
    expect(decide(numbered(lives[life]), screening).accepted).toBe(may);
  });

  test('under a merged case is recorded in the one that continues, which the refusal names', () => {
    expect(decide(numbered(lives.merged), screening)).toMatchObject({
      because: expect.stringMatching(/^case CT-1002 continues this one since .*: record it there/),
    });
  });

  test('a correction of what was recorded under a merged case goes on: the case that continues learns of it', () => {
    const history = numbered([admission, happened('2026-03-02 11:00', 'healthScreeningRecorded'), merged]);
    const correction = happened(now, 'corrected', {
      supersedes: eventId(history[1]?.id ?? ''),
      reason: 'another person',
    });
    expect(decide(history, correction)).toEqual({ accepted: true });
  });
});

describe('a legal hold', () => {
  test.each(['sealed', 'erasureOrdered'] as const)('stops %s with who placed it and how it is lifted', (type) => {
    expect(decide(numbered(lives.held), attempts[type])).toEqual({
      accepted: false,
      because: `a legal hold stands since ${hold.recordedAt} (Superior Court, order 14 of 2026): lift it first, with \`legalHoldLifted\` of "${hold.id}"`,
    });
  });
  test('lifted stops nothing', () => {
    expect(decide(numbered([admission, hold, lifted]), attempts.erasureOrdered)).toEqual({ accepted: true });
  });
  test('of two, the one that was not lifted still stands', () => {
    const second = { ...happened('2026-03-03 12:00', 'legalHoldPlaced', order), id: eventId('second hold') };
    const { holds } = lawOf(numbered([admission, hold, second, lifted]));
    expect(holds.map(({ id }) => id)).toEqual(['second hold']);
  });
  test('that does not stand cannot be lifted, and the refusal lists those that do', () => {
    const history = numbered([admission, { ...hold, id: eventId('the one') }]);
    expect(decide(history, attempts.legalHoldLifted)).toMatchObject({
      because: expect.stringContaining('those that do: the one'),
    });
  });
});

describe('who decides', () => {
  test.each(lawEventTypes.filter((type) => !/^otherCase|unmerged/.test(type)))('%s: not the system', (type) => {
    const life = borne[type][0] ?? 'open';
    expect(decide(numbered(lives[life]), bySystem(attempts[type]))).toMatchObject({
      because: 'a named member of staff decides it, not the system',
    });
  });
  test.each(['otherCaseJoined', 'otherCaseParted'] as const)('%s: nobody, it follows', (type) => {
    expect(decide(numbered(lives.open), { ...attempts[type], recordedBy: 'a.clerk' })).toMatchObject({
      because: expect.stringContaining('follows from merging'),
    });
  });
  test('no correction undoes what was decided', () => {
    const history = numbered(lives.held);
    const correction = happened(now, 'corrected', { supersedes: hold.id, reason: 'in the way' });
    expect(decide(history, correction)).toMatchObject({
      because: expect.stringContaining('undo it with its counterpart'),
    });
    expect(lawOf([...history, { ...correction, n: 9 }]).holds).toHaveLength(1);
  });
});

test('a case is not merged into itself', () => {
  const self = happened(now, 'merged', { into: admission.caseId, reason: 'twice' });
  expect(decide(numbered(lives.open), self)).toMatchObject({ because: expect.stringContaining('into itself') });
});

test('an order that arrived though the record did not bear it has no effect, in whatever order all arrived', () => {
  const events = [admission, hold, happened('2026-03-03 11:00', 'erasureOrdered', order)];
  expect(lawOf(numbered(events)).erasure).toBeUndefined();
  expect(lawOf(numbered(events.toReversed())).erasure).toBeUndefined();
});

describe('a sealed record', () => {
  const at = (time: string) => local(time);
  const law = (...events: readonly CaseEvent[]) => lawOf(numbered([admission, sealed, ...events]));
  const withdrawn = happened('2026-03-08 10:00', 'sealedAccessWithdrawn', { to: 'a.judge', reason: 'review done' });
  const until = happened('2026-03-06 10:00', 'sealedAccessGranted', {
    to: 'a.judge',
    ...order,
    until: local('2026-03-10 10:00'),
  });

  test.each([
    ['nobody while none is named', law(), 'a.judge', '2026-03-09 10:00', false],
    ['who is named', law(granted), 'a.judge', '2026-03-09 10:00', true],
    ['nobody else', law(granted), 'a.clerk', '2026-03-09 10:00', false],
    ['who is named for a time, at its end', law(until), 'a.judge', '2026-03-10 10:00', true],
    ['who is named for a time, not after', law(until), 'a.judge', '2026-03-10 10:01', false],
    ['not who was named and is no more', law(granted, withdrawn), 'a.judge', '2026-03-09 10:00', false],
    [
      'anybody once it is unsealed',
      law(granted, happened('2026-03-08 10:00', 'unsealed', order)),
      'a.clerk',
      '2026-03-09 10:00',
      true,
    ],
    [
      'not by a grant from before it was sealed again',
      law(granted, happened('2026-03-08 10:00', 'unsealed', order), happened('2026-03-09 10:00', 'sealed', order)),
      'a.judge',
      '2026-03-10 10:00',
      false,
    ],
  ] as const)('is reached by %s', (_who, by, account, time, may) => {
    expect(mayReach(by, account, at(time))).toBe(may);
  });
});

test.each([
  ['open', undefined],
  ['held', undefined],
  ['continuing', undefined],
  ['merged', 'merged'],
  ['sealed', 'sealed'],
  ['ordered erased', 'erased'],
] as const)('a record that is %s rests: %s', (life, rest) => {
  expect(restOf(lawOf(numbered(lives[life])))).toBe(rest);
});

test('every type here is told from all others by its name', () => {
  expect(lawEventTypes.every(isLawEventType)).toBe(true);
  expect(isLawEventType('admitted')).toBe(false);
});
