/**
 * Paragraph 25: nobody repeats a programme attended in full or completed, nor passes to another intensity in the same
 * program area, during the same sentence, unless new convictions were added. "Program area" is the kind, since 44 lets
 * another violence referral go at moderate intensity; both directions are barred (A27). A&E, which the note at VPP-MI
 * names, bars nothing: the note allows a review and demands none (A39).
 */
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { type Finding, type Findings, findingsOf } from '../../../../eligibility/finding.ts';
import { all, any, not, type Verdict, verdictOf } from '../../../../eligibility/verdict.ts';
import type { Completion } from '../facts.ts';
import { is } from '../incident-tally.ts';
import { type Intensity, kindAndIntensity, type ProgramCode, type ProgramKind, programs } from '../programme-codes.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';

/** Was it completed, successfully or by all sessions, on the current sentence? */
export const completedThisSentence = ({ outcome, sentence }: Completion): Verdict =>
  all(verdictOf(is(outcome, 'successful', 'allSessions')), verdictOf(is(sentence, 'current')));

/** The same programme was not completed on this sentence, or new convictions were added since. */
export function notRepeated(code: ProgramCode): Criterion<CscSubject> {
  return barredBy({
    id: 'not-repeated',
    requirement: 'The programme was not completed on this sentence, unless new convictions were added since.',
    reason: 'already_completed',
    concerns: ({ program }) => program === code,
    clear: 'The programme was not completed on this sentence.',
  });
}

/** No other intensity of the same kind was completed on this sentence, or new convictions were added since. */
export function notCascaded(code: ProgramCode, readings: Readings): Criterion<CscSubject> {
  const { kind, intensity } = programs[code];
  return barredBy({
    id: 'not-cascaded',
    requirement: `No other intensity of ${areaOf(kind, readings)} programming was completed on this sentence, unless new convictions were added since.`,
    reason: 'cascade',
    concerns: (completion) => {
      const other = kindAndIntensity(completion.program);
      if (other === null || intensity === null || other.intensity === null || other.intensity === intensity)
        return false;
      if (areaOf(other.kind, readings) !== areaOf(kind, readings)) return false;
      return readings.cascadeDirections === 'both' || rank[other.intensity] > rank[intensity];
    },
    clear: 'No other intensity of the same kind was completed on this sentence.',
  });
}

const rank: Readonly<Record<Intensity, number>> = { low: 0, moderate: 1, high: 2 };

function areaOf(kind: ProgramKind, { programArea }: Readings): string {
  return programArea === 'primary area' && kind.includes('violence') ? 'violence' : kind;
}

interface BarParts {
  readonly id: string;
  readonly requirement: string;
  readonly reason: 'already_completed' | 'cascade';
  concerns(completion: Completion): boolean;
  readonly clear: string;
}

function barredBy(parts: BarParts): Criterion<CscSubject> {
  const source = ['25'];
  const findings = findingsOf(parts.id, source);
  const clear = findings.met(parts.clear, { completed: [] });
  const notKnown = findings.unknown('Which programmes were completed is not recorded.', { completed: null });
  const lifted = liftedWhatever(findings);
  return {
    id: parts.id,
    requirement: parts.requirement,
    source,
    facts: ['completed', 'newConvictionsSinceCompletion'],
    judge({ facts }) {
      const completed = facts.completed ?? null;
      if (completed === null) return facts.newConvictionsSinceCompletion === true ? lifted : notKnown;
      if (completed.length === 0) return clear;
      const barring = completed.filter(parts.concerns);
      if (barring.length === 0) return clear;
      return judged(barring, facts.newConvictionsSinceCompletion ?? null, parts, findings);
    },
    remedies({ facts }) {
      return (facts.completed ?? null) === null ? [[nothingCompleted]] : [];
    },
  };
}

/** Where nobody recorded what was completed, convictions since lift what it might bar. */
export const liftedWhatever = (findings: Findings): Finding =>
  findings.met('Whatever was completed, new convictions have been added since.', {
    completed: null,
    newConvictionsSinceCompletion: true,
  });

/** To look up what was completed; nothing would bar nothing. */
export const nothingCompleted = {
  fact: 'completed',
  kind: 'establish',
  to: [],
  trial: [],
  text: 'Look up which programmes were completed, and on which sentence.',
  on: null,
} as const;

function judged(
  barring: readonly Completion[],
  newConvictions: boolean | null,
  { reason, clear }: BarParts,
  findings: Findings,
): Finding {
  const completed = any(...barring.map(completedThisSentence));
  const verdict = any(not(completed), verdictOf(newConvictions));
  const names = barring.map(({ program }) => program).join(', ');
  const used = { completed: barring.map(({ program }) => program), newConvictionsSinceCompletion: newConvictions };
  if (completed === 'notMet') return findings.met(clear, used);
  if (verdict === 'met')
    return findings.met(`${names} was completed, but new convictions have been added since.`, used);
  return verdict === 'notMet'
    ? findings.notMet(reason, `${names} was completed on this sentence, and no new convictions were added since.`, used)
    : findings.unknown(`${names}: outcome, sentence or new convictions since are not recorded.`, used);
}
