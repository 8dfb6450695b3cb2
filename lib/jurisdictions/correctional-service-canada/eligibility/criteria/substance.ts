/** Need and link for the men's and women's substance abuse programmes (18, 32, 47, 57, 60c, Annex A). */
import { flagCriterion } from '../../../../eligibility/criteria/flag-criterion.ts';
import { levelCriterion } from '../../../../eligibility/criteria/level-criterion.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { findingsOf } from '../../../../eligibility/finding.ts';
import type { Level } from '../facts.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';

const casaHeading = 'Annex A: Substance Abuse - Men Offenders';

/** Men: need on the CASA, which is required before referral. */
export function casaNeed(source: readonly string[], ...accepts: readonly Level[]): Criterion<CscSubject> {
  return levelCriterion<CscSubject, Level>({
    id: 'substance-need',
    requirement: `Substance abuse need on the CASA is ${accepts.join(' or ')}.`,
    source: [...source, casaHeading],
    fact: 'casaNeed',
    label: 'Substance abuse need on the CASA',
    tool: 'CASA',
    read: ({ facts }) => facts.casaNeed,
    accepts,
    reason: 'need_level',
    overridable: true,
  });
}

/** Women: need on the supplementary assessments. */
export function supplementaryNeed(source: readonly string[]): Criterion<CscSubject> {
  return levelCriterion<CscSubject, Level>({
    id: 'substance-need',
    requirement: 'Substance abuse need on the supplementary assessments is moderate or high.',
    source,
    fact: 'substanceNeedSupplementary',
    label: 'Substance abuse need on the supplementary assessments',
    tool: 'supplementary assessments',
    read: ({ facts }) => facts.substanceNeedSupplementary,
    accepts: ['moderate', 'high'],
    reason: 'need_level',
    overridable: true,
  });
}

/** "An established link between the current offence and substance abuse." */
export function linkWithOffence(source: readonly string[]): Criterion<CscSubject> {
  return flagCriterion<CscSubject>({
    id: 'link-with-offence',
    requirement: 'There is an established link between the current offence and substance abuse.',
    source,
    fact: 'substanceLinkCurrentOffence',
    read: ({ facts }) => facts.substanceLinkCurrentOffence,
    wanted: true,
    reason: 'no_link',
    text: {
      met: 'The current offence is linked to substance abuse.',
      notMet: 'No link between the current offence and substance abuse is established.',
      unknown: 'Whether the current offence is linked to substance abuse is not established.',
    },
  });
}

/** The link as the moderate programmes ask for it: of everybody (18, 47b), or not of high risk under another reading (A11). */
export function linkUnlessHighRisk(source: readonly string[], readings: Readings): Criterion<CscSubject> {
  const link = linkWithOffence(source);
  if (readings.linkBindsHighRiskBranch) return link;
  const spared = findingsOf(link.id, source).notApplicable('The link is not asked of high risk.', {});
  return { ...link, judge: (subject) => (subject.risk.band === 'high' ? spared : link.judge(subject)) };
}

/** Moderate programmes: high need of high risk, moderate or high need of everybody else (Annex A, 57, 60c). */
export function casaNeedByRisk(source: readonly string[]): Criterion<CscSubject> {
  const ofHighRisk = casaNeed(source, 'high');
  const ofOthers = casaNeed(source, 'moderate', 'high');
  const notKnown = findingsOf(ofOthers.id, ofOthers.source).unknown(
    'Whether moderate need is enough depends on the risk, which is not known.',
    { casaNeed: 'moderate' },
  );
  const forBand = ({ risk }: CscSubject): Criterion<CscSubject> => (risk.band === 'high' ? ofHighRisk : ofOthers);
  return {
    ...ofOthers,
    requirement: 'Substance abuse need on the CASA is moderate or high; high for high-risk offenders.',
    judge(subject) {
      return subject.risk.band === null && subject.facts.casaNeed === 'moderate'
        ? notKnown
        : forBand(subject).judge(subject);
    },
    remedies(subject) {
      if (subject.risk.band === null && subject.facts.casaNeed === 'moderate') return [[]];
      return forBand(subject).remedies?.(subject) ?? [];
    },
  };
}
