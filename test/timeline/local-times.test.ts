import { describe, expect, test } from 'vitest';
import { type Instant, instant, type LocalDate } from '../../lib/case/identity.ts';
import { dayInWords, inWords, readLocalTime } from '../../lib/timeline/local-time.ts';
import { zone } from './local.ts';

const read = (text: string, ambiguity?: 'earlier' | 'later') => readLocalTime(text, zone, ambiguity);

describe('local times without an offset', () => {
  test.each([
    ['2026-01-15 09:30', '2026-01-15T14:30:00.000Z'],
    ['2026-07-15 09:30', '2026-07-15T13:30:00.000Z'],
    ['2026-07-15T09:30:15', '2026-07-15T13:30:15.000Z'],
    ['2026-07-15 09:30:15.250', '2026-07-15T13:30:15.250Z'],
    ['2026-03-08 01:59:59', '2026-03-08T06:59:59.000Z'],
    ['2026-03-08 03:00', '2026-03-08T07:00:00.000Z'],
    ['2026-11-01 00:59:59', '2026-11-01T04:59:59.000Z'],
    ['2026-11-01 02:00', '2026-11-01T07:00:00.000Z'],
  ])('%s is %s', (text, at) => {
    expect(read(text)).toEqual({ read: true, at });
  });

  test.each(['2026-11-01 01:00', '2026-11-01 01:30', '2026-11-01 01:59:59'])(
    '%s happened twice: refused with both readings',
    (text) => {
      const refused = read(text);
      expect(refused.read).toBe(false);
      expect(refused).toMatchObject({
        because: expect.stringMatching(/happened twice.*America\/New_York.*-04:00 or .*-05:00/),
      });
    },
  );

  test.each(['2026-03-08 02:00', '2026-03-08 02:30', '2026-03-08 02:59:59'])(
    '%s was skipped: refused with both readings',
    (text) => {
      expect(read(text)).toMatchObject({
        read: false,
        because: expect.stringMatching(/was skipped.*01:\d\d:\d\d-05:00 or .*03:\d\d:\d\d-04:00/),
      });
    },
  );

  test('the importer may be told which to take', () => {
    expect(read('2026-11-01 01:30', 'earlier')).toEqual({ read: true, at: '2026-11-01T05:30:00.000Z' });
    expect(read('2026-11-01 01:30', 'later')).toEqual({ read: true, at: '2026-11-01T06:30:00.000Z' });
    expect(read('2026-03-08 02:30', 'earlier')).toEqual({ read: true, at: '2026-03-08T06:30:00.000Z' });
    expect(read('2026-03-08 02:30', 'later')).toEqual({ read: true, at: '2026-03-08T07:30:00.000Z' });
  });

  test.each(['2026-02-30 10:00', '2026-13-01 10:00', '2026-01-01 24:30', '2027-02-29 00:00'])(
    '%s does not exist',
    (text) => {
      expect(read(text)).toMatchObject({ read: false, because: expect.stringContaining(`"${text}" does not exist`) });
    },
  );

  test.each(['', '2026-01-15', '15/01/2026 09:30', '2026-01-15 9:30', 'noon'])(
    '"%s" is not a time, and the message says how to write one',
    (text) => {
      expect(read(text)).toMatchObject({
        read: false,
        because: expect.stringContaining('write it as YYYY-MM-DD HH:MM:SS'),
      });
    },
  );
});

describe('an instant in words', () => {
  test.each([
    ['2026-03-07T23:00:00.000Z', 'Sat 7 Mar 2026 18:00 EST'],
    ['2026-03-08T23:00:00.000Z', 'Sun 8 Mar 2026 19:00 EDT'],
    ['2026-11-01T05:30:00.000Z', 'Sun 1 Nov 2026 01:30 EDT'],
    ['2026-11-01T06:30:00.000Z', 'Sun 1 Nov 2026 01:30 EST'],
    ['2026-07-01T04:00:00.000Z', 'Wed 1 Jul 2026 00:00 EDT'],
  ])('%s is %s', (at, words) => {
    expect(inWords(at as Instant, zone)).toBe(words);
  });
});

test.each([
  ['2026-01-15T12:00:00.000Z', 'Europe/London', 'Thu 15 Jan 2026 12:00 GMT'],
  ['2026-07-15T12:00:00.000Z', 'Europe/London', 'Wed 15 Jul 2026 13:00 BST'],
  ['2026-07-15T12:00:00.000Z', 'America/Regina', 'Wed 15 Jul 2026 06:00 CST'],
  ['2026-07-15T12:00:00.000Z', 'America/New_York', 'Wed 15 Jul 2026 08:00 EDT'],
])('%s is told in %s by the name that people there give their time', (at, zone, words) => {
  expect(inWords(instant(at), zone)).toBe(words);
});

test.each([
  ['2026-06-02', 'mar. 2 juin 2026, 23 h 59 HAE', 'mar. 2 juin'],
  ['2026-06-01', 'lun. 1er juin 2026, 23 h 59 HAE', 'lun. 1er juin'],
  ['2026-06-11', 'jeu. 11 juin 2026, 23 h 59 HAE', 'jeu. 11 juin'],
])('%s in French, where the first of a month is counted in order', (day, words, short) => {
  expect(inWords(instant(`${day}T23:59:00-04:00`), 'America/Toronto', 'fr-CA')).toBe(words);
  expect(dayInWords(day as LocalDate, 'fr-CA')).toBe(short);
});
