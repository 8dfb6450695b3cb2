/** One person's routine reminders come in one message in the morning; what is urgent goes at once. */
import { describe, expect, test } from 'vitest';
import { caseId, type LocalDate } from '../../lib/case/identity.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { everybodyAlways } from '../../lib/notices/offices.ts';
import { DataKeyUnreadable } from '../../lib/store/errors.ts';
import {
  admitted,
  admittedToServe,
  createWorld,
  days,
  digestsOf,
  event,
  inConnecticut,
  intake,
  later,
  local,
  minutes,
  type Sent,
  someone,
  told,
  type World,
} from './world.ts';

const startAt = local('2026-03-02 09:00');
const until = later(startAt, 30 * days);
const sentenced = event('2026-03-02 09:00', admittedToServe('P1Y'));

const digests = (sent: readonly Sent[]): readonly string[] =>
  digestsOf(sent).map(
    ({ at, message: { recipient, text } }) => `${inConnecticut(at)} ${recipient.role}: ${linesOf(text).length}`,
  );

/** What a digest lists, a line each: `CT-1001  Classify and assess at the pretrial facility`. */
const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('CT-'));

describe('routine reminders', () => {
  test('wait for the next morning and come once', async () => {
    const world = createWorld({ startAt, policy: { observed: ['classification'] } });
    world.mornings(until);
    world.arrive(sentenced);
    await world.until(local('2026-03-12 12:00'));
    // Due on 12 March at the end of the day: half of the window remains on the 7th, a tenth late on the 11th.
    expect(digests(world.sent)).toEqual([
      '03-08 07:00 classification officer: 1',
      '03-12 07:00 classification officer: 1',
    ]);
    expect(world.sent).toHaveLength(2);
    const ledger = await world.store.notices(someone);
    expect(ledger.map(({ rung, channel }) => `${rung} ${channel}`)).toEqual(['reminder-1 digest', 'reminder-2 digest']);
    expect(ledger[0]?.confirmedAt).toBe(local('2026-03-08 07:00'));
  });

  test('of many cases are gathered by recipient, earliest due first', async () => {
    const world = createWorld({ startAt, policy: { observed: ['classification'] } });
    world.mornings(until);
    const people = [1, 2, 3, 4, 5].map((number) => caseId(`CT-${number}`));
    world.arrive(...people.map((of) => event('2026-03-02 09:00', admittedToServe('P1Y'), { of })));
    await world.until(local('2026-03-09 12:00'));
    expect(digests(world.sent)).toEqual(['03-08 07:00 classification officer: 5']);
    expect(world.sent).toHaveLength(1);
    for (const of of people) expect(world.sent[0]?.message.text).toContain(`${of}  Classify`);
  });

  test('of a duty done, or a date moved, in the meantime are left out', async () => {
    const world = createWorld({ startAt, policy: { observed: ['classification'] } });
    world.mornings(until);
    const other = caseId('CT-2');
    world.arrive(
      sentenced,
      event('2026-03-02 09:00', admittedToServe('P1Y'), { of: other }),
      event('2026-03-08 06:00', { type: 'classificationRecorded' }),
    );
    await world.until(local('2026-03-09 12:00'));
    expect(digests(world.sent)).toEqual(['03-08 07:00 classification officer: 1']);
    expect(world.sent[0]?.message.text).not.toContain(someone);
    expect((await world.store.notices(someone)).every(({ confirmedAt }) => confirmedAt !== undefined)).toBe(true);
  });

  test('all done in the meantime send nothing', async () => {
    const world = createWorld({ startAt, policy: { observed: ['classification'] } });
    world.mornings(until);
    world.arrive(sentenced, event('2026-03-08 06:00', { type: 'classificationRecorded' }));
    await world.until(local('2026-03-20 12:00'));
    expect(world.sent).toEqual([]);
  });

  test('claimed while the digest runs wait for the next, and are not swallowed by a retry', async () => {
    const late = caseId('CT-LATE');
    let tries = 0;
    const world = createWorld({
      startAt,
      policy: { observed: ['classification'] },
      through: (ports) => ({
        ...ports,
        publish: async (message) => {
          if (message.subject.startsWith('Duties') && tries++ === 0) {
            const [notice] = await ports.store.notices(someone);
            if (notice !== undefined)
              await ports.store.claimNotice({ ...notice, id: 'late', caseId: late, claimedAt: later(ports.now(), 1) });
            throw new Error('the power went');
          }
          await ports.publish(message);
        },
      }),
    });
    world.mornings(until);
    world.arrive(sentenced, event('2026-03-02 09:00', admittedToServe('P1Y'), { of: late }));
    await world.until(local('2026-03-08 12:00'));
    expect(digests(world.sent)).toEqual([expect.stringMatching(/^03-08 07:0\d classification officer: 2$/)]);
    await world.until(local('2026-03-09 12:00'));
    expect(digests(world.sent)).toHaveLength(2);
    expect(new Set(world.sent.map(({ message }) => message.id)).size).toBe(2);
  });

  test('of more duties than one message holds come in several, each line once', async () => {
    const world = createWorld({ startAt, policy: { observed: ['classification'] } });
    world.mornings(until);
    const people = Array.from({ length: 430 }, (_, number) => caseId(`CT-${number}`));
    world.arrive(...people.map((of) => event('2026-03-02 09:00', admittedToServe('P1Y'), { of })));
    await world.until(local('2026-03-08 12:00'));
    const lines = world.sent.flatMap(({ message }) => linesOf(message.text));
    expect(lines).toHaveLength(430);
    expect(new Set(lines).size).toBe(430);
    expect(new Set(world.sent.map(({ message }) => message.id)).size).toBe(3);
  });
});

describe('a crash in the digest', () => {
  const four = [1, 2, 3, 4].map((number) => caseId(`CT-${number}`));

  test.each([0, 1, 2, 3, 4])(
    'after %i confirmations sends again under the same id, and confirms each',
    async (confirmed) => {
      let confirmations = 0;
      let broke = false;
      const through = (ports: Ports): Ports => ({
        ...ports,
        store: {
          ...ports.store,
          confirmNotice: async (of, id, at) => {
            if (!broke && confirmations === confirmed) {
              broke = true;
              throw new Error('the power went');
            }
            confirmations += 1;
            await ports.store.confirmNotice(of, id, at);
          },
        },
      });
      const world = createWorld({ startAt, policy: { observed: ['classification'] }, through });
      world.mornings(until);
      world.arrive(...four.map((of) => event('2026-03-02 09:00', admittedToServe('P1Y'), { of })));
      await world.until(local('2026-03-10 12:00'));
      const sent = digestsOf(world.sent);
      expect(new Set(sent.map(({ message }) => message.id)).size).toBe(1);
      expect(sent).toHaveLength(broke ? 2 : 1);
      expect(linesOf(sent[0]?.message.text ?? '')).toHaveLength(4);
      for (const of of four)
        expect((await world.store.notices(of)).map(({ confirmedAt }) => confirmedAt !== undefined)).toEqual([true]);
      expect(world.troubles).toEqual([]);
    },
  );

  test('before it is published loses nothing', async () => {
    let broke = false;
    const through = (ports: Ports): Ports => ({
      ...ports,
      publish: async (message) => {
        if (!broke) {
          broke = true;
          throw new Error('the power went');
        }
        await ports.publish(message);
      },
    });
    const world = createWorld({ startAt, policy: { observed: ['classification'] }, through });
    world.mornings(until);
    world.arrive(...four.map((of) => event('2026-03-02 09:00', admittedToServe('P1Y'), { of })));
    await world.until(local('2026-03-10 12:00'));
    expect(digests(world.sent)).toEqual([expect.stringMatching(/^03-08 07:0\d classification officer: 4$/)]);
  });

  test('that lasts is told of, keeps nobody else waiting, and the lines go out next morning under another id', async () => {
    const elsewhere = { facility: 'New Haven CC', unit: 'Block B' };
    const other = caseId('CT-2');
    const morning = local('2026-03-08 07:00');
    const through = (ports: Ports): Ports => ({
      ...ports,
      publish: async (message) => {
        if (message.recipient.facility !== elsewhere.facility && ports.now() < later(morning, days / 2))
          throw new Error('no topic');
        await ports.publish(message);
      },
    });
    const world = createWorld({ startAt, policy: { observed: ['classification'] }, through });
    world.mornings(until);
    world.arrive(
      sentenced,
      event('2026-03-02 09:00', { ...admittedToServe('P1Y'), place: elsewhere } as never, { of: other }),
    );
    await world.until(local('2026-03-09 12:00'));
    expect(digests(world.sent)).toEqual([
      '03-08 07:00 classification officer: 1',
      '03-09 07:00 classification officer: 1',
    ]);
    expect(world.troubles.map(({ what }) => what)).toEqual([expect.stringContaining('digest')]);
  });

  const broken = caseId('CT-0');
  /** A world in which one case cannot be read from an instant on, and the others can. */
  const unreadableFrom = (at: string, fault: Error): World => {
    const through = (ports: Ports): Ports => ({
      ...ports,
      store: {
        ...ports.store,
        history: async (of) => {
          if (of === broken && ports.now() >= local(at)) throw fault;
          return ports.store.history(of);
        },
      },
    });
    const world = createWorld({ startAt, policy: { observed: ['classification'] }, through });
    world.mornings(until);
    world.arrive(...[broken, ...four].map((of) => event('2026-03-02 09:00', admittedToServe('P1Y'), { of })));
    return world;
  };

  test('over one case that cannot be read leaves the lines of all others', async () => {
    const world = unreadableFrom('2026-03-08 07:00', new RangeError('no holidays known'));
    await world.until(local('2026-03-08 12:00'));
    expect(digests(world.sent)).toEqual(['03-08 07:00 classification officer: 4']);
    expect(world.troubles.map(({ what }) => what)).toEqual([expect.stringContaining('RangeError')]);
  });

  test('over a case that does not open says what is due of the others once, and operations hear which it is', async () => {
    const fault = new DataKeyUnreadable(`The key of case ${broken} does not open.`);
    const world = unreadableFrom('2026-03-12 06:00', fault);
    await world.until(local('2026-03-12 06:30'));
    const before = world.sent.length;
    await world.until(local('2026-03-12 12:00'));
    expect(digests(world.sent.slice(before))).toEqual(['03-12 07:00 classification officer: 4']);
    expect(world.troubles.map(({ what }) => what)).toEqual([
      'the digest of classification officer (Hartford CC, Intake) says nothing of CT-0 (DataKeyUnreadable)',
    ]);
  });
});

test('what falls due within a day, or is overdue, does not wait for the morning', async () => {
  const policy = { observed: ['classification'], set: { 'classification.remind': 'PT25H,PT24H' } };
  const world = createWorld({ startAt, policy });
  world.arrive(sentenced);
  await world.until(local('2026-03-20 09:00'));
  expect(told(world.sent)).toEqual([
    '03-11 23:59 classification officer: Reminder',
    '03-13 00:00 unit supervisor: OVERDUE',
    '03-14 00:00 facility head: OVERDUE',
    '03-16 00:00 central office: OVERDUE',
  ]);
  expect((await world.store.notices(someone))[0]).toMatchObject({ rung: 'reminder-1', channel: 'digest' });
});

describe.each([
  ['every office works always', everybodyAlways],
  ['one rests on holidays', { ...everybodyAlways, offices: [{ units: ['Block B'], restsOnHolidays: true }] }],
])('of a year whose holidays are not known, where %s', (_, offices) => {
  const ended = { ...connecticut, holidays: { ...connecticut.holidays, lastYear: 2026 } };
  const blockB = { facility: 'Hartford CC', unit: 'Block B' };
  const startAt = local('2026-12-22 09:00');

  test('everybody has their digest', async () => {
    const world = createWorld({ startAt, pack: ended, policy: { observed: ['classification'] }, offices });
    world.mornings(later(startAt, 30 * days));
    const there = {
      ...admitted,
      legalStatus: 'sentenced',
      place: blockB,
      sentence: { length: 'P1Y', split: 'none' },
    } as const;
    world.arrive(
      event('2026-12-22 09:00', admittedToServe('P1Y')),
      event('2026-12-22 09:00', there, { of: caseId('CT-B') }),
    );
    await world.until(local('2027-01-03 12:00'));
    const since = digestsOf(world.sent).filter(({ at }) => at >= local('2027-01-01 00:00'));
    expect(new Set(since.map(({ message }) => message.recipient.unit))).toEqual(new Set(['Intake', 'Block B']));
    expect(world.troubles).toEqual([]);
  });

  test('everybody is reminded', async () => {
    const policy = { observed: ['pretrial-assessment'] };
    const world = createWorld({ startAt, pack: ended, policy, offices, sweepEvery: 5 * minutes });
    world.arrive(event('2026-12-31 09:00', { ...admitted, place: blockB }));
    await world.until(local('2027-01-03 12:00'));
    expect(told(world.sent)).toContain('12-31 21:00 intake counselor: Reminder');
    expect(world.troubles).toEqual([]);
  });
});

test('a reminder of a date that moved overnight is not in the digest; the new date has its own', async () => {
  const world = createWorld({ startAt, policy: { observed: ['discharge-plan'] } });
  world.mornings(local('2026-08-01 09:00'));
  world.arrive(
    sentenced,
    event('2026-03-04 09:00', { type: 'releaseDatesSet', releaseOn: '2026-07-01' as LocalDate }),
    event('2026-04-17 06:30', { type: 'releaseDatesSet', releaseOn: '2026-08-03' as LocalDate }),
  );
  await world.until(local('2026-06-01 09:00'));
  expect(digests(world.sent)).toEqual(['05-20 07:00 counselor: 1']);
});

describe('what waits for a digest when the duty changes hands', () => {
  const north = { facility: 'Enfield CC', unit: 'North' };
  const policy = { observed: ['classification'] };

  test('goes to the unit that has the person by then, once, and not to the one that had', async () => {
    const world = createWorld({ startAt, policy });
    world.mornings(until);
    world.arrive(sentenced, event('2026-03-07 20:00', { type: 'transferred', place: north, purpose: 'other' }));
    await world.until(local('2026-03-10 12:00'));
    const digested = digestsOf(world.sent);
    expect(digested.map(({ at, message }) => `${inConnecticut(at)} ${message.recipient.facility}`)).toEqual([
      '03-08 07:00 Enfield CC',
    ]);
    expect(digested[0]?.message.text).toContain('Came to you from another unit or role.');
    expect((await world.store.notices(someone)).map(({ rung, withdrawn }) => `${rung} ${withdrawn === true}`)).toEqual([
      'reminder-1 true',
      'inherited-2 false',
    ]);
  });

  test('is told of as overdue in the new unit, and by those above with both units', async () => {
    const world = createWorld({ startAt, policy });
    world.mornings(until);
    world.arrive(sentenced, event('2026-03-17 10:00', { type: 'transferred', place: north, purpose: 'other' }));
    await world.until(local('2026-03-18 12:00'));
    // Due on 12 March; central office hears every morning since the 16th.
    const after = world.sent.filter(({ at }) => at >= local('2026-03-17 10:00'));
    expect(told(after)).toEqual([
      '03-17 10:00 classification officer: Now yours, OVERDUE',
      '03-18 07:00 central office: digest of 1 overdue',
      '03-18 07:00 classification officer: digest of 1 overdue',
      '03-18 07:00 unit supervisor: digest of 1 overdue',
    ]);
    for (const { message } of after)
      expect(message.text.replaceAll(/\s+/g, ' ')).toContain(
        'Unit: Enfield CC, North. It was due in Hartford CC, Intake.',
      );
  });

  test('goes to whoever stands in for an owner who went away since', async () => {
    const away = { role: 'classification officer', facility: 'Hartford CC', unit: 'Intake' };
    const deputy = { ...away, unit: 'Block B' };
    const days = { from: '2026-03-08' as LocalDate, until: '2026-03-20' as LocalDate };
    const offices = { offices: [], vacant: [], away: [{ ...away, ...days, deputy }] };
    const world = createWorld({ startAt, policy, offices });
    world.mornings(until);
    world.arrive(sentenced);
    await world.until(local('2026-03-12 12:00'));
    expect(new Set(digestsOf(world.sent).map(({ message }) => message.recipient.unit))).toEqual(new Set(['Block B']));
    const [first] = await world.store.notices(someone);
    expect(first).toMatchObject({ rung: 'reminder-1', recipient: away, withdrawn: true });
  });

  test('goes to whoever stands in though that broke off between claim and publication', async () => {
    const head = { role: 'facility head', facility: 'Hartford CC', unit: 'all' };
    const deputy = { ...head, role: 'deputy warden' };
    const days = { from: '2026-03-16' as LocalDate, until: '2026-03-20' as LocalDate };
    const week = { worksOn: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] } as const;
    let brokeOff = 0;
    const world = createWorld({
      startAt,
      policy,
      offices: { offices: [week], away: [{ ...head, ...days, deputy }], vacant: [] },
      through: (ports) => ({
        ...ports,
        publish: async (message) => {
          if (message.recipient.role === deputy.role && brokeOff === 0) {
            brokeOff += 1;
            throw new Error('nothing answers');
          }
          await ports.publish(message);
        },
      }),
    });
    world.mornings(until);
    world.arrive(sentenced);
    await world.until(local('2026-03-16 08:00'));
    expect(brokeOff).toBe(1);
    const climbed = (await world.store.notices(someone)).filter(({ rung }) => rung === 'rung-2');
    expect(
      climbed.map(({ recipient: { role }, confirmedAt, withdrawn }) => [role, confirmedAt !== undefined, withdrawn]),
    ).toEqual([
      ['facility head', true, true],
      ['deputy warden', true, undefined],
    ]);
    expect(told(world.sent)).toContain('03-16 07:00 deputy warden: OVERDUE');
  });

  test.each([
    ['nothing stands between', 'nobody', 0],
    ['whoever has it now is out of reach', 'classification officer', 1],
  ])('keeps nothing else from those that had it, and nobody hears twice: %s', async (_, role, unreached) => {
    const stays = caseId('CT-2');
    const moved = event('2026-03-12 02:00', { type: 'transferred', place: north, purpose: 'other' });
    const world = createWorld({
      startAt,
      policy: { ...policy, set: { 'classification.remind': 'PT30H' } },
      through: (ports) => ({
        ...ports,
        publish: async (message) => {
          const { recipient } = message;
          if (
            recipient.facility === north.facility &&
            recipient.role === role &&
            ports.now() < local('2026-03-12 20:00')
          )
            throw Object.assign(new Error('no such topic'), { name: 'NotFoundException' });
          await ports.publish(message);
        },
      }),
    });
    world.mornings(until);
    // Both are reminded of in the evening of the 11th, for the digest of the morning; one moves in the night.
    world.arrive(sentenced, event('2026-03-02 09:00', admittedToServe('P1Y'), { of: stays }), moved);
    await world.until(local('2026-03-12 18:00'));
    const here = digestsOf(world.sent).filter(({ message }) => message.recipient.facility === 'Hartford CC');
    expect(here.map(({ message }) => linesOf(message.text).map((line) => line.slice(0, 4)))).toEqual([['CT-2']]);
    expect(world.troubles.map(({ what }) => what).filter((what) => what.includes('hand on'))).toEqual(
      Array.from(
        { length: unreached },
        () =>
          'the digest of classification officer (Hartford CC, Intake) could not hand on what waited for it in CT-1001 (NotFoundException)',
      ),
    );
    const waiting = await world.store.digestFor('connecticut', { role: 'classification officer', ...intake }, 10);
    expect(waiting.map((row) => row.caseId)).toEqual(unreached === 0 ? [] : [someone]);
    await world.until(local('2026-03-13 12:00'));
    expect(await world.store.digestFor('connecticut', { role: 'classification officer', ...intake }, 10)).toEqual([]);
  });

  test('is no reminder to whoever stands in once it is overdue: they find it in their digest as that', async () => {
    const away = { role: 'classification officer', facility: 'Hartford CC', unit: 'Intake' };
    const deputy = { ...away, unit: 'Block B' };
    const days = { from: '2026-03-13' as LocalDate, until: '2026-03-20' as LocalDate };
    const offices = { offices: [], vacant: [], away: [{ ...away, ...days, deputy }] };
    const late = { ...policy, set: { 'classification.remind': 'PT25H' } };
    const world = createWorld({ startAt, policy: late, offices });
    world.arrive(sentenced);
    await world.until(local('2026-03-13 07:00'));
    world.runtime.start('digest', { input: { jurisdiction: 'connecticut' } });
    await world.until(local('2026-03-13 12:00'));
    expect(told(world.sent)).toEqual([
      '03-13 00:00 unit supervisor: OVERDUE',
      '03-13 07:00 unit supervisor: digest of 1 overdue',
      '03-13 07:00 classification officer: digest of 1 overdue',
    ]);
    expect(world.sent.at(-1)?.message.recipient).toEqual(deputy);
    expect((await world.store.notices(someone))[0]).toMatchObject({ rung: 'reminder-1', withdrawn: true });
  });

  test('carries what is no longer owed, and what was put off, to whom it concerns', async () => {
    const world = createWorld({ startAt, policy });
    world.mornings(until);
    world.arrive(
      sentenced,
      event('2026-03-08 09:00', {
        type: 'snoozed',
        deadline: 'classification/1/1',
        reason: 'papers come on Monday',
        until: local('2026-03-10 09:00'),
      }),
      event('2026-03-10 20:00', { type: 'released', kind: 'bond' }),
    );
    await world.until(local('2026-03-12 12:00'));
    expect(told(world.sent)).toEqual([
      '03-08 07:00 classification officer: digest of 1 this week',
      '03-09 07:00 unit supervisor: digest of 1 put off',
      '03-11 07:00 classification officer: digest of 1 no longer owed',
    ]);
  });
});
