/** CONNECT, a restorative family support programme in prisons, from its public description. */
import * as z from 'zod';
import { type Catalogue, catalogue } from '../../../eligibility/catalogue.ts';
import { flagCriterion } from '../../../eligibility/criteria/flag-criterion.ts';
import type { Criterion } from '../../../eligibility/criterion.ts';
import { commonFacts, flag, word } from '../../../eligibility/facts-schema.ts';
import { type PlainSubject, plainSubject } from '../../../eligibility/plain-subject.ts';
import type { Programme } from '../../../eligibility/programme.ts';
import { ruleSet } from '../../../eligibility/rule-set.ts';

const connectFactsSchema = z.strictObject({
  ...commonFacts,
  inPrison: flag(),
  familyRelationshipsFactor: flag(),
  /** Connections may be maintained or restored: no state of the relationship excludes anybody. */
  relationship: word('good', 'strained', 'brokenDown'),
  workshopOperationallyPossible: flag(),
});

type ConnectFacts = Readonly<z.infer<typeof connectFactsSchema>>;
type Person = PlainSubject<ConnectFacts>;

const source = ['CONNECT'];

const inPrison: Criterion<Person> = flagCriterion({
  id: 'in-prison',
  requirement: 'The person is in prison.',
  source,
  fact: 'inPrison',
  read: ({ facts }) => facts.inPrison,
  wanted: true,
  reason: 'setting',
  text: { met: 'In prison.', notMet: 'Not in prison.', unknown: 'Whether the person is in prison is not recorded.' },
});

/** The aims speak of "individuals identifying family relationships as a factor"; they are read as an entry rule (A51). */
const familyFactor: Criterion<Person> = flagCriterion({
  id: 'family-relationships',
  requirement: 'Family relationships are identified as a factor in effective rehabilitation.',
  source,
  fact: 'familyRelationshipsFactor',
  read: ({ facts }) => facts.familyRelationshipsFactor,
  wanted: true,
  reason: 'need_level',
  text: {
    met: 'Family relationships are a factor.',
    notMet: 'Family relationships are not identified as a factor.',
    unknown: 'Whether family relationships are a factor is not assessed.',
  },
});

const connect = (familyFactorRequired: boolean): Programme<Person> => ({
  code: 'CONNECT',
  name: 'CONNECT',
  criteria: familyFactorRequired ? [inPrison, familyFactor] : [inPrison],
});

/** `familyFactorRequired`: false reads the aims as aims only (A51). */
export function englandAndWales(familyFactorRequired = true): Catalogue {
  return catalogue({
    jurisdiction: 'england-and-wales',
    title: 'England and Wales',
    sourceTitle: 'CONNECT Programme, a restorative family support programme',
    schema: connectFactsSchema,
    versions: [
      ruleSet<ConnectFacts, Person>({
        id: 'connect',
        title: 'CONNECT Programme',
        sentencedFrom: null,
        sentencedUntil: null,
        programmes: [connect(familyFactorRequired)],
        subjectOf: (facts, asOf) => plainSubject(facts, asOf),
        conclude: ({ facts }) => ({
          priority: null,
          plan: {},
          // Six 2-hour sessions and one family workshop "subject to operational needs".
          checks: { sessions: 6, hoursPerSession: 2, familyWorkshop: facts.workshopOperationallyPossible ?? null },
        }),
      }),
    ],
  });
}
