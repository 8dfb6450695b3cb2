/** How the offices of a jurisdiction work, as its file says it. */
import * as z from 'zod';
import { localDate } from '../case/vocabulary.ts';
import { type Offices, weekdays } from '../notices/offices.ts';
import { titles } from '../notices/recipient.ts';
import { languages } from '../timeline/language.ts';

const name = z.string().min(1);
const some = z.array(name).min(1, 'at least one, or leave it out for all').readonly();
const whom = z.strictObject({ roles: some.optional(), facilities: some.optional(), units: some.optional() });
const post = z.strictObject({ role: name, facility: name, unit: name });
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a local time such as 20:00');

/** What an entry leaves out, a later one that concerns the same office may say. */
const office = whom.extend({
  language: z.enum(languages, `choose one of ${languages.join(', ')}`).optional(),
  worksOn: z
    .array(z.enum(weekdays, `choose from ${weekdays.join(', ')}`))
    .min(1, 'at least one day: an office that never works hears nothing')
    .readonly()
    .optional(),
  restsOnHolidays: z.boolean().optional(),
  quiet: z
    .strictObject({ from: time, until: time })
    .refine(({ from, until }) => from !== until, 'hours that end: from and until differ')
    .optional(),
});

const absence = post
  .extend({ from: localDate, until: localDate, deputy: post })
  .refine(({ from, until }) => from <= until, { path: ['until'], error: 'a day on or after the first' })
  .refine(
    ({ role, facility, unit, deputy }) => deputy.role !== role || deputy.facility !== facility || deputy.unit !== unit,
    { path: ['deputy'], error: 'somebody other than who is away' },
  );

const vacancy = whom.refine(({ roles }) => roles !== undefined && !roles.includes(titles.centralOffice), {
  path: ['roles'],
  error: `the posts that nobody holds; never ${titles.centralOffice}, where every ladder ends`,
});

/** The parts of a jurisdiction file that say how its offices work; each may be left out. */
export const officeSettings = {
  /** Hours and languages. */
  offices: z.array(office).readonly().optional(),
  /** Who stands in for whom, between two days, both included. */
  away: z.array(absence).readonly().optional(),
  /** Posts that nobody holds: what they would hear, the level above hears. */
  vacant: z.array(vacancy).readonly().optional(),
};

/** Whose notices reach somebody: each entry is what one contact hears for. */
export const heardSettings = z.array(whom).readonly();

/** The same, with nothing left out: without entries every office works always, and every post is held and heard for. */
export const officesIn = ({ offices = [], away = [], vacant = [], heard }: OfficeSettings): Offices => ({
  offices,
  away,
  vacant,
  ...(heard === undefined ? {} : { heard }),
});

type OfficeSettings = { readonly [Part in keyof Offices]?: Offices[Part] | undefined };
