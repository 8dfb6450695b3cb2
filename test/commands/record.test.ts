import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folder, throughcare } from './command-line.ts';

const { file, path } = folder();
const at = (name: string) => ['--folder', path(name)] as const;

it('admits, records, shows and lists a case through the real workflows', async () => {
  const cases = at('one');
  const admitted = await throughcare(
    'admit',
    'CT-1',
    '--at',
    '2026-11-21 10:00',
    '--facility',
    'Hartford',
    '--unit',
    'Intake',
    ...cases,
  );
  expect(admitted).toMatchObject({ code: 0, err: '' });
  expect(admitted.out).toContain('Recorded: case CT-1, admitted, as event 1');
  expect(admitted.out).toContain('Sent to facility head, Hartford: OVERDUE: case CT-1, due Sat 21 Nov 2026 14:00 EST');
  const done = await throughcare('record', 'CT-1', 'healthScreeningRecorded', '--at', '2026-11-21 13:59', ...cases);
  expect(done).toMatchObject({ code: 0, err: '' });
  const shown = await throughcare('show', 'CT-1', ...cases);
  expect(shown.out).toMatch(/✓ health-screening .*done Sat 21 Nov 2026 13:59 EST/);
  expect(shown.out).toMatch(/! pretrial-assessment .*2 h overdue/);
  const due = await throughcare('due', ...cases);
  expect(due.out).toContain('1 overdue');
  expect(due.out).toContain('Hartford, Intake: intake counselor');
  const json = JSON.parse((await throughcare('show', 'CT-1', '--json', ...cases)).out);
  expect(json).toMatchObject({ case: 'CT-1', phase: 'pretrial', zone: 'America/New_York' });
});

describe('a command that the history does not bear is refused and records nothing', () => {
  const refusals: readonly (readonly [words: readonly string[], says: RegExp])[] = [
    [
      ['record', 'CT-2', 'oapReviewed', '--at', '2026-11-20 10:00'],
      /no Offender Accountability Plan was adopted before it/,
    ],
    [['record', 'CT-9', 'escaped', '--at', '2026-11-20 10:00'], /nobody has been admitted under this case yet/],
    [['record', 'CT-2', 'escapd', '--at', '2026-11-20 10:00'], /"escapd" is not an event type. Did you mean escaped/],
    [['record', 'CT-2', 'released', '--at', '2026-11-20 10:00'], /released: kind/],
    [
      ['record', 'CT-2', 'released', '--at', '2026-02-30 10:00', '--with', '{"kind":"bond"}'],
      /"2026-02-30 10:00" does not exist/,
    ],
    [['record', 'CT-2', 'assessmentRecorded', '--at', '2026-11-23 10:00'], /after it is recorded/],
    [
      ['record', 'CT-2', 'contactMade', '--at', '2026-11-20 10:00'],
      /held in a facility, and this happens only to someone supervised in the community/,
    ],
    [['record', 'CT-2', 'assessmentRecorded'], /Say which case, what happened and when/],
    [['record', 'CT-2', 'released', '--at', '2026-11-20 10:00', '--with', 'bond'], /--with takes a JSON object/],
    [['admit', 'CT-2', '--at', '2026-11-20 10:00', '--facility', 'A', '--unit', 'B'], /has its admission already/],
    [['show', 'CT-9'], /No case "CT-9" is recorded here.*Known: CT-2/],
  ];
  it('in one sentence, with what was received, and exit code 2', async () => {
    const cases = at('two');
    await throughcare('admit', 'CT-2', '--at', '2026-11-19 10:00', '--facility', 'A', '--unit', 'B', ...cases);
    for (const [words, says] of refusals) {
      const printed = await throughcare(...words, ...cases);
      expect(printed, words.join(' ')).toMatchObject({ code: 2, out: '', err: expect.stringMatching(says) });
    }
    const shown = JSON.parse((await throughcare('show', 'CT-2', '--json', ...cases)).out);
    expect(shown.unsupported).toEqual([]);
  });
});

it('a programme that is misspelt is refused, and its duties follow once it is written as it is', async () => {
  const cases = at('programme');
  const place = ['--facility', 'Leeds', '--unit', 'A', '--sentence', 'P2Y'];
  const leeds = ['-j', 'england-and-wales', ...cases];
  await throughcare('admit', 'EW-9', '--at', '2026-11-01 10:00', ...place, ...leeds);
  const join = (programme: string) =>
    throughcare(
      ...['record', 'EW-9', 'programmeJoined', '--at', '2026-11-10 10:00'],
      ...['--with', JSON.stringify({ programme }), ...leeds],
    );
  expect(await join('connect')).toEqual({
    code: 2,
    out: '',
    err: 'Nothing was recorded: there is no programme "connect": `throughcare programmes` lists them.',
  });
  const due = async () => (await throughcare('due', '--within', 'P90D', ...cases)).out;
  expect(await due()).not.toContain('connect-sessions');
  expect(await join('CONNECT')).toMatchObject({ code: 0, err: '' });
  expect(await due()).toContain('connect-sessions');
});

it('imports every line it can, names the others, and keeps a premature review until its plan arrives', async () => {
  const cases = at('three');
  const lines = [
    {
      case: 'CT-3',
      type: 'admitted',
      at: '2026-01-05 10:00',
      jurisdiction: 'connecticut',
      legalStatus: 'sentenced',
      place: { facility: 'A', unit: 'B' },
      sentence: { length: 'P1Y' },
      id: 'a',
    },
    { case: 'CT-3', type: 'oapReviewed', at: '2026-06-05 10:00', id: 'b' },
    { case: 'CT-3', type: 'oapAdopted', at: '2026-02-30 10:00' },
    { case: 'CT-3', type: 'sentenced', at: '2026-02-03 10:00' },
    {
      case: 'CT-3',
      type: 'admitted',
      at: '2026-01-06 10:00',
      jurisdiction: 'connecticut',
      legalStatus: 'accused',
      place: { facility: 'A', unit: 'B' },
      id: 'a',
    },
    { case: 'CT-3', type: 'oapReviewed', at: '2026-06-05 10:00', id: 'b' },
  ];
  const name = file('events.ndjson', `\uFEFF${lines.map((line) => JSON.stringify(line)).join('\r\n')}\r\n{"case":\r\n`);
  const printed = await throughcare('record', '--file', name, ...cases);
  expect(printed.code).toBe(2);
  expect(printed.out).toContain('2 recorded, 1 recorded before, 4 rejected.');
  expect(printed.err.split('\n')).toEqual([
    expect.stringMatching(/^line 3: at: "2026-02-30 10:00" does not exist/),
    expect.stringMatching(/^line 4: sentenced: sentence is missing/),
    expect.stringMatching(/^line 5: event id "a" is taken by another event/),
    expect.stringMatching(/^line 7: this is not a JSON object/),
  ]);
  const early = JSON.parse((await throughcare('show', 'CT-3', '--json', ...cases)).out);
  expect(early.unsupported).toHaveLength(1);
  const plan = file('plan.ndjson', '{"case":"CT-3","type":"oapAdopted","at":"2026-02-03 10:00"}\n');
  await throughcare('record', '--file', plan, ...cases);
  const later = JSON.parse((await throughcare('show', 'CT-3', '--json', ...cases)).out);
  expect(later.unsupported).toEqual([]);
  expect(later.deadlines).toContainEqual(expect.objectContaining({ key: 'oap-review/1/1', state: 'met' }));
});

it('knows a line that was recorded before by what it says, and not by the name of its file', async () => {
  const cases = at('six');
  const admission =
    '{"case":"CT-6","type":"admitted","at":"2026-11-21 09:00","jurisdiction":"connecticut","legalStatus":"accused","place":{"facility":"A","unit":"B"}}';
  const facts = '{"case":"CT-6","type":"factsRecorded","at":"2026-11-21 10:00","facts":{"highRisk":true}}';
  const screened = '{"case":"CT-6","type":"healthScreeningRecorded","at":"2026-11-21 11:00"}';
  const told = async (name: string) => (await throughcare('record', '--file', name, ...cases)).out.split('\n')[0];
  const name = file('today.ndjson', [admission, facts, facts].join('\n'));
  expect(await told(name)).toBe('3 recorded, 0 recorded before, 0 rejected.');
  expect(await told(name.replace('today', './today'))).toBe('0 recorded, 3 recorded before, 0 rejected.');
  file('today.ndjson', [screened, facts].join('\n'));
  expect(await told(name)).toBe('1 recorded, 1 recorded before, 0 rejected.');
});

it('an event file that is empty or missing is refused', async () => {
  const cases = at('four');
  expect(await throughcare('record', '--file', file('none.ndjson', '\n'), ...cases)).toMatchObject({
    code: 2,
    err: expect.stringContaining('holds no events'),
  });
  for (const name of [path('nowhere.ndjson'), path('')])
    expect(await throughcare('record', '--file', name, ...cases)).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot be read'),
    });
});

it('a file whose name was misspelt begins no folder', async () => {
  await throughcare('record', '--file', path('nowhere.ndjson'), ...at('never'));
  expect(existsSync(path('never'))).toBe(false);
});

it('takes up in real time what an earlier process left, and ends when interrupted', async () => {
  const cases = at('five');
  const name = file(
    'admission.ndjson',
    '{"case":"CT-5","type":"admitted","at":"2026-11-22 09:00","jurisdiction":"connecticut","legalStatus":"accused","place":{"facility":"A","unit":"B"}}\n',
  );
  await throughcare('record', '--file', name, ...cases);
  expect(await throughcare('watch', ...cases)).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining('Watching 1 cases'),
  });
});

describe('a file of events', () => {
  const admission = {
    ...{ case: 'CT-8', type: 'admitted', at: '2026-11-22 08:00', jurisdiction: 'connecticut', legalStatus: 'accused' },
    place: { facility: 'Hartford', unit: 'Intake' },
  };
  const lines = (name: string, ...events: readonly object[]) =>
    file(name, events.map((one) => JSON.stringify(one)).join('\n'));

  it('records nothing that is still to come: what nobody did yet would silence a ladder', async () => {
    const done = { case: 'CT-8', type: 'assessmentRecorded' };
    const events = lines('ahead', admission, { ...done, at: '2072-11-22 09:00' }, { ...done, at: '2026-11-22 12:06' });
    const answer = await throughcare('record', '--file', events, ...at('ahead-of-time'));
    expect(answer).toMatchObject({ code: 2, out: expect.stringMatching(/^1 recorded, 0 recorded before, 2 rejected/) });
    expect(answer.err).toContain(
      'line 2: it would happen at Tue 22 Nov 2072 09:00 EST, which is still to come: check the date, or record it once it has happened',
    );
    const show = await throughcare('show', 'CT-8', ...at('ahead-of-time'));
    expect(show.out).toMatch(/pretrial-assessment +due Mon 23 Nov/);
  });

  it('allows for a clock that is minutes ahead', async () => {
    const events = lines('soon', admission, { case: 'CT-8', type: 'assessmentRecorded', at: '2026-11-22 12:05' });
    expect(await throughcare('record', '--file', events, ...at('soon-enough'))).toMatchObject({ code: 0 });
  });
});
