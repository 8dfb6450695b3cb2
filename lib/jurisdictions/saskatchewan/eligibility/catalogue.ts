/** Community Connections, from the programme's public description (record updated 2023-02-22). */
import { type Catalogue, catalogue } from '../../../eligibility/catalogue.ts';
import { flagCriterion } from '../../../eligibility/criteria/flag-criterion.ts';
import { levelCriterion } from '../../../eligibility/criteria/level-criterion.ts';
import type { Criterion } from '../../../eligibility/criterion.ts';
import { type PlainSubject, plainSubject } from '../../../eligibility/plain-subject.ts';
import type { Programme } from '../../../eligibility/programme.ts';
import { ruleSet } from '../../../eligibility/rule-set.ts';
import { type AgeReading, ageInRange } from './age.ts';
import { type SaskatchewanFacts, saskatchewanFactsSchema } from './facts.ts';

type Person = PlainSubject<SaskatchewanFacts>;

const source = ['Community Connections: Brief Description'];

const sentenced: Criterion<Person> = flagCriterion({
  id: 'sentenced',
  requirement: 'The person is sentenced.',
  source,
  fact: 'sentenced',
  read: ({ facts }) => facts.sentenced,
  wanted: true,
  reason: 'legal_status',
  text: { met: 'Sentenced.', notMet: 'Not sentenced.', unknown: 'Whether the person is sentenced is not recorded.' },
});

const supervised: Criterion<Person> = flagCriterion({
  id: 'supervised',
  requirement: 'The person is supervised by Community Supervision and Rehabilitative Services.',
  source,
  fact: 'supervisedByCsrs',
  read: ({ facts }) => facts.supervisedByCsrs,
  wanted: true,
  reason: 'supervision',
  text: {
    met: 'Supervised by Community Supervision and Rehabilitative Services.',
    notMet: 'Not supervised by Community Supervision and Rehabilitative Services.',
    unknown: 'Who supervises the person is not recorded.',
  },
});

const likelyToReoffend: Criterion<Person> = levelCriterion<Person, 'low' | 'medium' | 'high' | 'very high'>({
  id: 'reoffence-probability',
  requirement: 'The probability to re-offend is assessed as high or very high.',
  source,
  fact: 'reoffenceProbability',
  label: 'The probability to re-offend',
  tool: 'reoffence assessment',
  read: ({ facts }) => facts.reoffenceProbability,
  accepts: ['high', 'very high'],
  reason: 'risk_band',
});

const communityConnections = (reading: AgeReading): Programme<Person> => ({
  code: 'COMMUNITY-CONNECTIONS',
  name: 'Community Connections',
  criteria: [ageInRange(reading), sentenced, supervised, likelyToReoffend],
});

/** Intensive interaction: at least 3 hours a week in the community, 1 in custody; null when not known. */
function contactMinimumMet({ place, contactHoursPerWeek: hours }: SaskatchewanFacts): boolean | null {
  if (typeof hours !== 'number') return null;
  if (place === 'community') return hours >= 3;
  return place === 'custody' ? hours >= 1 : null;
}

export function saskatchewan(reading: AgeReading = 'not automatically eligible'): Catalogue {
  return catalogue({
    jurisdiction: 'saskatchewan',
    title: 'Saskatchewan',
    sourceTitle: 'Community Connections Programs, programme description (2023-02-22)',
    schema: saskatchewanFactsSchema,
    versions: [
      ruleSet<SaskatchewanFacts, Person>({
        id: 'community-connections-2023',
        title: 'Community Connections Programs (2023-02-22)',
        sentencedFrom: null,
        sentencedUntil: null,
        programmes: [communityConnections(reading)],
        subjectOf: (facts, asOf) => plainSubject(facts, asOf, facts.assessments ?? null),
        conclude: ({ facts }) => ({
          priority: null,
          plan: {},
          checks: { contactMinimumMet: contactMinimumMet(facts) },
        }),
      }),
    ],
  });
}
