import { deployed } from '../deployed.ts';
import { proposeReferrals } from '../propose-referrals.ts';

export const handler = deployed('propose-referrals', proposeReferrals);
