/**
 * Referrals in a jurisdiction whose source knows no overrides, no bars across programmes and no document of its own: what
 * somebody is eligible for is proposed, a named person decides, and nobody is taken in while a criterion is not met or unknown.
 */
import type { Catalogue } from './catalogue.ts';
import { type ReferralRules, undeterminedBar } from './referral-rules.ts';

export const plainReferralRules = (make: () => Catalogue): ReferralRules => {
  let made: Catalogue | undefined;
  return {
    get catalogue() {
      made ??= make();
      return made;
    },
    withheld: () => new Set(),
    withOverride: (facts) => facts,
    barred: (_judged, { programme, outcome }) => (outcome === 'undetermined' ? undeterminedBar(programme) : undefined),
  };
};
