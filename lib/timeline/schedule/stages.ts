/** Once for each stage, such as the sessions of a course: each is due on a clock of its own, and stays open until it is done. */
import { after } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import type { Schedule, Stage, View } from '../rule.ts';
import { anchorIn } from './forward.ts';
import type { Occurrence } from './occurrence.ts';

type Stages = Extract<Schedule, { readonly kind: 'stages' }>;

export const stages = (schedule: Stages, view: View, policy: Policy): readonly Occurrence[] =>
  schedule.stages(view).flatMap((stage, index) => stageOf(stage, index + 1, view, policy));

const stageOf = (stage: Stage, number: number, view: View, { holidays }: Policy): readonly Occurrence[] => {
  const from = anchorIn(() => stage.from, view);
  if (from === undefined) return [];
  const { about, minutes } = stage;
  return [
    {
      number,
      anchorAt: from.at,
      dues: [
        {
          dueAt: after(from.at, stage.within, view.zone, holidays),
          opensAt: stage.opens === undefined ? from.at : after(from.at, stage.opens, view.zone, holidays),
          knownAt: from.by.recordedAt,
          setBy: from.by,
          compressed: false,
        },
      ],
      countsFrom: view.segment.episode.happenedAt,
      exclusive: false,
      closesWhenDue: false,
      concerns: stage.concerns,
      ...(about === undefined ? {} : { about }),
      ...(minutes === undefined ? {} : { minutes }),
    },
  ];
};
