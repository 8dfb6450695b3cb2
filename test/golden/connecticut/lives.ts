/** Lives whose whole timelines are kept as text beside this file. Nobody here exists. */
import type { CaseEvent } from '../../../lib/case/events.ts';
import type { LocalDate } from '../../../lib/case/identity.ts';
import { dischargeNeed, orientationPart, vitalDocument } from '../../../lib/case/vocabulary.ts';
import {
  admitted,
  corrected,
  died,
  district,
  escaped,
  facts,
  happened,
  recorded,
  released,
  releaseOn,
  returned,
  sentenced,
} from '../../timeline/given.ts';

export interface Lived {
  readonly file: string;
  readonly story: string;
  /** When the timeline is looked at. */
  readonly seen: string;
  readonly events: readonly CaseEvent[];
}

const screened = (at: string, medical: boolean) =>
  happened(at, 'healthScreeningRecorded', { seriousMedicalNeed: medical, seriousMentalHealthNeed: false });
const assessed = (at: string) => happened(at, 'assessmentRecorded');
const contact = (at: string) => happened(at, 'contactMade');
const plan = (at: string) => dischargeNeed.options.map((need) => happened(at, 'dischargeNeedAddressed', { need, outcome: 'done' }));
const documents = (at: string) => vitalDocument.options.map((document) => happened(at, 'documentSettled', { document, outcome: 'obtained' }));
const nothingSpecial = (at: string) =>
  facts(at, {
    heldOnBond: false,
    mentalHealthHistory: false,
    seriousMentalIllness: false,
    sexOffender: false,
    needsEntitlements: false,
    educationMandatedUntil: 'none',
    facilityRunsReentryCurriculum: false,
    facilityRunsJobCenter: false,
  });
const enfield = { facility: 'Enfield', unit: 'North' };

export const lives: readonly Lived[] = [
  {
    file: 'bail-at-the-fifth-hour',
    story: 'Posts bond five hours after admission: the screening was met, the assessment is no longer owed.',
    seen: '2026-03-10 12:00',
    events: [
      admitted('2026-03-02 10:00'),
      screened('2026-03-02 12:30', false),
      facts('2026-03-02 12:40', { heldOnBond: true, educationMandatedUntil: 'none' }),
      released('2026-03-02 15:00', 'bond'),
    ],
  },
  {
    file: 'two-years-to-the-day',
    story: 'Sentenced to two years exactly: classified at the pretrial facility, the plan reviewed once late, home at the end of sentence.',
    seen: '2028-04-01 12:00',
    events: [
      admitted('2026-03-02 10:00'),
      screened('2026-03-02 13:00', false),
      nothingSpecial('2026-03-02 14:00'),
      assessed('2026-03-03 09:00'),
      sentenced('2026-04-01 15:00', 'P2Y', 'none'),
      happened('2026-04-10 11:00', 'classificationRecorded'),
      happened('2026-04-20 11:00', 'transferred', { place: enfield, purpose: 'sentencedFacility' }),
      happened('2026-04-23 11:00', 'oapAdopted'),
      releaseOn('2026-05-04 09:00', '2028-03-02'),
      happened('2026-10-20 11:00', 'oapReviewed'),
      happened('2027-05-03 11:00', 'oapReviewed'),
      happened('2027-11-02 11:00', 'oapReviewed'),
      ...documents('2027-12-15 10:00'),
      happened('2028-01-10 10:00', 'releaseGranted', { kind: 'endOfSentence' }),
      ...plan('2028-01-14 16:00'),
      happened('2028-02-28 10:00', 'endOfSentenceNeedsAddressed'),
      happened('2028-03-01 10:00', 'dischargeCardIssued'),
      released('2028-03-02 09:00', 'endOfSentence'),
    ],
  },
  {
    file: 'through-orientation-to-parole',
    story: 'Over two years and seriously ill: orientation with one part late, parole granted, supervised by the month with one month missed.',
    seen: '2029-02-15 12:00',
    events: [
      admitted('2026-03-02 10:00'),
      screened('2026-03-02 11:00', true),
      happened('2026-03-03 10:00', 'specialHousingRecorded'),
      nothingSpecial('2026-03-03 12:00'),
      assessed('2026-03-03 09:59'),
      sentenced('2026-04-01 15:00', 'P2Y1D', 'none'),
      happened('2026-04-03 11:00', 'transferred', { place: { facility: 'MacDougall', unit: 'Orientation' }, purpose: 'orientation' }),
      happened('2026-04-09 11:00', 'briefingRecorded'),
      ...orientationPart.options.map((part, index) =>
        happened(index < 6 ? '2026-04-10 11:00' : '2026-04-14 09:00', 'orientationPartRecorded', { part }),
      ),
      happened('2026-04-27 11:00', 'oapAdopted'),
      happened('2026-10-27 11:00', 'oapReviewed'),
      happened('2027-01-04 09:00', 'releaseDatesSet', {
        releaseOn: '2028-10-06' as LocalDate,
        discretionaryReleaseOn: '2027-10-07' as LocalDate,
      }),
      happened('2027-04-26 11:00', 'oapReviewed'),
      happened('2027-07-20 11:00', 'paroleReviewed', { decision: 'granted' }),
      happened('2027-07-20 12:00', 'releaseGranted', { kind: 'parole' }),
      releaseOn('2027-07-20 12:30', '2028-10-10'),
      happened('2027-10-25 11:00', 'oapReviewed'),
      happened('2028-04-24 11:00', 'oapReviewed'),
      ...documents('2028-08-01 10:00'),
      ...plan('2028-08-20 10:00'),
      happened('2028-09-01 10:00', 'homeInvestigated'),
      happened('2028-10-02 10:00', 'dischargeCareArranged'),
      happened('2028-10-05 10:00', 'dischargeCardIssued'),
      released('2028-10-06 10:00', 'parole', { place: district, level: 'minimal' }),
      contact('2028-10-20 10:00'),
      contact('2028-12-20 10:00'),
      contact('2029-01-20 10:00'),
    ],
  },
  {
    file: 'split-sentence-front-loaded',
    story: 'Probation under a split sentence: the first hours met, one week missed and the next contact a week later, then a violation.',
    seen: '2027-01-15 12:00',
    events: [
      admitted('2026-03-02 10:00'),
      screened('2026-03-02 11:00', false),
      nothingSpecial('2026-03-02 12:00'),
      assessed('2026-03-03 09:00'),
      sentenced('2026-04-01 15:00', 'P6M', 'probation'),
      happened('2026-04-08 11:00', 'classificationRecorded'),
      released('2026-09-09 10:00', 'probation', { place: district, level: 'moderate' }),
      contact('2026-09-11 16:00'),
      happened('2026-09-21 09:00', 'frontLoadedServicesStarted'),
      contact('2026-09-22 16:00'),
      contact('2026-10-05 16:00'),
      contact('2026-10-13 16:00'),
      returned('2026-10-15 08:00'),
    ],
  },
  {
    file: 'release-date-moves',
    story: 'Released on a holiday, then earlier, then later: one breach stays on record, one date comes too late for the plan.',
    seen: '2027-10-01 12:00',
    events: [
      admitted('2026-03-02 10:00'),
      screened('2026-03-02 11:00', false),
      nothingSpecial('2026-03-02 12:00'),
      assessed('2026-03-03 09:00'),
      sentenced('2026-04-01 15:00', 'P18M', 'none'),
      happened('2026-04-08 11:00', 'classificationRecorded'),
      happened('2026-04-15 11:00', 'oapAdopted'),
      releaseOn('2026-04-20 09:00', '2027-07-05'),
      releaseOn('2027-05-20 09:00', '2027-11-11'),
      releaseOn('2027-08-16 09:00', '2027-09-16'),
      ...plan('2027-08-18 08:59'),
      released('2027-09-16 09:00', 'transitionalSupervision', { place: district, level: 'intensive' }),
    ],
  },
  {
    file: 'escape-and-return',
    story: 'Escapes between two reviews of the plan and is recaptured a month later: what was open runs anew from the return.',
    seen: '2027-01-15 12:00',
    events: [
      admitted('2026-03-02 10:00'),
      screened('2026-03-02 11:00', false),
      nothingSpecial('2026-03-02 12:00'),
      assessed('2026-03-03 09:00'),
      sentenced('2026-04-01 15:00', 'P18M', 'none'),
      happened('2026-04-08 11:00', 'classificationRecorded'),
      happened('2026-04-15 11:00', 'oapAdopted'),
      escaped('2026-06-01 23:00'),
      happened('2026-06-02 07:00', 'fugitiveReferred'),
      returned('2026-07-01 09:00', 'recapture'),
      happened('2026-12-28 11:00', 'oapReviewed'),
    ],
  },
  {
    file: 'late-papers',
    story: 'Admission corrected, an assessment recorded two days late, and so few days left that discharge planning gets hours.',
    seen: '2026-05-01 12:00',
    events: [
      admitted('2026-03-02 10:00'),
      screened('2026-03-02 11:00', false),
      nothingSpecial('2026-03-02 12:00'),
      corrected('2026-03-03 08:00', 'admitted 2026-03-02 10:00', admitted('2026-03-02 08:00')),
      recorded('2026-03-05 08:00', assessed('2026-03-03 07:30')),
      sentenced('2026-03-20 15:00', 'P1M', 'none'),
      releaseOn('2026-03-20 16:00', '2026-04-17'),
      ...plan('2026-03-23 10:00'),
      happened('2026-04-16 10:00', 'dischargeCardIssued'),
      released('2026-04-17 09:00', 'endOfSentence'),
    ],
  },
  {
    file: 'over-both-clock-changes',
    story: 'Admitted on the eve of spring’s clock change, moved to another unit before the assessment was due, dead in the week of autumn’s.',
    seen: '2026-12-01 12:00',
    events: [
      admitted('2026-03-07 18:00'),
      screened('2026-03-07 21:59', false),
      nothingSpecial('2026-03-07 22:00'),
      happened('2026-03-08 12:00', 'transferred', { place: enfield, purpose: 'other' }),
      assessed('2026-03-08 19:01'),
      sentenced('2026-04-01 15:00', 'P6M', 'specialParole'),
      released('2026-10-29 10:00', 'specialParole', { place: district, level: 'moderate' }),
      contact('2026-11-01 09:00'),
      died('2026-11-03 04:00'),
    ],
  },
];
