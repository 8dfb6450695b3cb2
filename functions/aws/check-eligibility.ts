import { createPorts } from '../../lib/aws/ports.ts';
import { checkEligibility } from '../check-eligibility.ts';

export const handler = checkEligibility(createPorts({ environment: process.env }));
