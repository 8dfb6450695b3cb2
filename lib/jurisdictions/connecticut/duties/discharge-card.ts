/** The discharge card with contacts for community resources. */
import { asLength } from '../../usual-parameters.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const dischargeCard = duty({
  id: 'discharge-card',
  title: 'Hand over the card with community contacts',
  runsFrom: '7 days before discharge',
  source: partnersInProgress(
    'III.A',
    'All discharging offenders also receive a discharge card, with contact information for community resources.',
  ),
  figure: 'source',
  parameters: {
    opens: asLength('P7D', 'default', 'how long before discharge the card may be handed over'),
    due: asLength('P0D', 'source', 'how long before discharge it is handed over'),
  },
  livesIn: 'custody',
  owner: 'counselor',
  schedule: { kind: 'countedBack', from: 'releaseOn', opens: 'opens', due: 'due' },
  doneWhen: { by: 'event', types: ['dischargeCardIssued'] },
  recordIn: 'dischargeCardIssued',
});
