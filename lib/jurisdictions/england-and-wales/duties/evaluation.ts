/** The monitoring form, filled in at the start of the programme and at its end. */
import type { NumberedEvent } from '../../../case/case.ts';
import { joining } from '../../../timeline/anchors.ts';
import { asLength } from '../../usual-parameters.ts';
import { description, duty } from '../connect.ts';
import { lastSession } from '../sessions.ts';

const isForm =
  (form: 'start' | 'end') =>
  ({ body }: NumberedEvent): boolean =>
    body.type === 'monitoringFormCompleted' && body.form === form;

export const evaluation = duty({
  id: 'evaluation',
  title: 'Fill in the monitoring form',
  runsFrom: 'joining the programme, and the last session',
  source: description(
    'Aims',
    'Apply monitoring and evaluation systems consistently to ensure the intervention remains relevant to service user needs.',
  ),
  figure: 'default',
  parameters: {
    start: asLength('P7D', 'default', 'how long after joining the first form is filled in'),
    end: asLength('P14D', 'default', 'how long after the last session the second form is filled in'),
  },
  owner: 'programme facilitator',
  schedule: {
    kind: 'stages',
    stages: (view) => {
      const end = lastSession(view);
      return [
        { about: 'start', from: joining(view), within: view.length('start'), concerns: isForm('start') },
        ...(end === undefined
          ? []
          : [{ about: 'end', from: end, within: view.length('end'), concerns: isForm('end') }]),
      ];
    },
  },
  doneWhen: { by: 'event', types: ['monitoringFormCompleted'] },
  recordIn: 'monitoringFormCompleted',
});
