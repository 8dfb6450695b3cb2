/**
 * A runtime with older zone data is an hour wrong where a law changed the clocks. Each canary is a wall-clock fact that
 * newer data knows and older data does not; a zone whose canary fails is refused.
 */
import { Temporal } from 'temporal-polyfill';

interface Canary {
  readonly localTime: string;
  readonly offset: string;
  /** Why the offset is what it is, for people. */
  readonly because: string;
}

/** No canary means no recent change: any zone data serves. */
const canaries: Readonly<Record<string, readonly Canary[]>> = {
  'America/New_York': [
    {
      localTime: '2026-03-08T12:00',
      offset: '-04:00',
      because: 'summer time begins on the second Sunday of March since 2007',
    },
    {
      localTime: '2026-11-01T12:00',
      offset: '-05:00',
      because: 'summer time ends on the first Sunday of November since 2007',
    },
  ],
  'America/Vancouver': [
    { localTime: '2026-12-01T12:00', offset: '-07:00', because: 'British Columbia ended clock changes in 2026' },
  ],
  'America/Edmonton': [
    { localTime: '2026-12-01T12:00', offset: '-06:00', because: 'Alberta ended clock changes in 2026' },
  ],
  'America/Yellowknife': [
    {
      localTime: '2026-12-01T12:00',
      offset: '-06:00',
      because: 'the Northwest Territories ended clock changes in 2026',
    },
  ],
  'America/Regina': [{ localTime: '2026-07-01T12:00', offset: '-06:00', because: 'Saskatchewan changes no clocks' }],
  'Europe/London': [{ localTime: '2026-07-01T12:00', offset: '+01:00', because: 'British Summer Time' }],
};

/** Why a zone cannot be used on this runtime, or undefined when it can. */
export const problemWithZone = (zone: string): string | undefined => {
  if (!/^[A-Z][A-Za-z_]+(\/[A-Za-z_+\-0-9]+)+$/.test(zone) && zone !== 'UTC') {
    return `"${zone}" is not a time zone; write an IANA name such as America/New_York`;
  }
  try {
    Temporal.PlainDate.from('2026-01-01').toZonedDateTime(zone);
  } catch {
    return `"${zone}" is not a time zone this runtime knows; write an IANA name such as America/New_York`;
  }
  const failed = (canaries[zone] ?? []).find(
    ({ localTime, offset }) => Temporal.PlainDateTime.from(localTime).toZonedDateTime(zone).offset !== offset,
  );
  return failed === undefined
    ? undefined
    : `The time-zone data of this runtime is out of date for ${zone}: at ${failed.localTime} it should be ${failed.offset} (${failed.because}). Update the runtime before using this zone.`;
};
