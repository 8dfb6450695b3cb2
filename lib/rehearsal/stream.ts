/** The table's stream: what was appended, some at a time, to who follows it; late, twice or out of turn where faults have it so. */
import type { VirtualClock } from '../runtime/virtual-clock.ts';
import { casePartition, eventSort } from '../store/dynamodb/keys.ts';
import type { StoredEvent } from '../store/port.ts';
import type { Errands } from './errands.ts';
import type { Trouble } from './faulty-ports.ts';

export interface StreamOptions {
  readonly clock: VirtualClock;
  readonly errands: Errands;
  readonly trouble: Trouble;
  /** The longest that a record may be late, in milliseconds. */
  readonly longestDelay: number;
  /** Hands records to the function that follows them; true when it took them all. */
  readonly handed: (records: { readonly Records: readonly unknown[] }) => Promise<boolean>;
}

const second = 1_000;
const minute = 60 * second;
const retries = [1, 2, 4, 8, 16, 32, 64, 128].map((wait) => wait * second);

/** Answers what takes each appended event. */
export const createStream = ({
  clock,
  errands,
  trouble,
  longestDelay,
  handed,
}: StreamOptions): ((event: StoredEvent) => void) => {
  let batch: StoredEvent[] = [];
  const deliver = (events: readonly StoredEvent[]): void =>
    errands.act(() => errands.persist(retries, () => handed({ Records: events.map(streamRecord) })));
  const later = (delay: number, event: StoredEvent): void => void clock.at(clock.now() + delay, () => deliver([event]));

  return (event) => {
    const fault = trouble.strike('stream');
    switch (fault?.kind) {
      case 'late':
        return later(fault.bits % longestDelay, event);
      case 'overtaken':
        return later(fault.bits % minute, event);
      case 'twice':
        later(fault.bits % longestDelay, event);
    }
    batch.push(event);
    if (batch.length > 1) return;
    clock.at(clock.now() + second, () => {
      const records = batch;
      batch = [];
      deliver(records);
    });
  };
};

const streamRecord = ({ caseId, n }: StoredEvent) => ({
  dynamodb: {
    SequenceNumber: `${caseId} ${n}`,
    Keys: { pk: { S: casePartition(caseId) }, sk: { S: eventSort(n) } },
  },
});
