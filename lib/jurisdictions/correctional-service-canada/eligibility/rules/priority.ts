/**
 * Which of the eligible programmes come first; any of those listed does. It depends on risk and history only: an
 * unavailable programme or the principal factor changes the plan, not the priority (46, 56, 64).
 */
import {
  type ProgramCode,
  type ProgramKind,
  programs,
  substancePrograms,
  violencePrograms,
} from '../programme-codes.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';

type Eligible = ReadonlySet<string>;

/** Women: violence prevention is the priority (30). Men: violence (41, 52), then substance (13c), then maintenance (69, 71). */
export function priorityOf(subject: CscSubject, eligible: Eligible, readings: Readings): readonly ProgramCode[] {
  if (subject.facts.gender === 'F') return eligible.has('WVPP') ? ['WVPP'] : [];
  const violence = firstViolencePrograms(subject, eligible);
  if (violence.length > 0)
    return [...amongKinds(subject, violence, readings), ...besideViolence(subject, eligible, readings)];
  const substance = substancePrograms.filter((code) => eligible.has(code));
  if (substance.length > 0) return substance;
  return eligible.has('CMP') ? ['CMP'] : [];
}

/** High-intensity programmes for high risk, else the moderate ones, else whatever violence programme is open. */
export function firstViolencePrograms(subject: CscSubject, eligible: Eligible): readonly ProgramCode[] {
  const open = violencePrograms.filter((code) => eligible.has(code));
  const high = open.filter((code) => programs[code].intensity === 'high' && bandFor(subject, code) === 'high');
  if (high.length > 0) return high;
  // 54b names the moderate family programme; Annex A admits moderate risk to the Aboriginal one too (A9).
  const moderate = open.filter((code) => programs[code].intensity === 'moderate' || code === 'AFVPP-HI');
  return moderate.length > 0 ? moderate : open;
}

function bandFor({ risk, sexualBand }: CscSubject, code: ProgramCode) {
  return programs[code].kind === 'sexual violence' ? sexualBand : risk.band;
}

/**
 * Several kinds of violence (43, 54): with a pattern of general violence, general (also where all three meet, A44); sexual
 * and family violence all against a female partner within the family, family. Where they are silent, all (A43, A54).
 */
export function amongKinds(
  subject: CscSubject,
  codes: readonly ProgramCode[],
  readings: Readings,
): readonly ProgramCode[] {
  const kind = requiredKind(subject, codes, readings);
  return kind === null ? codes : codes.filter((code) => programs[code].kind === kind);
}

/** The kind of violence programme that 43 or 54 requires among several; null where they prescribe none. */
export function requiredKind(
  subject: CscSubject,
  codes: readonly ProgramCode[],
  readings: Readings,
): ProgramKind | null {
  const kinds = new Set<ProgramKind>(codes.map((code) => programs[code].kind));
  if (kinds.size < 2) return null;
  if (kinds.has('general violence')) {
    return subject.tallies.general.sure >= readings.patternFrom ? 'general violence' : null;
  }
  return kinds.has('family violence') && allAgainstFemalePartner(subject) ? 'family violence' : null;
}

/** Every sexual and family incident on record, and at least one sexual, was against a female partner. */
function allAgainstFemalePartner({ facts }: CscSubject): boolean {
  const related = (facts.incidents ?? []).filter(({ kind }) => kind === 'sexual' || kind === 'family');
  return related.some(({ kind }) => kind === 'sexual') && related.every(({ victim }) => victim === 'femalePartner');
}

/** 55 speaks of moderate need only; violence still comes first at high need (52) unless a reading says otherwise (A37). */
function besideViolence({ risk, facts }: CscSubject, eligible: Eligible, readings: Readings): readonly ProgramCode[] {
  if (readings.violenceFirstAtHighNeed || risk.band !== 'moderate' || facts.casaNeed !== 'high') return [];
  return substancePrograms.filter((code) => eligible.has(code));
}
