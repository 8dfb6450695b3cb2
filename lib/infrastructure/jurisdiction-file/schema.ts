/** What an administrator writes down about a jurisdiction. Everything a stack is built from is here or a production default. */
import * as z from 'zod';
import { officeSettings } from '../../aws/office-settings.ts';
import { holidayYears } from '../../aws/policy-settings.ts';
import { problemWithZone } from '../../timeline/zone-data.ts';
import { access } from './access.ts';
import { contact, mostSubscriptions, operationsContact } from './contact.ts';
import { countries, problemWithRegion } from './residency.ts';

const name = z.string().min(1, 'a name').max(80, 'at most 80 characters');

const zone = z.string().superRefine((text, context) => {
  const problem = problemWithZone(text);
  if (problem !== undefined) context.addIssue(problem);
});

/** The periods that CloudWatch Logs knows. */
const logDays = z.literal([30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], {
  error: 'days that CloudWatch Logs knows: 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2557 or 3653',
});

const facility = z.strictObject({
  name,
  /** Where its clocks stand in another zone than the jurisdiction's. */
  zone: zone.optional(),
  units: z.array(name).min(1, 'at least one unit: notices go to units').readonly(),
});
export type Facility = z.infer<typeof facility>;

const unique = (what: string) => (names: readonly { readonly name: string }[]) =>
  new Set(names.map((one) => one.name)).size === names.length ? undefined : `each ${what} once: two have one name`;

const named = <Item extends z.ZodType<{ readonly name: string }>>(item: Item, what: string) =>
  z.array(item).superRefine((items, context) => {
    const problem = unique(what)(items);
    if (problem !== undefined) context.addIssue(problem);
  });

export const jurisdictionFile = z.strictObject({
  /** What cases are recorded under, and what the stack is named after. */
  jurisdiction: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens, such as england-and-wales')
    .max(40, 'at most 40 characters: names of state machines are built from it'),
  title: name,
  /** The policy that applies; several jurisdictions may share one. */
  policyPack: z.string(),
  zone,
  residency: z
    .strictObject({ country: z.enum(countries, `choose one of ${countries.join(', ')}`), region: z.string() })
    .superRefine(({ country, region }, context) => {
      const problem = problemWithRegion(country, region);
      if (problem !== undefined) context.addIssue({ code: 'custom', path: ['region'], message: problem });
    }),
  retention: z.strictObject({
    logDays,
    backupDays: z.int('whole days').min(35, 'at least 35 days, which point-in-time recovery covers').max(36_500),
  }),
  /** Figures that differ from the pack's, by full name. */
  parameters: z.record(z.string(), z.string('write the figure in quotes, such as "P6M"')),
  /** The only duties that are recorded here; all when absent. */
  observed: z.array(z.string()).min(1).optional(),
  holidays: holidayYears.optional(),
  facilities: named(facility, 'facility').min(1, 'at least one facility').readonly(),
  contacts: named(contact, 'contact')
    .min(1, 'at least one contact: a notice that nobody hears is no notice')
    .max(
      mostSubscriptions,
      `at most ${mostSubscriptions}: one topic takes no more filters. Gather units into shared mailboxes, or subscribe one queue and spread from there`,
    )
    .readonly(),
  /** Who runs the system: alarms and dead letters. */
  operations: named(operationsContact, 'contact').min(1, 'at least one: an alarm has to reach a person').readonly(),
  /** Who is let in over HTTP; a pool of users of its own, and no machine, when absent. */
  access: access.optional(),
  ...officeSettings,
  sweepEveryMinutes: z.int('whole minutes').min(1, 'at least 1').max(30, 'at most 30: it is the second net').optional(),
});
export type JurisdictionFile = z.infer<typeof jurisdictionFile>;
