/** Who is referred to Community Connections, a person decides. */
import { referralDecision as decision } from '../../referral-decision.ts';
import { description, inForceFrom } from '../community-connections.ts';

export const referralDecision = decision({
  source: description(
    'Brief Description',
    'Clients referred to this program experience multiple criminogenic risk factors',
  ),
  effective: { from: inForceFrom },
  owner: 'Community Connections worker',
  livesIn: 'custodyOrCommunity',
  neutralCode: 'C-30',
});
