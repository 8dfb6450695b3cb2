/**
 * Which tool speaks for whom, and its bands (12, 27, 35, 37, 50, 59, Annex A): SIR-R1 for men who are not Indigenous,
 * the Custody Rating Scale at intake for Indigenous men and all women. A lower SIR-R1 is a higher risk, and no whole
 * number falls between the bands: 0 is moderate, +1 low (A38). A man whose identity is not known gets a band only when
 * both tools give the same one.
 */
import type { CscFacts, Level } from './facts.ts';

export type RiskTool = 'SIR-R1' | 'CRS';

/** The SIR-R1 scores of each band, from Annex A. */
export const sirR1Bands = {
  high: { from: -30, to: -5 },
  moderate: { from: -4, to: 0 },
  low: { from: 1, to: 27 },
} as const;

/** General risk of one person: every programme but the sexual violence ones of men goes by it. */
export interface GeneralRisk {
  /** Null when it is not known which tool speaks for the person. */
  readonly tool: RiskTool | null;
  readonly fact: 'sirR1' | 'crsIntake';
  readonly value: number | Level | null;
  /** Null when not assessed. */
  readonly band: Level | null;
}

/** The band of a SIR-R1 score from -30 to +27. */
export function bandOfSirR1(score: number): Level {
  if (score <= sirR1Bands.high.to) return 'high';
  return score <= sirR1Bands.moderate.to ? 'moderate' : 'low';
}

/** The general risk by the tool of the person's population; `indigenous` is null when not known. */
export function generalRisk(facts: CscFacts, indigenous: boolean | null): GeneralRisk {
  const score = facts.sirR1 ?? null;
  const sirR1: GeneralRisk = {
    tool: 'SIR-R1',
    fact: 'sirR1',
    value: score,
    band: score === null ? null : bandOfSirR1(score),
  };
  if (facts.gender === 'M' && indigenous === false) return sirR1;
  const level = facts.crsIntake ?? null;
  const crs: GeneralRisk = { tool: 'CRS', fact: 'crsIntake', value: level, band: level };
  if (facts.gender === 'F' || (facts.gender === 'M' && indigenous === true)) return crs;
  return { ...crs, tool: null, band: crs.band === sirR1.band ? crs.band : null };
}

/** Every score or level of the fact that lies in one of the bands. */
export function valuesIn(fact: GeneralRisk['fact'], bands: readonly Level[]): readonly (number | Level)[] {
  if (fact === 'crsIntake') return bands;
  return bands.flatMap((band) => wholeNumbers(sirR1Bands[band].from, sirR1Bands[band].to));
}

/** The whole numbers from one to another, both included. */
export function wholeNumbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
