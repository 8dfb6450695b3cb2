/** What was learned is kept up: a maintenance programme follows, but only after completion and the final Post-Program Report. */
import { asLength } from '../../usual-parameters.ts';
import { directive, duty } from '../directive-726-2.ts';
import { maintenanceToRefer } from '../maintenance-matters.ts';

export const maintenanceReferral = duty({
  id: 'maintenance-referral',
  title: 'Make the referral to a maintenance program that the final Post-Program Report recommends',
  runsFrom:
    'completion of a program and its final Post-Program Report, and release where maintenance is to follow in the community',
  source: directive(
    '67',
    'Referrals to maintenance programs shall be made only upon completion of a Correctional Program and the final Post-Program Report.',
  ),
  figure: 'default',
  parameters: {
    within: asLength(
      '10 working days',
      'default',
      'how long the parole officer has to make a maintenance referral once it may be made',
    ),
  },
  livesIn: 'custodyOrCommunity',
  owner: 'parole officer',
  schedule: { kind: 'perMatter', matters: maintenanceToRefer, within: 'within' },
  doneWhen: { by: 'event', types: ['referralMade', 'referralDecided'] },
  recordIn: 'referralMade',
});
