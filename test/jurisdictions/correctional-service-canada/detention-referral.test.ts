/** The last day for referring a case to the Board before statutory release, under both texts of 129(2): both sides of every boundary. */
import { describe, expect, test } from 'vitest';
import { decide } from '../../../lib/case/commands.ts';
import type { CaseEvent } from '../../../lib/case/events.ts';
import type { LocalDate } from '../../../lib/case/identity.ts';
import { correctionalServiceCanada } from '../../../lib/jurisdictions/correctional-service-canada/index.ts';
import {
  admittedSentenced,
  died,
  escaped,
  given,
  happened,
  numbered,
  recorded,
  released,
  returned,
} from '../../timeline/given.ts';
import { justAfter } from '../../timeline/local.ts';

const statutoryReleaseOn = (at: string, day: string): CaseEvent =>
  happened(at, 'releaseDatesSet', { statutoryReleaseOn: day as LocalDate });
const reviewed = (at: string, criteriaMet = true): CaseEvent =>
  happened(at, 'detentionReviewed', { criteriaMet, reviewedBy: 'm.roy', reason: 'the review under 129(1)' });
const referred = (at: string): CaseEvent => happened(at, 'detentionReferred');

const serving = (length: string, ...events: readonly CaseEvent[]) =>
  given(admittedSentenced('2009-07-02 09:00', { length }), ...events).underPack(correctionalServiceCanada);
/** Statutory release on 15 January 2027, found to meet the criteria in January 2026. */
const known = [statutoryReleaseOn('2026-01-05 10:00', '2027-01-15'), reviewed('2026-01-12 10:00')];
const life = (...events: readonly CaseEvent[]) => serving('P20Y', ...known, ...events);
const duty = 'detention-referral';
/** More than six months before 15 January 2027. */
const due = '2026-07-14 end of day';

describe('the last day', () => {
  test.each([
    ['by the text of 2009, six months before', '2010-01-04 10:00', '2011-03-20', '2010-09-20'],
    ['of what falls due on the eve of the present text', '2011-01-04 10:00', '2012-12-12', '2012-06-12'],
    ['of what would fall due on its first day: a day earlier', '2011-01-04 10:00', '2012-12-13', '2012-06-12'],
    ['and from then on: more than six months before', '2011-01-04 10:00', '2012-12-14', '2012-06-13'],
    ['today', '2026-01-05 10:00', '2027-01-15', '2026-07-14'],
    ['counted to a shorter month, by the text of 2009', '2010-01-04 10:00', '2010-08-31', '2010-02-28'],
    ['counted to a shorter month today', '2026-01-05 10:00', '2026-08-31', '2026-02-27'],
    ['counted to the end of February in a leap year', '2027-09-01 10:00', '2028-08-30', '2028-02-28'],
    ['on a rest day stays there', '2026-01-05 10:00', '2027-01-05', '2026-07-04'],
  ])('%s', (_what, knownAt, release, last) => {
    const told = serving('P20Y', statutoryReleaseOn(knownAt, release), reviewed(knownAt)).at(knownAt);
    expect(told.line(duty)).toBe(`due ${last} end of day`);
  });

  test.each([
    ['the older text alone', { 'detention-referral.amendedFrom': '2100-01-01' }, '2026-07-15'],
    ['a margin of a week more', { 'detention-referral.dueSinceAmendment': 'P6M8D' }, '2026-07-07'],
  ])('can be set: %s', (_what, set, last) => {
    expect(life().under(set).at('2026-02-01 10:00').line(duty)).toBe(`due ${last} end of day`);
  });
  test('of a text that came into force on no day is refused', () => {
    expect(() => life().under({ 'detention-referral.amendedFrom': '2012-06-31' })).toThrow(/a date that exists/);
  });
});

describe('the referral', () => {
  test(`is in time in the last moment of ${due.slice(0, 10)}, late a moment after, and overdue until then`, () => {
    expect(life(referred(due)).at(justAfter(due)).line(duty)).toBe(`met ${due}`);
    expect(
      life(referred(justAfter(due)))
        .at('2026-08-01 10:00')
        .line(duty),
    ).toBe(`metLate ${due}`);
    expect(life().at(due).line(duty)).toBe(`due ${due}`);
    expect(life().at(justAfter(due)).line(duty)).toBe(`overdue ${due}`);
    expect(life().at(justAfter(due)).owes(duty)).toEqual(['rung-1 to unitSupervisor']);
  });

  test('is the parole officer’s, and goes by a code in messages', () => {
    expect(life().at('2026-02-01 10:00').duty(duty).role).toBe('parole officer');
    expect(correctionalServiceCanada.duties.find(({ id }) => id === duty)?.neutralCode).toBe('C-31');
  });

  test('moves with the statutory release date; what was overdue before stays a breach', () => {
    const moved = (at: string) => life(statutoryReleaseOn(at, '2027-03-01')).at('2026-08-01 10:00').duty(duty);
    expect([moved('2026-07-14 10:00').dueAt, moved('2026-07-14 10:00').breaches]).toEqual([
      '2026-09-01T03:59:59.999Z',
      [],
    ]);
    expect([moved('2026-07-15 10:00').dueAt, moved('2026-07-15 10:00').breaches.length]).toEqual([
      '2026-09-01T03:59:59.999Z',
      1,
    ]);
  });

  test('of a date known too late has days of grace, flagged', () => {
    const late = serving('P20Y', statutoryReleaseOn('2026-08-03 10:00', '2027-01-15'), reviewed('2026-08-03 10:00'));
    expect(late.at('2026-08-03 11:00').duty(duty)).toMatchObject({
      compressed: true,
      dueAt: '2026-08-05T14:00:00.000Z',
    });
  });

  test('is still owed when it was reviewed only after the last day: the breach is told at once', () => {
    const late = serving('P20Y', known[0] as CaseEvent, reviewed('2026-07-20 10:00')).at('2026-07-20 11:00');
    expect([late.line(duty), late.owes(duty)]).toEqual([`overdue ${due}`, ['rung-3 to centralOffice']]);
  });
});

describe('who is referred', () => {
  test.each([
    ['a day under two years', 'P23M29D', 'not owed'],
    ['two years exactly', 'P2Y', 'due'],
    ['two years and a day', 'P2Y1D', 'due'],
  ])('a sentence of %s', (_what, length, state) => {
    const moment = serving(length, ...known).at('2026-02-01 10:00');
    expect(moment.all(duty).map((owed) => owed.state)[0] ?? 'not owed').toBe(state);
  });

  test('nobody knows before the review: undetermined, says what to record, sends nothing', () => {
    const unreviewed = serving('P20Y', known[0] as CaseEvent).at('2026-08-01 10:00');
    expect(unreviewed.duty(duty)).toMatchObject({ state: 'undetermined', missing: ['detentionReviewed'] });
    expect(unreviewed.owes(duty)).toEqual([]);
  });

  test.each([
    ['whom the review finds not to meet the criteria', [reviewed('2026-01-12 10:00', false)], []],
    [
      'whom a later review finds so no more',
      [reviewed('2026-01-12 10:00'), reviewed('2026-03-02 10:00', false)],
      ['void'],
    ],
    ['whom a later review finds so', [reviewed('2026-01-12 10:00', false), reviewed('2026-03-02 10:00')], ['due']],
  ])('not somebody %s', (_what, reviews, states) => {
    expect(
      serving('P20Y', known[0] as CaseEvent, ...reviews)
        .at('2026-04-01 10:00')
        .all(duty)
        .map(({ state }) => state),
    ).toEqual(states);
  });

  test.each([
    ['was found so and has no statutory release date', 'P20Y', [reviewed('2026-01-12 10:00')], true],
    [
      'was found so, and comes back by a revocation: the date that stood is no more',
      'P20Y',
      [...known, released('2026-02-02 10:00', 'parole'), returned('2026-03-02 10:00')],
      true,
    ],
    ['was not reviewed yet', 'P20Y', [], false],
    ['was found not to be one', 'P20Y', [reviewed('2026-01-12 10:00', false)], false],
    ['serves less than two years', 'P23M29D', [reviewed('2026-01-12 10:00')], false],
    ['was found so, and left', 'P20Y', [reviewed('2026-01-12 10:00'), released('2026-02-02 10:00', 'parole')], false],
  ] as const)('nobody can tell by when of who %s', (_what, length, events, asked) => {
    const moment = serving(length, ...events).at('2026-04-01 10:00');
    const open = moment.all(duty).filter(({ state }) => state === 'undetermined');
    expect(open.map(({ missing }) => missing)).toEqual(asked ? [['statutoryReleaseOn']] : []);
  });

  test.each([
    ['death', died('2026-05-01 10:00')],
    ['release on parole', released('2026-05-01 10:00', 'parole')],
    ['escape', escaped('2026-05-01 10:00')],
  ])('nor somebody whom %s took out of custody before', (_what, left) => {
    expect(life(left).at('2026-08-01 10:00').line(duty)).toBe(`void ${due}`);
  });

  test('who comes back from an escape is, by the same day', () => {
    const back = life(escaped('2026-05-01 10:00'), returned('2026-05-03 10:00', 'recapture'));
    expect(back.at('2026-05-04 10:00').lines(duty)).toEqual([`void ${due}`, `due ${due}`]);
  });

  test('and what was recorded late changes nothing of that', () => {
    const [dated, found] = known as [CaseEvent, CaseEvent];
    const late = serving(
      'P20Y',
      recorded('2026-06-01 10:00', found),
      dated,
      recorded('2026-08-01 10:00', referred(due)),
    );
    expect(late.at('2026-08-02 10:00').line(duty)).toBe(`met ${due}`);
  });
});

describe('what is refused', () => {
  const held = [admittedSentenced('2026-01-02 09:00', { length: 'P4Y' })];
  const refusal = (history: readonly CaseEvent[], event: CaseEvent) => decide(numbered(history), event);

  test('a referral without a review that found the criteria met', () => {
    const because = expect.stringMatching(/record `detentionReviewed`, by whom and why, first/);
    expect(refusal(held, referred('2026-02-01 10:00'))).toEqual({ accepted: false, because });
    const not = [...held, reviewed('2026-01-12 10:00', false)];
    expect(refusal(not, referred('2026-02-01 10:00'))).toEqual({ accepted: false, because });
    expect(refusal([...held, reviewed('2026-01-12 10:00')], referred('2026-02-01 10:00'))).toEqual({ accepted: true });
  });

  test('a review of somebody without a sentence', () => {
    const accused = happened('2026-01-02 09:00', 'admitted', {
      jurisdiction: 'correctional-service-canada',
      legalStatus: 'accused',
      place: { facility: 'Millhaven', unit: 'Assessment' },
    });
    expect(refusal([accused], reviewed('2026-01-12 10:00'))).toEqual({
      accepted: false,
      because: expect.stringMatching(/record `sentenced` first/),
    });
  });
});

describe('a day that passed while nobody had to refer', () => {
  const moved = statutoryReleaseOn('2026-08-03 10:00', '2027-06-15');
  const now = '2026-08-04 10:00';
  test.each([
    ['found not met before it, and met since, is no breach', [reviewed('2026-01-12 10:00', false)], 0],
    ['found met before it is one', [reviewed('2026-01-12 10:00')], 1],
    ['not reviewed before it may have been one', [], 1],
  ])('%s', (_what, reviews, breaches) => {
    const told = serving(
      'P20Y',
      statutoryReleaseOn('2026-01-05 10:00', '2027-01-15'),
      ...reviews,
      moved,
      reviewed('2026-08-03 11:00'),
    ).at(now);
    expect(told.line(duty)).toBe('due 2026-12-14 end of day');
    expect(told.duty(duty).breaches).toHaveLength(breaches);
  });
  test.each([
    ['and the date had been replaced by then, is no breach', '2026-08-03 11:00', 0],
    ['is one once it is owed, and stays one when the date is replaced', '2026-08-03 09:00', 1],
  ])('under a sentence that was too short: %s', (_what, longer, breaches) => {
    const told = serving('P18M', ...known, moved, happened(longer, 'sentenced', { sentence: { length: 'P5Y' } }));
    expect(told.at('2026-08-03 10:30').deadlines.flatMap((one) => one.breaches)).toHaveLength(breaches);
    expect(told.at(now).duty(duty)).toMatchObject({ state: 'due' });
    expect(told.at(now).duty(duty).breaches).toHaveLength(breaches);
  });
});

test.each([
  ['void', {}],
  ['missed', { 'release.undone': 'missed' }],
] as const)('set to be due at release, and undone then, it is %s', (state, set) => {
  const asLate = { 'detention-referral.due': 'P0D', 'detention-referral.amendedFrom': '2100-01-01', ...set };
  const told = life(released('2027-01-15 09:00', 'statutoryRelease')).under(asLate).at('2027-02-01 10:00');
  expect(told.duty(duty).state).toBe(state);
});
