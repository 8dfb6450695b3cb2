/** To whom duties apply. */
import { factNow } from '../../case/case.ts';
import { allOf } from '../../timeline/conditions.ts';
import type { Verdict, View } from '../../timeline/rule.ts';
import { sentenceAgainst } from '../sentence-length.ts';

/** Two years exactly is enough (129(1)). */
const sentenceLongEnough = (view: View): Verdict => {
  const against = sentenceAgainst(view, 'sentence');
  return typeof against === 'number' ? against >= 0 : against;
};

/** What the review under 129(1) found, by a named person: nothing here infers it. */
const foundMet = ({ case: of }: View): Verdict => {
  const met = factNow(of, 'detentionCriteriaMet');
  return met === undefined ? { missing: ['detentionReviewed'] } : met === true;
};

/** The Service is of the opinion that 129(2)(a) is met, in a sentence of two years or more. */
export const detentionCriteriaMet = allOf(sentenceLongEnough, foundMet);
