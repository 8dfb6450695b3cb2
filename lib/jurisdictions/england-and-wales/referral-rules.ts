/** Who is eligible for CONNECT is proposed, and a named person decides: the description names nobody else. */
import { plainReferralRules } from '../../eligibility/plain-referral-rules.ts';
import { englandAndWales } from './eligibility/catalogue.ts';

export const referralRules = plainReferralRules(() => englandAndWales());
