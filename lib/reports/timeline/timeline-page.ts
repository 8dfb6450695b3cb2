/** One person's timeline as a page that is whole by itself: a drawing, its legend, and every duty and notice in words. */
import { placeAt } from '../../case/case.ts';
import { type Standing, wentOut } from '../../casework/standing.ts';
import type { DeadlineState } from '../../timeline/deadline.ts';
import { byTheClocks, whoseClocks } from '../clocks.ts';
import { recipient, saidOfDuty } from '../drawn-timeline.ts';
import { dutyName } from '../duty-name.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { page, wide } from '../page.ts';
import { anchorOf, drawing, eventsWithoutEffect, wordsFor } from './drawing.ts';
import { meanings, sign, signs } from './marks.ts';
import { phasesSoFar } from './phase-bands.ts';
import { referralsTable } from './referrals-table.ts';
import { cells, long, tableOf } from './table.ts';
import { timelineStyle } from './timeline-style.ts';

export const timelinePage = (standing: Standing): string => {
  const { case: of, policy, now, phase } = standing;
  const { facility, unit } = placeAt(of, now);
  return page({
    title: `Case ${of.id}: timeline`,
    style: timelineStyle,
    body: html`<h1>Case ${of.id}: ${phase}, ${facility}, ${unit}</h1>
<p class="quiet">${policy.title}; policy ${policy.version}; ${whoseClocks(standing)}; as of ${byTheClocks(standing, now)}.</p>
${legend()}
${wide('The timeline, drawn', drawing(standing))}
${[phasesTable(standing), dutiesTable(standing), referralsTable(standing), withoutEffect(standing), notices(standing)]}`,
  });
};

const spans: readonly (readonly [DeadlineState, string])[] = [
  ['met', 'in time'],
  ['metLate', 'late'],
  ['missed', 'missed'],
  ['overdue', 'overdue'],
  ['due', 'due or to come'],
  ['void', 'void'],
];

const legend = (): Markup => html`<ul class="legend">
${spans.map(
  ([state, words]) =>
    html`<li><svg width="34" height="14" aria-hidden="true"><g class="${state}"><rect class="span" x="1" y="2" width="${lateStates.has(state) ? 16 : 31}" height="10" rx="2"/>${lateStates.has(state) ? html`<rect class="late" x="17" y="2" width="15" height="10" rx="2"/>` : undefined}</g></svg>${words}</li>
`,
)}${signs.map(
  (which) => html`<li><svg width="16" height="18" aria-hidden="true">${sign(which, 8, 9)}</svg>${meanings[which]}</li>
`,
)}</ul>`;

const lateStates: ReadonlySet<DeadlineState> = new Set(['metLate', 'overdue']);

const phasesTable = (standing: Standing): Content => [
  html`<h2>Phases</h2>
`,
  tableOf(
    'In exactly one at a time; where a band has no room for its name it has its number',
    ['Phase', 'Number', 'From', 'To'],
    phasesSoFar(standing).map(
      ({ phase, from, until }, index) =>
        html`<tr><th scope="row">${phase}</th>${cells([
          index + 1,
          byTheClocks(standing, from),
          until === undefined ? '–' : byTheClocks(standing, until),
        ])}</tr>
`,
    ),
  ),
];

const dutiesTable = (standing: Standing): Content => {
  const { deadlines, notices: ledger } = standing;
  const sent = Map.groupBy(wentOut(ledger), ({ deadline }) => deadline);
  return [
    html`<h2>Duties: ${deadlines.length}</h2>
`,
    tableOf(
      'In the order of the policy',
      ['Duty', 'Due', 'How it stands', 'Whose', 'Unit', 'Notices', 'Dates passed undone'],
      deadlines.map(({ deadline }) => {
        const { state, dueAt, role, place, breaches, key } = deadline;
        return html`<tr id="${anchorOf(deadline)}"><th scope="row">${dutyName(deadline, standing.policy)}</th>${cells([
          state === 'undetermined' ? '–' : byTheClocks(standing, dueAt),
        ])}${long([wordsFor(deadline, standing), ...saidOfDuty(deadline, standing).map((line) => html`<div>${line}</div>`)])}${cells(
          [
            role,
            `${place.facility}, ${place.unit}`,
            sent.get(key)?.length ?? 0,
            breaches.map((breach) => byTheClocks(standing, breach.dueAt)).join('; '),
          ],
        )}</tr>
`;
      }),
    ),
  ];
};

const withoutEffect = (standing: Standing): Content => {
  const events = eventsWithoutEffect(standing);
  if (events.length === 0) return undefined;
  return [
    html`<h2>Superseded, or without effect</h2>
`,
    tableOf(
      'Nothing is deleted',
      ['What', 'When', 'Why'],
      events.map(
        ([{ body, happenedAt }, why]) =>
          html`<tr><th scope="row">${body.type}</th>${cells([byTheClocks(standing, happenedAt)])}${long(why)}</tr>
`,
      ),
    ),
  ];
};

const notices = (standing: Standing): Content => {
  const named = new Map(standing.deadlines.map(({ deadline }) => [deadline.key, dutyName(deadline, standing.policy)]));
  const out = wentOut(standing.notices).toSorted((one, other) => (one.claimedAt < other.claimedAt ? -1 : 1));
  return [
    html`<h2>Notices sent: ${out.length}</h2>
`,
    out.length === 0
      ? undefined
      : tableOf(
          'Oldest first',
          ['What', 'When', 'About', 'To'],
          out.map(
            (notice) =>
              html`<tr><th scope="row">${notice.rung}</th>${cells([
                byTheClocks(standing, notice.claimedAt),
                named.get(notice.deadline) ?? notice.deadline,
                `${recipient(notice)}${notice.channel === 'digest' ? ', in the digest' : ''}`,
              ])}</tr>
`,
          ),
        ),
  ];
};
