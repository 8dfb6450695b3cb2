/** A case's referrals on its page: the programme, how each stands, who decided what and why, and what is to be decided. */
import type { Referral } from '../../case/referrals.ts';
import type { Standing } from '../../casework/standing.ts';
import { byTheClocks } from '../clocks.ts';
import { decisionsOf, toDecide } from '../drawn-referrals.ts';
import { type Content, html } from '../markup.ts';
import { cells, long, tableOf } from './table.ts';

/** Nothing at all for a case that was never referred. */
export const referralsTable = (standing: Standing): Content => {
  const { referrals } = standing.case;
  if (referrals.length === 0) return undefined;
  return [
    html`<h2>Referrals: ${referrals.length}</h2>
`,
    tableOf(
      'In the order in which they were proposed',
      ['Programme', 'State', 'Proposed', 'Made', 'Who decided, and why', 'To decide'],
      referrals.map((referral) => rowOf(referral, standing)),
    ),
  ];
};

const rowOf = (referral: Referral, standing: Standing): Content => {
  const { programme, state, proposed, made } = referral;
  const name = standing.policy.referrals?.catalogue.programmes.find((listed) => listed.programme === programme)?.name;
  return html`<tr><th scope="row">${programme}${name === undefined || name === programme ? undefined : html`<small>${name}</small>`}</th>${cells(
    [
      state,
      byTheClocks(standing, proposed.happenedAt),
      made === undefined ? '–' : `${byTheClocks(standing, made.happenedAt)} through ${made.body.document}`,
    ],
  )}${long(paragraphs(decisionsOf(referral, standing)))}${long(paragraphs(toDecide(referral, standing)))}</tr>
`;
};

const paragraphs = (lines: readonly string[]): Content =>
  lines.length === 0 ? '–' : lines.map((line) => html`<div>${line}</div>`);
