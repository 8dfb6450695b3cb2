/** What could still be established about the override criteria of 60, where something about them is not known. */
import { change, type Remedy } from '../../../../eligibility/change.ts';
import type { CscFacts } from '../facts.ts';

const detentionFound = {
  scheduleIOffence: true,
  causedDeathOrSeriousHarm: true,
  likelyDeathOrSeriousHarm: true,
  sexualOffenceChild: false,
  likelySexualOffenceChild: false,
};

/** One remedy for each criterion of 60 whose facts are missing: to look, never to make anybody riskier. */
export function establishOverride(facts: CscFacts): Remedy[] {
  const remedies: Remedy[] = [];
  if (facts.detention === undefined || facts.detention === null) {
    remedies.push([
      {
        ...change('establish', 'detention', [], 'Review the detention referral criteria of 129(2)(a) (60a).'),
        trial: detentionFound,
      },
    ]);
  }
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
  if (facts.setting === 'community' && facts.riskRecentlyElevatedTo === undefined) {
    remedies.push([
      change(
        'establish',
        'riskRecentlyElevatedTo',
        ['moderate', 'high'],
        'Look up whether the Correctional Plan Progress Report recently elevated the risk (60d).',
      ),
    ]);
  }
  return remedies;
}
