/**
 * Maintenance that a final Post-Program Report recommends (66, 67): put to the parole officer when the programme is completed,
 * the report filed and, where it is to follow in the community, the person released. One at a time (68).
 */
import { actsOf, type Case, type EventOf, lastRecorded, type NumberedEvent } from '../../case/case.ts';
import { type Instant, laterOf } from '../../case/identity.ts';
import type { Referral } from '../../case/referrals.ts';
import type { Anchor, Matter, View } from '../../timeline/rule.ts';
import { missingBeforeMaintenance } from './before-maintenance.ts';
import { maintenancePrograms } from './eligibility/programme-codes.ts';

const codes: ReadonlySet<string> = new Set(maintenancePrograms);

/**
 * A report puts no second referral beside one that is under way; when the board declines that, it is put then. A referral
 * that was made before it could be keeps no report from putting one, nor does declining it do this.
 */
export const maintenanceToRefer = ({ case: of }: View): readonly Matter[] =>
  actsOf(of, 'postProgramReportFiled').flatMap((report) => {
    const anchor = opened(report, of);
    const begins = anchor === undefined ? undefined : onceFree(anchor, of);
    if (begins === undefined) return [];
    // The decision that declined what was under way, or was made too early, is about that, and does not do this.
    const others = [...begins.after, ...declinedAsTooEarly(of)];
    const concerns = (act: NumberedEvent): boolean => isMaintenance(act) && !others.some(({ id }) => id === act.id);
    return [{ about: `after ${report.body.programme}`, by: report, put: [begins], concerns }];
  });

/** Whether a referral is the business of `maintenance-referral`: the first to a maintenance programme since a report put one. */
export const followsReport = ({ programme, proposed: { happenedAt: at } }: Referral, view: View): boolean =>
  codes.has(programme) &&
  maintenanceToRefer(view).some(({ put: [begins], concerns }) => {
    const answered = madeOrDecided(view.case).some(
      (act) => concerns(act) && begins.at <= act.happenedAt && act.happenedAt < at,
    );
    return begins.at <= at && !answered;
  });

const madeOrDecided = (of: Case): readonly NumberedEvent[] => [
  ...actsOf(of, 'referralMade'),
  ...actsOf(of, 'referralDecided'),
];

const isMaintenance = ({ body }: NumberedEvent): boolean =>
  (body.type === 'referralMade' || body.type === 'referralDecided') && codes.has(body.programme);

/** When the referral may first be made, or undefined when it may not yet, or need not be. */
const opened = (report: EventOf<'postProgramReportFiled'>, of: Case): Anchor | undefined => {
  switch (report.body.maintenance) {
    case 'none':
      return undefined;
    case 'institution':
      return { at: report.happenedAt, by: report };
    case 'community': {
      const out = of.standings.find(
        ({ standing, to }) => standing === 'community' && (to === undefined || to > report.happenedAt),
      );
      if (out === undefined) return undefined;
      return { at: laterOf(out.from, report.happenedAt), by: lastRecorded(report, out.by) };
    }
    default:
      return report.body.maintenance satisfies never;
  }
};

/** What was under way, and has been declined since. */
interface Freed extends Anchor {
  readonly after: readonly NumberedEvent[];
}

/** From when nothing is under way that was begun before; undefined while something is. */
const onceFree = (anchor: Anchor, of: Case): Freed | undefined => {
  const begun = of.referrals.filter((referral) => isUnderWay(referral, anchor.at, of));
  const declined = begun.flatMap(({ state, decisions }) => (state === 'declined' ? decisions.slice(-1) : []));
  const after = declined.map(({ event }) => event);
  if (after.length < begun.length) return undefined;
  const at = after.reduce((last, { happenedAt }) => laterOf(last, happenedAt), anchor.at);
  return { at, by: lastRecorded(anchor.by, ...after), after };
};

/** Begun before an instant, and neither declined nor completed by then. */
const isUnderWay = (referral: Referral, at: Instant, of: Case): boolean => {
  const { programme, decisions, state } = referral;
  const begun = codes.has(programme) ? begunBy(referral, of) : undefined;
  if (begun === undefined || begun.happenedAt >= at) return false;
  if (state === 'declined' && (decisions.at(-1)?.event.happenedAt ?? at) <= at) return false;
  return !actsOf(of, 'programmeCompleted').some(
    ({ happenedAt, body }) => body.programme === programme && happenedAt > begun.happenedAt && happenedAt <= at,
  );
};

/** The first that was made or decided of a referral once it could be; undefined where all of it came too early. */
const begunBy = (referral: Referral, of: Case): NumberedEvent | undefined =>
  beginnings(referral)
    .filter(({ happenedAt }) => missingBeforeMaintenance(referral.programme, happenedAt, of) === undefined)
    .reduce<NumberedEvent | undefined>(
      (first, act) => (first === undefined || act.happenedAt < first.happenedAt ? act : first),
      undefined,
    );

/** Declining begins what was neither made nor decided before, and nothing else. */
const beginnings = ({ made, decisions }: Referral): readonly NumberedEvent[] => {
  const decided = decisions.map(({ event }) => event);
  const acts = [...(made === undefined ? [] : [made]), ...decided.filter(({ body }) => body.decision !== 'declined')];
  return acts.length === 0 ? decided : acts;
};

const declinedAsTooEarly = (of: Case): readonly NumberedEvent[] =>
  of.referrals
    .filter((referral) => codes.has(referral.programme) && begunBy(referral, of) === undefined)
    .flatMap(({ decisions }) => decisions.map(({ event }) => event))
    .filter(({ body }) => body.decision === 'declined');
