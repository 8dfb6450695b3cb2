/** "Clients referred to this program": a referral to Community Connections is proposed, and a named person decides it. */
import { plainReferralRules } from '../../eligibility/plain-referral-rules.ts';
import { saskatchewan } from './eligibility/catalogue.ts';

export const referralRules = plainReferralRules(() => saskatchewan());
