import { createPorts } from '../../lib/aws/ports.ts';
import { proposeReferrals } from '../propose-referrals.ts';

export const handler = proposeReferrals(createPorts({ environment: process.env }));
