/** The shape every programme of Annex A shares: for women or men, its own criteria, and paragraph 25. */
import type { Criterion } from '../../../../eligibility/criterion.ts';
import type { Programme } from '../../../../eligibility/programme.ts';
import { forMen, forWomen } from '../criteria/gender.ts';
import { notCascaded, notRepeated } from '../criteria/not-repeated.ts';
import { type ProgramCode, programs } from '../programme-codes.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';

/** A programme with the gate and the bars that its code implies. */
export function cscProgramme(
  code: ProgramCode,
  name: string,
  readings: Readings,
  criteria: readonly Criterion<CscSubject>[],
): Programme<CscSubject> {
  const { gender, intensity } = programs[code];
  return {
    code,
    name,
    gate: gender === 'F' ? forWomen : forMen,
    criteria: [...criteria, notRepeated(code), ...(intensity === null ? [] : [notCascaded(code, readings)])],
  };
}
