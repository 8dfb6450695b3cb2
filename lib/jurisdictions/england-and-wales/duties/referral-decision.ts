/** Who takes part in CONNECT, a person decides. */
import { referralDecision as decision } from '../../referral-decision.ts';
import { description, inForceFrom } from '../connect.ts';

export const referralDecision = decision({
  source: description(
    'Aims',
    'Meet the needs of individuals identifying family relationships as a factor in terms of effective rehabilitation.',
  ),
  effective: { from: inForceFrom },
  owner: 'programme facilitator',
  livesIn: 'custody',
});
