/** What a decision about one record asks of another: a merge needs a case that can continue, an order no hold on any part. */
import { type Case, isYouth } from '../case/case.ts';
import type { Decision } from '../case/commands.ts';
import type { CaseEvent } from '../case/events.ts';
import { fold } from '../case/fold.ts';
import type { CaseId } from '../case/identity.ts';
import { continuedCases, restOf } from '../case/record-law.ts';
import type { StoredEvent } from '../store/port.ts';
import { unlessErased } from './erased.ts';
import type { Ports } from './ports.ts';

/** Judges a command that its own record bears; commands about anything else are accepted. */
export const judgeLaw = async (
  history: readonly StoredEvent[],
  { body }: CaseEvent,
  { store }: Pick<Ports, 'store'>,
): Promise<Decision> => {
  const of = fold(history);
  const because = await problem();
  return because === undefined ? { accepted: true } : { accepted: false, because };

  async function problem(): Promise<string | undefined> {
    switch (body.type) {
      case 'merged':
        return of.restriction === undefined
          ? whyNotInto(store, body.into, of)
          : 'access to this case is restricted, and would not be where it goes: merge the other way, or record `accessOpened` first';
      case 'unmerged':
        return of.law.merged === undefined ? undefined : whyNotOutOf(store, of.law.merged.body.into);
      case 'sealed':
      case 'erasureOrdered':
        return holdOnAnyOf(store, continuedCases(of.law));
      default:
        return undefined;
    }
  }
};

/** Why that case cannot continue another one, or undefined when it can. */
export const whyNotInto = async (store: Ports['store'], into: CaseId, of: Case): Promise<string | undefined> => {
  const target = fold((await unlessErased(store.events(into))) ?? []);
  if (target.standings.length === 0 || target.jurisdiction !== of.jurisdiction)
    return `there is no case "${into}" here to continue it: check the number`;
  if (isYouth(target) !== isYouth(of))
    return `one of them is a youth record and the other is not: correct the admission that is wrong first`;
  const rest = restOf(target.law);
  if (rest === undefined) return undefined;
  return rest === 'merged'
    ? `case ${into} was itself merged, into ${target.law.merged?.body.into}: name that one`
    : `the record of case ${into} is closed: nothing can be added to it`;
};

/** A case taken out of a sealed record would lie open, and one out of an erased record is gone. */
const whyNotOutOf = async (store: Ports['store'], from: CaseId): Promise<string | undefined> => {
  const events = await unlessErased(store.events(from));
  const rest = events === undefined ? 'erased' : restOf(fold(events).law);
  return rest === undefined
    ? undefined
    : `the record of case ${from}, which continues this one, is ${rest}: take it out of that first`;
};

const holdOnAnyOf = async (store: Ports['store'], cases: readonly CaseId[]): Promise<string | undefined> => {
  for (const one of cases) {
    const [hold] = fold((await unlessErased(store.events(one))) ?? []).law.holds;
    if (hold !== undefined)
      return `a legal hold stands on case ${one}, which was merged into it, since ${hold.recordedAt} (${hold.body.authority}): lift it there first, with \`legalHoldLifted\` of "${hold.id}"`;
  }
  return undefined;
};
