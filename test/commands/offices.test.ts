import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Message } from '../../lib/casework/ports.ts';
import { folder, throughcareAt } from './command-line.ts';

const { file, path } = folder();
const at = (text: string) => Date.parse(`${text}:00-05:00`);

const facility = 'New Haven Correctional Center';
/** Three hours behind. */
const west = 'A camp out west';

/** A jurisdiction of its own, under Connecticut's policy, whose offices work as is said. */
const pilot = (name: string, offices: object): string =>
  file(
    `${name}.json`,
    JSON.stringify({
      ...JSON.parse(readFileSync('jurisdictions/connecticut.json', 'utf8')),
      jurisdiction: 'new-haven-pilot',
      facilities: [
        { name: facility, units: ['Intake', 'K pod'] },
        { name: west, zone: 'America/Los_Angeles', units: ['Intake'] },
      ],
      contacts: [{ name: 'All', address: { by: 'email', to: 'all@doc.example' } }],
      ...offices,
    }),
  );

/** Runs commands on the cases of one folder, each at a time of the machine's clock. */
const casesIn = (name: string) => (clock: string, command: string, words: readonly string[]) =>
  throughcareAt(at(clock), command, ...words, '--folder', path(name));

const admission = (number: string, time: string) => [
  number,
  ...['--at', time, '--facility', facility, '--unit', 'Intake', '--accused'],
];
/** Half an hour after the screening of who came at eight was due. */
const screeningLate = '2026-11-20T12:30';
const promise = ['--promise', '2026-11-20 15:00', '--level', 'unitSupervisor', '--reason', 'the nurse is ill'];

it('what a vacant post would hear, the level above hears, and operations are told of it', async () => {
  const own = pilot('vacant', { vacant: [{ roles: ['unit supervisor'] }] });
  const run = casesIn('vacant');
  await run('2026-11-20T09:00', 'admit', [...admission('NH-1', '2026-11-20 08:00'), '-j', own]);
  const acknowledged = await run(screeningLate, 'acknowledge', [
    'NH-1',
    'health-screening/1/1',
    ...promise,
    ...['-j', own],
  ]);
  expect(acknowledged.code).toBe(0);
  expect(acknowledged.out).toContain('Sent to facility head');
  expect(acknowledged.out).not.toContain('Sent to unit supervisor');
  expect(acknowledged.err).toContain(`Operations: Nobody is unit supervisor of ${facility}, Intake`);
});

it('what is recorded for a place that no contact hears for is told to the level above, and operations hear of the place', async () => {
  const address = { by: 'email', to: 'somebody@doc.example' };
  const contacts = [
    { name: 'The facility', address, facilities: [facility, west] },
    { name: 'Central office', address, roles: ['central office'] },
  ];
  const own = pilot('misspelt', { contacts });
  const admit = ['NH-3', '--at', '2026-11-20 08:00', '--facility', 'New Haven CC', '--unit', 'Intake', '--accused'];
  const admitted = await casesIn('misspelt')(screeningLate, 'admit', [...admit, '-j', own]);
  expect(admitted.out).toContain('Sent to central office');
  expect(admitted.out).not.toContain('Sent to facility head');
  expect(admitted.err).toContain('Operations: Nobody is unit supervisor of New Haven CC, Intake');
});

it('a file speaks for its own jurisdiction: the offices of others in the folder are always at work', async () => {
  const own = pilot('others', { vacant: [{ roles: ['unit supervisor'] }] });
  const run = casesIn('others');
  await run('2026-11-20T09:00', 'admit', admission('CT-1', '2026-11-20 08:00'));
  const recorded = await run(screeningLate, 'admit', [...admission('NH-1', '2026-11-20 12:00'), '-j', own]);
  expect(recorded).toMatchObject({ code: 0, err: '' });
  expect(recorded.out).toContain('Sent to unit supervisor');
});

it('an office hears in its own language, and whoever is away is stood in for', async () => {
  const post = { role: 'intake counselor', facility };
  const own = pilot('language', {
    offices: [{ language: 'fr-CA' }],
    away: [{ ...post, unit: 'Intake', from: '2026-11-20', until: '2026-11-21', deputy: { ...post, unit: 'K pod' } }],
  });
  const { out } = await casesIn('language')('2026-11-21T07:00', 'admit', [
    ...admission('NH-1', '2026-11-20 08:00'),
    ...['-j', own],
  ]);
  expect(out).toMatch(/Sent to intake counselor, New Haven Correctional Center, K pod: .*echeance/);
});

it('what waits for an office that rests goes in the next morning of its jurisdiction', async () => {
  const own = pilot('rests', { offices: [{ worksOn: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] }] });
  const run = casesIn('rests');
  const admitted = ['NH-1', ...admission('', '2026-11-10 08:00').slice(1, -1), '--sentence', 'P1Y', '-j', own];
  const { code, out } = await run('2026-11-21T13:00', 'admit', admitted);
  expect(code).toBe(0);
  expect(out).not.toContain('classification');
  const watched = await run('2026-11-23T09:00', 'watch', ['-j', own]);
  expect(watched).toMatchObject({ code: 0 });
  expect(watched.out).toContain('classification');
});

it('an office is quiet, and has its morning, by the clocks of its facility', async () => {
  const own = pilot('clocks', { offices: [{ quiet: { from: '20:00', until: '09:00' } }] });
  const run = casesIn('clocks');
  for (const [number, where] of [
    ['NH-1', facility],
    ['NH-2', west],
  ] as const) {
    const place = ['--facility', where, '--unit', 'Intake', '--sentence', 'P1Y'];
    await run('2026-11-10T12:00', 'admit', [number, '--at', '2026-11-10T08:00-05:00', ...place, '-j', own]);
  }
  const supervisorsHeardAt = async (clock: string) =>
    (await run(clock, 'watch', ['-j', own, '--json'])).out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Pick<Message, 'subject' | 'recipient'>)
      .filter(({ recipient }) => recipient.role === 'unit supervisor')
      .map(({ recipient, subject }) => `${recipient.facility}: ${subject}`);
  expect(await supervisorsHeardAt('2026-11-20T12:00')).toEqual([]);
  expect(await supervisorsHeardAt('2026-11-21T09:30')).toEqual([
    `${facility}: OVERDUE: case NH-1, due Fri 20 Nov 2026 23:59 EST`,
  ]);
  expect(await supervisorsHeardAt('2026-11-21T10:30')).toEqual([`${west}: Duties, Sat 21 Nov: 2 overdue`]);
});

it('bookings are replayed past the posts that the file calls vacant', async () => {
  const own = pilot('replayed', { vacant: [{ roles: ['unit supervisor'] }] });
  const bookings = file('bookings.csv', 'booking,jail_in,jail_out,screened_on\n1,2026-03-02 08:00,2026-03-20 08:00,\n');
  const readers = async (jurisdiction: string) => {
    const { code, out } = await throughcareAt(at('2026-11-20T09:00'), 'replay', bookings, '-j', jurisdiction, '--json');
    expect(code).toBe(0);
    return Object.keys(JSON.parse(out).delivery.byRole);
  };
  expect(await readers('connecticut')).toContain('unit supervisor');
  expect(await readers(own)).not.toContain('unit supervisor');
});
