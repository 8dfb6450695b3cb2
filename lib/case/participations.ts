/** Taking part in programmes, as a case tells it: from joining one to leaving it. */
import { actsOf, type Case, type EventOf } from './case.ts';

export interface Participation {
  readonly programme: string;
  readonly joined: EventOf<'programmeJoined'>;
  /** Absent while the person takes part. */
  readonly left?: EventOf<'programmeLeft'>;
}

/** In the order in which they were joined. Nobody joins twice without leaving, so the n-th leaving ends the n-th joining. */
export const participations = (of: Case): readonly Participation[] => {
  const leavings = actsOf(of, 'programmeLeft');
  const begun = new Map<string, number>();
  return actsOf(of, 'programmeJoined').map((joined) => {
    const { programme } = joined.body;
    const nth = begun.get(programme) ?? 0;
    begun.set(programme, nth + 1);
    const left = leavings.filter(({ body }) => body.programme === programme)[nth];
    return { programme, joined, ...(left === undefined ? {} : { left }) };
  });
};

export const openParticipations = (of: Case): readonly Participation[] =>
  participations(of).filter(({ left }) => left === undefined);
