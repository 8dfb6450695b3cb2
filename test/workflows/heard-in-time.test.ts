/** Whoever can still do something about a duty hears of it the next morning, however they came by it and whenever it became known. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent, EventBody } from '../../lib/case/events.ts';
import type { LocalDate } from '../../lib/case/identity.ts';
import { everybodyAlways, type Offices } from '../../lib/notices/offices.ts';
import { admitted, admittedToServe, createWorld, days, event, intake, later, local, told } from './world.ts';

const startAt = local('2026-03-02 09:00');
const policy = { observed: ['classification'] };
/** Classification is due on Thursday 12 March at the end of the day. */
const sentenced = event('2026-03-02 09:00', admittedToServe('P1Y'));
const key = 'classification/1/1';
const officer = { role: 'classification officer', ...intake };
const elsewhere = { facility: intake.facility, unit: 'Block B' };
const day = (date: string) => date as LocalDate;
const corrected = (at: string, supersedes: string): CaseEvent =>
  event(at, { type: 'corrected', supersedes, reason: 'another case' } as EventBody);

interface Lived {
  readonly from: string;
  readonly until: string;
  readonly offices?: Partial<Offices>;
  readonly set?: Readonly<Record<string, string>>;
  readonly observed?: readonly string[];
}

/** What was sent between two local times, a line each. */
const sentIn = async (events: readonly CaseEvent[], { from, until, offices, set, observed }: Lived) => {
  const world = createWorld({
    startAt,
    policy: { observed: observed ?? policy.observed, ...(set === undefined ? {} : { set }) },
    offices: { ...everybodyAlways, ...offices },
  });
  world.mornings(later(startAt, 200 * days));
  world.arrive(...events);
  await world.until(local(until));
  return world.sent.filter(({ at }) => at >= local(from));
};
const toldIn = async (events: readonly CaseEvent[], lived: Lived) => told(await sentIn(events, lived));

describe('what turns out to be overdue is in the next digest of whoever has to do it, and of their supervisor', () => {
  test('when what was done is taken back', async () => {
    const wrong = event('2026-03-06 10:00', { type: 'classificationRecorded' }, { id: 'wrong' });
    const lines = await toldIn([sentenced, wrong, corrected('2026-03-17 10:00', 'wrong')], {
      from: '2026-03-17 09:00',
      until: '2026-03-19 12:00',
    });
    expect(lines).toEqual([
      '03-17 10:00 central office: OVERDUE',
      '03-18 07:00 central office: digest of 1 overdue',
      '03-18 07:00 classification officer: digest of 1 overdue',
      '03-18 07:00 unit supervisor: digest of 1 overdue',
      '03-19 07:00 central office: digest of 1 overdue',
    ]);
  });

  test('when the admission is recorded late', async () => {
    const late = { ...sentenced, recordedAt: local('2026-03-17 10:00') };
    const lines = await toldIn([late], { from: '2026-03-17 09:00', until: '2026-03-18 12:00' });
    expect(lines).toContain('03-18 07:00 classification officer: digest of 1 overdue');
    expect(lines).toContain('03-18 07:00 unit supervisor: digest of 1 overdue');
  });
});

describe('what was withdrawn from a digest was told to nobody, and goes when it is so after all', () => {
  const quiet = { offices: [{ quiet: { from: '18:00', until: '07:00' } }] };

  test('the miss of somebody who was recorded as released, and then was', async () => {
    const bond = { type: 'released', kind: 'bond' } as EventBody;
    const lines = await toldIn(
      [
        sentenced,
        event('2026-03-13 20:00', bond, { id: 'wrong' }),
        corrected('2026-03-13 22:00', 'wrong'),
        event('2026-03-14 15:00', bond, { id: 'right' }),
      ],
      { from: '2026-03-14 12:00', until: '2026-03-15 12:00', offices: quiet },
    );
    expect(lines).toEqual(['03-14 15:00 unit supervisor: MISSED']);
  });

  test('the first rung of what was recorded as done', async () => {
    const lines = await toldIn(
      [
        sentenced,
        event('2026-03-13 05:00', { type: 'classificationRecorded' }, { id: 'wrong' }),
        corrected('2026-03-13 10:00', 'wrong'),
      ],
      { from: '2026-03-13 08:00', until: '2026-03-13 12:00', offices: quiet },
    );
    expect(lines).toEqual(['03-13 10:00 unit supervisor: OVERDUE']);
  });

  test('the reminder of what was recorded as done', async () => {
    const lines = await toldIn(
      [
        sentenced,
        event('2026-03-07 20:00', { type: 'classificationRecorded' }, { id: 'wrong' }),
        corrected('2026-03-08 10:00', 'wrong'),
      ],
      { from: '2026-03-08 06:00', until: '2026-03-09 12:00' },
    );
    expect(lines).toEqual(['03-09 07:00 classification officer: digest of 1 this week']);
  });
});

describe('on the first morning', () => {
  const away = { from: day('2026-03-04'), until: day('2026-03-11'), deputy: { ...officer, ...elsewhere } };

  test('somebody who is back hears what fell due while they were away', async () => {
    const lines = await toldIn([sentenced], {
      from: '2026-03-12 00:00',
      until: '2026-03-13 12:00',
      set: { 'classification.within': 'P7D' },
      offices: { away: [{ ...officer, ...away }] },
    });
    expect(lines.filter((line) => line.includes(officer.role))).toEqual([
      '03-12 07:00 classification officer: digest of 1 overdue',
    ]);
  });

  test('somebody who is back hears what is due within the week', async () => {
    const lines = await toldIn([sentenced], {
      from: '2026-03-10 00:00',
      until: '2026-03-10 12:00',
      set: { 'classification.remind': 'P6D' },
      offices: { away: [{ ...officer, ...away, until: day('2026-03-09') }] },
    });
    expect(lines).toEqual(['03-10 07:00 classification officer: digest of 1 this week']);
  });

  test('the deputy of the head of a facility hears what has come as high as that, once', async () => {
    const head = { role: 'facility head', facility: intake.facility, unit: 'all' };
    const deputy = { ...head, role: 'deputy warden' };
    const lines = await toldIn([sentenced], {
      from: '2026-03-14 00:00',
      until: '2026-03-16 12:00',
      offices: { away: [{ ...head, from: day('2026-03-15'), until: day('2026-03-20'), deputy }] },
    });
    expect(lines.filter((line) => /head|warden/.test(line))).toEqual([
      '03-14 00:00 facility head: OVERDUE',
      '03-15 07:00 deputy warden: digest of 1 overdue',
    ]);
  });

  test('the deputy of a head hears nothing of what only the supervisor was told of', async () => {
    const head = { role: 'facility head', facility: intake.facility, unit: 'all' };
    const lines = await toldIn([sentenced], {
      from: '2026-03-13 00:00',
      until: '2026-03-13 12:00',
      offices: {
        away: [
          { ...head, from: day('2026-03-13'), until: day('2026-03-20'), deputy: { ...head, role: 'deputy warden' } },
        ],
      },
    });
    expect(lines.filter((line) => line.includes('warden'))).toEqual([]);
  });
});

test('the supervisor hears in the morning what is due that day of a post that nobody holds', async () => {
  const lines = await toldIn([sentenced], {
    from: '2026-03-12 00:00',
    until: '2026-03-12 12:00',
    set: { 'classification.remind': 'P6D' },
    offices: { vacant: [{ roles: [officer.role] }] },
  });
  expect(lines).toEqual(['03-12 07:00 unit supervisor: digest of 1 due now']);
});

describe('what was put off', () => {
  const snoozed = (at: string, until: string): CaseEvent =>
    event(at, {
      type: 'snoozed',
      deadline: key,
      reason: 'housing answers on Tuesday',
      until: local(until),
    } as EventBody);

  test('until before the digest is not told as put off any more', async () => {
    const lines = await toldIn([sentenced, snoozed('2026-03-07 10:00', '2026-03-08 06:00')], {
      from: '2026-03-08 05:00',
      until: '2026-03-08 12:00',
    });
    expect(lines).toEqual(['03-08 07:00 classification officer: digest of 1 this week']);
  });

  test('while a reminder waited for the digest is told to the supervisor, and the owner is left alone until then', async () => {
    const lines = await toldIn([sentenced, snoozed('2026-03-07 20:00', '2026-03-10 09:00')], {
      from: '2026-03-08 05:00',
      until: '2026-03-11 12:00',
    });
    expect(lines).toEqual([
      '03-08 07:00 unit supervisor: digest of 1 put off',
      '03-11 07:00 classification officer: digest of 1 this week',
    ]);
  });
});

describe('whoever a duty passes to with what becomes known, and not with a move', () => {
  const plan = ['discharge-plan'];
  const dated = event('2026-03-03 09:00', { type: 'releaseDatesSet', releaseOn: '2026-08-31' } as EventBody);
  const granted = (at: string): CaseEvent =>
    event(at, { type: 'releaseGranted', kind: 'parole', releaseOn: '2026-08-31' } as EventBody);
  const serving = event('2026-03-02 09:00', admittedToServe('P18M'));

  test.each([
    ['hears at once that it is overdue', '2026-07-21 10:00', '07-21 10:00 parole officer: Now yours, OVERDUE'],
    [
      'hears what is still to be done in the next digest',
      '2026-07-08 10:00',
      '07-09 07:00 parole officer: digest of 1 later',
    ],
  ])('%s', async (_, at, says) => {
    const lines = await toldIn([serving, dated, granted(at)], {
      from: at,
      until: '2026-07-21 11:00',
      observed: plan,
    });
    expect(lines.find((line) => line.includes('parole officer'))).toBe(says);
  });
});

describe('a message at once', () => {
  const promised = (at: string, promisedFor: string): CaseEvent =>
    event(at, {
      type: 'acknowledged',
      deadline: key,
      reason: 'ill',
      promisedFor: local(promisedFor),
      level: 'unitSupervisor',
    } as EventBody);
  const words = (text = ''): string => text.replaceAll(/\s+/g, ' ');

  test('tells whoever has it now what was promised, and whoever hears of a broken promise for when it was', async () => {
    const moved = event('2026-03-13 15:00', { type: 'transferred', place: elsewhere, purpose: 'other' } as EventBody);
    const sent = await sentIn([sentenced, promised('2026-03-13 10:00', '2026-03-15 12:00'), moved], {
      from: '2026-03-13 14:00',
      until: '2026-03-15 13:00',
    });
    const [inherited] = sent;
    const broken = sent.at(-1);
    expect(words(inherited?.message.text)).toContain('Promised for Sun 15 Mar 2026 12:00 EDT.');
    expect(broken?.message.subject).toContain('PROMISE NOT KEPT');
    expect(words(broken?.message.text)).toContain(
      'This is overdue. Promised for Sun 15 Mar 2026 12:00 EDT, and not done: promise not kept.',
    );
  });

  test('asks nobody to acknowledge what the ladder has carried above them', async () => {
    const supervisor = { role: 'unit supervisor', ...intake };
    const sent = await sentIn([event('2026-03-03 09:00', admittedToServe('P1Y'))], {
      from: '2026-03-13 12:00',
      until: '2026-03-16 09:00',
      offices: {
        offices: [{ worksOn: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'], quiet: { from: '18:00', until: '07:00' } }],
        away: [
          { ...supervisor, from: day('2026-03-16'), until: day('2026-03-20'), deputy: { ...supervisor, ...elsewhere } },
        ],
      },
    });
    const asked = ({ message }: (typeof sent)[number]): boolean => words(message.text).includes('acknowledge it');
    const overdue = sent.filter(({ message }) => message.subject.startsWith('OVERDUE'));
    expect(overdue.map(({ message }) => message.recipient.role)).toContain('unit supervisor');
    expect(overdue.filter(asked).map(({ message }) => message.recipient.role)).not.toContain('unit supervisor');
  });
});

test('a mandate that ended says nothing of anybody who left', async () => {
  const sent = await sentIn(
    [
      event('2026-03-02 09:00', admitted),
      event('2026-03-02 10:00', {
        type: 'factsRecorded',
        facts: { educationMandatedUntil: '2026-03-20' },
      } as EventBody),
    ],
    { from: '2026-03-20 12:00', until: '2026-03-21 12:00', observed: ['education-enrolment'] },
  );
  const [missed] = sent;
  expect(missed?.message.text).toContain('The person left, or the duty ended, before this was done.');
});
