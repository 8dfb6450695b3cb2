/** What could still be established about the override criteria of 60, where something about them is not known. */
import { change, type Remedy } from '../../../../eligibility/change.ts';
import type { CscFacts } from '../facts.ts';

/** One remedy for each criterion of 60 whose facts are missing: to look, never to make anybody riskier. */
export function establishOverride(facts: CscFacts): Remedy[] {
  const remedies: Remedy[] = [];
  const detention = [...reviewDetention(facts), ...lookUpSentence(facts)];
  if (detention.length > 0) remedies.push(detention);
  if ((facts.sara ?? null) === null) {
    remedies.push([change('establish', 'sara', ['moderate', 'high'], 'Complete the SARA (60b).')]);
  }
  const substance: Remedy = [
    ...((facts.casaNeed ?? null) === null
      ? [change('establish', 'casaNeed', ['moderate', 'high'], 'Complete the CASA (60c).')]
      : []),
    ...((facts.substanceLinkCurrentOffence ?? null) === null
      ? [
          change(
            'establish',
            'substanceLinkCurrentOffence',
            [true],
            'Establish whether the current offence is linked to substance abuse (60c).',
          ),
        ]
      : []),
  ];
  if (substance.length > 0) remedies.push(substance);
  const elevated = [...lookUpElevation(facts), ...lookUpSetting(facts)];
  if (elevated.length > 0) remedies.push(elevated);
  return remedies;
}

const criteriaOfDetention = {
  scheduleIOffence: true,
  causedDeathOrSeriousHarm: true,
  likelyDeathOrSeriousHarm: true,
  sexualOffenceChild: true,
  likelySexualOffenceChild: true,
};

/** What is known of the detention criteria stays as it is. */
function reviewDetention({ detention }: CscFacts): Remedy {
  const known = Object.entries(detention ?? {}).filter(([, value]) => (value ?? null) !== null);
  if (known.length === Object.keys(criteriaOfDetention).length) return [];
  const review = change('establish', 'detention', [], 'Review the detention referral criteria of 129(2)(a) (60a).');
  return [{ ...review, trial: { ...criteriaOfDetention, ...Object.fromEntries(known) } }];
}

function lookUpSentence({ sentenceYears }: CscFacts): Remedy {
  if ((sentenceYears ?? null) !== null) return [];
  const text = 'Look up the length of the sentence (two years or more would do, 60a).';
  return [{ ...change('establish', 'sentenceYears', [], text), trial: 2 }];
}

function lookUpElevation({ riskRecentlyElevatedTo }: CscFacts): Remedy {
  if (riskRecentlyElevatedTo !== undefined) return [];
  const text = 'Look up whether the Correctional Plan Progress Report recently elevated the risk (60d).';
  return [change('establish', 'riskRecentlyElevatedTo', ['moderate', 'high'], text)];
}

function lookUpSetting({ setting }: CscFacts): Remedy {
  if ((setting ?? null) !== null) return [];
  return [change('establish', 'setting', ['community'], 'Look up where the person is (the community would do, 60d).')];
}
