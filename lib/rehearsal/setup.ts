/** One world to rehearse: whose lives, in what weather, in what house. Everything follows from a seed and a number. */
import type { CaseEvent, EventType } from '../case/events.ts';
import { type CaseId, caseId, instantAt, millisecondsOf } from '../case/identity.ts';
import type { Offices } from '../notices/offices.ts';
import type { Caseload } from '../simulation/caseload.ts';
import { shippedCaseload, shippedJurisdictions } from '../simulation/shipped-caseloads.ts';
import { type Chance, chanceFrom, mixed } from './chance.ts';
import { withMerging, withSealing } from './decisions.ts';
import { type Life, lifeFrom } from './life.ts';
import { officesFor } from './offices.ts';
import { policyOf } from './policies.ts';
import { type Storm, type Weather, weatherFor } from './weather.ts';

export interface Setup {
  readonly seed: number;
  /** `cloud`: the table has a stream, and ended executions are told of. `laptop`: whoever records follows, and a restart takes every case up. */
  readonly house: 'cloud' | 'laptop';
  readonly lives: readonly Life[];
  readonly weather: Weather;
  readonly offices: Offices;
  /** A compliance report that is made while it storms; in most worlds none is. */
  readonly report?: ReportDue;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly until: number;
}

/** When a jurisdiction's report is begun: epoch milliseconds. */
export interface ReportDue {
  readonly jurisdiction: string;
  readonly at: number;
}

const day = 86_400_000;
/** What follows from these crosses from one function, or one case, to another. */
const rare: ReadonlySet<EventType> = new Set([
  'programmeFactsRecorded',
  'erasureOrdered',
  'merged',
  'unmerged',
  'sealed',
  'unsealed',
]);

const caseloads: readonly Caseload[] = shippedJurisdictions.map(shippedCaseload);
export const setupOf = (seed: number, world: number): Setup => {
  const own = mixed(seed, 'world', world);
  const chance = chanceFrom(own);
  const begins = Date.UTC(2026, 0, 1) + chance.whole(0, 1460) * day;
  const until = begins + chance.whole(300, 1500) * day;
  const people = Array.from({ length: chance.whole(2, 5) }, (_, index) =>
    someLife(chanceFrom(mixed(own, 'life', index)), `C-${world}-${index + 1}`, begins, until),
  ).filter(({ events }) => events.length > 0);
  const merged = withMerging(chanceFrom(mixed(own, 'merging')), people, until);
  const lives = withSealing(chanceFrom(mixed(own, 'sealing')), merged, until);
  const from = Math.min(
    begins,
    ...lives.flatMap(({ events }) => events.map(({ recordedAt }) => millisecondsOf(recordedAt))),
  );
  const momentsOf = (isMeant: (event: CaseEvent) => boolean): readonly number[] =>
    lives
      .flatMap(({ events }) => events.filter(isMeant).map(({ recordedAt }) => millisecondsOf(recordedAt)))
      .toSorted((one, other) => one - other);
  const moments = {
    all: momentsOf(() => true),
    rare: momentsOf(({ body }) => rare.has(body.type)),
  };
  const house = chance.happens(0.6) ? 'cloud' : 'laptop';
  const weather = weatherFor(chanceFrom(mixed(own, 'weather')), from, until, moments);
  const report = house === 'cloud' ? reportIn(chanceFrom(mixed(own, 'report')), weather, lives, from) : undefined;
  return {
    seed: own,
    house,
    lives,
    weather,
    offices: officesFor(chanceFrom(mixed(own, 'offices')), lives, from, until),
    ...(report === undefined ? {} : { report }),
    from,
    until,
  };
};

/** Only the cloud makes reports by itself. Half of them are begun while something does not answer, where anything ever does not. */
const reportIn = (
  chance: Chance,
  { storms }: Weather,
  lives: readonly Life[],
  begins: number,
): ReportDue | undefined => {
  if (!chance.happens(0.15) || lives.length === 0) return undefined;
  const outages = storms.flatMap(({ outage }) => (outage === undefined ? [] : [outage]));
  const spells: readonly Pick<Storm, 'from' | 'to'>[] = outages.length > 0 && chance.happens(0.5) ? outages : storms;
  const { from, to } = chance.oneOf(spells);
  const at = Math.max(begins, from + Math.floor(chance.next() * (to - from)));
  return { jurisdiction: chance.oneOf(lives).jurisdiction, at };
};

/** The eve of a night when clocks change, the end of a month, Christmas Eve: in the year that a world begins in, or the next. */
const awkwardDay = (chance: Chance, begins: number): number => {
  const year = new Date(begins).getUTCFullYear() + chance.whole(0, 1);
  const sunday = (month: number, from: number): number => {
    const first = new Date(Date.UTC(year, month, from));
    return first.getTime() + ((7 - first.getUTCDay()) % 7) * day;
  };
  return chance.oneOf([
    sunday(2, 8) - day,
    sunday(10, 1) - day,
    sunday(2, 25) - day,
    sunday(9, 25) - day,
    Date.UTC(year, chance.whole(0, 11) + 1, 0),
    Date.UTC(year, 7, 31),
    Date.UTC(year, 11, 24),
  ]);
};

const someLife = (chance: Chance, number: string, begins: number, until: number): Life => {
  const { jurisdiction, people } = chance.oneOf(caseloads);
  const person = chance.oneOf(people);
  const aligned = chance.happens(0.4) ? chance.oneOf(person.events) : person.events[0];
  const at = millisecondsOf(aligned?.happenedAt ?? instantAt(begins));
  const target =
    aligned === person.events[0] && chance.happens(0.5)
      ? begins + chance.whole(0, 60) * day
      : awkwardDay(chance, begins);
  const shift = Math.round((target - at) / day);
  return lifeFrom({ number, person, policy: policyOf(jurisdiction), chance, until, shift });
};

/** How long the people of a world were in somebody's care, in years: from admission until they left it, or the world ended. */
export const caseYears = (
  { lives, until }: Pick<Setup, 'lives' | 'until'>,
  closedAt: ReadonlyMap<CaseId, number>,
): number =>
  lives.reduce((sum, { caseId: of, events }) => {
    const admitted = events.find(({ body }) => body.type === 'admitted')?.happenedAt;
    return admitted === undefined
      ? sum
      : sum + Math.max(0, (closedAt.get(caseId(of)) ?? until) - millisecondsOf(admitted)) / (365.25 * day);
  }, 0);
