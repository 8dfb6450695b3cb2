/**
 * Maintenance that a final Post-Program Report recommends (66, 67): put to the parole officer when the programme is completed,
 * the report filed and, where it is to follow in the community, the person released. One at a time (68).
 */
import { actsOf, type Case, type EventOf, type NumberedEvent } from '../../case/case.ts';
import { type Instant, laterOf } from '../../case/identity.ts';
import type { Referral } from '../../case/referrals.ts';
import type { Anchor, Matter, View } from '../../timeline/rule.ts';
import { maintenancePrograms } from './eligibility/programme-codes.ts';

const codes: ReadonlySet<string> = new Set(maintenancePrograms);

/** A report puts no second referral beside one that is under way. */
export const maintenanceToRefer = ({ case: of }: View): readonly Matter[] =>
  actsOf(of, 'postProgramReportFiled').flatMap((report) => {
    const anchor = opened(report, of);
    return anchor === undefined || of.referrals.some((referral) => isUnderWay(referral, anchor.at, of))
      ? []
      : [{ about: `after ${report.body.programme}`, put: [anchor], concerns: isMaintenance }];
  });

/** Whether a referral is the business of `maintenance-referral`: to a maintenance programme, once a report recommends one. */
export const followsReport = ({ programme, proposed }: Referral, of: Case): boolean =>
  codes.has(programme) &&
  actsOf(of, 'postProgramReportFiled').some(
    ({ happenedAt, body }) => body.maintenance !== 'none' && happenedAt <= proposed.happenedAt,
  );

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
      const at = laterOf(out.from, report.happenedAt);
      return { at, by: at === out.from ? out.by : report };
    }
    default:
      return report.body.maintenance satisfies never;
  }
};

/** Made or decided before, not declined, and not completed since. */
const isUnderWay = ({ programme, made, decisions, state }: Referral, at: Instant, of: Case): boolean => {
  const begun = made ?? decisions[0]?.event;
  if (!codes.has(programme) || begun === undefined || begun.happenedAt >= at || state === 'declined') return false;
  return !actsOf(of, 'programmeCompleted').some(
    ({ happenedAt, body }) => body.programme === programme && happenedAt > begun.happenedAt && happenedAt <= at,
  );
};
