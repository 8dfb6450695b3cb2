/** La Macaza's Odyssey programme: risk and needs together (Annex A). */
import { assessmentBy } from '../../../../eligibility/assessment.ts';
import { change } from '../../../../eligibility/change.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { type Finding, findingsOf } from '../../../../eligibility/finding.ts';
import type { Level } from '../facts.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';

/**
 * La Macaza: high risk of repeat offence and moderate or high needs, or medium risk and high needs. The tool is the
 * STATIC-99 and the needs those of the sex offender assessment (A23).
 */
export function odysseyRiskAndNeeds(source: readonly string[], readings: Readings): Criterion<CscSubject> {
  const byGeneralRisk = readings.odysseyRiskTool === 'SIR-R1 or CRS';
  const bandOf = (subject: CscSubject): Level | null => (byGeneralRisk ? subject.risk.band : subject.sexualBand);
  const riskOf = (subject: CscSubject): Record<string, unknown> =>
    byGeneralRisk ? { [subject.risk.fact]: subject.risk.value } : { static99: subject.facts.static99 ?? null };
  const assessment = byGeneralRisk ? assessmentBy('SIR-R1 or CRS', 'sirR1') : assessmentBy('STATIC-99', 'static99');
  const findings = findingsOf('risk-and-needs', source, assessment);
  return {
    id: 'risk-and-needs',
    requirement: 'Risk of a repeat offence is high with moderate or high needs, or medium with high needs.',
    source,
    facts: ['static99', 'ssoaNeeds'],
    judge(subject): Finding {
      const band = bandOf(subject);
      const needs = subject.facts.ssoaNeeds ?? null;
      const used = { ...riskOf(subject), ssoaNeeds: needs };
      const said = `Risk of a repeat offence is ${band ?? 'not assessed'} and needs are ${needs ?? 'not assessed'}`;
      if (band === 'low') return findings.notMet('risk_band', `${said}; medium or high risk is asked.`, used);
      if (needs === 'low' && band === null && subject.overrideApprovedFor('ODYSSEY-HI'))
        return findings.unknown(
          `${said}; whether the override that was approved may stand in depends on the risk.`,
          used,
        );
      if (needs === 'low') return findings.notMet('need_level', `${said}; moderate or high needs are asked.`, used);
      if (band === null || needs === null) return findings.unknown(`${said}; both are asked.`, used);
      return band === 'high' || needs === 'high'
        ? findings.met(`${said}.`, used)
        : findings.notMet('need_level', `${said}; high needs are asked at medium risk.`, used);
    },
    remedies(subject) {
      if (byGeneralRisk) return [];
      const needs = subject.facts.ssoaNeeds ?? null;
      const { moderateFrom, highFrom } = readings.static99Bands;
      const scores = Array.from({ length: 13 }, (_, score) => score).filter((score) =>
        needs === 'moderate' ? score >= highFrom : score >= moderateFrom,
      );
      const score = change('establish', 'static99', scores, 'Score the STATIC-99 (medium or high would do).');
      const assess = change(
        'establish',
        'ssoaNeeds',
        subject.sexualBand === 'high' ? ['moderate', 'high'] : ['high'],
        'Assess needs on the Specialised Sex Offender Assessment.',
      );
      if (subject.sexualBand === null) return needs === null ? [[score, assess]] : needs === 'low' ? [] : [[score]];
      return needs === null && subject.sexualBand !== 'low' ? [[assess]] : [];
    },
    // An override stands in for a difference of risk or need, never for a score that is missing.
    overridable: (subject) => bandOf(subject) !== null && bandOf(subject) !== 'low',
  };
}
