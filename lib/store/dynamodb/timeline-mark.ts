/** Where case-timeline stands, and the token by which it is woken: small items of their own, never events. */
import { latestBeginning } from '../overdue-copy.ts';
import type { CaseStore, Parked, ParkedToken, TimelineMark } from '../port.ts';
import type { CaseTable } from './case-table.ts';
import type { Erasure } from './erasure.ts';
import { casePartition } from './keys.ts';
import { plain } from './plain.ts';

type TimelineMarks = Pick<CaseStore, 'timeline' | 'advanceTimeline' | 'park' | 'parkedToken'>;

export function createTimelineMarks(table: CaseTable, assertStands: Erasure['assertStands']): TimelineMarks {
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

    async park(caseId, parked, what = 'timeline', now = undefined) {
      const { waitingSince } = parked;
      const key = { pk: casePartition(caseId), sk: tokenSort[what] };
      await table.put(
        { ...key, ...parked },
        waitingSince === undefined
          ? undefined
          : { expression: notLater, values: { ':since': waitingSince, ':latest': latestBeginning(now) } },
      );
      await assertStands(caseId, () => table.delete(key, { expression: 'attribute_exists(pk)' }));
    },

    async parkedToken(caseId, what = 'timeline') {
      const item = await table.get({ pk: casePartition(caseId), sk: tokenSort[what] });
      return item && plain<ParkedToken>(item);
    },
  };
}

const notLater = 'attribute_not_exists(waitingSince) OR waitingSince <= :since OR waitingSince > :latest';

const tokenSort: Readonly<Record<Parked, string>> = { timeline: 'TOKEN', review: 'TOKEN#review' };
