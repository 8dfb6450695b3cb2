/** The level of sexual risk a men's programme is for, by STATIC-99, for Indigenous and other men alike (12, 37c, 50c; A1). */
import { assessmentBy } from '../../../../eligibility/assessment.ts';
import { change } from '../../../../eligibility/change.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { type Finding, type Findings, findingsOf } from '../../../../eligibility/finding.ts';
import { remembered } from '../../../../eligibility/remembered.ts';
import { any, type Verdict } from '../../../../eligibility/verdict.ts';
import type { Level } from '../facts.ts';
import type { Readings } from '../readings.ts';
import { wholeNumbers } from '../risk-band.ts';
import { bandOfStatic99, type CscSubject } from '../subject.ts';
import { establishOverride } from './establish-override.ts';
import { overrideFacts } from './general-risk.ts';

const highest = 12;
const tool = assessmentBy('STATIC-99', 'static99');

interface SexualRiskParts {
  readonly id?: string;
  readonly requirement: string;
  readonly source: readonly string[];
  /** Extra facts beside the score. */
  readonly facts?: readonly string[];
  /** What the score (and the overrides) say. */
  answer(score: number, subject: CscSubject, findings: Findings, facts: Record<string, unknown>): Finding;
  /** The scores that meet it by themselves. */
  readonly scores: readonly number[];
  overridable(band: Level): boolean;
}

/** A criterion on the STATIC-99 score; unknown when it was never scored. */
function sexualRisk(parts: SexualRiskParts): Criterion<CscSubject> {
  const { id = 'sexual-risk', requirement, source, scores } = parts;
  const findings = findingsOf(id, source, tool);
  const asked = `${scores[0]} to ${scores.at(-1)}`;
  const remedies = [[change('establish', 'static99', scores, `Score the STATIC-99 (${asked} would do).`)]];
  const judge = remembered<CscSubject, Finding>(
    (subject) => subject.sexualRiskKey,
    (subject) => {
      const score = subject.facts.static99 ?? null;
      const facts = { static99: score };
      return score === null
        ? findings.unknown(`STATIC-99 is not scored; ${asked} is asked.`, facts)
        : parts.answer(score, subject, findings, facts);
    },
  );
  return {
    id,
    requirement,
    source,
    facts: ['static99', ...(parts.facts ?? [])],
    judge,
    remedies(subject) {
      if (subject.sexualBand === null) return remedies;
      // With a score, only the criteria of 60 can still be open.
      return judge(subject).verdict === 'unknown' ? establishOverride(subject.facts) : [];
    },
    overridable: ({ sexualBand }) => sexualBand !== null && parts.overridable(sexualBand),
  };
}

/** Met from one score to another, both included. */
export function static99Between(
  from: number,
  to: number,
  source: readonly string[],
  readings: Readings,
): Criterion<CscSubject> {
  const range = from === to ? `exactly ${from}` : `${from} to ${to}`;
  return sexualRisk({
    requirement: `STATIC-99 is ${range}.`,
    source,
    scores: wholeNumbers(from, to),
    answer: (score, _subject, findings, facts) =>
      score >= from && score <= to
        ? findings.met(stated(score, readings), facts)
        : findings.notMet('risk_band', `${stated(score, readings)} ${range} is asked.`, facts),
    // Low sexual risk stays outside an approved override, as low risk does everywhere but in 60.
    overridable: (band) => band !== 'low',
  });
}

/** The lowest and highest score of a band. */
export function scoresOf(
  band: Level,
  { moderateFrom, highFrom }: Readings['static99Bands'],
): { from: number; to: number } {
  if (band === 'high') return { from: highFrom, to: highest };
  return band === 'moderate' ? { from: moderateFrom, to: highFrom - 1 } : { from: 0, to: moderateFrom - 1 };
}

/**
 * SOP-HI: 7 or higher, or 2 to 6 and "an override criteria": 60a, or an override recommended and approved (9, 10, 13j).
 * 60b to d do not bear on sexual risk (A4). At 0 to 1 the ceiling of 61 stands.
 */
export function highSexualRisk(source: readonly string[], readings: Readings): Criterion<CscSubject> {
  const { from, to } = scoresOf('high', readings.static99Bands);
  return sexualRisk({
    requirement: `STATIC-99 is ${from} or higher; or moderate with the detention criterion of 60a or an approved override.`,
    source,
    facts: overrideFacts,
    scores: wholeNumbers(from, to),
    answer(score, subject, findings, facts) {
      const text = stated(score, readings);
      const { overrides } = subject;
      if (subject.sexualBand === 'high') return findings.met(text, facts);
      const used = { ...facts, overrideMet: overrides.met };
      if (subject.sexualBand === 'low') return closedToLowRisk(overrides.any, overrides.met, text, findings, used);
      const opened = highAtModerate(subject, readings.highSexOffenderAtModerateRisk);
      if (opened === 'met')
        return findings.met(`${text} An override criterion (${overrides.met.join(', ')}) is met.`, used);
      return opened === 'unknown'
        ? findings.unknown(`${text} Whether the detention criterion of 60a is met is not known.`, used)
        : findings.notMet('risk_band', `${text} High risk, 60a or an approved override is asked.`, used);
    },
    overridable: (band) => band === 'moderate',
  });
}

function highAtModerate({ overrides }: CscSubject, reading: Readings['highSexOffenderAtModerateRisk']): Verdict {
  if (reading === 'approved only') return 'notMet';
  return reading === '60a or approved' ? overrides.verdicts['60a'] : overrides.any;
}

function closedToLowRisk(
  overrides: Verdict,
  met: readonly string[],
  text: string,
  findings: Findings,
  used: Record<string, unknown>,
): Finding {
  return overrides === 'met'
    ? findings.notMet(
        'max_intensity',
        `${text} With an override (${met.join(', ')}) moderate intensity is the most (61).`,
        used,
      )
    : findings.notMet(
        'low_risk_bar',
        `${text} Low-risk offenders are referred only by an override criterion of 60.`,
        used,
      );
}

/** SOP-MI: 2 to 6, or 0 to 1 with an override criterion of 60 (A3; the high needs of 62b are a criterion of their own). */
export function moderateSexualRisk(source: readonly string[], readings: Readings): Criterion<CscSubject> {
  const { from, to } = scoresOf('moderate', readings.static99Bands);
  const needsOverride = readings.moderateSexOffenderAtLowRisk !== 'high needs';
  return sexualRisk({
    requirement: `STATIC-99 is ${from} to ${to}; or low with an override criterion of 60.`,
    source,
    facts: overrideFacts,
    scores: wholeNumbers(from, to),
    answer(score, { sexualBand, overrides }, findings, facts) {
      const text = stated(score, readings);
      if (sexualBand === 'moderate' || (sexualBand === 'low' && !needsOverride)) return findings.met(text, facts);
      if (sexualBand === 'high') return findings.notMet('risk_band', `${text} ${from} to ${to} is asked.`, facts);
      const used = { ...facts, overrideMet: overrides.met };
      const opened = readings.overrideOpensOtherKinds
        ? overrides.any
        : any(overrides.verdicts['60a'], overrides.verdicts['60d']);
      if (opened === 'met')
        return findings.met(`${text} Override criterion ${overrides.met.join(', ')} opens it.`, used);
      return opened === 'unknown'
        ? findings.unknown(`${text} Whether an override criterion of 60 is met is not known.`, used)
        : closedToLowRisk('notMet', overrides.met, text, findings, used);
    },
    overridable: (band) => band === 'high',
  });
}

function stated(score: number, readings: Readings): string {
  return `STATIC-99 ${score} is ${bandOfStatic99(score, readings.static99Bands)} sexual risk.`;
}
