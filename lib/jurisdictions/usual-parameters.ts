/** Figures of ours that jurisdictions share until one of them decides otherwise. */
import type { Figure, Parameter } from '../timeline/rule.ts';

export const asLength = (value: string, figure: Figure, meaning: string): Parameter => ({
  kind: 'length',
  value,
  figure,
  meaning,
});

export const asDate = (value: string, figure: Figure, meaning: string): Parameter => ({
  kind: 'date',
  value,
  figure,
  meaning,
});

/** How often something repeats. */
export const asPeriod = (value: string, figure: Figure, meaning: string): Parameter => ({
  ...asLength(value, figure, meaning),
  kind: 'period',
});

/** When a duty's reminders go out. */
export const remind: Parameter = {
  kind: 'leads',
  value: '50%,10%',
  figure: 'default',
  meaning: 'when reminders go out: shares of the window that remain, or lead times such as P14D,P1D',
};

/** For packs with duties that are due at release, or may be set to be. */
export const releaseUndone: Readonly<Record<string, Parameter>> = {
  'release.undone': {
    kind: 'choice',
    value: 'void',
    choices: ['void', 'missed'],
    figure: 'default',
    meaning: 'what becomes of a duty due at release when the person leaves on or before that day and it is undone',
  },
};

export const usualParameters: Readonly<Record<string, Parameter>> = {
  'ladder.hourClock': {
    kind: 'lengths',
    value: 'PT0H,PT4H,PT24H',
    figure: 'default',
    meaning: 'after an hour clock ran out: unit supervisor, facility head, central office',
  },
  'ladder.dayClock': {
    kind: 'lengths',
    value: 'PT0H,PT24H,PT72H',
    figure: 'default',
    meaning: 'after any other due date passed: unit supervisor, facility head, central office',
  },
  'timeline.grace': asLength(
    'PT48H',
    'default',
    'how long staff have when a date counted back from release had passed before it became known',
  ),
  'acknowledgement.furthest': asLength('P14D', 'default', 'how far ahead a promise date may lie'),
  'break-glass.lasts': asLength('PT4H', 'default', 'how long somebody who broke the glass sees a restricted case'),
  'snooze.furthest': asLength('P3D', 'default', 'how far ahead the owner of a duty may put its reminders off'),
  'snooze.most': {
    kind: 'number',
    value: '2',
    range: [0, 9],
    figure: 'default',
    meaning: 'how often the reminders of one duty may be put off, 0 to 9',
  },
  'digest.hour': {
    kind: 'number',
    value: '7',
    range: [4, 23],
    figure: 'default',
    meaning: 'the local hour of the morning digest, 4 to 23',
  },
  'timer.horizon': asLength('PT1440H', 'default', 'how long before its first notice a duty gets a timer of its own'),
};
