/** A case's referrals as people read them: what is open and since when, who decided what and why, and what changed since. */

import type { Instant } from '../case/identity.ts';
import { programmeFactsAt, type Referral, type ReferralState } from '../case/referrals.ts';
import type { Standing } from '../casework/standing.ts';
import type { Outcome } from '../eligibility/programme.ts';
import { dateOf } from '../timeline/calendar.ts';
import { byTheClocks } from './clocks.ts';
import type { Paint } from './drawn-timeline.ts';

const signs: Readonly<Record<ReferralState, string>> = {
  open: '→',
  waitlisted: '…',
  accepted: '✓',
  overridden: '✓',
  declined: '✗',
};

/** Nothing at all for a case that was never referred. */
export const drawReferrals = (standing: Standing, paint: Paint): readonly string[] => {
  const { referrals } = standing.case;
  if (referrals.length === 0) return [];
  return ['', paint.strong('Referrals'), ...referrals.flatMap((referral) => drawReferral(referral, standing, paint))];
};

const drawReferral = (referral: Referral, standing: Standing, paint: Paint): readonly string[] => {
  const { programme, state, proposed, made } = referral;
  const told = (at: Instant): string => byTheClocks(standing, at);
  const line = `${signs[state]} ${programme.padEnd(12)} ${state.padEnd(11)} proposed ${told(proposed.happenedAt)}`;
  return [
    state === 'open' ? paint.strong(line) : line,
    ...(made === undefined ? [] : [`    made ${told(made.happenedAt)} through ${made.body.document}`]),
    ...decisionsOf(referral, standing).map((text) => `    ${text}`),
    ...toDecide(referral, standing).map((text) => `    ${text}`),
  ];
};

/** Each decision with who took it and why, first to last. */
export const decisionsOf = ({ decisions }: Referral, standing: Standing): readonly string[] =>
  decisions.map(({ event: { happenedAt, body }, stale }) =>
    [
      `${body.decision} ${byTheClocks(standing, happenedAt)} by ${body.decidedBy}`,
      ...(body.approver === undefined ? [] : [`, approved by ${body.approver}`]),
      `: ${body.reason}`,
      ...(stale ? ['; stale, the facts had changed: asked again'] : []),
    ].join(''),
  );

/** What whoever decides should know: which facts they are asked with, and what the criteria say of those of today. Nothing of what is settled. */
export const toDecide = (
  { programme, state, askedWith, proposed }: Referral,
  standing: Standing,
): readonly string[] => {
  if (state !== 'open' && state !== 'waitlisted') return [];
  const { case: of, policy, now } = standing;
  const asked = of.acts.programmeFactsRecorded?.find(({ id }) => id === askedWith);
  const latest = programmeFactsAt(of);
  const answer = latest && policy.referrals?.catalogue.check(latest.body.facts, dateOf(now, policy.zone));
  const outcome =
    answer?.kind === 'judged' ? answer.programmes.find((result) => result.programme === programme)?.outcome : undefined;
  return [
    asked === undefined ? 'asked with facts that were corrected since' : `asked with the facts of event ${asked.n}`,
    ...(latest === undefined || latest.id === asked?.id
      ? []
      : [`the facts changed since, with event ${latest.n}: look again, then decide with --facts ${latest.n}`]),
    outcome === undefined ? 'the facts cannot be read: record them anew' : said(outcome, proposed.body.outcome),
  ];
};

/** A programme for which somebody is no longer eligible is shown so; nobody is declined by that alone. */
const said = (now: Outcome, when: Outcome): string => {
  if (now === 'eligible') return 'the criteria are met';
  const what = now === 'undetermined' ? 'whether the criteria are met cannot be told' : 'the criteria are not met';
  return now === when ? what : `${what} any more: a named person decides`;
};
