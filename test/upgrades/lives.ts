/** Lives through which versions are recorded and compared: between them every machine takes every turn that it usually takes. */
import { caseId, type Instant, millisecondsOf } from '../../lib/case/identity.ts';
import { shippedCaseload } from '../../lib/simulation/shipped-caseloads.ts';
import {
  admission,
  command,
  createReferralWorld,
  decided,
  dependent,
  facts,
  violent,
} from '../workflows/referral-world.ts';
import { createWorld, days, event, later, local, type World, type WorldOptions } from '../workflows/world.ts';

/** What a version may stand in for: how functions are called, and what else to do before time passes. */
export interface Staging {
  readonly calling?: NonNullable<WorldOptions['calling']>;
  readonly prepare?: (world: World) => void;
}

export interface Life {
  readonly name: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly live: (staging: Staging) => Promise<World>;
}

const sweepEvery = 7 * days;

/** A bond, a date that moves six times, short notice, a split sentence, a night when the clocks change: five people who do not exist, for a year. */
const custody: Life = {
  name: 'custody and supervision in Connecticut',
  from: local('2026-01-01 08:00'),
  until: local('2027-01-31 12:00'),
  live: async ({ calling, prepare }) => {
    const people = shippedCaseload('connecticut').people.filter(({ case: number }) => chosen.has(number));
    const world = createWorld({
      startAt: custody.from,
      sweepEvery,
      through: (ports) => ({ ...ports, keepReport: async ({ name }) => `kept/${name}` }),
      ...(calling === undefined ? {} : { calling }),
    });
    prepare?.(world);
    world.arrive(...people.flatMap(({ events }) => events).filter(({ recordedAt }) => recordedAt >= custody.from));
    world.clock.at(millisecondsOf(local('2026-07-01 06:00')), () => {
      world.runtime.start('compliance-report', { name: 'july', input: { jurisdiction: 'connecticut' } });
    });
    world.mornings(custody.until);
    await world.until(custody.until);
    return world;
  },
};
const chosen: ReadonlySet<string> = new Set(['CT-1001', 'CT-1009', 'CT-1010', 'CT-1011', 'CT-1016']);

/** Referrals proposed, made, decided on old facts, decided again, and left until the ladder has climbed. */
const referrals: Life = {
  name: 'referrals in the Correctional Service of Canada',
  from: local('2026-03-04 09:00'),
  until: local('2026-04-20 12:00'),
  live: async ({ calling, prepare }) => {
    const world = createReferralWorld({ ...(calling === undefined ? {} : { calling }) });
    prepare?.(world);
    const made = (programme: string, at: string) =>
      event(at, { type: 'referralMade', programme, document: 'correctionalPlan' }, { id: `${programme} made` });
    world.arrive(
      admission,
      facts('2026-03-04 10:00', dependent),
      made('VPP-MI', '2026-03-09 11:00'),
      facts('2026-03-16 10:00', { ...violent, age: 31 }),
      made('NSAP-MI', '2026-03-20 11:00'),
    );
    world.mornings(referrals.until);
    await world.until(local('2026-03-20 15:00'));
    await command(world, decided('2026-03-20 15:00', 'VPP-MI', 'accepted'));
    await world.until(local('2026-03-23 09:30'));
    await command(world, decided('2026-03-23 09:30', 'VPP-MI', 'accepted', { reason: 'looked again' }));
    await world.until(referrals.until);
    return world;
  },
};

/** Two of them from the cell to the plan, without the sweep: nothing heals what an upgrade would lose. */
const unswept: Life = {
  name: 'four months in Connecticut without a second net',
  from: local('2026-02-16 08:00'),
  until: local('2026-06-30 12:00'),
  live: async ({ calling, prepare }) => {
    const people = shippedCaseload('connecticut').people.filter(({ case: number }) => few.has(number));
    const world = createWorld({ startAt: unswept.from, ...(calling === undefined ? {} : { calling }) });
    prepare?.(world);
    world.arrive(...people.flatMap(({ events }) => events));
    world.mornings(unswept.until);
    await world.until(unswept.until);
    return world;
  },
};
const few: ReadonlySet<string> = new Set(['CT-1011', 'CT-1016']);

/** An execution that can do nothing right: everything it asks for fails until it tells operations. */
const trouble: Life = {
  name: 'a case that cannot be located',
  from: local('2026-03-02 09:00'),
  until: local('2026-03-03 09:00'),
  live: async ({ calling = (_name, call) => call, prepare }) => {
    const broken: Staging['calling'] = (name, call) =>
      name === 'LocateFunction' ? calling(name, refuse) : calling(name, call);
    const world = createWorld({ startAt: trouble.from, calling: broken });
    prepare?.(world);
    world.arrive(
      event('2026-03-02 09:00', {
        type: 'admitted',
        jurisdiction: 'connecticut',
        legalStatus: 'accused',
        place: { facility: 'Hartford CC', unit: 'Intake' },
      }),
    );
    world.runtime.start('deadline', {
      name: 'nothing',
      input: {
        caseId: caseId('CT-NOBODY'),
        jurisdiction: 'connecticut',
        deadline: 'pretrial-assessment/1/1',
        dueAt: later(trouble.from, days),
        generation: 1,
        leg: 1,
      },
    });
    await world.until(trouble.until);
    return world;
  },
};
const refuse = (): never => {
  throw Object.assign(new Error('no'), { name: 'Refused' });
};

export const lives: readonly Life[] = [custody, referrals, trouble];
export const upgraded: readonly Life[] = [unswept, referrals];
