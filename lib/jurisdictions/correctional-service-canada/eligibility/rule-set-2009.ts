/**
 * Commissioner's Directive 726-2 of 2009-06-30. Since 2018-01-08 newly sentenced people are rated on another index
 * (Policy Bulletin 592) and later guidelines replaced the text: those sentences are governed by versions not known here.
 */
import { type RuleSet, ruleSet } from '../../../eligibility/rule-set.ts';
import type { CscFacts } from './facts.ts';
import { annexA } from './programmes/annex-a.ts';
import { chosenReadings, type Readings } from './readings.ts';
import { checksOf } from './rules/checks.ts';
import { planOf } from './rules/plan.ts';
import { priorityOf } from './rules/priority.ts';
import { subjectOf } from './subject.ts';

/** The rules of 2009 under the chosen readings, or under others. */
export function directive2009(readings: Readings = chosenReadings): RuleSet<CscFacts> {
  return ruleSet({
    id: 'cd-726-2-2009',
    title: "Commissioner's Directive 726-2, National Correctional Programs Referral Guidelines (2009-06-30)",
    sentencedFrom: '2009-06-30',
    sentencedUntil: '2018-01-07',
    programmes: annexA(readings),
    subjectOf: (facts) => subjectOf(facts, readings),
    conclude: (subject, eligible) => ({
      priority: priorityOf(subject, eligible, readings),
      plan: planOf(subject, eligible, readings),
      checks: { ...checksOf(subject, readings) },
    }),
  });
}
