/** Where case-timeline stands, and the token by which it is woken: small items of their own, never events. */
import type { CaseStore, Parked, ParkedToken, TimelineMark } from '../port.ts';
import type { CaseTable } from './case-table.ts';
import { casePartition } from './keys.ts';
import { plain } from './plain.ts';

type TimelineMarks = Pick<CaseStore, 'timeline' | 'advanceTimeline' | 'park' | 'takeToken'>;

export function createTimelineMarks(table: CaseTable): TimelineMarks {
  return {
    async timeline(caseId) {
      const item = await table.get({ pk: casePartition(caseId), sk: 'TIMELINE' });
      return item === undefined ? { generation: 1 } : plain<TimelineMark>(item);
    },

    advanceTimeline: (caseId, from) =>
      table.update(
        { pk: casePartition(caseId), sk: 'TIMELINE' },
        { expression: 'SET generation = :next', values: { ':next': from + 1 } },
        {
          expression: from === 1 ? 'attribute_not_exists(pk) OR generation = :from' : 'generation = :from',
          values: { ':from': from },
        },
      ),

    async park(caseId, parked, what = 'timeline') {
      const { waitingSince } = parked;
      await table.put(
        { pk: casePartition(caseId), sk: tokenSort[what], ...parked },
        waitingSince === undefined ? undefined : { expression: notLater, values: { ':since': waitingSince } },
      );
    },

    async takeToken(caseId, what = 'timeline', news = undefined) {
      const unseen =
        news === undefined ? undefined : { expression: 'seen <= :before', values: { ':before': news - 1 } };
      const item = await table.take({ pk: casePartition(caseId), sk: tokenSort[what] }, unseen);
      return item && plain<ParkedToken>(item);
    },
  };
}

const notLater = 'attribute_not_exists(waitingSince) OR waitingSince <= :since';

const tokenSort: Readonly<Record<Parked, string>> = { timeline: 'TOKEN', review: 'TOKEN#review' };
