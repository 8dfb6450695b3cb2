import { checkEligibility } from '../check-eligibility.ts';
import { deployedReading } from '../deployed-reading.ts';

export const handler = deployedReading('check-eligibility', checkEligibility);
