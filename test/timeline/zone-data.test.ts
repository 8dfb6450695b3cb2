import { describe, expect, test } from 'vitest';
import { problemWithZone } from '../../lib/timeline/zone-data.ts';

describe('zones and their canaries', () => {
  test.each(['America/New_York', 'America/Regina', 'Europe/London', 'UTC'])(
    '%s can be used on this runtime',
    (zone) => {
      expect(problemWithZone(zone)).toBeUndefined();
    },
  );

  test.each(['New York', 'EST', 'america/new_york', '', 'America/Hartford', 'Mars/Olympus_Mons'])(
    '"%s" is refused with a name that would do',
    (zone) => {
      expect(problemWithZone(zone)).toMatch(/is not a time zone.*America\/New_York/);
    },
  );

  test.each([
    ['America/Vancouver', '2026-12-01T12:00:00', -7],
    ['America/Edmonton', '2026-12-01T12:00:00', -6],
    ['America/Yellowknife', '2026-12-01T12:00:00', -6],
  ])('%s, which ended clock changes in 2026, is used only where the runtime knows it', (zone, at, hours) => {
    const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
      Date.parse(`${at}-0${-hours}:00`),
    );
    const known = name.find(({ type }) => type === 'timeZoneName')?.value === `GMT-0${-hours}:00`;
    const problem = problemWithZone(zone);
    if (known) expect(problem).toBeUndefined();
    else expect(problem).toMatch(new RegExp(`out of date for ${zone}: .*-0${-hours}:00.*Update the runtime`));
  });
});
