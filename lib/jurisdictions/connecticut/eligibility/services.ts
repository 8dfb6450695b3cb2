/** The services of Connecticut's re-entry strategy, "Partners in Progress", with the sections that describe them. */
import { anyFlagCriterion } from '../../../eligibility/criteria/any-flag-criterion.ts';
import type { Criterion } from '../../../eligibility/criterion.ts';
import { findingsOf } from '../../../eligibility/finding.ts';
import type { Programme } from '../../../eligibility/programme.ts';
import { classifiedAtPretrialFacility } from './classification.ts';
import type { ConnecticutFlag, ConnecticutPerson } from './facts.ts';
import { moreThanTwoYears } from './sentence.ts';
import { discharged, fact, releaseNotExcluded, statusIs, youngerThan } from './status.ts';

const admissions = ['CT strategy: I.A.1 Admissions'];
const education = ['CT strategy: I.B.1 Treatment, Programs and Services'];
const transition = ['CT strategy: I.C.2 Transitional Services'];
const community = ['CT strategy: II.B Community Integration'];
const probation = ['CT strategy: II.C Probation Transition Program Project'];
const discharge = ['CT strategy: III.A Discharge Planning'];

/** A41. Special education "until age 21": to the 21st birthday, or to the end of that year of life. */
export type SpecialEducationEnd = '21st birthday' | 'end of the 21st year';

const heldOnBond: readonly Criterion<ConnecticutPerson>[] = [
  statusIs({ accepts: ['pretrial'], requirement: 'The criminal case is pending.', source: admissions }),
  fact('heldOnBond', true, 'legal_status', 'Held on bond', admissions),
];

const mentalHealthOrSubstance = anyFlagCriterion<ConnecticutPerson, ConnecticutFlag>({
  id: 'mental-health-or-substance',
  requirement: 'There is a mental health disorder or a substance abuse problem.',
  source: admissions,
  flags: [
    { fact: 'substanceAbuseProblem', says: 'A substance abuse problem' },
    { fact: 'seriousMentalIllness', says: 'A serious mental illness' },
    { fact: 'mentalHealthCurrentSignificant', says: 'A current significant mental health disorder' },
  ],
  read: ({ facts }, name) => facts[name],
  reason: 'need_level',
  none: 'Neither a mental health disorder nor a substance abuse problem.',
});

const significantDisorder = anyFlagCriterion<ConnecticutPerson, ConnecticutFlag>({
  id: 'significant-disorder',
  requirement: 'There is a history or current diagnosis of a significant mental health disorder.',
  source: community,
  flags: [
    { fact: 'mentalHealthCurrentSignificant', says: 'A current significant mental health disorder' },
    { fact: 'mentalHealthHistorySignificant', says: 'A history of significant mental health disorder' },
  ],
  read: ({ facts }, name) => facts[name],
  reason: 'need_level',
  none: 'Neither a history nor a current diagnosis of a significant mental health disorder.',
});

/** A split sentence with either stipulation (A41). */
const stipulation: Criterion<ConnecticutPerson> = {
  id: 'stipulation',
  requirement: 'The sentence stipulates probation or special parole.',
  source: probation,
  facts: ['stipulation'],
  judge({ facts }) {
    const findings = findingsOf('stipulation', probation);
    const stipulated = facts.stipulation ?? null;
    return stipulated === null
      ? findings.unknown('Whether probation or special parole follows is not recorded.', { stipulation: null })
      : findings.met(`The sentence stipulates ${stipulated}.`, { stipulation: stipulated });
  },
};

/** Every service, in the order of the strategy. */
export function connecticutServices(specialEducationEnd: SpecialEducationEnd): readonly Programme<ConnecticutPerson>[] {
  return [
    { code: 'CT-JRIP', name: 'Jail Re-interview Program', criteria: heldOnBond },
    {
      code: 'CT-JRIP-IPST',
      name: 'Jail Re-interview Program, Intensive Pre-Trial Supervision Track',
      criteria: [...heldOnBond, mentalHealthOrSubstance],
    },
    {
      code: 'CT-JD-SCREEN',
      name: 'Jail Diversion screening',
      criteria: [
        statusIs({
          accepts: ['pretrial'],
          requirement: 'The person is a defendant.',
          source: admissions,
          impliedUnlessContrary: true,
        }),
        fact('inCustodyAtCourt', true, 'setting', 'In custody at court', admissions),
        fact('seriousMentalIllness', true, 'need_level', 'A serious mental illness', admissions),
      ],
    },
    {
      code: 'CT-PRETRIAL-CLASSIFICATION',
      name: 'Classification and assessment at a pretrial facility',
      criteria: [classifiedAtPretrialFacility(admissions)],
    },
    {
      code: 'CT-ORIENTATION-10DAY',
      name: 'Orientation unit with the 10-day assessment cycle',
      criteria: [
        fact('newlySentenced', true, 'legal_status', 'Newly sentenced', admissions),
        moreThanTwoYears(admissions),
      ],
    },
    {
      code: 'CT-EDU-MANDATED',
      name: 'Mandated education',
      criteria: [
        youngerThan(18, education),
        fact('hsDiploma', false, 'already_completed', 'Holds a high school diploma', education),
        fact('ged', false, 'already_completed', 'Holds a GED', education),
      ],
    },
    {
      code: 'CT-SPED-MANDATED',
      name: 'Mandated special education',
      criteria: [
        youngerThan(specialEducationEnd === '21st birthday' ? 21 : 22, education),
        fact('specialEducationNeed', true, 'need_level', 'A special education need', education),
      ],
    },
    {
      code: 'CT-PROBATION-TRANSITION',
      name: 'Probation Transition Program',
      criteria: [
        fact('splitSentence', true, 'legal_status', 'A split sentence', probation),
        stipulation,
        releaseNotExcluded(probation),
      ],
    },
    { code: 'CT-DISCHARGE-PLAN', name: 'Discharge plan', criteria: [discharged(discharge)] },
    {
      code: 'CT-DISCHARGE-PLANNER',
      name: 'Discharge planner for serious medical or mental health problems',
      criteria: [
        fact(
          'seriousMedicalOrMentalProblem',
          true,
          'need_level',
          'A serious medical or mental health problem',
          transition,
        ),
        releaseNotExcluded(transition),
      ],
    },
    {
      code: 'CT-MENTAL-HEALTH-UNIT',
      name: 'Parole Mental Health Unit',
      criteria: [
        statusIs({
          accepts: ['parole', 'communitySupervision'],
          requirement: 'The person is supervised in the community.',
          source: community,
        }),
        significantDisorder,
      ],
    },
    {
      code: 'CT-SPECIAL-MANAGEMENT-UNIT',
      name: 'Special Management Unit',
      criteria: [
        statusIs({ accepts: ['parole'], requirement: 'The person is on parole.', source: community }),
        fact('sexOffender', true, 'no_qualifying_offence', 'A sex offender', community),
      ],
    },
  ];
}
