/** Community-resource needs: identification card, birth certificate, social security card, driver's licence. */
import { vitalDocument } from '../../../case/vocabulary.ts';
import { asLength } from '../../usual-parameters.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const reentryCounseling = duty({
  id: 'reentry-counseling',
  title: 'Settle every vital document',
  runsFrom: '6 months before release',
  source: partnersInProgress(
    'I.C, I.C.2',
    'assistance to the offender for acquiring vital documents including identification cards, birth certificates, social security cards',
  ),
  figure: 'default',
  parameters: {
    opens: asLength('P6M', 'default', 'how long before release the work begins'),
    due: asLength('P60D', 'default', 'how long before release every document is obtained or not needed'),
  },
  livesIn: 'custody',
  owner: 're-entry counselor',
  schedule: { kind: 'countedBack', from: 'releaseOn', opens: 'opens', due: 'due' },
  doneWhen: {
    by: 'parts',
    type: 'documentSettled',
    part: (event) => (event.body.type === 'documentSettled' ? event.body.document : ''),
    parts: vitalDocument.options,
  },
  recordIn: 'documentSettled',
});
