/** One person as the rules see them: the facts, and what several rules derive from them in the same way. */
import type { AssessmentRecords } from '../../../eligibility/assessment.ts';
import type { Reviewable } from '../../../eligibility/programme.ts';
import { any, type Verdict, verdictOf } from '../../../eligibility/verdict.ts';
import type { CscFacts, Incident, Level } from './facts.ts';
import { both, is, noIncidents, type Tally, tallyOf, unknownHistory } from './incident-tally.ts';
import { type LowRiskOverrides, lowRiskOverrides } from './low-risk-overrides.ts';
import type { Readings } from './readings.ts';
import { type GeneralRisk, generalRisk } from './risk-band.ts';

export interface Tallies {
  /** Incidents of general violence (A31), of any source and schedule. */
  readonly general: Tally;
  /** Incidents of any kind and source: a history of violence (31). */
  readonly anyKind: Tally;
  /** Incidents of any kind known by conviction, institutional charge or self-report (31, Annex A). */
  readonly womens: Tally;
  /** Incidents against a female partner, of any source (53c, 60b, 62c). */
  readonly partner: Tally;
  /** Incidents against a female partner by conviction or self-report (42c, A47). */
  readonly partnerDocumented: Tally;
}

export interface CscSubject extends Reviewable {
  readonly facts: CscFacts;
  /** Self-declared; declaring oneself Inuk says it too. Null when not known. */
  readonly indigenous: boolean | null;
  readonly risk: GeneralRisk;
  /** Says risk and overrides in one number; negative when the tool is not known. */
  readonly riskKey: number;
  /** The band of STATIC-99, null when not assessed. */
  readonly sexualBand: Level | null;
  /** Says STATIC-99 and overrides in one number. */
  readonly sexualRiskKey: number;
  readonly overrides: LowRiskOverrides;
  readonly tallies: Tallies;
  /** Convicted of a sexual or sexually motivated offence, or admitted one (31, 42b, 53b, 62b). */
  readonly sexualOffence: Verdict;
}

const overrideSource = ['9', '10', '13j'];
const levels: readonly (Level | number)[] = ['low', 'moderate', 'high'];

/** Derives what the rules share from the facts, under the readings. */
export function subjectOf(facts: CscFacts, readings: Readings): CscSubject {
  const indigenous = indigenousOf(facts);
  const tallies = talliesOf(facts.incidents, readings);
  const risk = generalRisk(facts, indigenous);
  const overrides = lowRiskOverrides(facts, tallies.partner, readings);
  const score = facts.static99 ?? null;
  const approved = facts.overrideApprovedFor ?? [];
  return {
    facts,
    indigenous,
    risk,
    riskKey: riskKeyOf(risk, overrides),
    sexualBand: score === null ? null : bandOfStatic99(score, readings.static99Bands),
    sexualRiskKey: (score ?? 31) * 256 + overrides.key,
    overrides,
    tallies,
    sexualOffence: any(
      verdictOf(facts.sexualConvictionCurrent),
      verdictOf(facts.sexualConvictionFormer),
      verdictOf(facts.sexuallyMotivatedConviction),
      verdictOf(facts.admittedUnconvictedSexualOffence),
    ),
    // An approval exists once it is recorded: a fact object that lists none has none.
    overrideApprovedFor: (code) => approved.some((listed) => listed === code),
    overrideSource,
    assessments: recordsOf(facts),
  };
}

/** The band of a STATIC-99 score (12, 37c, 50c, Annex A; A5). */
export function bandOfStatic99(score: number, bands: Readings['static99Bands']): Level {
  if (score >= bands.highFrom) return 'high';
  return score >= bands.moderateFrom ? 'moderate' : 'low';
}

/** Somebody who declares being Inuk is Indigenous; somebody who is not Indigenous is not Inuk. */
function indigenousOf(facts: CscFacts): boolean | null {
  return facts.inukSelfIdentified === true ? true : (facts.indigenous ?? null);
}

function talliesOf(incidents: readonly Incident[] | null | undefined, readings: Readings): Tallies {
  if (incidents === null || incidents === undefined) return allTallies(unknownHistory);
  if (incidents.length === 0) return noTallies;
  const anyKind = tallyOf(incidents, () => true);
  const partnerCounts = (incident: Incident): boolean | null => {
    const partner = is(incident.victim, 'femalePartner');
    return readings.sexualAssaultOfPartnerCounts ? partner : both(partner, is(incident.kind, 'general', 'family'));
  };
  const partner = tallyOf(incidents, partnerCounts);
  return {
    anyKind,
    partner,
    general:
      readings.generalViolenceCounts === 'any incident'
        ? anyKind
        : tallyOf(incidents, (incident) => is(incident.kind, 'general')),
    womens: tallyOf(incidents, (incident) => is(incident.source, 'conviction', 'institutionalCharge', 'selfReport')),
    partnerDocumented: readings.policeReportDocumentsForHigh
      ? partner
      : tallyOf(incidents, (incident) =>
          both(partnerCounts(incident), is(incident.source, 'conviction', 'selfReport')),
        ),
  };
}

const allTallies = (tally: Tally): Tallies => ({
  general: tally,
  anyKind: tally,
  womens: tally,
  partner: tally,
  partnerDocumented: tally,
});
const noTallies = allTallies(noIncidents);

function riskKeyOf(risk: GeneralRisk, overrides: LowRiskOverrides): number {
  if (risk.tool === null) return -1;
  const value = risk.value ?? 40;
  const index = typeof value === 'number' ? value + 30 : 80 + levels.indexOf(value);
  return (index * 2 + (risk.tool === 'CRS' ? 1 : 0)) * 256 + overrides.key;
}

function recordsOf(facts: CscFacts): AssessmentRecords | null {
  return facts.assessments ?? null;
}
