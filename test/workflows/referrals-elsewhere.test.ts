/** The same review where the source names no board: proposed, decided by a named person, who is reminded, and above whom somebody hears. */
import { describe, expect, test } from 'vitest';
import type { BodyOf } from '../../lib/case/events.ts';
import { englandAndWales } from '../../lib/jurisdictions/england-and-wales/index.ts';
import { saskatchewan } from '../../lib/jurisdictions/saskatchewan/index.ts';
import { command, decided, facts, referrals, reviews } from './referral-world.ts';
import { createWorld, event, local, type World } from './world.ts';

type Facts = BodyOf<'programmeFactsRecorded'>['facts'];

const startAt = local('2026-03-04 09:00');
const likely: Facts = { age: 18, sentenced: true, supervisedByCsrs: true, reoffenceProbability: 'high' };
const family: Facts = { inPrison: true, familyRelationshipsFactor: true };

const elsewhere = [
  [
    'saskatchewan',
    saskatchewan,
    'COMMUNITY-CONNECTIONS',
    likely,
    { ...likely, age: 25 },
    { ...likely, reoffenceProbability: null },
    'Community Connections worker',
    '2026-03-19T05:59:59.999Z',
  ],
  [
    'england-and-wales',
    englandAndWales,
    'CONNECT',
    family,
    { ...family, inPrison: false },
    { inPrison: true },
    'programme facilitator',
    '2026-03-18T23:59:59.999Z',
  ],
] as const;

describe.each(elsewhere)('in %s', (jurisdiction, pack, programme, eligible, not, unknown, owner, dueAt) => {
  const living = async (known: Facts): Promise<World> => {
    const world = createWorld({ startAt, pack, policy: { observed: ['referral-decision'] } });
    const place = { facility: 'Here', unit: 'Programmes' };
    const admission = {
      type: 'admitted',
      jurisdiction,
      legalStatus: 'sentenced',
      sentence: { length: 'P4Y' },
      place,
    } as const;
    world.arrive(event('2026-03-04 09:00', admission), facts('2026-03-04 10:00', known));
    await world.until(local('2026-03-05 09:00'));
    return world;
  };
  const refusal = async (
    world: World,
    decision: BodyOf<'referralDecided'>['decision'],
  ): Promise<string | undefined> => {
    const approver = decision === 'overridden' ? { approver: 'm.roy' } : {};
    const answer = await command(world, decided('2026-03-05 09:00', programme, decision, approver));
    return answer.outcome === 'refused' ? answer.because : undefined;
  };

  test('who is eligible is proposed, and whoever decides has ten working days', async () => {
    const world = await living(eligible);
    expect(await referrals(world)).toEqual([`${programme} open`]);
    expect(reviews(world)).toEqual(['Board decides']);
    const [owed] = (await world.standing()).deadlines;
    expect(owed?.deadline).toMatchObject({
      duty: 'referral-decision',
      role: owner,
      state: 'due',
      dueAt,
      about: programme,
    });
    expect(await refusal(world, 'accepted')).toBeUndefined();
    expect(await referrals(world)).toEqual([`${programme} accepted`]);
    expect([reviews(world), (await world.standing()).deadlines[0]?.deadline.state]).toEqual([[], 'met']);
    expect(world.troubles).toEqual([]);
  });

  test('undecided, it is reminded of and climbs', async () => {
    const world = await living(eligible);
    await world.until(local('2026-03-24 09:00'));
    const heard = (await world.standing()).notices.map(({ kind, recipient }) => `${kind} to ${recipient.role}`);
    expect(new Set(heard)).toEqual(
      new Set([
        `reminder to ${owner}`,
        'escalation to unit supervisor',
        'escalation to facility head',
        'escalation to central office',
      ]),
    );
  });

  test.each([
    ['does not meet the criteria', not],
    ['cannot be judged yet', unknown],
  ])('who %s is not proposed', async (_what, known) => {
    expect(await referrals(await living(known as Facts))).toEqual([]);
  });

  test('a referral proposed by hand lands only with the criteria met: no override is known, nor a guess', async () => {
    for (const [known, outcome, says] of [
      [not, 'not-eligible', /no override stands in for/],
      [unknown, 'undetermined', /it cannot be told yet/],
    ] as const) {
      const world = await living(known as Facts);
      const { case: of } = await world.standing();
      const [recorded] = of.acts.programmeFactsRecorded ?? [];
      const proposed = {
        type: 'referralProposed',
        programme,
        outcome,
        because: 'asked for',
        facts: recorded?.id ?? ('none' as never),
      } as const;
      expect(
        await command(world, event('2026-03-05 08:00', proposed, { recordedAt: local('2026-03-05 09:00') })),
      ).toMatchObject({ outcome: 'recorded' });
      expect(await refusal(world, 'overridden')).toMatch(says);
      expect(await refusal(world, 'declined')).toBeUndefined();
    }
  });

  test('it may be made through any document: the source names none', async () => {
    const world = await living(eligible);
    const made = event('2026-03-05 09:00', { type: 'referralMade', programme, document: 'rehabilitationPlan' });
    expect(await command(world, made)).toMatchObject({ outcome: 'recorded' });
  });
});
