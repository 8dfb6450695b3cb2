/** Which referrals are owed: what somebody has become eligible for, once, whatever was decided about it since. */
import { describe, expect, it } from 'vitest';
import type { BodyOf, CaseEvent, EventBody } from '../../lib/case/events.ts';
import { fold } from '../../lib/case/fold.ts';
import { caseId, eventId, instant, type LocalDate } from '../../lib/case/identity.ts';
import type { Outcome } from '../../lib/eligibility/programme.ts';
import { proposalsFor } from '../../lib/eligibility/proposals.ts';
import type { ReferralRules } from '../../lib/eligibility/referral-rules.ts';

const today = '2026-04-01' as LocalDate;

/** Facts that say themselves which programmes, of A, G and V, are open to somebody; G is not proposed beside V. */
interface Told {
  readonly eligible?: string;
  readonly undetermined?: string;
  /** The local date on which it begins. */
  readonly from?: string;
  /** Fields that cannot be read. */
  readonly unreadable?: readonly string[];
}

const outcomeOf = ({ eligible = '', undetermined = '', from = '' }: Told, programme: string, on: string): Outcome => {
  if (undetermined.includes(programme)) return 'undetermined';
  return eligible.includes(programme) && from <= on ? 'eligible' : 'not-eligible';
};

const rulesOf = (ruleSet: string | null): ReferralRules => ({
  catalogue: {
    jurisdiction: 'somewhere',
    title: 'Somewhere',
    sourceTitle: 'A source',
    programmes: [],
    check: (input, on) => {
      const told = input as Told;
      if (told.unreadable !== undefined) {
        const wrong = { value: 'K. Doe', message: 'K. Doe is wrong', remedy: 'write a number' };
        return { kind: 'refused', id: null, errors: told.unreadable.map((field) => ({ field, ...wrong })) };
      }
      const programmes = ['A', 'G', 'V'].map((programme) => ({
        programme,
        outcome: outcomeOf(told, programme, on ?? ''),
        almost: null,
        criteria: [],
      }));
      return { kind: 'judged', id: null, ruleSet, programmes, priority: null, plan: {}, checks: {} };
    },
  },
  withheld: ({ programmes }) =>
    new Set(programmes.some(({ programme, outcome }) => programme === 'V' && outcome === 'eligible') ? ['G'] : []),
  withOverride: (facts) => facts,
  barred: () => undefined,
});

/** Ten in the morning, UTC, of a day of March 2026. */
const onDay = (day: number) => instant(`2026-03-${String(day).padStart(2, '0')}T10:00:00Z`);

/** On a day, recorded then and there. */
const event = (day: number, id: string, body: EventBody): CaseEvent => {
  const at = onDay(day);
  return { id: eventId(id), caseId: caseId('C-1'), happenedAt: at, recordedAt: at, recordedBy: 'intake desk', body };
};
const facts = (day: number, told: Told): CaseEvent =>
  event(day, `facts ${day}`, {
    type: 'programmeFactsRecorded',
    facts: { ...told } as BodyOf<'programmeFactsRecorded'>['facts'],
  });
/** Known only from a later day on. */
const known = (day: number, of: CaseEvent): CaseEvent => ({ ...of, recordedAt: onDay(day) });
/** Proposed on a day, on the facts of a day. */
const proposed = (day: number, programme: string, of: number): CaseEvent =>
  event(day, `proposed ${day}`, {
    type: 'referralProposed',
    programme,
    outcome: 'eligible',
    facts: eventId(`facts ${of}`),
    because: 'all criteria are met',
  });
/** Decided on a day, on the facts of a day; when none is named, on those that the board was last asked with. */
const decided = (
  day: number,
  programme: string,
  decision: 'accepted' | 'waitlisted' | 'declined',
  of?: number,
): CaseEvent =>
  event(day, `decided ${day}`, {
    type: 'referralDecided',
    programme,
    decision,
    decidedBy: 'j.tremblay',
    reason: 'fits',
    ...(of === undefined ? {} : { facts: eventId(`facts ${of}`) }),
  });
/** Instead of the facts of one day, others of another; without them, none. */
const corrected = (day: number, of: number, instead?: CaseEvent): CaseEvent =>
  event(day, `corrected ${day}`, {
    type: 'corrected',
    supersedes: eventId(`facts ${of}`),
    reason: 'the paper says otherwise',
    ...(instead?.body.type === 'programmeFactsRecorded'
      ? { instead: { happenedAt: instead.happenedAt, body: instead.body } }
      : {}),
  });

const admitted = event(1, 'admitted', {
  type: 'admitted',
  jurisdiction: 'somewhere',
  legalStatus: 'sentenced',
  place: { facility: 'Here', unit: 'Intake' },
});
const proposals = (events: readonly CaseEvent[], ruleSet: string | null = 'rules-2009', on = today) =>
  proposalsFor(fold([admitted, ...events].map((one, index) => ({ ...one, n: index + 1 }))), rulesOf(ruleSet), on);
const owed = (events: readonly CaseEvent[], on = today): string =>
  proposals(events, null, on)
    .map(({ programme }) => programme)
    .join(' ');

const a = { eligible: 'A' };
const none = {};

describe('by the latest facts', () => {
  it('of a case without any, nothing', () => {
    expect(proposals([])).toEqual([]);
  });

  it.each<readonly [string, readonly CaseEvent[], string]>([
    ['where no criteria are met, nothing', [facts(2, none)], ''],
    ['every programme whose criteria are met, in the order of the catalogue', [facts(2, { eligible: 'VA' })], 'A V'],
    ['not what cannot be told yet', [facts(2, { eligible: 'A', undetermined: 'V' })], 'A'],
    ['not what is withheld beside another', [facts(2, { eligible: 'GV' })], 'V'],
    ['but that by itself', [facts(2, { eligible: 'G' })], 'G'],
    ['what came to be met', [facts(2, none), facts(3, a)], 'A'],
    ['not what is met no more', [facts(2, a), facts(3, none)], ''],
    ['those that happened last, though recorded first', [facts(3, a), facts(2, none)], 'A'],
  ])('%s', (_what, events, programmes) => {
    expect(owed(events)).toBe(programmes);
  });

  it.each([
    ['2026-03-31', ''],
    ['2026-04-01', 'A'],
  ])('judged on %s: "%s"', (on, programmes) => {
    expect(owed([facts(2, { ...a, from: '2026-04-01' })], on as LocalDate)).toBe(programmes);
  });

  it.each([
    ['rules-2009', 'All criteria are met under rules-2009, by the facts recorded as event 3.'],
    [null, 'All criteria are met under the rules, by the facts recorded as event 3.'],
  ])('each says on which facts it rests, and under which rules: %s', (ruleSet, because) => {
    expect(proposals([facts(2, none), facts(3, a)], ruleSet)).toEqual([{ programme: 'A', facts: 'facts 3', because }]);
  });
});

describe('a referral that may still be decided', () => {
  const open = [facts(2, { eligible: 'AV' }), proposed(3, 'A', 2)];
  it.each<readonly [string, readonly CaseEvent[], string]>([
    ['is not proposed again; another programme is', open, 'V'],
    ['nor while it waits for a place', [...open, decided(4, 'A', 'waitlisted')], 'V'],
    ['nor when somebody becomes eligible anew', [...open, facts(4, none), facts(5, a)], ''],
  ])('%s', (_what, events, programmes) => {
    expect(owed(events)).toBe(programmes);
  });
});

describe('a referral that was decided', () => {
  const declined = [facts(2, a), proposed(3, 'A', 2), decided(4, 'A', 'declined')];
  const late = [facts(1, none), facts(2, a), proposed(5, 'A', 2), decided(6, 'A', 'declined')];
  /** Proposed on the facts of day 2; by those of day 4 the criteria are not met, by those of day 5 they are again. */
  const broken = [facts(2, a), proposed(3, 'A', 2), facts(4, none), facts(5, a), decided(6, 'A', 'declined')];
  it.each<readonly [string, readonly CaseEvent[], string]>([
    ['is not proposed again on the same facts', declined, ''],
    ['nor once it was accepted', [facts(2, a), proposed(3, 'A', 2), decided(4, 'A', 'accepted')], ''],
    ['nor while somebody stays eligible', [...declined, facts(5, a), facts(6, a)], ''],
    ['says nothing of another programme', [...declined, facts(5, { eligible: 'AV' })], 'V'],
    ['is proposed again to who becomes eligible anew', [...declined, facts(5, none), facts(6, a)], 'A'],
    ['also when it could not be told in between', [...declined, facts(5, { undetermined: 'A' }), facts(6, a)], 'A'],
    ['or the facts could not be read', [...declined, facts(5, { unreadable: ['age'] }), facts(6, a)], 'A'],
    ['or the date had not come', [...declined, facts(5, { ...a, from: '2026-04-02' }), facts(6, a)], 'A'],
    [
      'or another kept it from being proposed',
      [
        facts(2, { eligible: 'G' }),
        proposed(3, 'G', 2),
        decided(4, 'G', 'declined'),
        facts(5, { eligible: 'GV' }),
        facts(6, { eligible: 'G' }),
      ],
      'G',
    ],
    ['however long somebody stays eligible after that', [...declined, facts(5, none), facts(6, a), facts(7, a)], 'A'],
    [
      'but not twice: the last referral counts',
      [...declined, facts(5, none), facts(6, a), proposed(7, 'A', 6), decided(8, 'A', 'declined'), facts(9, a)],
      '',
    ],
    ['whatever was before it', [facts(1, none), ...declined, facts(5, a)], ''],
    ['rests on the facts that the board was asked with again', [...broken, decided(7, 'A', 'declined')], ''],
    [
      'and on those that it says it looked at',
      [...broken.slice(0, 4), decided(6, 'A', 'declined', 5), facts(7, a)],
      '',
    ],
    [
      'but is proposed again when those it looked at did not meet the criteria',
      [...broken.slice(0, 3), decided(6, 'A', 'declined', 4), facts(7, a)],
      'A',
    ],
    [
      'is proposed again when it becomes known later that somebody had become eligible anew before it was proposed',
      [...late, known(7, facts(3, none)), known(7, facts(4, a))],
      'A',
    ],
    ['rests on what is put in the place of its facts', [...late, corrected(7, 2, facts(2, a))], ''],
    ['at whatever time before it was proposed', [...late, corrected(7, 2, facts(5, a))], ''],
    ['and not on what happened only after', [...late, corrected(7, 2, facts(6, a))], 'A'],
    ['also while somebody stays eligible by those', [...late, corrected(7, 2, facts(2, a)), facts(8, a)], ''],
    ['nor on what ended its eligibility', [...late, corrected(7, 2, facts(2, none)), facts(8, a)], 'A'],
    ['with its facts withdrawn, rests on those before', [facts(1, a), ...late.slice(1), corrected(7, 2)], ''],
  ])('%s', (_what, events, programmes) => {
    expect(owed(events)).toBe(programmes);
  });
});

describe('facts that cannot be read', () => {
  const unreadable = facts(3, { unreadable: ['age', 'incidents.0.date'] });
  const thrown = (events: readonly CaseEvent[]): unknown => {
    try {
      return proposals(events);
    } catch (error) {
      return error;
    }
  };

  it('are a fault that names event and fields, and no value', () => {
    const error = thrown([facts(2, a), unreadable]);
    expect(error instanceof Error).toBe(true);
    expect(error).toMatchObject({
      name: 'ProgrammeFactsUnreadable',
      message: 'The programme facts of event 3 cannot be read: age, incidents.0.date. Correct that event.',
    });
  });

  it('are none once others came', () => {
    expect(thrown([unreadable, facts(4, a)])).toMatchObject([{ programme: 'A' }]);
  });
});
