/** One person's timeline as a drawing: phases as bands, duties as spans, what was sent and what went wrong as signs on them. */
import type { NumberedEvent } from '../../case/case.ts';
import { type Standing, wentOut } from '../../casework/standing.ts';
import type { LedgerRow } from '../../store/port.ts';
import type { Deadline } from '../../timeline/deadline.ts';
import { byTheClocks } from '../clocks.ts';
import { outcome, recipient } from '../drawn-timeline.ts';
import { dutyName } from '../duty-name.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { type Lane, lanesOf, type Span } from './lanes.ts';
import { sign, signOf } from './marks.ts';
import { bandHeight, phaseBands } from './phase-bands.ts';
import { paper, round, type Scale, scaleOf, screen } from './scale.ts';
import { ticks } from './ticks.ts';

export const rowHeight = 26;
const axisHeight = 36;

/** The anchor of a deadline's line in the table below the drawing. */
export const anchorOf = ({ key }: Deadline): string => `duty-${key.replaceAll('/', '-')}`;

/** A line of the drawing: what its name says, how high it is, and what is drawn from a height of `top`. */
interface Line {
  readonly name: string;
  readonly height: number;
  readonly draw: (top: number) => Content;
}

/** On the screen, names on the left that stay in sight and a drawing as wide as its time; on paper, one as wide as the page. */
export const drawing = (standing: Standing): Markup => html`<div class="drawn">${onScreen(standing)}</div>
<div class="printed">${onPaper(standing)}</div>`;

const onScreen = (standing: Standing): Markup => {
  const scale = scaleOf(standing, screen);
  const lines = linesOf(standing, scale);
  return html`<ol class="names" aria-hidden="true"><li style="height:${axisHeight}px"></li>${lines.map(
    (line) => html`<li style="height:${line.height}px" title="${line.name}"><span>${line.name}</span></li>`,
  )}</ol>
${picture(standing, scale, lines)}`;
};

const lettersOfNames = 32;

/** Nothing can be scrolled on paper: names stand in the drawing, and all of it is scaled to the width of the page. */
const onPaper = (standing: Standing): Markup => {
  const scale = scaleOf(standing, paper);
  const cut = (name: string): string => (name.length > lettersOfNames ? `${name.slice(0, lettersOfNames)}…` : name);
  const named = linesOf(standing, scale).map(
    (line): Line => ({
      ...line,
      draw: (top) => [html`<text class="name" x="0" y="${top + 17}">${cut(line.name)}</text>`, line.draw(top)],
    }),
  );
  return picture(standing, scale, named);
};

const picture = (standing: Standing, scale: Scale, lines: readonly Line[]): Markup => {
  const tops = lines.map((_, index) => lines.slice(0, index).reduce((sum, { height }) => sum + height, axisHeight));
  const height = lines.reduce((sum, line) => sum + line.height, axisHeight) + 6;
  return html`<svg role="group" aria-label="Timeline of case ${standing.case.id}" width="${scale.width}" height="${height}" viewBox="0 0 ${scale.width} ${height}">
${ticks(scale, standing).map(({ at, label }) => drawTick(scale.x(at), label, scale.width, height))}${lines.map(({ draw }, index) => draw(tops[index] ?? 0))}${nowLine(standing, scale, height)}
</svg>`;
};

const widthOfALetter = 6.6;

/** A label that would be cut at the edge is left out: the line stays. */
const drawTick = (
  x: number,
  label: string,
  width: number,
  height: number,
): Markup => html`<path class="tick" d="M${x} ${axisHeight - 10}V${height}"/>${
  x + 4 + label.length * widthOfALetter > width
    ? undefined
    : html`<text class="tick" x="${x + 4}" y="${axisHeight - 9}">${label}</text>`
}
`;

const linesOf = (standing: Standing, scale: Scale): readonly Line[] => [
  { name: 'phase', height: bandHeight, draw: (top) => phaseBands(standing, scale, top) },
  ...lanesOf(standing, scale).map(
    (lane): Line => ({
      name: lane.name,
      height: lane.rows.length * rowHeight,
      draw: (top) => drawLane(lane, standing, scale, top),
    }),
  ),
  ...withoutEffect(standing, scale),
];

const drawLane = (lane: Lane, standing: Standing, scale: Scale, top: number): Content =>
  lane.rows.map((row, index) =>
    row.map((span) => drawSpan(span, standing, scale, top + index * rowHeight + rowHeight / 2)),
  );

/** A link to the line that tells of it, so that the keyboard reaches it too. */
const drawSpan = ({ deadline, start, end }: Span, standing: Standing, scale: Scale, y: number): Markup => {
  const { x, isOn } = scale;
  const { state, dueAt, doneAt, breaches } = deadline;
  const due = x(dueAt);
  const late = end > due && (state === 'metLate' || state === 'overdue');
  const sent = wentOut(standing.notices).filter((notice) => notice.deadline === deadline.key);
  const words = `${dutyName(deadline, standing.policy)}, due ${byTheClocks(standing, dueAt)}: ${wordsFor(deadline, standing)}`;
  return html`<a href="#${anchorOf(deadline)}" class="${state}"><title>${words}</title><rect class="span" x="${round(start)}" y="${y - 5}" width="${round(Math.max(2, (late ? Math.max(due, start + 1) : end) - start))}" height="10" rx="2"/>${
    late
      ? html`<rect class="late" x="${due}" y="${y - 5}" width="${round(Math.max(2, end - due))}" height="10" rx="2"/>`
      : undefined
  }${isOn(dueAt) ? sign('due', due, y) : undefined}${sent.map((notice) => drawNotice(notice, deadline, scale, y, standing))}${breaches.map(
    (breach) =>
      html`<g><title>${dutyName(deadline, standing.policy)}: the date ${byTheClocks(standing, breach.dueAt)} passed undone; ${breach.place.facility}, ${breach.place.unit}</title>${sign('breach', x(breach.dueAt), y)}</g>`,
  )}${doneAt === undefined ? undefined : sign('done', x(doneAt), y)}</a>
`;
};

/** Word to the owner stands above the span, what went to somebody above stands below it. */
const drawNotice = (notice: LedgerRow, of: Deadline, { x }: Scale, y: number, standing: Standing): Markup => {
  const which = signOf(of, notice, standing.policy);
  return html`<g><title>${notice.rung} to ${recipient(notice)}, ${byTheClocks(standing, notice.claimedAt)}</title>${sign(which, x(notice.claimedAt), y + (which === 'escalation' ? 9 : -9))}</g>`;
};

/** How the duty stands, in words that stay when the text of a state is empty. */
export const wordsFor = (deadline: Deadline, standing: Standing): string => {
  const words = outcome(deadline, standing);
  return words === '' ? inState[deadline.state] : words;
};

const inState: Readonly<Record<Deadline['state'], string>> = {
  undetermined: 'cannot be told',
  upcoming: 'to come',
  due: 'due',
  overdue: 'overdue',
  met: 'done in time',
  metLate: 'done late',
  missed: 'not done',
  void: 'no longer owed',
};

/** Events that a correction replaced, and those that the history does not bear: kept, and counting for nothing. */
export const eventsWithoutEffect = ({ case: of }: Standing): readonly (readonly [NumberedEvent, string])[] => [
  ...of.superseded.map((event) => [event, 'superseded by a correction: stays visible, counts for nothing'] as const),
  ...of.unsupported.map(({ event, because }) => [event, `kept without effect: ${because}`] as const),
];

const withoutEffect = (standing: Standing, { x, isOn }: Scale): readonly Line[] => {
  const events = eventsWithoutEffect(standing).filter(([{ happenedAt }]) => isOn(happenedAt));
  if (events.length === 0) return [];
  const draw = (top: number): Content =>
    events.map(
      ([{ body, happenedAt }, why]) =>
        html`<g><title>${body.type}, ${byTheClocks(standing, happenedAt)}: ${why}</title>${sign('superseded', x(happenedAt), top + rowHeight / 2)}</g>
`,
    );
  return [{ name: 'without effect', height: rowHeight, draw }];
};

const nowLine = ({ phase, now }: Standing, { x, isOn }: Scale, height: number): Content =>
  phase === 'closed' || !isOn(now)
    ? undefined
    : html`<path class="now" d="M${x(now)} 4V${height}"/><text class="now" x="${x(now) - 4}" y="12" text-anchor="end">now</text>`;
