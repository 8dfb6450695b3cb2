/**
 * What may follow what: one table for the whole case. A command is refused when its row says so; an imported event is
 * kept and stays unsupported until what it needs arrives.
 */
import { actsOf, type Case, factNow, type NumberedEvent, planAdoption, type Standing, standingNow } from './case.ts';
import type { EventType } from './events.ts';
import { openParticipations } from './participations.ts';
import { programmeFactsAt, undecided } from './referrals.ts';

/** Why an event does not fit the history before it, or undefined when it does. */
type Requirement = (before: Case, event: NumberedEvent) => string | undefined;

const told: Record<Standing, string> = {
  held: 'held in a facility',
  community: 'supervised in the community',
  escaped: 'recorded as escaped',
  closed: 'recorded as closed',
};

const whileStanding =
  (...allowed: readonly Standing[]): Requirement =>
  (before) => {
    const standing = standingNow(before);
    if (standing === undefined) return 'nobody has been admitted under this case yet: record `admitted` first';
    if (allowed.includes(standing)) return undefined;
    return `at that time the person is ${told[standing]}, and this happens only to someone ${allowed.map((one) => told[one]).join(' or ')}`;
  };

const first =
  (...requirements: readonly Requirement[]): Requirement =>
  (before, event) => {
    for (const requirement of requirements) {
      const problem = requirement(before, event);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };

const held = whileStanding('held');
const community = whileStanding('community');
const open = whileStanding('held', 'community', 'escaped');
const heldOrCommunity = whileStanding('held', 'community');
const admittedBefore = whileStanding('held', 'community', 'escaped', 'closed');

/** What is decided about the record is judged by `record-law.ts`, whenever things happened. */
const always: Requirement = () => undefined;

const notYetAdmitted: Requirement = (before) =>
  before.standings.length === 0
    ? undefined
    : 'the case has its admission already: correct that event instead of recording another';
const sentencedBefore: Requirement = (before) =>
  factNow(before, 'sentence') !== undefined ? undefined : 'no sentence is recorded before it: record `sentenced` first';
const planBefore: Requirement = (before) =>
  planAdoption(before) === undefined
    ? 'no Offender Accountability Plan was adopted before it: record the three endorsements, or `oapAdopted`, first'
    : undefined;
/** What was granted before somebody was last released led to that release. */
const grantedBefore: Requirement = (before) => {
  const granted = actsOf(before, 'releaseGranted').at(-1);
  const released = actsOf(before, 'released').at(-1);
  if (granted !== undefined && (released === undefined || released.happenedAt < granted.happenedAt)) return undefined;
  const since = granted === undefined ? '' : ' since the last';
  return `no release was granted before it${since}: record \`releaseGranted\` first`;
};
const screenedBefore: Requirement = (before) =>
  before.acts.healthScreeningRecorded === undefined
    ? 'no health screening was recorded before it: record `healthScreeningRecorded` first'
    : undefined;
const returnFits: Requirement = (before, event) => {
  const standing = standingNow(before);
  if (event.body.type !== 'returnedToCustody') return undefined;
  if (event.body.reason === 'recapture' && standing !== 'escaped')
    return 'no escape was recorded before it: record `escaped` first';
  return undefined;
};

const notYetJoined: Requirement = (before, { body }) => {
  const open = openParticipations(before).find(
    ({ programme }) => body.type === 'programmeJoined' && programme === body.programme,
  );
  return open === undefined
    ? undefined
    : `the person is in ${open.programme} since ${open.joined.happenedAt}: record \`programmeLeft\` first`;
};
const joinedBefore: Requirement = (before, { body }) => {
  const open = openParticipations(before);
  if (open.some(({ programme }) => body.type !== 'programmeLeft' || programme === body.programme)) return undefined;
  const others = open.map(({ programme }) => programme).join(', ');
  return `at that time the person is in ${others === '' ? 'no programme' : others}: record \`programmeJoined\` first`;
};

const programmeFactsBefore: Requirement = (before) =>
  programmeFactsAt(before) === undefined
    ? 'no programme facts were recorded before it: record `programmeFactsRecorded` first'
    : undefined;
const noneUndecided: Requirement = (before, { body }) => {
  const open = body.type === 'referralProposed' ? undecided(before, body.programme) : undefined;
  return open === undefined
    ? undefined
    : `a referral to ${open.programme} is ${open.state} since ${open.proposed.happenedAt}: decide that one instead of proposing another`;
};
const referralBefore: Requirement = (before, { body }) => {
  if (body.type !== 'referralMade' && body.type !== 'referralDecided') return undefined;
  if (undecided(before, body.programme) !== undefined) return undefined;
  const others = before.referrals.filter(({ state }) => state === 'open' || state === 'waitlisted');
  return `no referral to ${body.programme} is open at that time; ${others.length === 0 ? 'none is' : `open are ${others.map(({ programme }) => programme).join(', ')}`}`;
};
const notMadeBefore: Requirement = (before, { body }) => {
  const made = body.type === 'referralMade' ? undecided(before, body.programme)?.made : undefined;
  return made === undefined ? undefined : `it was made already, through ${made.body.document}`;
};
const completedBefore: Requirement = (before, { body }) => {
  if (body.type !== 'postProgramReportFiled') return undefined;
  return actsOf(before, 'programmeCompleted').some((event) => event.body.programme === body.programme)
    ? undefined
    : `no completion of ${body.programme} was recorded before it: record \`programmeCompleted\` first`;
};
const detentionCriteriaFoundMet: Requirement = (before) =>
  factNow(before, 'detentionCriteriaMet') === true
    ? undefined
    : 'no review before it found the criteria met: record `detentionReviewed`, by whom and why, first';

const restrictedBefore: Requirement = (before) =>
  before.restriction === undefined ? 'the case is open to all who work with it: nothing restricts it' : undefined;

const legalMoves: Readonly<Record<EventType, Requirement>> = {
  admitted: notYetAdmitted,
  factsRecorded: admittedBefore,
  healthScreeningRecorded: held,
  assessmentRecorded: held,
  specialHousingRecorded: first(held, screenedBefore),
  courtScreeningRecorded: held,
  interviewRecorded: held,
  clinicalInformationHandedOff: held,
  sentenced: held,
  classificationRecorded: first(held, sentencedBefore),
  transferred: heldOrCommunity,
  orientationPartRecorded: first(held, sentencedBefore),
  briefingRecorded: first(held, sentencedBefore),
  oapEndorsed: first(held, sentencedBefore),
  oapAdopted: first(held, sentencedBefore),
  oapReviewed: first(held, planBefore),
  educationEnrolled: held,
  documentSettled: held,
  releaseDatesSet: open,
  paroleReviewed: held,
  dischargeCareArranged: held,
  curriculumSessionAttended: held,
  curriculumDeclined: held,
  relapseProgrammeEnrolled: held,
  relapseWorkbookHandedOver: heldOrCommunity,
  jobCenterVisited: held,
  jobCenterDeclined: held,
  entitlementsInPlace: held,
  dischargeNeedAddressed: held,
  dischargeCardIssued: held,
  endOfSentenceNeedsAddressed: held,
  releaseGranted: held,
  homeInvestigated: first(held, grantedBefore),
  released: held,
  contactMade: community,
  frontLoadedServicesStarted: community,
  frontLoadingReviewed: community,
  supervisionLevelSet: community,
  mentalHealthIntakeRecorded: community,
  victimAdvocateContacted: community,
  escaped: heldOrCommunity,
  fugitiveReferred: whileStanding('escaped'),
  returnedToCustody: first(whileStanding('community', 'escaped'), returnFits),
  absenceStarted: held,
  absenceEnded: held,
  closed: open,
  died: open,
  acknowledged: admittedBefore,
  snoozed: admittedBefore,
  programmeJoined: first(heldOrCommunity, notYetJoined),
  programmeLeft: first(admittedBefore, joinedBefore),
  contactLogged: first(heldOrCommunity, joinedBefore),
  reintegrationGoalsAgreed: first(heldOrCommunity, joinedBefore),
  reintegrationLevelReviewed: first(heldOrCommunity, joinedBefore),
  programmeSessionAttended: first(heldOrCommunity, joinedBefore),
  familyWorkshopHeld: first(heldOrCommunity, joinedBefore),
  familyWorkshopWaived: first(heldOrCommunity, joinedBefore),
  connectionPlanAssessed: first(heldOrCommunity, joinedBefore),
  monitoringFormCompleted: first(heldOrCommunity, joinedBefore),
  programmeFactsRecorded: open,
  referralProposed: first(heldOrCommunity, programmeFactsBefore, noneUndecided),
  referralMade: first(open, referralBefore, notMadeBefore),
  referralDecided: first(open, referralBefore),
  programmeCompleted: heldOrCommunity,
  postProgramReportFiled: first(open, completedBefore),
  detentionReviewed: first(held, sentencedBefore),
  detentionReferred: first(held, detentionCriteriaFoundMet),
  accessRestricted: admittedBefore,
  accessOpened: first(admittedBefore, restrictedBefore),
  glassBroken: first(admittedBefore, restrictedBefore),
  corrected: admittedBefore,
  merged: always,
  unmerged: always,
  otherCaseJoined: always,
  otherCaseParted: always,
  sealed: always,
  unsealed: always,
  sealedAccessGranted: always,
  sealedAccessWithdrawn: always,
  legalHoldPlaced: always,
  legalHoldLifted: always,
  erasureOrdered: always,
};

/** Why this event cannot follow this history, in words for whoever recorded it; undefined when it can. */
export const whyNot = (before: Case, event: NumberedEvent): string | undefined =>
  legalMoves[event.body.type](before, event);
