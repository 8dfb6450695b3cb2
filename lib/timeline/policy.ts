/** A jurisdiction's policy: its duties, phases, calendar and parameters, as data that a case is judged by. */
import type { Case } from '../case/case.ts';
import type { Instant } from '../case/identity.ts';
import { localDate } from '../case/vocabulary.ts';
import type { ReferralRules } from '../eligibility/referral-rules.ts';
import type { HolidayCalendar } from './holidays.ts';
import type { Language } from './language.ts';
import { type Length, length } from './length.ts';
import type { DutyRule, Parameter } from './rule.ts';

/** One stretch of a case in one phase; without `to` it lasts. */
export interface PhaseSpan {
  readonly phase: string;
  readonly from: Instant;
  readonly to?: Instant;
}

/** What a pack's own words are in another language; what is not here stays as it is. */
export interface Translation {
  /** Titles of duties, by id. */
  readonly titles: Readonly<Record<string, string>>;
  /** Names of documents, by their English name. */
  readonly documents: Readonly<Record<string, string>>;
}

/** What a jurisdiction writes down. */
export interface PolicyPack {
  readonly jurisdiction: string;
  readonly title: string;
  /** The pack's own version; a case's figures can be reproduced from it, the events and the zone-data version. */
  readonly version: string;
  readonly zone: string;
  readonly holidays: HolidayCalendar;
  readonly duties: readonly DutyRule[];
  /** Parameters that belong to no single duty, by full name. */
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Every phase that a case of this jurisdiction may be in. */
  readonly phaseNames: readonly string[];
  /** Phases in order, the last one open; boundaries that time alone brings are included when they lie ahead. */
  readonly phases: (of: Case, policy: Policy) => readonly PhaseSpan[];
  /** What notices call duties and documents in languages other than English. */
  readonly inOtherLanguages?: Readonly<Partial<Record<Language, Translation>>>;
  /** How people are referred to programmes; absent where nobody decides referrals. */
  readonly referrals?: ReferralRules;
  /** Why nobody does, in words for whoever tries. */
  readonly withoutReferrals?: string;
}

/** A pack with the parameters that are in force. */
export interface Policy extends PolicyPack {
  readonly zone: string;
  /** By which clocks a facility counts days: its own where they stand in another zone, else the jurisdiction's. */
  readonly zoneOf: (facility: string) => string;
  /** Every zone that some facility's clocks stand in, the jurisdiction's first. */
  readonly zones: readonly string[];
  readonly value: (parameter: string) => string;
  /** Duties whose completion nobody records here; they are listed as not observed and send nothing. */
  readonly observes: (duty: string) => boolean;
}

export interface PolicyOptions {
  /** Parameter texts by full name, such as `oap-review.every`. */
  readonly set?: Readonly<Record<string, string>>;
  readonly zone?: string;
  /** Facilities whose clocks stand in another zone, by name. */
  readonly facilityZones?: Readonly<Record<string, string>>;
  /** The only duties that are observed; all when absent. */
  readonly observed?: readonly string[];
}

export class UnknownParameter extends Error {
  override readonly name = 'UnknownParameter';
}
export class InvalidParameter extends Error {
  override readonly name = 'InvalidParameter';
}

/** Every parameter of a pack by full name. */
export const parametersOf = (pack: PolicyPack): Readonly<Record<string, Parameter>> => ({
  ...pack.parameters,
  ...Object.fromEntries(
    pack.duties.flatMap((duty) =>
      Object.entries(duty.parameters).map(([name, parameter]) => [`${duty.id}.${name}`, parameter]),
    ),
  ),
});

/** The policy in force. Throws UnknownParameter or InvalidParameter, naming the parameter, the value and what would do. */
export const policyFrom = (
  pack: PolicyPack,
  { set = {}, zone = pack.zone, facilityZones = {}, observed }: PolicyOptions = {},
): Policy => {
  const known = parametersOf(pack);
  const values = new Map(Object.entries(known).map(([name, parameter]) => [name, parameter.value]));
  for (const [name, value] of Object.entries(set)) {
    const parameter = known[name];
    if (parameter === undefined) {
      throw new UnknownParameter(`There is no parameter "${name}". ${nearest(name, Object.keys(known))}`);
    }
    values.set(name, validated(name, parameter, value));
  }
  const only = observed === undefined ? undefined : new Set(observed);
  return {
    ...pack,
    zone,
    zoneOf: (facility) => (Object.hasOwn(facilityZones, facility) ? facilityZones[facility] : undefined) ?? zone,
    zones: [...new Set([zone, ...Object.values(facilityZones)])],
    value: (name) => {
      const value = values.get(name);
      if (value === undefined) throw new UnknownParameter(`There is no parameter "${name}".`);
      return value;
    },
    observes: (duty) => only === undefined || only.has(duty),
  };
};

const validated = (name: string, parameter: Parameter, value: string): string => {
  const problem = problemWith(parameter, value);
  if (problem !== undefined) {
    throw new InvalidParameter(
      `${name} cannot be "${value}": ${problem}. It is now "${parameter.value}": ${parameter.meaning}.`,
    );
  }
  return value;
};

const problemWith = (parameter: Parameter, value: string): string | undefined => {
  switch (parameter.kind) {
    case 'choice':
      return parameter.choices?.includes(value) ? undefined : `choose one of ${parameter.choices?.join(', ')}`;
    case 'number':
      return problemWithNumber(value, parameter.range);
    case 'length':
      return problemWithLength(value, length(parameter.value).counted);
    case 'period':
      return problemWithLength(value, 'calendar') ?? problemWithPeriod(length(value));
    case 'lengths':
      return problemWithLengths(value, 'elapsed') ?? problemWithOrder(value);
    case 'leads':
      return /^\d+%(,\d+%)*$/.test(value) ? undefined : problemWithLengths(value, undefined);
    case 'date':
      return localDate.safeParse(value).success ? undefined : 'write a date that exists, such as 2012-06-13';
    default:
      return parameter.kind satisfies never;
  }
};

const problemWithNumber = (
  value: string,
  [least, most]: readonly [number, number] = [0, Number.MAX_SAFE_INTEGER],
): string | undefined => {
  if (!/^\d+$/.test(value)) return 'write a whole number';
  return Number(value) >= least && Number(value) <= most ? undefined : `write a whole number from ${least} to ${most}`;
};

/** What repeats every no time at all would never end. */
const problemWithPeriod = (span: Length): string | undefined =>
  span.counted === 'calendar' && span.years + span.months + span.weeks + span.days > 0
    ? undefined
    : 'write calendar time longer than nothing, such as P7D or P6M';

const problemWithLengths = (value: string, counted: Length['counted'] | undefined): string | undefined =>
  value
    .split(',')
    .map((one) => problemWithLength(one, counted))
    .find((problem) => problem !== undefined);

const problemWithOrder = (value: string): string | undefined => {
  const hours = value.split(',').map((one) => length(one));
  const climbs = hours.every((span, index) => {
    const before = hours[index - 1];
    return (
      before === undefined ||
      (span.counted === 'elapsed' && before.counted === 'elapsed' && span.milliseconds > before.milliseconds)
    );
  });
  return climbs ? undefined : 'each has to be later than the one before, such as PT0H,PT24H,PT72H';
};

/** An hour clock stays an hour clock: 24 hours and one day are not the same thing. Calendar and working days may replace each other. */
const problemWithLength = (value: string, counted: Length['counted'] | undefined): string | undefined => {
  try {
    const given = length(value).counted;
    if (counted === undefined || (given === 'elapsed') === (counted === 'elapsed')) return undefined;
    return counted === 'elapsed'
      ? 'this is an hour clock; write hours, such as PT24H'
      : 'this is counted in days; write P10D, P6M or "5 working days"';
  } catch (error) {
    return error instanceof RangeError ? error.message : String(error);
  }
};

const nearest = (name: string, known: readonly string[]): string => {
  const [duty = ''] = name.split('.');
  const siblings = known.filter((one) => one.startsWith(`${duty}.`));
  return siblings.length > 0
    ? `${duty} has ${siblings.join(', ')}.`
    : 'The command `throughcare policy` lists the parameters of no single duty, `throughcare policy DUTY` those of one.';
};
