/** Whose a duty is: one role's for good, or that of whom the facts make it. */
import type { NumberedEvent } from '../case/case.ts';
import { madeKnownBy } from './conditions.ts';
import { rememberingOf } from './remembering.ts';
import type { DutyRule, View } from './rule.ts';

export const ownerOf = ({ owner }: DutyRule, view: View): string => (typeof owner === 'string' ? owner : owner(view));

/** The record that made it the role's whose it is; undefined when it was from the first. */
export const ownedSince = rememberingOf((view: View, rule: DutyRule): NumberedEvent | undefined => {
  if (typeof rule.owner === 'string') return undefined;
  const role = ownerOf(rule, view);
  return madeKnownBy((as) => ownerOf(rule, as) === role, view);
});
