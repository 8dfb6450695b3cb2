/** Nothing ran for three days while duties fell due: whatever is owed goes out within half an hour, the newest rung only, nothing twice. */
import { expect, test } from 'vitest';
import { caseId, millisecondsOf } from '../../lib/case/identity.ts';
import { standingOf } from '../../lib/casework/standing.ts';
import { admitted, createWorld, event, hours, later, local, minutes, type Sent } from './world.ts';

/** More of them on a machine with time: `OUTAGE_DUTIES=10000`. */
const duties = Number(process.env.OUTAGE_DUTIES ?? 300);
const startAt = local('2026-03-02 09:00');
const down = later(startAt, 24 * hours);
const up = later(down, 72 * hours);
const halfAnHour = later(up, 30 * minutes);
/** What fell due in the last ten minutes of it may wait for the next sweep. */
const settledBy = later(up, 20 * minutes);

/** When each is mailed: SNS hands ten e-mails a second to a topic's subscribers, in the order in which they were published. */
const mailedAt = (published: readonly Sent[]): ReadonlyMap<string, number> => {
  let free = 0;
  return new Map(
    published.map(({ at, message: { id } }) => {
      free = Math.max(free, millisecondsOf(at)) + 100;
      return [id, free];
    }),
  );
};

const rungAfter = (late: number): string => (late > 24 * hours ? 'rung-3' : late > 4 * hours ? 'rung-2' : 'rung-1');

test(`after 72 hours without a single step, ${duties} duties are told of within half an hour`, {
  timeout: 600_000,
}, async () => {
  const world = createWorld({
    startAt,
    policy: { observed: ['pretrial-assessment'] },
    sweepEvery: 5 * minutes,
    calling:
      (_name, call) =>
      async (...given) => {
        if (world.ports.now() >= down && world.ports.now() < up) throw new Error('the region is down');
        return call(...given);
      },
  });
  const people = Array.from({ length: duties }, (_, number) => caseId(`CT-${number}`));
  world.arrive(
    ...people.map((of, index) => event(later(startAt, Math.floor((index * 71.5 * hours) / duties)), admitted, { of })),
  );
  await world.until(later(up, -1));
  const before = world.sent.length;
  expect(world.sent.filter(({ at }) => at >= down)).toEqual([]);
  await world.until(halfAnHour);

  const published = world.sent.slice(before);
  const wrong: string[] = [];
  /** Every duty was overdue when the outage ended. */
  const owed: string[] = [];
  for (const of of people) {
    const { deadlines, notices } = await standingOf(world.ports, of);
    for (const { deadline, next } of deadlines) {
      const stillOwed = next.send.filter(({ at }) => at <= settledBy);
      if (stillOwed.length > 0) wrong.push(`${of} is still owed ${stillOwed.map(({ rung }) => rung).join()}`);
      const [first, ...others] = notices.filter(({ claimedAt }) => claimedAt >= up);
      owed.push(first?.id ?? of);
      const late = millisecondsOf(first?.claimedAt ?? up) - millisecondsOf(deadline.dueAt);
      if (first?.rung !== rungAfter(late)) wrong.push(`${of} was told ${first?.rung} when ${late / hours} hours late`);
      const climbed = others.every(
        ({ claimedAt, rung }) => rung === rungAfter(millisecondsOf(claimedAt) - millisecondsOf(deadline.dueAt)),
      );
      if (!climbed) wrong.push(`${of} was told ${others.map(({ rung }) => rung).join()} besides`);
    }
    if (new Set(notices.map(({ rung }) => rung)).size !== notices.length) wrong.push(`${of} was told a rung twice`);
  }
  expect(wrong).toEqual([]);
  expect(published.length).toBeGreaterThanOrEqual(duties);
  expect(new Set(published.map(({ message }) => message.id)).size).toBe(published.length);
  const mailed = mailedAt(published);
  const last = Math.max(...owed.map((id) => mailed.get(id) ?? Number.POSITIVE_INFINITY));
  expect(last).toBeLessThanOrEqual(millisecondsOf(halfAnHour));
  console.log(
    `${owed.length} notices that ${duties} duties were owed: the last mailed ${Math.ceil((last - millisecondsOf(up)) / minutes)} minutes after the outage`,
  );
});
