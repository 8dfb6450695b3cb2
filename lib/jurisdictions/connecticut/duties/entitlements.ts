/** Entitlements are in place before release. */
import { whether } from '../../../timeline/conditions.ts';
import { asLength } from '../../usual-parameters.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const entitlements = duty({
  id: 'entitlements',
  title: 'Put government entitlements in place',
  runsFrom: '90 days before release',
  source: partnersInProgress(
    'I.C.2',
    'Entitlement Specialists who ensure that offenders who need government entitlements following incarceration have these in place prior to release',
  ),
  figure: 'source',
  parameters: {
    opens: asLength('P90D', 'default', 'how long before release the work begins'),
    due: asLength('P0D', 'source', 'how long before release they are in place'),
  },
  livesIn: 'custody',
  owner: 'entitlement specialist',
  appliesWhen: whether('needsEntitlements'),
  schedule: { kind: 'countedBack', from: 'releaseOn', opens: 'opens', due: 'due' },
  doneWhen: { by: 'event', types: ['entitlementsInPlace'] },
  recordIn: 'entitlementsInPlace',
});
