/**
 * One whole case as `throughcare show` draws it, in test/golden/correctional-service-canada. Somebody who knows the work can
 * read and correct it. `npx vitest run` with `--update` writes it anew; read the difference.
 */
import { expect, test } from 'vitest';
import { drawTimeline } from '../../../lib/reports/drawn-timeline.ts';
import {
  admission,
  command,
  createReferralWorld,
  decided,
  dependent,
  facts,
  violent,
} from '../../workflows/referral-world.ts';
import { event, local } from '../../workflows/world.ts';

test('two referrals: one decided on old facts and asked again, one left until the ladder reached central office', async () => {
  const world = createReferralWorld();
  const made = (programme: string, at: string) =>
    event(at, { type: 'referralMade', programme, document: 'correctionalPlan' }, { id: `${programme} made` });
  world.arrive(
    admission,
    facts('2026-03-04 10:00', dependent),
    made('VPP-MI', '2026-03-09 11:00'),
    made('NSAP-MI', '2026-03-20 11:00'),
    facts('2026-03-16 10:00', { ...violent, age: 31 }),
  );
  world.mornings(local('2026-04-20 12:00'));
  await world.until(local('2026-03-20 15:00'));
  await command(world, decided('2026-03-20 15:00', 'VPP-MI', 'accepted'));
  await world.until(local('2026-03-23 09:30'));
  await command(
    world,
    decided('2026-03-23 09:30', 'VPP-MI', 'accepted', { reason: 'looked again: the new facts change nothing' }),
  );
  await world.until(local('2026-04-20 12:00'));
  await expect(`${drawTimeline(await world.standing())}\n`).toMatchFileSnapshot(
    '../../golden/correctional-service-canada/two-referrals.txt',
  );
});
