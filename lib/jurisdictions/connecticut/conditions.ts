/** To whom duties apply: the distinctions that the strategy draws between people. */
import { factNow, recordOf } from '../../case/case.ts';
import type { LocalDate } from '../../case/identity.ts';
import { type ReleaseKind, unsupervised } from '../../case/vocabulary.ts';
import { dateOf, plusDays, startOfDay } from '../../timeline/calendar.ts';
import { allOf, anyOf, whether } from '../../timeline/conditions.ts';
import type { Ending, Verdict, View } from '../../timeline/rule.ts';
import { sentenceAgainst } from '../sentence-length.ts';

export const heldOnBond = whether('heldOnBond');

/** Held on bond after the court screening found serious mental illness and the judge did not divert. */
export const seriouslyIllAndNotDiverted = allOf(
  heldOnBond,
  whether('seriousMentalIllness'),
  whether('divertedToTreatment', false),
);

export const seriousMedicalOrMentalHealthNeed = anyOf(
  whether('seriousMedicalNeed'),
  whether('seriousMentalHealthNeed'),
);

/** "History or current diagnosis of significant mental health disorder(s)" (II.B). */
export const significantMentalHealthDisorder = anyOf(
  whether('mentalHealthHistory'),
  whether('seriousMentalHealthNeed'),
  whether('seriousMentalIllness'),
);

/** Two years exactly is not more than two years; two years and a day is. */
export const sentenceOverTwoYears = (view: View): Verdict => {
  const against = sentenceAgainst(view, 'sentence.longerThan');
  return typeof against === 'number' ? against > 0 : against;
};

export const sentenceOfTwoYearsOrLess = (view: View): Verdict => {
  const over = sentenceOverTwoYears(view);
  return typeof over === 'boolean' ? !over : over;
};

/** Released to probation or special parole under a split sentence; a parameter widens the group to high risk, or to all. */
export const frontLoaded = (view: View): Verdict => {
  switch (view.value('front-loading.group')) {
    case 'all':
      return true;
    case 'highRisk':
      return anyOf(whether('highRisk'), underSplitSentence)(view);
    default:
      return underSplitSentence(view);
  }
};

const underSplitSentence = (view: View): Verdict =>
  allOf(
    anyOf(whether('releaseKind', 'probation'), whether('releaseKind', 'specialParole')),
    anyOf(whether('splitSentence', 'probation'), whether('splitSentence', 'specialParole')),
  )(view);

const parole: ReadonlySet<string> = new Set(['parole', 'specialParole']);

/** A sex offender released to parole (II.B). */
export const sexOffenderOnParole = allOf(
  ({ case: of }) => parole.has(String(factNow(of, 'releaseKind'))),
  whether('sexOffender'),
);

/** Discharge at the end of sentence without supervision (III.A), as far as the release granted says. */
export const leavesUnsupervised = whether('releaseKind', 'endOfSentence');

/** A release under somebody's supervision was granted. */
export const leavesSupervised = (view: View): Verdict => {
  const kind = factNow(view.case, 'releaseKind');
  return kind === undefined ? { missing: ['releaseKind'] } : !unsupervised.has(kind as ReleaseKind);
};

/** Two years or less, or returned to custody: classification happens where the person is. */
export const classifiedHere = (view: View): Verdict =>
  view.segment.episode.body.type === 'returnedToCustody' || sentenceOfTwoYearsOrLess(view);

/** Under 18 without a diploma or GED, or in special education until 21: the record holds the last day of the mandate, never a birth date. */
export const educationMandated = (view: View): Verdict => {
  const until = factNow(view.case, 'educationMandatedUntil');
  if (until === undefined) return { missing: ['educationMandatedUntil'] };
  return until !== 'none' && String(until) >= dateOf(view.segment.from, view.zone);
};

/** The first moment of the birthday that ends the school mandate: what is due by its last day is owed to the end of that day. */
export const endOfMandate = (view: View): Ending | undefined => {
  const fact = recordOf(view.case, 'educationMandatedUntil');
  return typeof fact?.value === 'string' && fact.value !== 'none'
    ? { at: startOfDay(plusDays(fact.value as LocalDate, 1), view.zone), by: fact.by }
    : undefined;
};

export const planOwners = ['orientation counselor', 'receiving-facility counselor'] as const;

/** For sentences over two years the source puts the plan before the transfer: the orientation counselor owns it there. Whoever is classified instead has none. */
export const planOwner = (view: View): (typeof planOwners)[number] =>
  classifiedHere(view) === false ? 'orientation counselor' : 'receiving-facility counselor';

export const dischargePlanOwners = ['parole officer', 'counselor'] as const;

/** "Parole officers assist with discharge plans for offenders who are transitioning to community release" (III.A). */
export const dischargePlanOwner = (view: View): (typeof dischargePlanOwners)[number] =>
  leavesSupervised(view) === true ? 'parole officer' : 'counselor';

export const supervisingOfficers = ['probation officer', 'parole officer'] as const;

export const supervisingOfficer = (view: View): (typeof supervisingOfficers)[number] =>
  factNow(view.case, 'releaseKind') === 'probation' ? 'probation officer' : 'parole officer';
