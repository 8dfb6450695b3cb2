/** What follows from the eligible programmes together. A key is there only where its rule applies. */

import { is } from '../incident-tally.ts';
import {
  maintenancePrograms,
  type ProgramCode,
  programCodes,
  programs,
  violenceAndSubstancePrograms,
} from '../programme-codes.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import { firstViolencePrograms, requiredKind } from './priority.ts';
import { highRisk } from './referral-checks.ts';

/** A consequence for one programme: because of which others, by which paragraph. */
export interface Alongside {
  readonly program: ProgramCode;
  readonly because_of: readonly ProgramCode[];
  readonly para: string;
}

/** An acceptable alternative while another programme is unavailable or would delay release. */
export interface Fallback {
  readonly program: ProgramCode;
  readonly instead_of: readonly ProgramCode[];
  readonly para: string;
}

export interface Plan {
  /** General crime programmes not to be taken beside violence or substance programmes (29, 36). */
  readonly barredAlongside?: readonly Alongside[];
  /** High-intensity referrals that may drop to moderate (44, 48). */
  readonly reducibleToModerate?: readonly Alongside[];
  /** High risk (37) asks for one high-intensity programme (40). */
  readonly maxHighIntensity?: 1;
  /** Low risk with an override: one referral, moderate at most (61, 63). */
  readonly maxReferrals?: 1;
  readonly maxIntensity?: 'moderate';
  /** What is acceptable instead (46, 56, 64). */
  readonly fallbacks?: readonly Fallback[];
  /** Low risk without an override: other institutional and community services (65). */
  readonly otherServices?: true;
  /** One maintenance programme at a time, by paragraph `para` (68). */
  readonly maxMaintenance?: 1;
  readonly para?: '68';
}

type Eligible = ReadonlySet<string>;

/** The plan for one person, given the codes of the programmes that pass. */
export function planOf(subject: CscSubject, eligible: Eligible, readings: Readings): Readonly<Record<string, unknown>> {
  const open = programCodes.filter((code) => eligible.has(code));
  const barred = barredAlongside(subject, open, readings);
  const reducible = reducibleToModerate(subject, open, readings);
  const fallbacks = fallbacksOf(subject, open);
  const low = subject.risk.band === 'low';
  const plan: Plan = {
    ...(barred.length === 0 ? {} : { barredAlongside: barred }),
    ...(reducible.length === 0 ? {} : { reducibleToModerate: reducible }),
    ...(highRisk(subject) === 'met' && open.some(isHigh) ? { maxHighIntensity: 1 } : {}),
    ...(low && subject.overrides.any === 'met' ? { maxReferrals: 1, maxIntensity: 'moderate' } : {}),
    ...(fallbacks.length === 0 ? {} : { fallbacks }),
    ...(low && subject.facts.gender === 'M' && subject.overrides.any === 'notMet' ? { otherServices: true } : {}),
    ...(maintenancePrograms.some((code) => eligible.has(code)) ? { maxMaintenance: 1, para: '68' } : {}),
  };
  return { ...plan };
}

const isHigh = (code: ProgramCode): boolean => programs[code].intensity === 'high';

/** 29 for women, 36 for men. Basic Healing counts as general crime (A35); only current referrals bar (A36). */
function barredAlongside(
  { facts }: CscSubject,
  open: readonly ProgramCode[],
  readings: Readings,
): readonly Alongside[] {
  const past = readings.pastReferralsBarGeneralCrime
    ? (facts.completed ?? []).filter(({ sentence }) => sentence === 'current').map(({ program }) => program)
    : [];
  const referrals = violenceAndSubstancePrograms.filter((code) => open.includes(code) || past.includes(code));
  if (referrals.length === 0) return [];
  return open
    .filter(
      (code) => programs[code].kind === 'general crime' && (code !== 'BHP' || readings.basicHealingIsGeneralCrime),
    )
    .map((program) => ({ program, because_of: referrals, para: programs[program].gender === 'F' ? '29' : '36' }));
}

/**
 * Where 43 requires one high-intensity violence programme, the other high-intensity referrals may drop (44); beside a
 * high-intensity substance programme (47), those that are not the priority may too (48).
 */
function reducibleToModerate(
  subject: CscSubject,
  open: readonly ProgramCode[],
  readings: Readings,
): readonly Alongside[] {
  const high = open.filter(isHigh);
  if (high.length < 2) return [];
  const eligible = new Set<string>(open);
  const first = firstViolencePrograms(subject, eligible).filter(isHigh);
  const kind = requiredKind(subject, first, readings);
  const required = first.filter((code) => programs[code].kind === kind);
  const substance = open.filter((code) => isHigh(code) && programs[code].kind === 'substance abuse');
  if (kind !== null) {
    return high
      .filter((code) => !required.includes(code))
      .map((program) => ({ program, because_of: required, para: '44' }));
  }
  if (substance.length === 0) return [];
  return high
    .filter((code) => !substance.includes(code) && !first.includes(code))
    .map((program) => ({ program, because_of: substance, para: '48' }));
}

/** 46 at high risk, 56 at moderate risk (a need is enough), 64 at low risk. */
function fallbacksOf({ risk, facts, overrides }: CscSubject, open: readonly ProgramCode[]): readonly Fallback[] {
  if (facts.gender !== 'M' || !facts.unavailableOrDelaying?.length) return [];
  const unavailable = facts.unavailableOrDelaying.filter((code) => open.includes(code));
  const substance = (intensity: 'high' | 'moderate'): readonly ProgramCode[] =>
    open.filter((code) => programs[code].kind === 'substance abuse' && programs[code].intensity === intensity);
  const instead = (programsAllowed: readonly ProgramCode[], instead_of: readonly ProgramCode[], para: string) =>
    instead_of.length === 0 ? [] : programsAllowed.map((program) => ({ program, instead_of, para }));
  const violence = unavailable.filter((code) => programs[code].kind.includes('violence'));
  if (risk.band === 'high') {
    const general = violence.filter((code) => isHigh(code) && programs[code].kind === 'general violence');
    return instead(substance('high'), general, '46');
  }
  const moderate = violence.filter((code) => programs[code].intensity === 'moderate');
  if (risk.band === 'moderate') return instead(withNeed(facts.casaNeed, substance('moderate')), moderate, '56');
  return overrides.any === 'met' ? instead(substance('moderate'), moderate, '64') : [];
}

/** 56 asks for "a need in the area of substance abuse", not for the whole of 57: with one, the national programme will do. */
function withNeed(need: string | null | undefined, passed: readonly ProgramCode[]): readonly ProgramCode[] {
  if (passed.length > 0) return passed;
  return is(need, 'moderate', 'high') === true ? ['NSAP-MI'] : [];
}
