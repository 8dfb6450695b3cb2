/** One jurisdiction, two zones: whoever is told when something is due reads it on the clocks of the unit that it is about. */
import { describe, expect, test } from 'vitest';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { type DigestLine, digestWording } from '../../lib/notices/digest.ts';
import { wording } from '../../lib/notices/message.ts';
import type { Deadline } from '../../lib/timeline/deadline.ts';
import type { Language } from '../../lib/timeline/language.ts';
import { reminders } from '../../lib/timeline/notice-plan.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admitted, given } from '../timeline/given.ts';
import { clockIn, local } from '../timeline/local.ts';
import { createWorld, days, digestsOf, event, admitted as intoCustody, later } from '../workflows/world.ts';

const eastern = { facility: 'Hartford', unit: 'Intake' };
const western = { facility: 'Western Annex', unit: 'Intake' };
const facilityZones = { [western.facility]: 'America/Los_Angeles' };
const policy = policyFrom(connecticut, { facilityZones });
const pacific = clockIn('America/Los_Angeles');

const assessment = given(admitted('2026-03-02 10:00')).at('2026-03-02 12:00').duty('pretrial-assessment');
const rule = connecticut.duties.find(({ id }) => id === 'pretrial-assessment');
if (rule === undefined) throw new Error('no assessment');

const dueIn = (place: typeof eastern, over: Partial<Deadline> = {}): Deadline => ({
  ...assessment,
  dueAt: local('2026-03-03 10:00'),
  place,
  placeWhenDue: place,
  ...over,
});

describe('a message', () => {
  const reminder = { rung: 'reminder-1', kind: 'reminder', level: 'owner', at: local('2026-03-03 08:00') } as const;

  test.each([
    ['en', eastern, 'Tue 3 Mar 2026 10:00 EST'],
    ['en', western, 'Tue 3 Mar 2026 07:00 PST'],
    ['fr-CA', eastern, 'mar. 3 mars 2026, 10 h 00 HNE'],
    ['fr-CA', western, 'mar. 3 mars 2026, 07 h 00 HNP'],
  ] as const)('in %s of somebody in %o tells the time of their facility', (language: Language, place, when) => {
    const { subject, text, sms } = wording('CT-1001', dueIn(place), reminder, rule, policy, language);
    expect(text.replaceAll('\n', ' ')).toContain(when);
    expect(subject).toContain(when);
    expect(sms).toContain(when);
  });

  test.each([
    [eastern, western, '10:00 EST'],
    [western, eastern, '07:00 PST'],
  ])(
    'of what was undone in %o when the person went to %o tells the time of the unit in which it was due, and names both',
    (then, now, when) => {
      const moved = dueIn(then, { state: 'overdue', place: now });
      const escalation = { rung: 'rung-1', kind: 'escalation', level: 'unitSupervisor', at: moved.dueAt } as const;
      const { text } = wording('CT-1001', moved, escalation, rule, policy);
      expect(text).toContain(when);
      expect(text).toContain(`Unit: ${now.facility}`);
      expect(text).toContain(`It was due in ${then.facility}`);
    },
  );
});

describe('a digest', () => {
  const line = (caseId: string, place: typeof eastern): DigestLine => ({
    caseId,
    deadline: dueIn(place),
    rule,
    kinds: new Set(),
    promisedFor: local('2026-03-04 12:00'),
  });
  const now = local('2026-03-03 07:00');
  const nextDigestAt = local('2026-03-04 07:00');
  const today = '2026-03-03' as never;
  const morning = { now, today, nextDigestAt, language: 'en' } as const;
  const read = (lines: readonly DigestLine[], unit?: typeof eastern) => {
    const zone = policy.zoneOf(unit?.facility ?? eastern.facility);
    return digestWording(lines, { ...morning, zone, ...(unit === undefined ? {} : { unit }) }, policy).text;
  };

  test.each([
    [eastern, ['DUE BEFORE Wed 4 Mar 2026 07:00 EST', 'Due Tue 3 Mar 2026 10:00 EST', '12:00 EST']],
    [western, ['DUE BEFORE Wed 4 Mar 2026 04:00 PST', 'Due Tue 3 Mar 2026 07:00 PST', '09:00 PST']],
  ] as const)('of a unit, as in %o, is in its own zone, and does not name it', (place, told) => {
    const text = read([line('CT-1', place)], place);
    for (const words of told) expect(text.replaceAll(/\s+/g, ' ')).toContain(words);
    expect(text).not.toContain('Unit:');
  });

  test.each([
    ['that the person left', eastern],
    ['that the person came to', western],
    ['of somebody above', undefined],
  ] as const)('%s names both units of what was due before the person moved', (_, unit) => {
    const dueAt = local('2026-03-01 10:00');
    const moved = dueIn(eastern, { state: 'overdue', dueAt, place: western });
    const text = read([{ ...line('CT-1', eastern), deadline: moved }], unit).replaceAll(/\s+/g, ' ');
    expect(text).toContain('1 day late');
    expect(text).toContain('Unit: Western Annex, Intake. It was due in Hartford, Intake.');
  });

  test('of the whole jurisdiction tells each line by the clocks of its unit', () => {
    const lines = [line('CT-1', eastern), line('CT-2', western)];
    const text = read(lines);
    expect(text).toContain('DUE BEFORE Wed 4 Mar 2026 07:00 EST');
    const [, first, second] = text.replaceAll(/\s+/g, ' ').split(/CT-\d/);
    expect(first).toMatch(/Due Tue 3 Mar 2026 10:00 EST.*Promised for Wed 4 Mar 2026 12:00 EST.*Unit: Hartford/);
    expect(second).toMatch(/Due Tue 3 Mar 2026 07:00 PST.*Promised for Wed 4 Mar 2026 09:00 PST.*Unit: Western Annex/);
  });

  test('reaches each unit in its own time, from the booking on', async () => {
    const startAt = local('2026-03-02 09:00');
    const until = later(startAt, 3 * days);
    const observed = ['pretrial-assessment'];
    const world = createWorld({ startAt, policy: { facilityZones, observed } });
    world.mornings(until);
    world.arrive(
      ...[eastern, western].map((place) =>
        event(startAt, { ...intoCustody, place }, { of: `CT-${place.facility.slice(0, 1)}` as never }),
      ),
    );
    await world.until(until);
    const toldTo = ({ facility }: typeof eastern): readonly string[] =>
      digestsOf(world.sent)
        .filter(({ message }) => message.recipient.facility === facility)
        .map(({ message }) => message.text);
    expect(toldTo(eastern)[0]).toContain('Due Tue 3 Mar 2026 09:00 EST');
    expect(toldTo(western)[0]).toContain('Due Tue 3 Mar 2026 06:00 PST');
    for (const text of toldTo(eastern)) expect(text).not.toContain('PST');
    for (const text of toldTo(western)) expect(text).not.toContain('EST');
  });
});

describe('reminders that go so many days before', () => {
  const planned = (place: typeof eastern, { local: at, told }: ReturnType<typeof clockIn>): readonly string[] =>
    reminders(
      dueIn(place, {
        duty: 'discharge-plan',
        opensAt: at('2026-03-01 00:00'),
        knownAt: at('2026-03-01 00:00'),
        dueAt: at('2026-05-10 end of day'),
      }),
      policy,
    ).map(({ at: goes }) => told(goes));

  test('count back from the day on which it is due there, not from the day that has begun elsewhere', () => {
    const before = ['2026-04-10 06:00', '2026-04-26 06:00', '2026-05-03 06:00', '2026-05-09 06:00'];
    expect(planned(eastern, clockIn(policy.zone))).toEqual(before);
    expect(planned(western, pacific)).toEqual(before);
  });
});
