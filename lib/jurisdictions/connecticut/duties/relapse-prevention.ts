/** The relapse-prevention workbook travels with the person to the parole or probation officer. */

import { asLength } from '../../usual-parameters.ts';
import { firstOf } from '../anchors.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const relapsePrevention = duty({
  id: 'relapse-prevention',
  title: 'Compile the workbook and hand it to whoever supervises in the community',
  runsFrom: 'enrolment',
  source: partnersInProgress(
    'I.C.1',
    'the program participants compile a workbook that is utilized by staff in facilities and in halfway houses, and by parole and probation staff supervising the offender in the community',
  ),
  figure: 'default',
  parameters: { due: asLength('P0D', 'default', 'how long before release the workbook is handed over') },
  livesIn: 'custody',
  owner: 'counselor',
  schedule: { kind: 'countedBack', from: 'releaseOn', due: 'due', after: firstOf('relapseProgrammeEnrolled') },
  doneWhen: { by: 'event', types: ['relapseWorkbookHandedOver'] },
  neutralCode: 'H-24',
  recordIn: 'relapseWorkbookHandedOver',
});
