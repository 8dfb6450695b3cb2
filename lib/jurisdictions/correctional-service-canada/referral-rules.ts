/** How referrals are proposed and when the Correctional Intervention Board may assign somebody (9, 10, 13h, 14, 15, 20 to 23, 29, 36, 67). */
import { type ReferralRules, undeterminedBar } from '../../eligibility/referral-rules.ts';
import { missingBeforeMaintenance } from './before-maintenance.ts';
import { correctionalServiceCanada } from './eligibility/catalogue.ts';
import { formerPrograms } from './eligibility/programme-codes.ts';
import type { Alongside } from './eligibility/rules/plan.ts';

let made: ReturnType<typeof correctionalServiceCanada> | undefined;

export const referralRules: ReferralRules = {
  get catalogue() {
    made ??= correctionalServiceCanada();
    return made;
  },
  formerProgrammes: formerPrograms,
  // 14.
  documents: ['correctionalPlan', 'correctionalPlanProgressReport', 'communityStrategy'],
  // 67.
  notYet: missingBeforeMaintenance,
  // 29, 36: no general crime programme for those referred to violence or substance abuse programmes.
  withheld: ({ plan }) => new Set(((plan.barredAlongside ?? []) as readonly Alongside[]).map(({ program }) => program)),
  withOverride: (facts, programme) => {
    const approved = Array.isArray(facts.overrideApprovedFor) ? facts.overrideApprovedFor : [];
    return { ...facts, overrideApprovedFor: [...approved, programme] };
  },
  barred: ({ checks }, { programme, outcome }) => {
    if (checks.para20Bar === true) {
      return `paragraph 20: the facts put a local programme or individual counselling in the place of a national one that is available. Take \`proposal\` out of them to assign somebody to ${programme}, or decline`;
    }
    if (checks.achievable === false) {
      return `paragraph 13h: ${programme} takes more months (\`programMonths\`) than are left of the sentence (\`monthsLeftInSentence\`); record them anew where they changed`;
    }
    if (checks.para21Bar === true) {
      return `paragraph 21: ${programme} cannot be assigned before level of risk, needs and supplementary results are determined. Record them with \`programmeFactsRecorded\`, or the facts of paragraph 22 or 23 where one of them applies`;
    }
    // A34: 22 and 23 lift the bar, so that a missing assessment does not keep the board from assigning.
    const lifted = checks.para22Exception === true || checks.para23Exception === true;
    return outcome === 'undetermined' && !lifted ? undeterminedBar(programme) : undefined;
  },
};
