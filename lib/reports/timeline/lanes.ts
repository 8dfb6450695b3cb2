/** Which duties share a line of the drawing: all times of one duty in one stay about one matter, on as many lines as overlap at once. */
import { earlierOf, type Instant } from '../../case/identity.ts';
import type { Standing } from '../../casework/standing.ts';
import type { Deadline } from '../../timeline/deadline.ts';
import { laneName } from '../duty-name.ts';
import type { Scale } from './scale.ts';

export interface Span {
  readonly deadline: Deadline;
  /** Points from the left at which it may be begun and at which it ended, ends or is due. */
  readonly start: number;
  readonly end: number;
}

export interface Lane {
  readonly name: string;
  /** Each row holds spans that do not touch. */
  readonly rows: readonly (readonly Span[])[];
}

/** In the order of the policy. Duties of which nobody can tell whether they apply have no dates to draw. */
export const lanesOf = ({ deadlines, now, policy }: Standing, scale: Scale): readonly Lane[] => {
  const drawn = deadlines.map(({ deadline }) => deadline).filter(({ state }) => state !== 'undetermined');
  const lanes = Map.groupBy(drawn, (deadline) => laneName(deadline, policy));
  return [...lanes].map(([name, its]) => ({
    name,
    rows: rowsOf(its.map((deadline) => spanOf(deadline, scale, now)).filter((span) => span !== undefined)),
  }));
};

const narrowest = 4;

/** Nothing for what would begin after the paper ends. */
const spanOf = (deadline: Deadline, { x, to }: Scale, now: Instant): Span | undefined => {
  const { opensAt, dueAt, state } = deadline;
  if (opensAt > to) return undefined;
  const ended = deadline.doneAt ?? (state === 'void' ? deadline.leftAt : undefined);
  const lasts = state === 'overdue' ? now : dueAt;
  const start = x(ended === undefined ? opensAt : earlierOf(opensAt, ended));
  return { deadline, start, end: Math.max(start + narrowest, x(ended ?? lasts)) };
};

const gap = 1;

const rowsOf = (spans: readonly Span[]): readonly (readonly Span[])[] => {
  const rows: Span[][] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const free = rows.find((row) => (row.at(-1)?.end ?? 0) + gap <= span.start);
    if (free === undefined) rows.push([span]);
    else free.push(span);
  }
  return rows;
};
