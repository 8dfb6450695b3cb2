/** The transfer that follows classification "shortly thereafter". */

import { asLength } from '../../usual-parameters.ts';
import { firstOf } from '../anchors.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const transferToSentencedFacility = duty({
  id: 'transfer-to-sentenced-facility',
  title: 'Transfer to a sentenced facility',
  runsFrom: 'classification',
  source: partnersInProgress('I.A.1', 'Subsequent transfer to sentenced facilities occurs shortly thereafter'),
  figure: 'default',
  parameters: { within: asLength('P14D', 'default', 'how long after classification') },
  livesIn: 'custody',
  owner: 'classification officer',
  schedule: { kind: 'forward', from: firstOf('classificationRecorded'), within: 'within' },
  doneWhen: {
    by: 'event',
    types: ['transferred'],
    only: {
      where: (event) => event.body.type === 'transferred' && event.body.purpose === 'sentencedFacility',
      inWords: 'with the purpose sentencedFacility',
    },
  },
  recordIn: 'transferred',
});
