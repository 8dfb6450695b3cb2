import { checkEligibility } from '../check-eligibility.ts';
import { deployed } from '../deployed.ts';

export const handler = deployed('check-eligibility', checkEligibility);
