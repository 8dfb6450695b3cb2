/** Reviews over time: facts that change, decisions on old facts, crashes, two reviews at once, and what never leaks. */
import { describe, expect, test } from 'vitest';
import type { Ports } from '../../lib/casework/ports.ts';
import {
  admission,
  bodies,
  command,
  createReferralWorld,
  decided,
  dependent,
  facts,
  nothing,
  referrals,
  reviews,
  startAt,
  violent,
} from './referral-world.ts';
import { days, event, hours, later, local, minutes, someone, told } from './world.ts';

const board = { observed: ['cib-decision'] };
const change = { ...violent, age: 31 };

describe('a decision after the facts changed', () => {
  test('is recorded and flagged stale; the referral stays open and the board is asked again, with a clock of its own', async () => {
    const world = createReferralWorld({ policy: board });
    world.arrive(admission, facts('2026-03-04 10:00', violent), facts('2026-03-16 10:00', change));
    await world.until(local('2026-03-20 09:00'));
    expect((await world.standing()).deadlines.map(({ deadline }) => deadline.dueAt.slice(0, 10))).toEqual([
      '2026-03-26',
    ]);
    expect(await command(world, decided('2026-03-20 09:00', 'VPP-MI', 'accepted'))).toMatchObject({
      outcome: 'recorded',
    });
    const [referral] = (await world.standing()).case.referrals;
    expect(referral?.state).toBe('open');
    expect(referral?.decisions.map(({ stale }) => stale)).toEqual([true]);
    expect(reviews(world)).toEqual(['Board decides']);
    await world.until(local('2026-04-14 12:00'));
    expect((await world.standing()).deadlines.map(({ deadline: { state, dueAt } }) => [state, dueAt])).toEqual([
      ['due', '2026-04-15T03:59:59.999Z'],
    ]);
    await command(world, decided('2026-04-14 12:00', 'VPP-MI', 'accepted', { reason: 'looked again' }));
    expect(await referrals(world)).toEqual(['VPP-MI accepted']);
    expect(reviews(world)).toEqual([]);
    expect((await world.standing()).deadlines.map(({ deadline }) => deadline.state)).toEqual(['met']);
    expect(world.troubles).toEqual([]);
  });

  test('made on the changed facts, by their event, settles at once', async () => {
    const world = createReferralWorld({ policy: board });
    const changed = facts('2026-03-16 10:00', change);
    world.arrive(admission, facts('2026-03-04 10:00', violent), changed);
    await world.until(local('2026-03-20 09:00'));
    await command(world, decided('2026-03-20 09:00', 'VPP-MI', 'declined', { facts: changed.id }));
    expect(await referrals(world)).toEqual(['VPP-MI declined']);
  });

  test('what was overdue before stays a recorded breach', async () => {
    const world = createReferralWorld({ policy: board });
    world.arrive(admission, facts('2026-03-04 10:00', violent), facts('2026-03-16 10:00', change));
    await world.until(local('2026-03-27 09:00'));
    await command(world, decided('2026-03-27 09:00', 'VPP-MI', 'accepted'));
    await command(world, decided('2026-03-27 10:00', 'VPP-MI', 'accepted'));
    const [owed] = (await world.standing()).deadlines;
    expect([owed?.deadline.state, owed?.deadline.breaches.length]).toEqual(['met', 1]);
  });

  test('is not made stale by facts that became known only after it', async () => {
    const world = createReferralWorld({ policy: board });
    world.arrive(admission, facts('2026-03-04 10:00', violent));
    await world.until(local('2026-03-20 09:00'));
    await command(world, decided('2026-03-20 09:00', 'VPP-MI', 'accepted'));
    await world.now({ ...facts('2026-03-16 10:00', change), recordedAt: local('2026-03-21 09:00') });
    expect(await referrals(world)).toEqual(['VPP-MI accepted']);
  });
});

describe('when the facts change again', () => {
  test('a referral that is open is not proposed twice; what is new is proposed beside it', async () => {
    const world = createReferralWorld();
    world.arrive(admission, facts('2026-03-04 10:00', violent), facts('2026-03-06 10:00', dependent));
    await world.until(local('2026-03-07 09:00'));
    expect(await referrals(world)).toEqual(['VPP-MI open', 'NSAP-MI open']);
    expect(reviews(world)).toEqual(['Board decides']);
    expect(world.ended.map(({ machine, status }) => `${machine} ${status}`)).toEqual(['eligibility-review SUCCEEDED']);
  });

  test('an open referral whose programme is no longer eligible stays open: nobody is declined by a machine', async () => {
    const world = createReferralWorld();
    world.arrive(admission, facts('2026-03-04 10:00', violent), facts('2026-03-06 10:00', nothing));
    await world.until(local('2026-04-20 09:00'));
    expect(await referrals(world)).toEqual(['VPP-MI open']);
    expect((await bodies(world)).filter(({ type }) => type === 'referralDecided')).toEqual([]);
  });

  test('who stays eligible is not proposed again after a decision; who becomes eligible anew is', async () => {
    const world = createReferralWorld();
    world.arrive(admission, facts('2026-03-04 10:00', violent));
    await world.until(local('2026-03-05 09:00'));
    await command(world, decided('2026-03-05 09:00', 'VPP-MI', 'declined'));
    world.arrive(facts('2026-03-06 10:00', change));
    await world.until(local('2026-03-07 09:00'));
    expect(await referrals(world)).toEqual(['VPP-MI declined']);
    world.arrive(facts('2026-03-08 10:00', nothing), facts('2026-03-09 10:00', violent));
    await world.until(local('2026-03-10 09:00'));
    expect(await referrals(world)).toEqual(['VPP-MI declined', 'VPP-MI open']);
  });

  test('a general crime programme is not proposed beside one for violence (36)', async () => {
    const world = createReferralWorld();
    const thefts = { propertyFraudDrugCurrent: 2 };
    world.arrive(admission, facts('2026-03-04 10:00', { ...violent, ...thefts }));
    await world.until(local('2026-03-05 09:00'));
    expect(await referrals(world)).toEqual(['VPP-MI open']);
    world.arrive(facts('2026-03-06 10:00', { ...violent, ...thefts, incidents: [] }));
    await world.until(local('2026-03-07 09:00'));
    expect(await referrals(world)).toEqual(['VPP-MI open', 'AAA open']);
  });

  test('a review hears of decisions and facts, and sleeps through everything else', async () => {
    const world = createReferralWorld();
    world.arrive(admission, facts('2026-03-04 10:00', violent));
    await world.until(local('2026-03-05 09:00'));
    const before = world.runtime.figures().byMachine['eligibility-review'];
    for (const day of [5, 6, 7])
      await world.now(event(`2026-03-0${day} 09:00`, { type: 'factsRecorded', facts: { highRisk: true } }));
    await world.runtime.idle();
    expect(world.runtime.figures().byMachine['eligibility-review']).toEqual(before);
  });

  test('release does not end what is open; the end of the case does', async () => {
    const world = createReferralWorld({ policy: board });
    const office = { facility: 'Kingston', unit: 'Parole' };
    world.arrive(
      admission,
      facts('2026-03-04 10:00', violent),
      event('2026-03-10 09:00', { type: 'released', kind: 'parole', place: office }),
    );
    await world.until(local('2026-03-11 09:00'));
    expect(reviews(world)).toEqual(['Board decides']);
    expect((await world.standing()).deadlines.map(({ deadline: { state, place } }) => [state, place])).toEqual([
      ['due', office],
    ]);
    world.arrive(event('2026-03-12 09:00', { type: 'closed', reason: 'supervisionCompleted' }));
    await world.until(local('2026-03-12 10:00'));
    // The one that the move to another office superseded still sleeps, and will find itself so.
    expect(world.runtime.running().map(({ machine }) => machine)).toEqual(['deadline', 'deadline']);
    await world.until(local('2026-04-12 09:00'));
    expect(world.runtime.running()).toEqual([]);
    expect(world.sent).toEqual([]);
  });
});

describe('whatever breaks', () => {
  /** A world in which the n-th call of the store, of those made while it is armed, fails: before or after it took effect. */
  const worldWithFault = (nth: number, afterwards: boolean) => {
    const state = { calls: 0, armed: false };
    const failing =
      (call: (...given: unknown[]) => unknown) =>
      async (...given: unknown[]): Promise<unknown> => {
        if (state.armed) state.calls += 1;
        const fails = state.armed && state.calls === nth;
        const crash = Object.assign(new Error('the power went'), { name: 'PowerCut' });
        if (fails && !afterwards) throw crash;
        const answer = await call(...given);
        if (fails) throw crash;
        return answer;
      };
    const faulty = (store: Ports['store']): Ports['store'] =>
      Object.fromEntries(
        Object.entries(store).map(([name, member]) => [name, typeof member === 'function' ? failing(member) : member]),
      ) as unknown as Ports['store'];
    const world = createReferralWorld({ through: (ports) => ({ ...ports, store: faulty(ports.store) }) });
    return { world, state };
  };

  /** Somebody who is told that something failed, and does it again. */
  const insistently = (act: () => Promise<unknown>): Promise<unknown> => act().catch(act);

  test('between proposing and parking, each referral is proposed once and its decision is heard', async () => {
    const live = async (nth: number, afterwards: boolean): Promise<number> => {
      const { world, state } = worldWithFault(nth, afterwards);
      await world.now(admission);
      state.armed = true;
      await insistently(() => world.now(facts(startAt, dependent)));
      await world.until(later(startAt, 2 * hours));
      state.armed = false;
      expect(await referrals(world)).toEqual(['VPP-MI open', 'NSAP-MI open']);
      expect((await world.standing()).case.unsupported).toEqual([]);
      expect(reviews(world)).toEqual(['Board decides']);
      state.armed = true;
      for (const programme of ['VPP-MI', 'NSAP-MI'])
        await insistently(() => command(world, decided(later(startAt, 2 * hours), programme, 'accepted')));
      await world.until(later(startAt, 40 * days));
      state.armed = false;
      expect(await referrals(world)).toEqual(['VPP-MI accepted', 'NSAP-MI accepted']);
      expect(reviews(world)).toEqual([]);
      return state.calls;
    };
    const calls = await live(0, false);
    expect(calls).toBeGreaterThan(20);
    for (let nth = 1; nth <= calls; nth += 1) for (const afterwards of [false, true]) await live(nth, afterwards);
  });

  test('two reviews of one case at once propose each referral once, and both end', async () => {
    const world = createReferralWorld();
    world.arrive(admission, facts('2026-03-04 10:00', dependent));
    await world.until(local('2026-03-04 09:30'));
    const review = {
      caseId: someone,
      jurisdiction: 'correctional-service-canada',
      generation: 2,
      leg: 9,
      wakes: 0,
      failures: 0,
    };
    world.clock.at(
      Date.parse(local('2026-03-04 10:00')) + 1,
      () => void world.runtime.start('eligibility-review', { name: 'twin', input: review }),
    );
    await world.until(local('2026-03-05 09:00'));
    expect(await referrals(world)).toEqual(['VPP-MI open', 'NSAP-MI open']);
    expect(reviews(world)).toEqual(['Board decides', 'Board decides']);
    await command(world, decided('2026-03-05 09:00', 'VPP-MI', 'accepted'));
    await command(world, decided('2026-03-05 10:00', 'NSAP-MI', 'declined'));
    await world.until(local('2026-04-20 09:00'));
    expect(reviews(world)).toEqual([]);
    expect(world.troubles).toEqual([]);
  });

  test('facts that came in unread are told to operations every day for a week, and end with the next facts', async () => {
    const world = createReferralWorld();
    world.arrive(admission, facts('2026-03-04 10:00', { sirR1: 40 }));
    await world.until(local('2026-03-06 12:00'));
    expect(world.troubles.length).toBe(3);
    expect(JSON.stringify(world.troubles)).not.toContain('40');
    world.arrive(facts('2026-03-06 13:00', violent));
    await world.until(local('2026-03-20 12:00'));
    expect(await referrals(world)).toEqual(['VPP-MI open']);
    expect(world.troubles.length).toBe(3);
  });

  test('a proposal that nobody could follow is followed when the review tries again', async () => {
    let isDown = false;
    const world = createReferralWorld({
      policy: board,
      through: (ports) => ({
        ...ports,
        store: {
          ...ports.store,
          append: async (happened, expected) => {
            isDown ||= happened.body.type === 'referralProposed';
            return ports.store.append(happened, expected);
          },
          history: (of) => (isDown ? Promise.reject(new Error('nothing answers')) : ports.store.history(of)),
        },
      }),
    });
    const listed = async () => (await world.store.dueRows(someone)).map(({ duty }) => duty);
    world.arrive(admission, facts('2026-03-04 10:00', violent));
    await world.until(local('2026-03-04 12:00'));
    expect(await referrals(world).catch((fault: Error) => fault.message)).toBe('nothing answers');
    isDown = false;
    expect([await referrals(world), await listed()]).toEqual([['VPP-MI open'], []]);
    await world.until(local('2026-03-05 12:00'));
    expect(await listed()).toEqual(['cib-decision']);
    expect(reviews(world)).toEqual(['Board decides']);
  });

  test('and left alone, ends after a week', async () => {
    const world = createReferralWorld();
    world.arrive(admission, facts('2026-03-04 10:00', { sirR1: 40 }));
    await world.until(local('2026-04-20 12:00'));
    expect(world.troubles.length).toBe(7);
    expect(reviews(world)).toEqual([]);
    expect(world.ended.map(({ status }) => status)).toEqual(['SUCCEEDED']);
  });

  test('after 260 days of silence the next leg waits on, and still hears the decision', async () => {
    const world = createReferralWorld({ policy: { observed: [] } });
    world.arrive(admission, facts('2026-03-04 10:00', violent));
    await world.until(later(startAt, 310 * days));
    expect(reviews(world)).toEqual(['Board decides']);
    expect(world.ended.filter(({ machine }) => machine === 'eligibility-review')).toHaveLength(1);
    await command(world, decided(later(startAt, 310 * days), 'VPP-MI', 'accepted'));
    expect(reviews(world)).toEqual([]);
  });
});

describe('names, payloads and messages', () => {
  const live = async () => {
    const payloads: string[] = [];
    const world = createReferralWorld({
      calling: (_name, call) => async (payload, context) => {
        const answer = await call(payload, context);
        payloads.push(JSON.stringify([payload, answer]));
        return answer;
      },
    });
    world.arrive(admission, facts('2026-03-04 10:00', { ...dependent, indigenous: false }));
    world.mornings(local('2026-04-20 12:00'));
    await world.until(local('2026-04-20 12:00'));
    await command(world, decided('2026-04-20 12:00', 'VPP-MI', 'accepted'));
    await command(world, decided('2026-04-20 12:30', 'NSAP-MI', 'declined'));
    const names = [...world.ended, ...world.runtime.running()].map(({ name }) => name);
    return { world, payloads, names };
  };

  test('are the same in two runs of one life', async () => {
    const [one, other] = [await live(), await live()];
    expect(one.names).toEqual(other.names);
    expect(one.payloads).toEqual(other.payloads);
    expect(one.world.sent).toEqual(other.world.sent);
    const stored = await Promise.all([one, other].map(({ world }) => world.store.events(someone)));
    expect(stored[0]).toEqual(stored[1]);
  });

  test('carry neither programmes nor facts: those stay in the case', async () => {
    const { world, payloads, names } = await live();
    const rows = [...(await world.store.notices(someone)), ...(await world.store.dueRows(someone))];
    expect(told(world.sent).length).toBeGreaterThan(5);
    const everything = [
      ...payloads,
      ...names,
      ...world.sent.map((sent) => JSON.stringify(sent)),
      JSON.stringify(rows),
    ].join();
    for (const secret of ['VPP', 'NSAP', 'indigenous', 'sirR1', 'incident', 'casaNeed', 'moderate', 'violen'])
      expect(everything).not.toContain(secret);
    expect(payloads.filter((payload) => payload.length > 4000)).toEqual([]);
  });

  test('are few: sixteen transitions from new facts to a board that is asked, however many programmes there are', async () => {
    const world = createReferralWorld({ policy: { observed: [] } });
    world.arrive(admission);
    await world.until(later(startAt, 30 * minutes));
    const before = world.runtime.figures().transitions;
    await world.now(facts(later(startAt, 30 * minutes), violent));
    await world.runtime.idle();
    expect(world.runtime.figures().transitions - before).toBe(16);
  });
});
