/**
 * Risk for the moderate substance programmes: moderate (or low by 60), or high "but a high-intensity violence prevention
 * program is a higher priority". The branch opens when the person passes any high-intensity violence programme, general,
 * sexual or family (17, 41, 45): the substance programme then rides alongside it. Without one the branch is shut and the
 * high-intensity substance programme is the one to ask about (A12); at high risk with moderate need there is none (A56).
 */
import { remediesFor } from '../../../../eligibility/almost.ts';
import { assessmentBy } from '../../../../eligibility/assessment.ts';
import type { Remedy } from '../../../../eligibility/change.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { type Finding, findingsOf } from '../../../../eligibility/finding.ts';
import { type Programme, standing } from '../../../../eligibility/programme.ts';
import { type Verdict, verdictOf } from '../../../../eligibility/verdict.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import { generalRisk } from './general-risk.ts';

/** Moderate or low risk as usual; high risk beside one of `violencePrograms`. */
export function riskBesideHighViolenceProgram(
  source: readonly string[],
  violencePrograms: readonly Programme<CscSubject>[],
  readings: Readings,
): Criterion<CscSubject> {
  const usual = generalRisk({
    source,
    accepts: ['moderate'],
    lowRisk: 'override',
    ...(readings.overrideOpensOtherKinds ? {} : { openedBy: ['60a', '60c', '60d'] }),
  });
  const findings = findingsOf('risk', usual.source, assessmentBy('SIR-R1 or CRS', 'crsIntake'));
  return {
    ...usual,
    requirement: `${usual.requirement.slice(0, -1)}; or high beside a high-intensity violence programme that is a higher priority.`,
    judge(subject) {
      if (subject.risk.band !== 'high') return usual.judge(subject);
      const passed = violencePrograms.filter((program) => standing(program, subject) === 'eligible');
      const verdict = priorityOf(subject, violencePrograms, passed, readings);
      return highRiskFinding(subject, verdict, passed);
    },
    remedies: (subject) =>
      subject.risk.band === 'high' ? settlingOneOf(violencePrograms, subject) : (usual.remedies?.(subject) ?? []),
  };

  function highRiskFinding(subject: CscSubject, verdict: Verdict, passed: readonly Programme<CscSubject>[]): Finding {
    const { fact, value, tool } = subject.risk;
    const codes = passed.map(({ code }) => code);
    const used = { [fact]: value, higherPriority: codes };
    const finding =
      verdict === 'met'
        ? findings.met(`High risk, and a high-intensity violence programme comes first (${codes.join(', ')}).`, used)
        : verdict === 'unknown'
          ? findings.unknown('High risk; whether a high-intensity violence programme comes first is not known.', used)
          : findings.notMet('risk_band', 'High risk, and no high-intensity violence programme comes first.', used);
    return { ...finding, assessment: assessmentBy(tool === 'CRS' ? 'CRS at intake' : 'SIR-R1', fact) };
  }
}

/** What is still to be established about the violence programmes that nothing shuts yet. */
function settlingOneOf(violencePrograms: readonly Programme<CscSubject>[], subject: CscSubject): readonly Remedy[] {
  return violencePrograms
    .filter((program) => standing(program, subject) === 'undetermined')
    .flatMap((program) => remediesFor(program, subject));
}

function priorityOf(
  subject: CscSubject,
  programmes: readonly Programme<CscSubject>[],
  passed: readonly Programme<CscSubject>[],
  { higherPriority }: Readings,
): Verdict {
  if (higherPriority === 'principal factor is violence') {
    const factor = subject.facts.principalFactor;
    return factor === undefined ? 'unknown' : verdictOf(factor === 'violence');
  }
  const counts = ({ code }: Programme<CscSubject>): boolean =>
    higherPriority === 'passes any' || code === 'VPP-HI' || code === 'ISOYW-HI';
  if (passed.some(counts)) return 'met';
  return programmes.some((program) => counts(program) && standing(program, subject) === 'undetermined')
    ? 'unknown'
    : 'notMet';
}
