/**
 * What Annex A of Commissioner's Directive 726-2 (2009) offers: 28 programmes, their kind and, where the directive
 * prints one, their intensity. "Program area" of paragraph 25 is read as the kind (A27).
 */
export type Intensity = 'high' | 'moderate' | 'low';
export type ProgramKind =
  | 'general violence'
  | 'sexual violence'
  | 'family violence'
  | 'violence and substance abuse'
  | 'substance abuse'
  | 'general crime'
  | 'maintenance';

interface ProgramFacts {
  readonly gender: 'M' | 'F';
  readonly kind: ProgramKind;
  readonly intensity: Intensity | null;
}

const program = (gender: 'M' | 'F', kind: ProgramKind, intensity: Intensity | null = null): ProgramFacts => ({
  gender,
  kind,
  intensity,
});

export const programs = {
  WVPP: program('F', 'general violence'),
  NSOYW: program('F', 'violence and substance abuse'),
  WSOP: program('F', 'sexual violence'),
  WOSAP: program('F', 'substance abuse'),
  COC: program('F', 'general crime'),
  MPW: program('F', 'maintenance'),
  AWMP: program('F', 'maintenance'),
  'VPP-HI': program('M', 'general violence', 'high'),
  'ISOYW-HI': program('M', 'general violence', 'high'),
  'VPP-MI': program('M', 'general violence', 'moderate'),
  'SOP-HI': program('M', 'sexual violence', 'high'),
  'SOP-MI': program('M', 'sexual violence', 'moderate'),
  'SOP-LI': program('M', 'sexual violence', 'low'),
  'ODYSSEY-HI': program('M', 'sexual violence', 'high'),
  // The second phase continues the first: it has no intensity of its own, so that 25 bars no passage to it.
  'ODYSSEY-P2': program('M', 'sexual violence'),
  CERUM: program('M', 'sexual violence'),
  VISA: program('M', 'sexual violence'),
  TUPIQ: program('M', 'sexual violence'),
  'FVPP-HI': program('M', 'family violence', 'high'),
  'AFVPP-HI': program('M', 'family violence', 'high'),
  'FVPP-MI': program('M', 'family violence', 'moderate'),
  'NSAP-HI': program('M', 'substance abuse', 'high'),
  'AOSAP-HI': program('M', 'substance abuse', 'high'),
  'NSAP-MI': program('M', 'substance abuse', 'moderate'),
  'AOSAP-MI': program('M', 'substance abuse', 'moderate'),
  AAA: program('M', 'general crime'),
  BHP: program('M', 'general crime'),
  CMP: program('M', 'maintenance'),
} as const satisfies Readonly<Record<string, ProgramFacts>>;

export type ProgramCode = keyof typeof programs;

const isCode = (code: string): code is ProgramCode => Object.hasOwn(programs, code);

/** The 28 codes, in the order of Annex A. */
export const programCodes: readonly ProgramCode[] = Object.keys(programs).filter(isCode);

/** Programmes that are no longer offered but that somebody may have completed. ABC was high intensity (Annex A). */
export const formerPrograms = ['ABC', 'A&E'] as const;
export type CompletedCode = ProgramCode | (typeof formerPrograms)[number];

/** The kind and intensity of a completed programme, former ones included; null where the directive says nothing. */
export function kindAndIntensity(code: CompletedCode): Pick<ProgramFacts, 'kind' | 'intensity'> | null {
  if (code === 'ABC') return { kind: 'general violence', intensity: 'high' };
  if (code === 'A&E') return null;
  return programs[code];
}

/** The programmes for violence of any kind, New Spirit of Your Warrior among them. */
export const violencePrograms = programCodes.filter((code) => programs[code].kind.includes('violence'));
export const substancePrograms = programCodes.filter((code) => programs[code].kind === 'substance abuse');
/** Violence and substance referrals, in the order of Annex A: beside them, no general crime programme (29, 36). */
export const violenceAndSubstancePrograms = programCodes.filter(
  (code) => violencePrograms.includes(code) || substancePrograms.includes(code),
);
export const maintenancePrograms = programCodes.filter((code) => programs[code].kind === 'maintenance');
export const womensMaintenancePrograms = maintenancePrograms.filter((code) => programs[code].gender === 'F');
