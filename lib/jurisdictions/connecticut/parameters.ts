/** Figures that belong to no single duty. */
import type { Parameter } from '../../timeline/rule.ts';
import { asLength, asPeriod, releaseUndone, usualParameters } from '../usual-parameters.ts';

export const parameters: Readonly<Record<string, Parameter>> = {
  ...usualParameters,
  'sentence.longerThan': asPeriod(
    'P2Y',
    'source',
    'a longer sentence goes through the orientation unit; up to it, classification is done at the pretrial facility',
  ),
  'front-loading.group': {
    kind: 'choice',
    value: 'splitSentence',
    choices: ['splitSentence', 'highRisk', 'all'],
    figure: 'source',
    meaning: 'who is front-loaded after release: those under a split sentence, also those at high risk, or all',
  },
  'front-loading.firstContact': asLength('PT72H', 'source', 'the critical first hours after release'),
  'front-loading.lasts': asLength('P4M', 'source', 'how long front-loaded supervision lasts'),
  'discharge-planning.opens': asLength('P75D', 'default', 'how long before release discharge planning begins'),
  'release.onRestDay': {
    kind: 'choice',
    value: 'precedingWorkingDay',
    choices: ['precedingWorkingDay', 'stays'],
    figure: 'default',
    meaning: 'whether a release that falls on a weekend or holiday is brought forward to the working day before',
  },
  ...releaseUndone,
};
