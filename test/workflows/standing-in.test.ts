/** Who stands in for somebody: what they hear on the first morning, and of which unit each line is. */
import { expect, test } from 'vitest';
import type { EventBody } from '../../lib/case/events.ts';
import { caseId, type LocalDate } from '../../lib/case/identity.ts';
import { everybodyAlways, type Offices } from '../../lib/notices/offices.ts';
import { clockIn } from '../timeline/local.ts';
import {
  admittedToServe,
  createWorld,
  days,
  digestsOf,
  event,
  inConnecticut,
  intake,
  later,
  local,
  type World,
} from './world.ts';

const startAt = local('2026-03-02 09:00');
const policy = { observed: ['classification'] };
const sentenced = event('2026-03-02 09:00', admittedToServe('P1Y'));
const officer = { role: 'classification officer', ...intake };
const blockB = { facility: intake.facility, unit: 'Block B' };
const always = { from: '2026-01-01' as LocalDate, until: '2026-12-31' as LocalDate };
const asleep = { offices: [{ quiet: { from: '20:00', until: '06:00' } }] };
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
const readBy = (world: World, role: string): readonly string[] =>
  digestsOf(world.sent)
    .filter(({ message }) => message.recipient.role === role)
    .map(({ message }) => flat(message.text));

test.each([
  ['an owner', officer, { ...officer, ...blockB }],
  ['a supervisor', { role: 'unit supervisor', ...intake }, { role: 'unit supervisor', ...blockB }],
  [
    'the head of a facility',
    { role: 'facility head', facility: intake.facility, unit: 'all' },
    { role: 'deputy warden', facility: intake.facility, unit: 'Administration' },
  ],
])('for %s: each line of the digest says of which unit it is', async (_, absent, deputy) => {
  const offices: Offices = { ...everybodyAlways, ...asleep, away: [{ ...absent, ...always, deputy }] };
  const world = createWorld({ startAt, policy, offices });
  world.mornings(later(startAt, 20 * days));
  const own = event('2026-03-02 09:00', { ...admittedToServe('P1Y'), place: blockB } as EventBody, {
    of: caseId('CT-2002'),
  });
  world.arrive(sentenced, own);
  await world.until(local('2026-03-14 12:00'));
  const [first = ''] = readBy(world, deputy.role);
  const lineOf = (number: string): string | undefined => first.split(/(?=CT-)/).find((line) => line.startsWith(number));
  expect(lineOf('CT-1001')).toContain('Unit: Hartford CC, Intake');
  expect(lineOf('CT-2002')).toContain('Unit: Hartford CC, Block B');
});

test('in another zone: each line tells the time of the unit that it is about', async () => {
  const there = { role: officer.role, facility: 'West CC', unit: 'Reception' };
  const zone = 'America/Los_Angeles';
  const world = createWorld({
    startAt,
    policy: { ...policy, facilityZones: { [there.facility]: zone } },
    offices: { ...everybodyAlways, away: [{ ...officer, ...always, deputy: there }] },
    through: (ports) => ({ ...ports, zoneOf: ports.policyOf('connecticut').zoneOf }),
  });
  const morning = Date.parse(clockIn(zone).local('2026-03-08 07:00'));
  world.clock.at(morning, () => void world.runtime.start('digest', { input: { jurisdiction: 'connecticut', zone } }));
  world.arrive(sentenced);
  await world.until(local('2026-03-08 20:00'));
  expect(readBy(world, officer.role)).toEqual([expect.stringContaining('Due Thu 12 Mar 2026 23:59 EDT')]);
});

test.each([
  ['a weekday', '2026-03-09', '03-09 07:00'],
  ['a day on which the deputy rests: on the next working morning', '2026-03-07', '03-09 07:00'],
])('from %s on, they hear at once what they took over', async (_, from, heard) => {
  const deputy = { ...officer, ...blockB };
  const world = createWorld({
    startAt,
    policy: { ...policy, set: { 'classification.remind': 'P7D' } },
    offices: {
      ...everybodyAlways,
      offices: [{ units: ['Block B'], worksOn: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] }],
      away: [{ ...officer, from: from as LocalDate, until: '2026-03-20' as LocalDate, deputy }],
    },
  });
  world.mornings(later(startAt, 20 * days));
  // The owner is reminded on the 5th; the next that would be said of it is that it is due, on the 12th.
  world.arrive(sentenced);
  await world.until(local('2026-03-11 12:00'));
  const toDeputy = digestsOf(world.sent).filter(({ message }) => message.recipient.unit === 'Block B');
  expect(toDeputy.map(({ at }) => inConnecticut(at))).toEqual([heard]);
});

test('a reminder that was handed on, and back before the next digest, is read by whoever stood in', async () => {
  // The reminder of Saturday afternoon waits for Monday; on that one day somebody stands in, whose digest of what they took over is made up by then.
  const away = { from: '2026-03-08' as LocalDate, until: '2026-03-09' as LocalDate };
  const world = createWorld({
    startAt,
    policy,
    offices: {
      ...everybodyAlways,
      offices: [{ worksOn: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] }],
      away: [{ ...officer, ...away, deputy: { ...officer, ...blockB } }],
    },
  });
  world.mornings(later(startAt, 9 * days));
  world.arrive(sentenced);
  await world.until(local('2026-03-10 12:00'));
  const reminders = (await world.store.notices(sentenced.caseId)).filter(({ rung }) => rung === 'reminder-1');
  expect(reminders.map(({ recipient, withdrawn }) => [recipient.unit, withdrawn === true])).toEqual([
    [intake.unit, true],
    [blockB.unit, false],
  ]);
  const read = digestsOf(world.sent).filter(({ message }) => message.recipient.unit === blockB.unit);
  expect(read.map(({ at }) => inConnecticut(at))).toEqual(['03-09 07:00', '03-10 07:00']);
});
