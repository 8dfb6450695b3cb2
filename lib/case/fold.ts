/** The case is the fold of its events, in the order things happened: whatever order they arrived in, the case is the same. */
import { type Case, type FactRecord, type NumberedEvent, noCase, type Standing } from './case.ts';
import { effective } from './corrections.ts';
import { countedAnewAt } from './counted-anew.ts';
import { caseId } from './identity.ts';
import { withJoinedCases } from './joined-cases.ts';
import { whyNot } from './legal-moves.ts';
import { inOrderOfHappening } from './order-of-happening.ts';
import { lawOf } from './record-law.ts';
import { referralsAfter } from './referrals.ts';
import { type Facts, type Place, type Sentence, unsupervised } from './vocabulary.ts';

/** The case that these events tell. An empty history gives a case that nobody was admitted under. */
export const fold = (events: readonly NumberedEvent[]): Case => {
  const { standing, superseded } = effective(events);
  const told = inOrderOfHappening(withJoinedCases(standing)).reduce(evolve, noCase(events[0]?.caseId ?? caseId('')));
  return {
    ...told,
    n: lastOf(events),
    superseded,
    countedAnewAt: countedAnewAt(events),
    law: lawOf(events),
  };
};

const lastOf = (events: readonly NumberedEvent[]): number => events.reduce((last, event) => Math.max(last, event.n), 0);

/** The case after one more thing happened. Expects events in order of happening, corrections already resolved. */
export const evolve = (before: Case, event: NumberedEvent): Case => {
  const because = whyNot(before, event);
  if (because !== undefined) return { ...before, unsupported: [...before.unsupported, { event, because }] };
  const { type } = event.body;
  const after: Case = {
    ...before,
    acts: { ...before.acts, [type]: [...(before.acts[type] ?? []), event] },
    referrals: referralsAfter(before, event),
  };
  return consequences(after, event);
};

const consequences = (of: Case, event: NumberedEvent): Case => {
  const { body } = event;
  switch (body.type) {
    case 'admitted':
      return passed(
        placed(
          stands(
            { ...of, jurisdiction: body.jurisdiction },
            body.setting === 'community' ? 'community' : 'held',
            event,
          ),
          body.place,
          event,
        ),
        body.sentence,
        event,
      );
    case 'sentenced':
      return passed(of, body.sentence, event);
    case 'transferred':
      return placed(of, body.place, event);
    case 'factsRecorded':
      return knowing(of, body.facts, event);
    case 'healthScreeningRecorded':
      return knowing(
        of,
        { seriousMedicalNeed: body.seriousMedicalNeed, seriousMentalHealthNeed: body.seriousMentalHealthNeed },
        event,
      );
    case 'courtScreeningRecorded':
      return knowing(
        of,
        { seriousMentalIllness: body.seriousMentalIllness, divertedToTreatment: body.diverted },
        event,
      );
    case 'detentionReviewed':
      return knowing(of, { detentionCriteriaMet: body.criteriaMet }, event);
    case 'releaseGranted':
      return knowing(of, { releaseKind: body.kind }, event);
    case 'released': {
      const after = knowing(
        stands(of, unsupervised.has(body.kind) ? 'closed' : 'community', event),
        { releaseKind: body.kind },
        event,
      );
      return body.place === undefined ? after : placed(after, body.place, event);
    }
    case 'escaped':
      return stands(of, 'escaped', event);
    case 'returnedToCustody':
      return placed(stands(of, 'held', event), body.place, event);
    case 'closed':
    case 'died':
      return stands(of, 'closed', event);
    case 'accessRestricted':
      return { ...of, restriction: { ...event, body } };
    case 'accessOpened':
      return { ...of, restriction: undefined };
    default:
      return of;
  }
};

const stands = (of: Case, standing: Standing, by: NumberedEvent): Case => ({
  ...of,
  standings: [...ended(of.standings, by), { standing, from: by.happenedAt, by }],
});

const placed = (of: Case, place: Place, by: NumberedEvent): Case => ({
  ...of,
  places: [...ended(of.places, by), { place, from: by.happenedAt, by }],
});

const ended = <Spanning extends { readonly from: string }>(
  spans: readonly Spanning[],
  by: NumberedEvent,
): readonly Spanning[] => {
  const last = spans.at(-1);
  return last === undefined ? [] : [...spans.slice(0, -1), { ...last, to: by.happenedAt }];
};

const passed = (of: Case, sentence: Sentence | undefined, by: NumberedEvent): Case =>
  sentence === undefined ? of : knowing(of, { sentence: sentence.length, splitSentence: sentence.split }, by);

const knowing = (
  of: Case,
  told: Facts & { readonly releaseKind?: string; readonly sentence?: string; readonly detentionCriteriaMet?: boolean },
  by: NumberedEvent,
): Case => {
  const records = Object.entries(told).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name: name as FactRecord['name'], value, by }],
  );
  return records.length === 0 ? of : { ...of, facts: [...of.facts, ...records] };
};
