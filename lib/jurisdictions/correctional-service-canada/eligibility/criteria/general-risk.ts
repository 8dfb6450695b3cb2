/**
 * The level of risk a programme is for, by SIR-R1 or CRS (12, 24), and what becomes of low risk (24, 59 to 61): barred
 * without an override criterion of 60; with one, moderate violence and substance programmes open and high intensity stays
 * closed (61). General crime and maintenance programmes stay closed to low risk either way: 61 opens only violence
 * and substance programmes. Exact entries differ from 24 in places, and the Annex, being the specific text, is followed.
 */
import { assessmentBy } from '../../../../eligibility/assessment.ts';
import { change, type Remedy } from '../../../../eligibility/change.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { type Finding, findingsOf } from '../../../../eligibility/finding.ts';
import { remembered } from '../../../../eligibility/remembered.ts';
import { any, type Verdict } from '../../../../eligibility/verdict.ts';
import type { Level } from '../facts.ts';
import type { OverrideParagraph } from '../low-risk-overrides.ts';
import { type GeneralRisk, sirR1Bands, valuesIn } from '../risk-band.ts';
import type { CscSubject } from '../subject.ts';
import { establishOverride } from './establish-override.ts';

/** What low risk meets in a programme of this sort. */
export type LowRiskRoute = 'override' | 'high intensity' | 'barred' | 'women';

interface RiskParts {
  readonly source: readonly string[];
  readonly accepts: readonly Level[];
  readonly lowRisk: LowRiskRoute;
  /** The criteria of 60 that open the programme to low risk; all four unless a reading narrows them (A20). */
  readonly openedBy?: readonly OverrideParagraph[];
}

/** Met at one of the accepted bands, or at low risk where an override criterion of 60 opens the programme. */
export function generalRisk(parts: RiskParts): Criterion<CscSubject> {
  const { source, accepts, lowRisk } = parts;
  const requirement = `Risk is ${accepts.join(' or ')} on the SIR-R1, or on the CRS for Indigenous men and all women${
    lowRisk === 'override' ? '; or low with an override criterion of 60' : ''
  }.`;
  const cited = lowRisk === 'women' ? source : [...source, '24', '59', '60', '61'];
  return {
    id: 'risk',
    requirement,
    source: cited,
    facts: ['sirR1', 'crsIntake', 'gender', 'indigenous', ...(lowRisk === 'women' ? [] : overrideFacts)],
    judge: remembered(
      (subject) => subject.riskKey,
      (subject) => riskFinding(subject, { ...parts, source: cited }),
    ),
    remedies: (subject) => riskRemedies(subject, parts),
    overridable: ({ risk }) => risk.band !== 'low',
  };
}

/** The facts behind the override criteria of 60. */
export const overrideFacts = [
  'detention',
  'sentenceYears',
  'sara',
  'incidents',
  'casaNeed',
  'substanceLinkCurrentOffence',
  'setting',
  'riskRecentlyElevatedTo',
];

/** The finding for one band test; shared with the criteria that add a branch of their own. */
export function riskFinding(subject: CscSubject, parts: RiskParts): Finding {
  const { source, accepts, lowRisk } = parts;
  const { risk, overrides } = subject;
  const findings = findingsOf('risk', source, assessmentBy(toolName(risk), risk.fact));
  const facts = { [risk.fact]: risk.value };
  const asked = accepts.join(' or ');
  if (risk.band === null) return findings.unknown(`${missing(risk)} ${asked} risk is asked.`, facts);
  const stated = statement(risk, risk.band);
  if (accepts.includes(risk.band)) return findings.met(`${stated}.`, facts);
  if (risk.band !== 'low' || lowRisk === 'women') {
    return findings.notMet('risk_band', `${stated}; ${asked} risk is asked.`, facts);
  }
  const used = { ...facts, overrideMet: overrides.met };
  switch (lowRiskVerdict(subject, parts)) {
    case 'met':
      return findings.met(`${stated}, and override criterion ${overrides.met.join(', ')} opens the programme.`, used);
    case 'unknown':
      return findings.unknown(`${stated}; whether an override criterion of 60 is met is not known.`, used);
    default:
      return lowRisk === 'high intensity' && overrides.any === 'met'
        ? findings.notMet(
            'max_intensity',
            `${stated}; with an override (${overrides.met.join(', ')}) moderate intensity is the most (61).`,
            used,
          )
        : findings.notMet('low_risk_bar', `${stated}; ${barText(lowRisk)}`, used);
  }
}

/** Does low risk open the programme? */
function lowRiskVerdict({ overrides }: CscSubject, { lowRisk, openedBy }: RiskParts): Verdict {
  if (lowRisk !== 'override') return 'notMet';
  return openedBy === undefined ? overrides.any : any(...openedBy.map((paragraph) => overrides.verdicts[paragraph]));
}

function barText(lowRisk: LowRiskRoute): string {
  return lowRisk === 'barred'
    ? 'low-risk offenders may only be referred to a violence or substance programme, by an override criterion (59 to 61).'
    : 'low-risk offenders are referred only by an override criterion of 60.';
}

function riskRemedies(subject: CscSubject, parts: RiskParts): Remedy[] {
  const { risk, facts } = subject;
  const { accepts } = parts;
  if (risk.band === null) {
    if (risk.tool === null || risk.value !== null) return [];
    const text = `Assess: risk on the ${toolName(risk)} (${accepts.join(' or ')} would do).`;
    return [[change('establish', risk.fact, valuesIn(risk.fact, accepts), text)]];
  }
  return risk.band === 'low' && lowRiskVerdict(subject, parts) === 'unknown' ? establishOverride(facts) : [];
}

function toolName(risk: GeneralRisk): string {
  if (risk.tool === null) return 'SIR-R1 or CRS';
  return risk.tool === 'CRS' ? 'CRS at intake' : 'SIR-R1';
}

function missing(risk: GeneralRisk): string {
  return risk.tool === null
    ? 'Which tool measures the risk is not known (it depends on what the person declares);'
    : `Risk is not assessed on the ${toolName(risk)};`;
}

function statement(risk: GeneralRisk, band: Level): string {
  if (risk.tool === null) return `Risk is ${band} on the SIR-R1 and on the CRS alike`;
  if (risk.fact === 'crsIntake') return `Risk is ${band} on the CRS at intake`;
  const { from, to } = sirR1Bands[band];
  return `SIR-R1 ${signed(Number(risk.value))} is ${band} risk (${signed(from)} to ${signed(to)})`;
}

const signed = (score: number): string => (score > 0 ? `+${score}` : String(score));
