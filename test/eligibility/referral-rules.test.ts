import { describe, expect, it } from 'vitest';
import { plainReferralRules } from '../../lib/eligibility/plain-referral-rules.ts';
import type { Outcome } from '../../lib/eligibility/programme.ts';
import { undeterminedBar } from '../../lib/eligibility/referral-rules.ts';
import { saskatchewan } from '../../lib/jurisdictions/saskatchewan/eligibility/catalogue.ts';

const programme = 'COMMUNITY-CONNECTIONS';
const facts = { age: 18, sentenced: true, supervisedByCsrs: true, reoffenceProbability: 'high' };

const judgedBy = (rules: ReturnType<typeof plainReferralRules>, known = facts) => {
  const answer = rules.catalogue.check(known, null);
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.errors));
  return answer;
};

describe('referrals where the source adds nothing to the criteria', () => {
  it('ask one catalogue, made when it is first asked for', () => {
    let made = 0;
    const rules = plainReferralRules(() => {
      made += 1;
      return saskatchewan();
    });
    expect(made).toBe(0);
    expect(rules.catalogue.jurisdiction).toBe('saskatchewan');
    expect(rules.catalogue).toBe(rules.catalogue);
    expect(made).toBe(1);
  });

  it('name no document, withhold nothing and change no fact for an override', () => {
    const rules = plainReferralRules(() => saskatchewan());
    expect(rules.documents).toBeUndefined();
    expect(rules.withheld(judgedBy(rules))).toEqual(new Set());
    expect(rules.withOverride(facts, programme)).toEqual(facts);
  });

  it.each<readonly [Outcome, string | undefined]>([
    ['eligible', undefined],
    ['not-eligible', undefined],
    [
      'undetermined',
      'it cannot be told yet whether the criteria of COMMUNITY-CONNECTIONS are met: `throughcare eligibility --explain COMMUNITY-CONNECTIONS` says what to record first',
    ],
  ])('bar nobody by themselves but who cannot be judged yet: %s', (outcome, because) => {
    const rules = plainReferralRules(() => saskatchewan());
    expect(rules.barred(judgedBy(rules), { programme, outcome })).toBe(because);
  });

  it('name the programme that cannot be judged yet', () => {
    expect(undeterminedBar('CONNECT')).toContain(
      'criteria of CONNECT are met: `throughcare eligibility --explain CONNECT`',
    );
  });
});
