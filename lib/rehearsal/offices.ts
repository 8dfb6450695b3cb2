/** How the offices of a world work: half of the worlds are always at work, the others sleep, rest, go on leave and lack people. */
import { instantAt } from '../case/identity.ts';
import { type Absence, everybodyAlways, type Office, type Offices } from '../notices/offices.ts';
import { titles } from '../notices/recipient.ts';
import { dateOf } from '../timeline/calendar.ts';
import type { Chance } from './chance.ts';
import type { Life } from './life.ts';
import { policyOf } from './policies.ts';

const day = 86_400_000;

export const officesFor = (chance: Chance, lives: readonly Life[], from: number, until: number): Offices => {
  if (chance.happens(0.5)) return everybodyAlways;
  const office: Office = {
    worksOn: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
    restsOnHolidays: true,
    ...(chance.happens(0.7) ? { quiet: chance.oneOf([nights, evenings]) } : {}),
    ...(chance.happens(0.2) ? { language: 'fr-CA' } : {}),
  };
  return {
    offices: [office],
    away: lives.flatMap((life) => (chance.happens(0.5) ? absences(chance, life, from, until) : [])),
    vacant: chance.happens(0.3) ? [{ roles: [chance.oneOf([titles.unitSupervisor, titles.facilityHead])] }] : [],
  };
};

const nights = { from: '20:00', until: '06:00' };
const evenings = { from: '17:30', until: '23:00' };

/** Somebody of the person's first unit is away for a while, and the same role of another unit stands in. */
const absences = (chance: Chance, life: Life, from: number, until: number): readonly Absence[] => {
  const { duties, zone } = policyOf(life.jurisdiction);
  const roles = duties.flatMap(({ owner }) => (typeof owner === 'string' ? [owner] : []));
  const admission = life.events.find(({ body }) => body.type === 'admitted');
  if (admission?.body.type !== 'admitted' || roles.length === 0) return [];
  const { place } = admission.body;
  const role = chance.oneOf([...roles, titles.unitSupervisor]);
  const begins = from + Math.floor(chance.next() * (until - from));
  const ends = begins + chance.whole(1, 60) * day;
  return [
    {
      role,
      ...place,
      from: dateOf(instantAt(begins), zone),
      until: dateOf(instantAt(ends), zone),
      deputy: { role, facility: place.facility, unit: 'the unit next door' },
    },
  ];
};
