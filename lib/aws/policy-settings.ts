/** What a deployed function needs to know of its jurisdiction: which pack, and what this place decided otherwise. */
import * as z from 'zod';
import type { LocalDate } from '../case/identity.ts';
import { localDate } from '../case/vocabulary.ts';
import { packOf } from '../jurisdictions/index.ts';
import type { HolidayCalendar } from '../timeline/holidays.ts';
import { type Policy, policyFrom } from '../timeline/policy.ts';
import { problemWithZone } from '../timeline/zone-data.ts';
import { accessSettings } from './access-settings.ts';
import { heardSettings, officeSettings } from './office-settings.ts';

const keyed = (by: string) => ({
  error: ({ code }: { readonly code: string }) => (code === 'invalid_key' ? `write ${by}` : undefined),
});

/** Days on which offices rest, year by year; a year that is given stands in place of the pack's own. */
export const holidayYears = z.strictObject({
  /** The statute or official list that the days were taken from. */
  source: z.string().min(1),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.record(localDate, z.string().min(1), keyed('days such as 2027-12-27 that exist in the calendar')),
    keyed('years such as 2027'),
  ),
});
export type HolidayYears = z.infer<typeof holidayYears>;

export const policySettings = z.object({
  jurisdiction: z.string(),
  policyPack: z.string(),
  zone: z.string(),
  /** Facilities whose clocks stand in another zone. */
  facilityZones: z.record(z.string(), z.string()).optional(),
  parameters: z.record(z.string(), z.string()),
  observed: z.array(z.string()).optional(),
  holidays: holidayYears.optional(),
  access: accessSettings.optional(),
  ...officeSettings,
  heard: heardSettings.optional(),
  /** Whether somebody hears by text message. */
  sms: z.boolean().optional(),
});
export type PolicySettings = z.infer<typeof policySettings>;

export class OutdatedZoneData extends Error {
  override readonly name = 'OutdatedZoneData';
}

/**
 * The policy in force. Throws UnknownJurisdiction, UnknownParameter or InvalidParameter as the pack does, and
 * OutdatedZoneData when this runtime would be an hour wrong in the zone.
 */
export const policyFor = (settings: PolicySettings): Policy => {
  for (const zone of [settings.zone, ...Object.values(settings.facilityZones ?? {})]) {
    const problem = problemWithZone(zone);
    if (problem !== undefined) throw new OutdatedZoneData(problem);
  }
  const pack = packOf(settings.policyPack);
  const policy = policyFrom(pack, {
    set: settings.parameters,
    zone: settings.zone,
    ...(settings.facilityZones === undefined ? {} : { facilityZones: settings.facilityZones }),
    ...(settings.observed === undefined ? {} : { observed: settings.observed }),
  });
  return {
    ...policy,
    jurisdiction: settings.jurisdiction,
    holidays: settings.holidays === undefined ? pack.holidays : amended(pack.holidays, settings.holidays),
  };
};

/** The pack's calendar with the given years in place of its own; the years known stay without a gap. */
export const amended = (calendar: HolidayCalendar, { source, years }: HolidayYears): HolidayCalendar => {
  const given = new Map(
    Object.entries(years).map(([year, days]) => [Number(year), new Map(Object.entries(days) as [LocalDate, string][])]),
  );
  return {
    source: `${calendar.source}; ${[...given.keys()].toSorted().join(', ')} from ${source}`,
    firstYear: reachOf(calendar.firstYear, given, -1),
    lastYear: reachOf(calendar.lastYear, given, 1),
    inYear: (year) => given.get(year) ?? calendar.inYear(year),
  };
};

const reachOf = (edge: number, given: ReadonlyMap<number, unknown>, step: 1 | -1): number =>
  given.has(edge + step) ? reachOf(edge + step, given, step) : edge;
