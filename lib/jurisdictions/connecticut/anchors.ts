/** From when duties run: the moments of a Connecticut case that the strategy names. */
import { actsOf, firstOfEach, lastRecorded } from '../../case/case.ts';
import { earlierOf, type Instant, laterOf } from '../../case/identity.ts';
import { endorser, orientationPart } from '../../case/vocabulary.ts';
import { actsHere, anchorAtLast, anchorAt as at, firstOf } from '../../timeline/anchors.ts';
import { after } from '../../timeline/calendar.ts';
import { asItHeldBefore, heldSince, settledBy } from '../../timeline/conditions.ts';
import type { Anchor, Verdict, View } from '../../timeline/rule.ts';
import { lengthAgainst } from '../sentence-length.ts';
import {
  classifiedHere,
  heldOnBond,
  leavesSupervised,
  seriouslyIllAndNotDiverted,
  seriousMedicalOrMentalHealthNeed,
} from './conditions.ts';

export { actsHere, firstOf };

/** Admission, or return to custody: the beginning of this stay. */
export const admission = (view: View): Anchor | undefined => at(view.segment.episode);

/** Leaving the facility under supervision: the beginning of this stretch in the community. */
export const release = (view: View): Anchor | undefined => at(view.segment.by);

/** The sentence that this stay serves: passed during it, or brought along at admission or return. */
export const sentencing = (view: View): Anchor | undefined => {
  const { episode } = view.segment;
  const broughtAlong =
    episode.body.type === 'returnedToCustody' ||
    (episode.body.type === 'admitted' && episode.body.legalStatus === 'sentenced');
  return broughtAlong ? at(episode) : at(actsHere(view, 'sentenced')[0]);
};

/** Arrival at the orientation unit: the admission of someone already sentenced, unless to two years or less; else the transfer there. */
export const arrivalAtOrientation = (view: View): Anchor | undefined => {
  const { episode } = view.segment;
  if (episode.body.type === 'admitted' && episode.body.legalStatus === 'sentenced') {
    const { sentence } = episode.body;
    const against = sentence && lengthAgainst(sentence.length, episode.happenedAt, view, 'sentence.longerThan');
    if (typeof against !== 'number' || against > 0) return at(episode);
  }
  return at(
    actsHere(view, 'transferred').find(({ body }) => body.type === 'transferred' && body.purpose === 'orientation'),
  );
};

/** The end of the ten-day cycle: the last of its seven parts. */
export const endOfOrientation = (view: View): Anchor | undefined =>
  anchorAtLast(
    firstOfEach(
      actsOf(view.case, 'orientationPartRecorded').filter(
        (event) => event.happenedAt >= view.segment.episode.happenedAt,
      ),
      (event) => event.body.part,
      orientationPart.options.length,
    ),
  );

/** The end of orientation or of classification, whichever this person went through; of orientation where they went through both. */
export const assessed = (view: View): Anchor | undefined => {
  const classified = firstOf('classificationRecorded')(view);
  const oriented = endOfOrientation(view);
  if (oriented === undefined || classified === undefined || oriented.at <= classified.at) return oriented ?? classified;
  return { ...oriented, before: classified };
};

/** The plan is adopted with the third endorsement, or when its adoption is recorded. */
export const adoption = (view: View): Anchor | undefined => {
  const recorded = firstOf('oapAdopted')(view);
  const third = anchorAtLast(
    firstOfEach(
      actsOf(view.case, 'oapEndorsed').filter((event) => event.happenedAt >= view.segment.episode.happenedAt),
      (event) => event.body.by,
      endorser.options.length,
    ),
  );
  if (recorded === undefined || third === undefined) return recorded ?? third;
  return earlierOf(recorded.at, third.at) === recorded.at ? recorded : third;
};

/**
 * From this moment, or from when a condition came to hold if that was later and it held ever since: known with the record
 * that says so. Where it had held before, the one before stood until then.
 */
const onceTrue = (condition: (view: View) => Verdict, from: (view: View) => Anchor | undefined) => {
  const anchor = (view: View): Anchor | undefined => {
    const moment = from(view);
    if (moment === undefined) return undefined;
    const heldFrom = (of: View): Instant => laterOf(moment.at, heldSince(condition, of)?.happenedAt ?? moment.at);
    const [at, saysSo] = [heldFrom(view), settledBy(heldFrom, view)];
    const earlier = at > moment.at ? asItHeldBefore(condition, view, at) : undefined;
    const before = earlier === undefined ? undefined : anchor(earlier);
    return {
      at,
      by: saysSo === undefined ? moment.by : lastRecorded(moment.by, saysSo),
      ...(before === undefined ? {} : { before }),
    };
  };
  return anchor;
};

/** Held on bond: from admission, or from when bond was set if that came later. */
export const heldOnBondSince = onceTrue(heldOnBond, admission);

/** Sentenced to what is classified where the person is: with the first sentence, or with the one that made it so. */
export const sentencedToBeClassified = onceTrue(classifiedHere, sentencing);

/** A release under somebody's supervision was granted: first, or in place of another. */
export const supervisedReleaseGranted = onceTrue(leavesSupervised, firstOf('releaseGranted'));

/** The screening that finds a serious medical or mental-health need, or whatever else told of it after the screening. */
export const needFound = onceTrue(seriousMedicalOrMentalHealthNeed, firstOf('healthScreeningRecorded'));

/** Held on bond after the court screening found serious mental illness and the judge did not divert. */
export const notDiverted = onceTrue(seriouslyIllAndNotDiverted, firstOf('courtScreeningRecorded'));

/** The end of the local day four calendar months after release: the last due instant of the front-loaded weeks. */
export const endOfFrontLoading = (view: View): Instant =>
  after(view.segment.from, view.length('front-loading.lasts'), view.zone, view.holidays);
