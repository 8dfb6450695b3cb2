/** The referral to maintenance after a programme: only upon completion and the final report, where the report says. */
import { describe, expect, test } from 'vitest';
import { decide } from '../../../lib/case/commands.ts';
import type { BodyOf, CaseEvent } from '../../../lib/case/events.ts';
import { correctionalServiceCanada } from '../../../lib/jurisdictions/correctional-service-canada/index.ts';
import { admittedSentenced, given, happened, numbered, recorded, released, returned } from '../../timeline/given.ts';
import { justAfter } from '../../timeline/local.ts';

const admission = admittedSentenced('2026-01-05 09:00', { length: 'P4Y' });
const known = happened('2026-01-06 10:00', 'programmeFactsRecorded', { facts: {} });
const completed = (at: string, programme = 'VPP-MI') =>
  happened(at, 'programmeCompleted', { programme, outcome: 'successful' });
const report = (
  at: string,
  maintenance: BodyOf<'postProgramReportFiled'>['maintenance'] = 'institution',
  programme = 'VPP-MI',
) => happened(at, 'postProgramReportFiled', { programme, maintenance });
const proposed = (at: string, programme: string) =>
  happened(at, 'referralProposed', { programme, outcome: 'eligible', facts: known.id, because: 'met' });
const made = (at: string, programme: string) =>
  happened(at, 'referralMade', { programme, document: 'correctionalPlanProgressReport' });
const decided = (at: string, programme: string, decision: 'accepted' | 'declined' | 'waitlisted' = 'accepted') =>
  happened(at, 'referralDecided', { programme, decision, decidedBy: 'j.tremblay', reason: 'fits' });
const out = (at: string) => released(at, 'parole', { place: { facility: 'Kingston', unit: 'Parole' } });

const life = (...events: readonly CaseEvent[]) =>
  given(admission, known, ...events).underPack(correctionalServiceCanada);
const duty = 'maintenance-referral';
/** Ten working days after Wednesday 3 June 2026. */
const due = '2026-06-17 end of day';
const done = [completed('2026-06-01 10:00'), report('2026-06-03 10:00')];

describe('the maintenance referral', () => {
  test.each([
    ['nothing completed', [], []],
    ['completion without the report', [completed('2026-06-01 10:00')], []],
    [
      'completion and a report that recommends none',
      [completed('2026-06-01 10:00'), report('2026-06-03 10:00', 'none')],
      [],
    ],
    ['completion and the report', done, [`due ${due}`]],
    [
      'a report in custody for maintenance in the community',
      [done[0] as CaseEvent, report('2026-06-03 10:00', 'community')],
      [],
    ],
  ])('%s', (_what, events, lines) => {
    expect(
      life(...events)
        .at('2026-06-05 10:00')
        .lines(duty),
    ).toEqual(lines);
  });

  test('for maintenance in the community runs from the release', () => {
    const inside = [completed('2026-06-01 10:00'), report('2026-06-03 10:00', 'community')];
    expect(
      life(...inside, out('2026-08-03 10:00'))
        .at('2026-08-04 10:00')
        .lines(duty),
    ).toEqual(['due 2026-08-17 end of day']);
  });
  test('and from the report when that is filed after the release', () => {
    const outside = [completed('2026-06-01 10:00'), out('2026-06-02 10:00'), report('2026-06-03 10:00', 'community')];
    expect(
      life(...outside)
        .at('2026-06-05 10:00')
        .lines(duty),
    ).toEqual([`due ${due}`]);
  });
  test('after a revocation runs from the next release', () => {
    const revoked = [out('2026-05-01 10:00'), completed('2026-05-08 10:00'), returned('2026-05-11 10:00')];
    const again = [...revoked, report('2026-06-03 10:00', 'community')];
    expect(
      life(...again)
        .at('2026-06-05 10:00')
        .lines(duty),
    ).toEqual([]);
    expect(
      life(...again, out('2026-08-03 10:00'))
        .at('2026-08-04 10:00')
        .lines(duty),
    ).toEqual(['due 2026-08-17 end of day']);
  });

  test('is met in the last moment, late a moment after', () => {
    const referral = [...done, proposed('2026-06-03 10:00', 'MPW')];
    const states = (at: string) =>
      life(...referral, made(at, 'MPW'))
        .at('2026-07-01 10:00')
        .lines(duty);
    expect(states(due)).toEqual([`met ${due}`]);
    expect(states(justAfter(due))).toEqual([`metLate ${due}`]);
    expect(
      life(...referral)
        .at(due)
        .lines(duty),
    ).toEqual([`due ${due}`]);
    expect(
      life(...referral)
        .at(justAfter(due))
        .lines(duty),
    ).toEqual([`overdue ${due}`]);
    expect(
      life(...referral)
        .at(due)
        .duty(duty).role,
    ).toBe('parole officer');
  });

  test('is not shown by a referral to anything else, but by any decision on one to maintenance', () => {
    const other = life(...done, proposed('2026-06-03 10:00', 'NSAP-MI'), made('2026-06-04 10:00', 'NSAP-MI'));
    expect(other.at('2026-06-05 10:00').lines(duty)).toEqual([`due ${due}`]);
    const declined = life(...done, proposed('2026-06-03 10:00', 'CMP'), decided('2026-06-04 10:00', 'CMP', 'declined'));
    expect(declined.at('2026-06-05 10:00').lines(duty)).toEqual([`met ${due}`]);
  });

  test('one is enough for two programmes', () => {
    const two = life(
      ...done,
      completed('2026-06-05 10:00', 'NSAP-MI'),
      report('2026-06-08 10:00', 'institution', 'NSAP-MI'),
      proposed('2026-06-08 10:00', 'MPW'),
      made('2026-06-09 10:00', 'MPW'),
    );
    expect(two.at('2026-06-10 10:00').lines(duty)).toEqual([`met ${due}`, 'met 2026-06-22 end of day']);
  });

  test.each([
    ['while one is under way, a report asks for no second (68)', [], [`met ${due}`]],
    [
      'once it was declined, it does',
      [decided('2026-06-08 10:00', 'MPW', 'declined')],
      [`met ${due}`, 'due 2026-09-15 end of day'],
    ],
    [
      'once maintenance was completed, it does',
      [completed('2026-08-03 10:00', 'MPW')],
      [`met ${due}`, 'due 2026-09-15 end of day'],
    ],
  ])('%s', (_what, between, lines) => {
    const later = life(
      ...done,
      proposed('2026-06-03 11:00', 'MPW'),
      made('2026-06-05 10:00', 'MPW'),
      ...between,
      completed('2026-08-31 10:00', 'WOSAP'),
      report('2026-08-31 11:00', 'institution', 'WOSAP'),
    );
    expect(later.at('2026-09-02 10:00').lines(duty)).toEqual(lines);
  });

  test('one that waits for a place is under way since it was decided, though its document follows later', () => {
    const waiting = life(
      ...done,
      proposed('2026-06-03 11:00', 'MPW'),
      decided('2026-06-05 10:00', 'MPW', 'waitlisted'),
      completed('2026-08-31 10:00', 'WOSAP'),
      report('2026-08-31 11:00', 'institution', 'WOSAP'),
    );
    expect(waiting.at('2026-09-02 10:00').lines(duty)).toEqual([`met ${due}`]);
    const documented = waiting.and(made('2026-10-05 10:00', 'MPW')).at('2026-10-06 10:00');
    expect(documented.lines(duty)).toEqual([`met ${due}`]);
  });

  test('has a clock of its own: the same referral is no `programme-referral` beside it', () => {
    const referral = proposed('2026-06-03 10:00', 'MPW');
    expect(
      life(...done, referral)
        .at('2026-06-05 10:00')
        .lines('programme-referral'),
    ).toEqual([]);
    expect(life(referral).at('2026-06-05 10:00').lines('programme-referral')).toEqual([`due ${due}`]);
    const none = [completed('2026-06-01 10:00'), report('2026-06-02 10:00', 'none')];
    expect(
      life(...none, referral)
        .at('2026-06-05 10:00')
        .lines('programme-referral'),
    ).toEqual([`due ${due}`]);
  });

  describe('where the report before it asks for none that may be made by then, a proposal is a `programme-referral` (14)', () => {
    const underWay = [
      ...done,
      proposed('2026-06-03 11:00', 'MPW'),
      made('2026-06-05 10:00', 'MPW'),
      decided('2026-06-08 10:00', 'MPW'),
      completed('2026-08-28 10:00', 'WOSAP'),
    ];
    const toMake = (at: string, ...events: readonly CaseEvent[]) =>
      life(...events)
        .at(at)
        .deadlines.filter(({ duty: id, state }) => id === 'programme-referral' && state === 'due')
        .map(({ key, about }) => `${key} ${about}`);

    test('in custody, where maintenance is to follow in the community', () => {
      const inside = life(
        completed('2026-06-01 10:00', 'WOSAP'),
        report('2026-06-03 10:00', 'community', 'WOSAP'),
        proposed('2026-06-04 10:00', 'MPW'),
      );
      expect(inside.at('2026-06-05 10:00').lines('programme-referral')).toEqual(['due 2026-06-18 end of day']);
      expect(inside.at('2026-06-05 10:00').lines(duty)).toEqual([]);
      const outside = inside.and(out('2026-06-10 10:00')).at('2026-06-11 10:00');
      expect(outside.lines('programme-referral')).toEqual(['due 2026-06-18 end of day']);
      expect(outside.lines(duty)).toEqual(['due 2026-06-24 end of day']);
    });
    test('while one was under way that was completed since', () => {
      const later = [
        report('2026-08-31 10:00', 'institution', 'WOSAP'),
        completed('2026-09-10 10:00', 'MPW'),
        proposed('2026-09-15 10:00', 'AWMP'),
      ];
      expect(toMake('2026-09-16 10:00', ...underWay, ...later)).toEqual(['programme-referral/1/2 AWMP']);
    });
    test('while one goes on that began in the institution', () => {
      const later = [
        report('2026-08-31 10:00', 'community', 'WOSAP'),
        out('2026-09-10 10:00'),
        proposed('2026-09-15 10:00', 'MPW'),
      ];
      expect(toMake('2026-09-16 10:00', ...underWay, ...later)).toEqual(['programme-referral/1/2 MPW']);
    });
  });

  test('is the same in whatever order the events arrived', () => {
    const events = [admission, known, ...done, proposed('2026-06-03 11:00', 'MPW'), made('2026-06-09 10:00', 'MPW')];
    const seen = (order: readonly CaseEvent[]) =>
      given(...order.map((event) => recorded('2026-06-20 10:00', event)))
        .underPack(correctionalServiceCanada)
        .at('2026-06-21 10:00')
        .deadlines.map(({ key, state, dueAt }) => [key, state, dueAt]);
    expect(seen(events)).toContainEqual(['maintenance-referral/1/1', 'met', '2026-06-18T03:59:59.999Z']);
    expect(seen(events.toReversed())).toEqual(seen(events));
  });
});

describe('the final report', () => {
  const judged = (...history: readonly CaseEvent[]) => decide(numbered(history), report('2026-06-03 10:00'));
  test('follows the completion of the same programme', () => {
    expect(judged(admission, completed('2026-06-01 10:00'))).toEqual({ accepted: true });
    const because = 'no completion of VPP-MI was recorded before it: record `programmeCompleted` first';
    expect(judged(admission)).toEqual({ accepted: false, because });
    expect(judged(admission, completed('2026-06-01 10:00', 'NSAP-MI'))).toEqual({ accepted: false, because });
  });
  test('of the same instant counts after it', () => {
    expect(judged(admission, completed('2026-06-03 10:00'))).toEqual({ accepted: true });
  });
});

describe('a referral that an import says was made before the programme was completed and its report filed (67)', () => {
  const early = [proposed('2026-05-20 10:00', 'MPW'), made('2026-05-21 10:00', 'MPW')];
  const lines = (...events: readonly CaseEvent[]) =>
    life(...events)
      .at('2026-06-05 10:00')
      .lines(duty);

  test('does not keep the report from asking for one', () => {
    expect(lines(...early, ...done)).toEqual([`due ${due}`]);
    expect(lines(completed('2026-05-19 10:00'), ...early, report('2026-06-03 10:00'))).toEqual([`due ${due}`]);
    expect(lines(...early, decided('2026-05-22 10:00', 'MPW'), ...done)).toEqual([`due ${due}`]);
  });
  test('nor does declining it; assigning by it does, for a second is not necessary (68)', () => {
    expect(lines(...early, ...done, decided('2026-06-04 10:00', 'MPW', 'declined'))).toEqual([`due ${due}`]);
    expect(lines(...early, ...done, decided('2026-06-04 10:00', 'MPW'))).toEqual([`met ${due}`]);
  });
  test('is under way from the first decision that came after those', () => {
    const second = [completed('2026-06-04 10:00', 'WOSAP'), report('2026-06-04 11:00', 'institution', 'WOSAP')];
    const waitlisted = decided('2026-06-03 12:00', 'MPW', 'waitlisted');
    expect(lines(...early, ...done, waitlisted, ...second)).toEqual([`met ${due}`]);
    const declined = decided('2026-06-03 12:00', 'MPW', 'declined');
    expect(lines(...early, ...done, declined, ...second)).toEqual([`due ${due}`, 'due 2026-06-18 end of day']);
  });
  test.each([
    ['was made in the community, to women’s maintenance (72)', [out('2026-05-12 10:00')], {}],
    [
      'followed a completion that the facts tell of',
      [],
      { completed: [{ program: 'NSOYW', outcome: 'allSessions', sentence: 'previous', finalReport: true }] },
    ],
    ['followed a mental health intervention (Annex A)', [], { mentalHealthInterventionCompleted: true }],
  ])('does where it %s', (_what, before, told) => {
    const facts = happened('2026-05-11 10:00', 'programmeFactsRecorded', { facts: told });
    expect(lines(facts, ...before, ...early, ...done)).toEqual([]);
  });
  test.each([
    ['a report that is not there', { program: 'NSOYW', outcome: 'successful', finalReport: false }],
    ['maintenance itself', { program: 'AWMP', outcome: 'successful', finalReport: true }],
    ['sessions that were broken off', { program: 'NSOYW', outcome: 'partial', finalReport: true }],
  ])('does not where the facts tell of %s', (_what, told) => {
    const facts = happened('2026-05-11 10:00', 'programmeFactsRecorded', { facts: { completed: [told] } });
    expect(lines(facts, ...early, ...done)).toEqual([`due ${due}`]);
  });
  test('men’s maintenance in the community follows a completion too', () => {
    const men = [out('2026-05-12 10:00'), proposed('2026-05-20 10:00', 'CMP'), made('2026-05-21 10:00', 'CMP')];
    expect(lines(...men, ...done)).toEqual([`due ${due}`]);
  });
});

describe('what the board declined', () => {
  const first = [...done, proposed('2026-06-03 11:00', 'MPW'), made('2026-06-05 10:00', 'MPW')];
  const toMake = (moment: ReturnType<ReturnType<typeof life>['at']>) =>
    moment.deadlines
      .filter(({ duty: id, state }) => (id === duty || id === 'programme-referral') && state === 'due')
      .map(({ key, about }) => `${key} ${about}`);

  test('and is proposed again has to be made again (14: "including maintenance programs")', () => {
    const again = life(...first, decided('2026-06-15 10:00', 'MPW', 'declined'), proposed('2026-06-22 10:00', 'MPW'));
    expect(toMake(again.at('2026-06-23 10:00'))).toEqual(['programme-referral/1/2 MPW']);
  });
  test('as has maintenance in the community that is proposed after that in the institution', () => {
    const later = life(
      ...first,
      decided('2026-06-15 10:00', 'MPW'),
      out('2026-09-01 10:00'),
      proposed('2026-09-01 11:00', 'CMP'),
    );
    expect(toMake(later.at('2026-09-02 10:00'))).toEqual(['programme-referral/1/2 CMP']);
  });
  test('the first proposal since the report is made once, by the report', () => {
    expect(toMake(life(...done, proposed('2026-06-03 11:00', 'MPW')).at('2026-06-04 10:00'))).toEqual([
      `${duty}/1/1 after VPP-MI`,
    ]);
  });
  test('puts what a second report asked for meanwhile, from the day of the decision', () => {
    const second = life(
      ...first,
      completed('2026-08-28 10:00', 'WOSAP'),
      report('2026-08-31 11:00', 'institution', 'WOSAP'),
    );
    expect(second.at('2026-09-30 10:00').lines(duty)).toEqual([`met ${due}`]);
    const declined = second.and(decided('2026-10-01 10:00', 'MPW', 'declined')).at('2026-10-02 10:00');
    expect(declined.duty(`${duty}/1/2`)).toMatchObject({ state: 'due', breaches: [] });
    // Ten working days after Thursday 1 October 2026; 12 October is Thanksgiving.
    expect(declined.line(`${duty}/1/2`)).toBe('due 2026-10-16 end of day');
  });
});
