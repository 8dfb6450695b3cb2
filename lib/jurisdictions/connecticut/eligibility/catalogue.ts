import { Temporal } from 'temporal-polyfill';
import { type Catalogue, catalogue } from '../../../eligibility/catalogue.ts';
import { plainSubject } from '../../../eligibility/plain-subject.ts';
import { ruleSet } from '../../../eligibility/rule-set.ts';
import { type ConnecticutFacts, type ConnecticutPerson, connecticutFactsSchema } from './facts.ts';
import { connecticutServices, type SpecialEducationEnd } from './services.ts';

/** A risk and need assessment is due within 24 hours of institutional admission (I.A.1). */
const assessmentHours = 24;

/** Dates and persons that go with the services; null when a fact is missing or the service is not open. */
function checksOf(facts: ConnecticutFacts, eligible: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  const release = facts.dischargeDate ? Temporal.PlainDate.from(facts.dischargeDate) : null;
  const transition = eligible.has('CT-PROBATION-TRANSITION') && release !== null;
  const hours = facts.hoursSinceAdmission ?? null;
  return {
    diversionDecidedBy: eligible.has('CT-JD-SCREEN') ? 'judge' : null,
    initialAssessmentHours: assessmentHours,
    initialAssessmentLate: hours === null ? null : hours > assessmentHours,
    // III.A: "45 days prior to discharge".
    dischargePlanDate: release === null ? null : release.subtract({ days: 45 }).toString(),
    // II.C: "within the first four months of release including the critical first 72 hours".
    frontLoadedUntil: transition ? release.add({ months: 4 }).toString() : null,
    criticalUntil: transition ? release.add({ days: 3 }).toString() : null,
  };
}

/** Connecticut's re-entry services; `specialEducationEnd` is the reading of "until age 21" (A41). */
export function connecticut(specialEducationEnd: SpecialEducationEnd = '21st birthday'): Catalogue {
  return catalogue({
    jurisdiction: 'connecticut',
    title: 'Connecticut',
    sourceTitle: '"Partners in Progress", the State of Connecticut Re-entry Strategy',
    schema: connecticutFactsSchema,
    versions: [
      ruleSet<ConnecticutFacts, ConnecticutPerson>({
        id: 'partners-in-progress',
        title: '"Partners in Progress", the State of Connecticut Re-entry Strategy',
        sentencedFrom: null,
        sentencedUntil: null,
        programmes: connecticutServices(specialEducationEnd),
        subjectOf: (facts, asOf) => plainSubject(facts, asOf),
        conclude: ({ facts }, eligible) => ({ priority: null, plan: {}, checks: checksOf(facts, eligible) }),
      }),
    ],
  });
}
