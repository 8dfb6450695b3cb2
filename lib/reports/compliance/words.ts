/** How figures read on a page and in a terminal. */
import type { DutyFigures } from './duty-figures.ts';

/** What stands for the lines that are not listed one by one. */
export const tooFew = 'too few people to list';

/** A figure, or that it is hidden: a nought is told. */
export const orHidden = (figure: number | undefined): number | string => figure ?? 'hidden';

/** What says which it is, where there is no figure: nothing that it could be of, or too few. */
const told = (text: string, figure: number | undefined, of: number | undefined): string =>
  figure === undefined && of !== 0 ? 'hidden' : text;

/** `93.3 %` of so many; a dash of nothing, and of an unknown number or too few people that it is hidden. */
export const asShareOf = (share: number | undefined, of: number | undefined): string =>
  told(asPercent(share), share, of);

/** `93.3 %`, or a dash where there is no share. */
export const asPercent = (share: number | undefined): string => (share === undefined ? '–' : `${share.toFixed(1)} %`);

/** Hours below two days, else days: `7 h`, `3 days`. */
export const asLateness = (hours: number | undefined): string => {
  if (hours === undefined) return '–';
  return hours < 48 ? `${Math.max(1, Math.round(hours))} h` : `${Math.round(hours / 24)} days`;
};

export const asDays = (days: number | undefined): string =>
  days === undefined ? '–' : days === 1 ? '1 day' : `${days} days`;

/** `parole`, `end of sentence`: a kind of release as people say it. */
export const kindInWords = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** How many came to an end or should have: a share in time is of these. */
export const judgedIn = ({ met, late, missed, overdue }: DutyFigures): number => met + late + missed + overdue;

/** The columns of every table of duties. */
export const dutyColumns: readonly (readonly [heading: string, cell: (figures: DutyFigures) => string | number])[] = [
  ['Due', ({ due }) => due],
  ['In time', ({ met }) => met],
  ['Late', ({ late }) => late],
  ['Missed', ({ missed }) => missed],
  ['Overdue', ({ overdue }) => overdue],
  ['To come', ({ open }) => open],
  ['Void', ({ void: left }) => left],
  ['Share in time', (figures) => asShareOf(figures.percentInTime, judgedIn(figures))],
  ['Median lateness', ({ medianHoursLate, late }) => told(asLateness(medianHoursLate), medianHoursLate, late)],
  ['Oldest overdue', ({ oldestDaysOverdue, overdue }) => told(asDays(oldestDaysOverdue), oldestDaysOverdue, overdue)],
  ['Dates passed undone', ({ breaches }) => breaches],
];
