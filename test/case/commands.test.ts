import { describe, expect, test } from 'vitest';
import { decide } from '../../lib/case/commands.ts';
import type { CaseEvent } from '../../lib/case/events.ts';
import {
  admitted,
  corrected,
  given,
  happened,
  numbered,
  recorded,
  released,
  returned,
  sentenced,
} from '../timeline/given.ts';
import { justAfter } from '../timeline/local.ts';

const refusal = (history: readonly CaseEvent[], command: CaseEvent): string | undefined => {
  const decision = decide(numbered(history), command);
  return decision.accepted ? undefined : decision.because;
};
const admission = admitted('2026-03-02 10:00');
const sentence = sentenced('2026-04-01 15:00', 'P18M');
const adoption = happened('2026-05-01 10:00', 'oapAdopted');
const review = (at: string) => happened(at, 'oapReviewed');

describe('a command is refused against the history in the order things happened', () => {
  test('a review before the plan, however late it is recorded', () => {
    const history = [admission, sentence, adoption];
    expect(refusal(history, recorded('2026-06-01 09:00', review('2026-04-20 09:00')))).toMatch(
      /no Offender Accountability Plan was adopted before it.*oapAdopted/,
    );
    expect(refusal(history, review('2026-05-20 09:00'))).toBeUndefined();
    expect(refusal([admission, sentence], review('2026-05-20 09:00'))).toBeDefined();
  });

  test('the three endorsements adopt the plan as well', () => {
    const endorsed = (['person', 'departmentOfCorrection', 'boardOfPardonsAndParoles'] as const).map((by) =>
      happened('2026-05-01 10:00', 'oapEndorsed', { by }),
    );
    expect(refusal([admission, sentence, ...endorsed], review('2026-05-20 09:00'))).toBeUndefined();
    expect(refusal([admission, sentence, ...endorsed.slice(1)], review('2026-05-20 09:00'))).toBeDefined();
  });

  test('a late record of what happened before the release is accepted after it', () => {
    const history = [admission, released('2026-03-04 10:00', 'bond')];
    expect(
      refusal(history, recorded('2026-03-06 10:00', happened('2026-03-03 08:00', 'assessmentRecorded'))),
    ).toBeUndefined();
    expect(refusal(history, happened('2026-03-05 08:00', 'assessmentRecorded'))).toMatch(
      /recorded as closed.*held in a facility/,
    );
  });

  test('what is corrected counts from when it happened, in either direction', () => {
    const wrong = released('2026-03-04 10:00', 'parole');
    const later = corrected('2026-03-20 10:00', wrong.id, released('2026-03-10 10:00', 'parole'));
    const history = [admission, wrong, later];
    const backdated = (at: string, event: CaseEvent) =>
      recorded('2026-03-21 10:00', { ...event, happenedAt: happened(at, 'absenceEnded').happenedAt });
    expect(
      refusal(history, backdated('2026-03-07 10:00', happened('2026-03-07 10:00', 'assessmentRecorded'))),
    ).toBeUndefined();
    expect(refusal(history, backdated('2026-03-07 10:00', happened('2026-03-07 10:00', 'contactMade')))).toMatch(
      /held in a facility/,
    );
    expect(
      refusal(history, backdated('2026-03-11 10:00', happened('2026-03-11 10:00', 'contactMade'))),
    ).toBeUndefined();
  });

  test('nothing is recorded before it has happened', () => {
    const early = recorded('2026-03-02 09:59', admission);
    expect(refusal([], early)).toMatch(
      /2026-03-02T15:00:00.000Z.*2026-03-02T14:59:00.000Z.*record it once it has happened/,
    );
    expect(refusal([], admission)).toBeUndefined();
  });
});

describe('a correction', () => {
  test('names an event that is recorded', () => {
    expect(refusal([admission], corrected('2026-03-03 10:00', 'nobody knows'))).toMatch(/no event "nobody knows"/);
  });

  test('corrects what stands, not what was corrected already', () => {
    const first = corrected('2026-03-03 10:00', sentence.id, sentenced('2026-04-02 15:00', 'P18M'));
    const late = recorded('2026-05-01 10:00', first);
    const again = recorded('2026-05-02 10:00', corrected('2026-05-02 10:00', sentence.id));
    expect(refusal([admission, sentence, late], again)).toMatch(/was corrected already: correct the correction/);
    expect(
      refusal([admission, sentence, late], recorded('2026-05-02 10:00', corrected('2026-05-02 10:00', late.id))),
    ).toBeUndefined();
  });

  test('leaves the case an admission', () => {
    expect(refusal([admission], corrected('2026-03-03 10:00', admission.id))).toMatch(/without an admission/);
    const moved = corrected('2026-03-03 10:00', admission.id, admitted('2026-03-02 09:00'));
    expect(refusal([admission], moved)).toBeUndefined();
  });

  test('says what fits the history around it', () => {
    const assessed = happened('2026-03-02 16:00', 'assessmentRecorded');
    const history = [admission, assessed];
    expect(
      refusal(history, corrected('2026-03-03 10:00', assessed.id, happened('2026-03-02 09:00', 'assessmentRecorded'))),
    ).toMatch(/nobody has been admitted/);
    expect(
      refusal(history, corrected('2026-03-03 10:00', assessed.id, happened('2026-03-04 09:00', 'assessmentRecorded'))),
    ).toMatch(/after it is recorded/);
  });
});

describe('imports always append', () => {
  test('a premature event stays unsupported until what it needs arrives', () => {
    const early = given(admission, sentence, review('2026-05-20 09:00')).at('2026-06-01 12:00');
    expect(early.case.unsupported.map(({ event }) => event.body.type)).toEqual(['oapReviewed']);
    const arrived = given(admission, sentence, review('2026-05-20 09:00'), adoption).at('2026-06-01 12:00');
    expect(arrived.case.unsupported).toEqual([]);
    expect(arrived.lines('oap-review')).toEqual(['met 2026-11-01 end of day', 'due 2026-11-20 end of day']);
  });

  test('an unsupported event satisfies nothing', () => {
    const life = given(
      admission,
      released('2026-03-02 12:00', 'bond'),
      happened('2026-03-02 13:00', 'assessmentRecorded'),
    );
    expect(life.at('2026-03-02 14:00').line('pretrial-assessment')).toBe('void 2026-03-03 10:00');
  });

  test('events without an admission are kept and tell nothing yet', () => {
    const life = given(happened('2026-03-02 13:00', 'assessmentRecorded')).at('2026-03-02 14:00');
    expect(life.deadlines).toEqual([]);
    expect(life.case.unsupported).toHaveLength(1);
  });
});

describe('things that happen at one instant', () => {
  const noon = '2026-04-01 12:00';

  test('are taken in the order in which they can have happened', () => {
    const held = given(
      happened(noon, 'classificationRecorded'),
      happened(noon, 'oapReviewed'),
      happened(noon, 'oapAdopted'),
      sentenced(noon, 'P18M'),
      happened(noon, 'specialHousingRecorded'),
      happened(noon, 'homeInvestigated'),
      happened(noon, 'releaseGranted', { kind: 'parole' }),
      happened(noon, 'healthScreeningRecorded'),
      admitted(noon),
    );
    expect(held.at(justAfter(noon)).case.unsupported).toEqual([]);
    const out = given(
      admitted('2026-03-02 10:00'),
      happened(noon, 'contactMade'),
      happened(noon, 'supervisionLevelSet', { level: 'minimal' }),
      happened(noon, 'mentalHealthIntakeRecorded'),
      happened(noon, 'victimAdvocateContacted'),
      happened(noon, 'frontLoadedServicesStarted'),
      happened(noon, 'frontLoadingReviewed', { level: 'minimal' }),
      released(noon, 'parole'),
      happened(noon, 'dischargeCardIssued'),
    );
    expect(out.at(justAfter(noon)).case.unsupported).toEqual([]);
  });

  test('a recapture follows the escape that it ends', () => {
    const life = given(admitted('2026-03-02 10:00'), happened(noon, 'escaped'), returned(justAfter(noon), 'recapture'));
    expect(life.at('2026-04-02 12:00').case.unsupported).toEqual([]);
  });
});
