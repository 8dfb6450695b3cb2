/** What may be decided about a referral, and what is refused: duplicates, overrides, paragraphs 21 to 23, stale facts. */
import { describe, expect, test } from 'vitest';
import type { BodyOf, CaseEvent } from '../../lib/case/events.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { englandAndWales } from '../../lib/jurisdictions/england-and-wales/index.ts';
import { packOf } from '../../lib/jurisdictions/index.ts';
import { saskatchewan } from '../../lib/jurisdictions/saskatchewan/index.ts';
import type { PolicyPack } from '../../lib/timeline/policy.ts';
import {
  admission,
  command,
  createReferralWorld,
  decided,
  facts,
  nothing,
  referrals,
  startAt,
  violent,
} from '../workflows/referral-world.ts';
import { admitted, createWorld, event, local, someone, type World } from '../workflows/world.ts';

type Facts = BodyOf<'programmeFactsRecorded'>['facts'];

const at = '2026-03-05 09:00';

/** A case whose facts were recorded and reviewed the day before. */
const reviewed = async (known: Facts): Promise<World> => {
  const world = createReferralWorld();
  world.arrive(admission, facts('2026-03-04 10:00', known));
  await world.until(local(at));
  return world;
};
const refusal = async (world: World, asked: Parameters<typeof command>[1]): Promise<string | undefined> => {
  const answer = await command(world, asked);
  return answer.outcome === 'refused' ? answer.because : undefined;
};
const proposedByHand = (
  world: World,
  programme: string,
  outcome: BodyOf<'referralProposed'>['outcome'],
  because = 'relapse',
) =>
  world.store.events(someone).then((events) =>
    event(at, {
      type: 'referralProposed',
      programme,
      outcome,
      because,
      facts: events.find(({ body }) => body.type === 'programmeFactsRecorded')?.id ?? ('none' as never),
    }),
  );

describe('a duplicate of an open referral is refused', () => {
  test('while it is open, and while it waits for a place; not once it is decided', async () => {
    const world = await reviewed(violent);
    const again = await proposedByHand(world, 'VPP-MI', 'eligible');
    expect(await refusal(world, again)).toMatch(/a referral to VPP-MI is open since .*: decide that one/);
    await command(world, decided(at, 'VPP-MI', 'waitlisted'));
    expect(
      await refusal(world, { ...again, happenedAt: local('2026-03-05 10:00'), recordedAt: local('2026-03-05 10:00') }),
    ).toMatch(/VPP-MI is waitlisted since/);
    await command(world, decided('2026-03-05 11:00', 'VPP-MI', 'accepted'));
    expect(await referrals(world)).toEqual(['VPP-MI accepted']);
    const later = local('2026-03-05 12:00');
    expect(await refusal(world, { ...again, happenedAt: later, recordedAt: later })).toBeUndefined();
    expect(await referrals(world)).toEqual(['VPP-MI accepted', 'VPP-MI open']);
  });

  test('an import of one is kept without effect', async () => {
    const world = await reviewed(violent);
    await world.now(await proposedByHand(world, 'VPP-MI', 'eligible'));
    expect(await referrals(world)).toEqual(['VPP-MI open']);
    expect((await world.standing()).case.unsupported).toHaveLength(1);
  });
});

describe('a decision', () => {
  test('without an open referral is refused, and names those that are open', async () => {
    const world = await reviewed(violent);
    expect(await refusal(world, decided(at, 'NSAP-MI', 'accepted'))).toMatch(
      /no referral to NSAP-MI .*; open are VPP-MI/,
    );
    await command(world, decided(at, 'VPP-MI', 'declined'));
    expect(await refusal(world, decided('2026-03-05 10:00', 'VPP-MI', 'accepted'))).toMatch(/none is/);
  });

  test('is a named person’s, never the system’s', async () => {
    const world = await reviewed(violent);
    expect(await refusal(world, decided(at, 'VPP-MI', 'declined', { decidedBy: 'throughcare' }))).toMatch(
      /named member of staff/,
    );
  });

  test('of what was proposed later is refused', async () => {
    const world = await reviewed(violent);
    expect(await refusal(world, decided('2026-03-04 09:30', 'VPP-MI', 'accepted'))).toMatch(/no referral to VPP-MI/);
  });
});

describe('somebody who does not meet the criteria (9, 10, 13j)', () => {
  const lowNeed = { ...violent, casaNeed: 'low', substanceLinkCurrentOffence: true } as Facts;

  test('is referred only by what says so', async () => {
    const world = await reviewed(lowNeed);
    expect(await refusal(world, await proposedByHand(world, 'NSAP-MI', 'eligible'))).toMatch(
      /the person is not-eligible for NSAP-MI: say so/,
    );
    expect(await refusal(world, await proposedByHand(world, 'NSAP', 'eligible'))).toMatch(
      /there is no programme "NSAP"/,
    );
  });

  test('is not accepted, only taken in by an override that somebody else approved', async () => {
    const world = await reviewed(lowNeed);
    expect(await refusal(world, await proposedByHand(world, 'NSAP-MI', 'not-eligible'))).toBeUndefined();
    expect(await refusal(world, decided('2026-03-05 10:00', 'NSAP-MI', 'accepted'))).toMatch(
      /the criteria of NSAP-MI are not met \(.*\): only an override/,
    );
    const approved = decided('2026-03-05 10:00', 'NSAP-MI', 'overridden', { approver: 'm.roy' });
    expect(await refusal(world, approved)).toBeUndefined();
    expect(await referrals(world)).toEqual(['VPP-MI open', 'NSAP-MI overridden']);
  });

  test('is owed a decision on the override, apart from the decisions of the board', async () => {
    const world = await reviewed(lowNeed);
    await command(world, await proposedByHand(world, 'NSAP-MI', 'not-eligible'));
    const { deadlines } = await world.standing();
    expect(deadlines.map(({ deadline: { key, state } }) => `${key} ${state}`)).toEqual([
      'programme-referral/1/1 due',
      'programme-referral/1/2 due',
      'cib-decision/1/1 due',
      'override-decision/1/2 due',
    ]);
  });

  test('an override never stands in for gender', async () => {
    const world = await reviewed(lowNeed);
    await command(world, await proposedByHand(world, 'WVPP', 'not-eligible'));
    const override = decided('2026-03-05 10:00', 'WVPP', 'overridden', { approver: 'm.roy' });
    expect(await refusal(world, override)).toMatch(/no override stands in for what WVPP asks: gender/);
    expect(await refusal(world, decided('2026-03-05 10:00', 'WVPP', 'declined'))).toBeUndefined();
  });
});

describe('nobody is assigned without level of risk, needs and supplementary results (21)', () => {
  const unassessed = { ...violent, sara: null, intakeAssessmentsComplete: false } as Facts;
  const early = { ...unassessed, needsApparentEarly: true } as Facts;
  const atIntake = { ...early, setting: 'intakeUnit', sentenceYears: 4 } as Facts;
  const woman = {
    ...nothing,
    gender: 'F',
    crsIntake: 'moderate',
    incidents: [...(violent.incidents as object[]), { ...(violent.incidents as object[])[0], event: 'G2' }],
    harmDegree: 'moderate',
    substanceNeedSupplementary: null,
    needsApparentEarly: true,
  } as unknown as Facts;

  test.each([
    ['assessments that are missing', unassessed, 'VPP-MI', false],
    ['needs apparent early, in an institution', early, 'VPP-MI', false],
    ['22: an intake unit, four years exactly, needs apparent early', atIntake, 'VPP-MI', true],
    ['22: an intake unit, a day more than four years', { ...atIntake, sentenceYears: 4.01 } as Facts, 'VPP-MI', false],
    ['22: an intake unit, needs not apparent', { ...atIntake, needsApparentEarly: false } as Facts, 'VPP-MI', false],
    ['23: a woman shortly after admission', { ...woman, recentlyAdmitted: true } as Facts, 'WVPP', true],
    ['23: a woman long after admission', { ...woman, recentlyAdmitted: false } as Facts, 'WVPP', false],
    ['23: a man shortly after admission', { ...early, recentlyAdmitted: true } as Facts, 'VPP-MI', false],
  ])('%s', async (_what, known, programme, lands) => {
    for (const decision of ['accepted', 'waitlisted', 'overridden'] as const) {
      const world = await reviewed(known);
      expect(await referrals(world)).toContain(`${programme} open`);
      const approver = decision === 'overridden' ? { approver: 'm.roy' } : {};
      const because = await refusal(world, decided(at, programme, decision, approver));
      if (lands) expect(because).toBeUndefined();
      else expect(because).toMatch(/paragraph 21/);
    }
  });

  test('declining needs no assessment', async () => {
    const world = await reviewed(unassessed);
    expect(await refusal(world, decided(at, 'VPP-MI', 'declined'))).toBeUndefined();
  });

  test('22 and 23 lift the bar for a criterion that cannot be told yet; nothing else does', async () => {
    const undetermined = { ...violent, casaNeed: null, substanceLinkCurrentOffence: true } as Facts;
    const lifted = { ...undetermined, setting: 'intakeUnit', sentenceYears: 4, needsApparentEarly: true } as Facts;
    for (const [known, lands] of [
      [{ ...undetermined, supplementaryResults: true } as Facts, false],
      [lifted, true],
    ] as const) {
      const world = await reviewed(known);
      expect(await refusal(world, await proposedByHand(world, 'NSAP-MI', 'undetermined'))).toBeUndefined();
      const because = await refusal(world, decided('2026-03-05 10:00', 'NSAP-MI', 'accepted'));
      if (lands) expect(because).toBeUndefined();
      else expect(because).toMatch(/it cannot be told yet whether the criteria of NSAP-MI are met/);
    }
  });
});

describe('what the board checks before it assigns somebody', () => {
  const months = (left: number) => ({ ...violent, programMonths: 8, monthsLeftInSentence: left }) as Facts;
  const instead = (known: object) => ({ ...violent, ...known }) as Facts;
  const lacking = { proposal: 'individualCounselling', nationalProgramAvailableForNeed: false };
  const replacing = { ...lacking, nationalProgramAvailableForNeed: true };

  test.each([
    ['13h: as many months left as it takes', months(8), undefined],
    ['13h: a month fewer', months(7), /paragraph 13h: VPP-MI takes more months/],
    ['20: counselling where no national programme is available', instead(lacking), undefined],
    ['20: counselling in the place of one that is', instead(replacing), /paragraph 20: .* decline/],
    [
      '20: a local programme in its place',
      instead({ ...replacing, proposal: 'localNonAccreditedProgram' }),
      /paragraph 20/,
    ],
  ])('%s', async (_what, known, says) => {
    for (const decision of ['accepted', 'waitlisted', 'overridden', 'declined'] as const) {
      const world = await reviewed(known);
      const approver = decision === 'overridden' ? { approver: 'm.roy' } : {};
      const because = await refusal(world, decided(at, 'VPP-MI', decision, approver));
      if (says === undefined || decision === 'declined') expect(because).toBeUndefined();
      else expect(because).toMatch(says);
    }
  });
});

describe('a referral is made (14)', () => {
  const made = (document: string) => event(at, { type: 'referralMade', programme: 'VPP-MI', document });

  test.each(['correctionalPlan', 'correctionalPlanProgressReport', 'communityStrategy'])(
    'through the %s, once',
    async (document) => {
      const world = await reviewed(violent);
      expect(await refusal(world, made(document))).toBeUndefined();
      expect(await refusal(world, { ...made(document), id: 'again' as never })).toMatch(/made already/);
      const { deadlines } = await world.standing();
      expect(deadlines.map(({ deadline: { duty, state } }) => `${duty} ${state}`)).toEqual([
        'programme-referral met',
        'cib-decision due',
      ]);
    },
  );

  test('through nothing else', async () => {
    const world = await reviewed(violent);
    expect(await refusal(world, made('e-mail'))).toMatch(/through one of correctionalPlan, .*, not "e-mail"/);
  });
});

describe('a referral to maintenance is made only upon completion of a program and its final report (67)', () => {
  const made = (programme: string, when = at) =>
    event(when, { type: 'referralMade', programme, document: 'correctionalPlanProgressReport' });
  const completed = event('2026-03-04 11:00', {
    type: 'programmeCompleted',
    programme: 'WOSAP',
    outcome: 'successful',
  });
  const report = event('2026-03-04 12:00', {
    type: 'postProgramReportFiled',
    programme: 'WOSAP',
    maintenance: 'institution',
  });
  const woman = { ...nothing, gender: 'F', sirR1: null, crsIntake: 'moderate' } as Facts;
  const asked = async (known: Facts, programme: string, ...events: readonly CaseEvent[]) => {
    const world = await reviewed(known);
    for (const one of events) await world.now(one);
    await world.now(await proposedByHand(world, programme, 'not-eligible'));
    return refusal(world, made(programme, '2026-03-05 10:00'));
  };

  test('refused before, with what is missing', async () => {
    expect(await asked(woman, 'MPW')).toBe(
      'a referral to MPW is made only upon completion of a Correctional Program and its final Post-Program Report (paragraph 67), and no completion is recorded by then: record `programmeCompleted` and `postProgramReportFiled` first',
    );
    expect(await asked(woman, 'MPW', completed)).toBe(
      'a referral to MPW is made only upon completion of a Correctional Program and its final Post-Program Report (paragraph 67), and the report on WOSAP is not filed by then: record `postProgramReportFiled` first',
    );
    expect(await asked(violent, 'CMP', event('2026-03-04 12:30', { type: 'released', kind: 'parole' }))).toMatch(
      /a referral to CMP is made only upon completion/,
    );
  });
  test('accepted after, and for women in the community before (72)', async () => {
    expect(await asked(woman, 'MPW', completed, report)).toBeUndefined();
    const out = event('2026-03-04 12:30', { type: 'released', kind: 'parole' });
    expect(await asked(woman, 'MPW', out)).toBeUndefined();
    const told = { completed: [{ program: 'WOSAP', outcome: 'successful', sentence: 'previous', finalReport: true }] };
    expect(await asked({ ...woman, ...told } as Facts, 'MPW')).toBeUndefined();
  });
});

describe('what a correction puts in the place of another event is judged as a command would be', () => {
  type Instead = NonNullable<BodyOf<'corrected'>['instead']>['body'];
  const lowNeed = { ...violent, casaNeed: 'low', substanceLinkCurrentOffence: true } as Facts;
  const instead = (supersedes: CaseEvent, body: Instead, happenedAt = supersedes.happenedAt) =>
    event('2026-03-05 12:00', {
      type: 'corrected',
      supersedes: supersedes.id,
      reason: 'the paper says otherwise',
      instead: { happenedAt, body },
    });
  /** Somebody whom only an override lets in, declined. */
  const declined = async () => {
    const world = await reviewed(lowNeed);
    await command(world, await proposedByHand(world, 'NSAP-MI', 'not-eligible'));
    const decision = decided('2026-03-05 10:00', 'NSAP-MI', 'declined');
    await command(world, decision);
    return { world, decision };
  };

  test('a decision: nobody is accepted for whom only an override could follow, and the override is', async () => {
    const { world, decision } = await declined();
    const accepted = decided('2026-03-05 10:00', 'NSAP-MI', 'accepted').body as Instead;
    expect(await refusal(world, instead(decision, accepted))).toMatch(/the criteria of NSAP-MI are not met/);
    expect(await referrals(world)).toEqual(['VPP-MI open', 'NSAP-MI declined']);
    const approved = decided('2026-03-05 10:00', 'NSAP-MI', 'overridden', { approver: 'm.roy' }).body as Instead;
    expect(await refusal(world, instead(decision, approved))).toBeUndefined();
    expect(await referrals(world)).toEqual(['VPP-MI open', 'NSAP-MI overridden']);
  });

  test('a decision on facts of which the record heard later: by those', async () => {
    const world = createReferralWorld();
    const late = (one: CaseEvent) => ({ ...one, recordedAt: startAt });
    const known = facts('2026-03-02 10:00', lowNeed);
    const accepted = decided('2026-03-03 12:00', 'NSAP-MI', 'accepted');
    const proposal = event('2026-03-03 11:00', {
      type: 'referralProposed',
      programme: 'NSAP-MI',
      outcome: 'not-eligible',
      facts: known.id,
      because: 'relapse',
    });
    world.arrive(late(event('2026-03-02 09:00', admission.body)), late(known), late(proposal), late(accepted));
    await world.until(local(at));
    expect(await refusal(world, instead(accepted, accepted.body as Instead))).toMatch(
      /the criteria of NSAP-MI are not met/,
    );
    const approved = decided('2026-03-03 12:00', 'NSAP-MI', 'overridden', { approver: 'm.roy' }).body as Instead;
    expect(await refusal(world, instead(accepted, approved))).toBeUndefined();
  });

  test('a referral made: through a document', async () => {
    const world = await reviewed(violent);
    const made = event(at, { type: 'referralMade', programme: 'VPP-MI', document: 'correctionalPlan' });
    await command(world, made);
    const through = (document: string) =>
      instead(made, { type: 'referralMade', programme: 'VPP-MI', document }, local('2026-03-05 10:00'));
    expect(await refusal(world, through('a phone call'))).toMatch(/through one of .*, not "a phone call"/);
    expect(await refusal(world, through('communityStrategy'))).toBeUndefined();
  });

  test('a proposal, and facts', async () => {
    const world = await reviewed(violent);
    const events = await world.store.events(someone);
    const [known, proposal] = (['programmeFactsRecorded', 'referralProposed'] as const).map(
      (type) => events.find(({ body }) => body.type === type) as CaseEvent,
    );
    if (known === undefined || proposal === undefined) throw new Error('the review proposes');
    expect(await refusal(world, instead(known, { type: 'programmeFactsRecorded', facts: { shoeSize: 9 } }))).toMatch(
      /shoeSize is not a fact/,
    );
    const other = { ...(proposal.body as BodyOf<'referralProposed'>), outcome: 'not-eligible' } as const;
    expect(await refusal(world, instead(proposal, other))).toMatch(/the person is eligible for VPP-MI: say so/);
  });

  test('withdrawing needs no judging', async () => {
    const { world, decision } = await declined();
    const { instead: _none, ...withdrawn } = instead(decision, decision.body as Instead).body as BodyOf<'corrected'>;
    expect(await refusal(world, event('2026-03-05 12:00', withdrawn))).toBeUndefined();
    expect(await referrals(world)).toEqual(['VPP-MI open', 'NSAP-MI open']);
  });
});

describe('programme facts', () => {
  test('that the jurisdiction cannot read are refused, field by field', async () => {
    const world = createReferralWorld();
    await world.now(admission);
    expect(await refusal(world, facts(startAt, { sirR1: 40, shoeSize: 9 }))).toMatch(
      /sirR1 is 40; write a number of at most 27.*shoeSize is not a fact/,
    );
  });

  test('belong to jurisdictions that refer to programmes', async () => {
    const world = createWorld({ startAt, pack: connecticut });
    await world.now(event('2026-03-04 09:00', admitted));
    expect(await refusal(world, facts(startAt, {}))).toMatch(
      /nobody decides referrals to programmes under Connecticut: Partners in Progress: its services are owed, not decided/,
    );
  });
});

describe('a programme that is joined or completed', () => {
  const admittedUnder = async (pack: PolicyPack): Promise<World> => {
    const world = createWorld({ startAt, pack });
    const { jurisdiction } = pack;
    await world.now(event('2026-03-04 09:00', { ...admitted, jurisdiction, legalStatus: 'sentenced' }));
    await world.until(local(at));
    return world;
  };
  const said = (type: 'programmeJoined' | 'programmeCompleted', programme: string): BodyOf<typeof type> =>
    type === 'programmeJoined' ? { type, programme } : { type, programme, outcome: 'successful' };
  const noSuch = (code: string) => `there is no programme "${code}": \`throughcare programmes\` lists them`;

  test.each([
    ['england-and-wales', 'CONNECT', true],
    ['england-and-wales', 'connect', false],
    ['england-and-wales', 'COMMUNITY-CONNECTIONS', false],
    ['saskatchewan', 'COMMUNITY-CONNECTIONS', true],
    ['saskatchewan', 'Community Connections', false],
    ['correctional-service-canada', 'NSAP-MI', true],
    ['correctional-service-canada', 'NSAP', false],
    // No longer offered, and yet somebody may have been in it.
    ['correctional-service-canada', 'ABC', true],
    ['saskatchewan', 'ABC', false],
    // No duty waits for it, and nobody decides referrals to it.
    ['connecticut', 'anything', true],
  ])('in %s, as %s: %s', async (jurisdiction, code, known) => {
    const pack = packOf(jurisdiction);
    for (const type of ['programmeJoined', 'programmeCompleted'] as const) {
      const world = await admittedUnder(pack);
      expect(await refusal(world, event(at, said(type, code)))).toBe(known ? undefined : noSuch(code));
    }
  });

  test('is known too where a correction says it, and an import that says another can be put right', async () => {
    const world = await admittedUnder(englandAndWales);
    const misspelt = event('2026-03-04 10:00', said('programmeJoined', 'connect'));
    await world.now(misspelt);
    const instead = (programme: string, id: string) =>
      event(
        at,
        {
          type: 'corrected',
          supersedes: misspelt.id,
          reason: 'misspelt',
          instead: { happenedAt: misspelt.happenedAt, body: said('programmeJoined', programme) },
        },
        { id },
      );
    expect(await refusal(world, instead('Connect', 'wrong'))).toBe(noSuch('Connect'));
    expect((await world.standing()).deadlines).toEqual([]);
    expect(await refusal(world, instead('CONNECT', 'right'))).toBeUndefined();
    expect((await world.standing()).deadlines).not.toEqual([]);
  });

  test.each([englandAndWales, saskatchewan])('$jurisdiction has the one that its duties live in', (pack) => {
    const known = pack.referrals?.catalogue.programmes.map(({ programme }) => programme);
    for (const { livesIn } of pack.duties)
      if (typeof livesIn === 'object' && 'programme' in livesIn) expect(known).toContain(livesIn.programme);
  });
});
