/** Hostile histories, arriving in any order, through the running state machines: what holds of every notice and every row. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import { type CaseId, instantAt, millisecondsOf } from '../../lib/case/identity.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { projectionOf, type Standing, standingOf } from '../../lib/casework/standing.ts';
import { sameRecipient } from '../../lib/notices/recipient.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import type { DueRow, Notice } from '../../lib/store/port.ts';
import type { PolicyPack } from '../../lib/timeline/policy.ts';
import { createWorld, days, hours, minutes, someone, type World } from '../workflows/world.ts';
import { theOther } from './joined.ts';
import { connecticut, elsewhere } from './jurisdictions.ts';
import { count, runs } from './runs.ts';

/** An event on its way: it reaches the store a while after it was recorded, so that others overtake it. */
interface Arrival {
  readonly event: CaseEvent;
  readonly arrivesAt: number;
}
interface Kill {
  readonly day: number;
  readonly which: number;
}
interface Claim {
  readonly notice: Notice;
  readonly standing: Standing;
}
interface Life {
  readonly world: World;
  readonly claims: readonly Claim[];
}

const arrivingLate = (histories: fc.Arbitrary<readonly CaseEvent[]>): fc.Arbitrary<readonly Arrival[]> =>
  histories.chain((events) =>
    fc
      .array(fc.constantFrom(0, 0, 0, 1, 26, 300), { minLength: events.length, maxLength: events.length })
      .map((delays) =>
        events.map((event, index) => ({
          event,
          arrivesAt: millisecondsOf(event.recordedAt) + (delays[index] ?? 0) * hours,
        })),
      ),
  );
const kills: fc.Arbitrary<readonly Kill[]> = fc.array(
  fc.record({ day: fc.integer({ min: 1, max: 600 }), which: fc.nat({ max: 20 }) }),
  { minLength: 1, maxLength: 12 },
);

/** Lives through it all, until ninety days after the last arrival; a sweep every night, a digest every ninth morning. */
const live = async (pack: PolicyPack, arriving: readonly Arrival[], killing: readonly Kill[] = []): Promise<Life> => {
  const times = arriving.map(({ arrivesAt }) => arrivesAt);
  const startAt = instantAt(Math.min(...times));
  const until = instantAt(Math.max(...times) + 90 * days);
  const claims: Claim[] = [];
  const through = (ports: Ports): Ports => ({
    ...ports,
    store: {
      ...ports.store,
      claimNotice: async (notice) => {
        claims.push({ notice, standing: await standingOf(ports, notice.caseId) });
        return ports.store.claimNotice(notice);
      },
    },
  });
  const world = createWorld({ startAt, pack, through, sweepEvery, store: createMemoryStore({ shards: 2 }) });
  for (const { event, arrivesAt } of arriving) world.clock.at(arrivesAt, async () => void (await world.now(event)));
  for (const { day, which } of killing) {
    world.clock.at(millisecondsOf(startAt) + day * days + 3 * hours, () => {
      const running = world.runtime.running();
      const unlucky = running[which % Math.max(1, running.length)];
      if (unlucky !== undefined) world.runtime.stop(unlucky.executionArn, { error: 'Killed' });
    });
  }
  world.mornings(until, 9);
  await world.until(until);
  return { world, claims };
};

/** Each life is lived once and held against everything: two years of it take a fifth of a second. */
const lives = Math.max(6, Math.ceil(count / 40));

const sweepEvery = days;

const keyOf = ({ deadline, dueAt }: Pick<Notice, 'deadline' | 'dueAt'>): string => `${deadline} due ${dueAt}`;

/** What a row says; whether it is overdue by now follows from when it is due. */
const said = ({ state: _state, ...row }: DueRow) => row;

/** Whoever heard that a duty is over hears of it anew when it is owed after all. */
const timesTakenBack = ({ deadline }: Notice, { notices }: Standing): number =>
  notices.filter(
    (row) =>
      row.deadline === deadline && row.kind === 'void' && row.confirmedAt !== undefined && row.withdrawn !== true,
  ).length;

/** It waited for the digest of somebody whose place another has taken since, and goes to that other instead. */
const isHandedOn = ({ notice: { deadline, rung, recipient }, standing: { notices } }: Claim): boolean =>
  notices.some(
    (row) =>
      row.deadline === deadline &&
      row.rung === rung &&
      row.channel === 'digest' &&
      row.confirmedAt === undefined &&
      !sameRecipient(row.recipient, recipient),
  );

const expectNoticesRight = async ({ world, claims }: Life): Promise<void> => {
  for (const { notice, standing } of claims) {
    const found = standing.deadlines.find(
      ({ deadline }) => keyOf({ deadline: deadline.key, dueAt: deadline.dueAt }) === keyOf(notice),
    );
    const deadline = found?.deadline;
    expect(deadline, `${keyOf(notice)} stands when it is told of`).toBeDefined();
    if (deadline === undefined) continue;
    expect(deadline.generation).toBe(notice.generation);
    expect(notice.claimedAt >= deadline.knownAt, `${keyOf(notice)} was known`).toBe(true);
    const fitting = {
      reminder: ['due'],
      compressed: ['upcoming', 'due'],
      escalation: deadline.repeats ? ['overdue', 'missed'] : ['overdue'],
      missed: ['missed'],
      inherited: ['due', 'overdue'],
      snoozed: ['due'],
      void: ['void'],
    }[notice.kind];
    expect(fitting).toContain(deadline.state);
  }
  const { notices } = await world.standing();
  // What a digest leaves out because it is not so that morning nobody heard of.
  const withdrawn = new Set(notices.filter((row) => row.withdrawn === true).map(({ id }) => id));
  const rungs = claims
    .filter((claim) => !isHandedOn(claim) && !withdrawn.has(claim.notice.id))
    .map(({ notice, standing }) => {
      const dateGeneration = standing.deadlines.find(({ deadline }) => deadline.key === notice.deadline)?.deadline
        .dateGeneration;
      return `${notice.caseId} ${notice.deadline} ${dateGeneration} ${notice.rung}, told to be over ${timesTakenBack(notice, standing)} times`;
    });
  expect(rungs).toHaveLength(new Set(rungs).size);
  const ids = world.sent.map(({ message }) => message.id);
  expect(ids).toHaveLength(new Set(ids).size);
};

/** Each goes when it was planned to, or as soon as an event made it owed: by the timers, not by the sweep. */
const expectOnTime = ({ claims }: Life, arriving: readonly Arrival[]): void => {
  const chances = new Set(arriving.map(({ arrivesAt }) => arrivesAt));
  for (const { notice, standing } of claims) {
    const sending = standing.deadlines.flatMap(({ deadline, next }) =>
      deadline.key === notice.deadline ? next.send : [],
    );
    const planned = sending.find(({ rung }) => rung === notice.rung)?.at ?? notice.claimedAt;
    const at = millisecondsOf(notice.claimedAt);
    expect(
      chances.has(at) || at - millisecondsOf(planned) <= 1_000,
      `${keyOf(notice)} ${notice.rung}, planned for ${planned}, went at ${notice.claimedAt}`,
    ).toBe(true);
  }
};

/** Nothing is owed any longer than `patience`; of every miss somebody above its owner has heard, and of a move whose duty it became. */
const expectMissesTold = async ({ world }: Life, patience: number, of: CaseId = someone): Promise<void> => {
  const standing = await world.standing(of);
  for (const { deadline, next } of standing.deadlines) {
    const late = next.send.filter(({ at }) => millisecondsOf(standing.now) - millisecondsOf(at) > patience);
    expect(late, `nothing is owed of ${deadline.key}`).toEqual([]);
    if (deadline.inherited !== undefined && late.length === next.send.length) {
      const { n } = deadline.inherited;
      const heard = standing.notices.filter(
        ({ deadline: about, kind, generation }) =>
          about === deadline.key && generation >= n && (kind === 'reminder' || kind === 'inherited'),
      );
      expect(heard.length, `whose ${deadline.key} became hears of it`).toBeGreaterThan(0);
    }
    if (deadline.state !== 'overdue' && (deadline.state !== 'missed' || deadline.repeats)) continue;
    if (late.length < next.send.length) continue;
    const told = standing.notices.filter((notice) => notice.deadline === deadline.key && notice.kind !== 'reminder');
    const above = told.filter(({ recipient }) => recipient.role !== deadline.role);
    expect(above.length, `somebody above hears of ${deadline.key}`).toBeGreaterThan(0);
  }
};

describe.each([
  { ...connecticut, numRuns: lives },
  ...elsewhere.map((one) => ({ ...one, numRuns: Math.ceil(lives / 3) })),
])(
  '$pack.jurisdiction, whatever happens, in whatever order it arrives',
  ({ pack, histories, ofTwoNumbers, numRuns }) => {
    const time = 30_000 + numRuns * 1_500;

    const arrivals = arrivingLate(histories);

    test(
      'notices are right, misses are told, and the projections equal the fold',
      async () => {
        await fc.assert(
          fc.asyncProperty(arrivals, async (arriving) => {
            const life = await live(pack, arriving);
            const { world } = life;
            expect(world.troubles).toEqual([]);
            expect([...world.ended].filter(({ status }) => status !== 'SUCCEEDED')).toEqual([]);
            const standing = await world.standing();
            const { snapshot, rows } = projectionOf(standing);
            expect(await world.store.snapshot(someone)).toEqual(snapshot);
            expect((await world.store.dueRows(someone)).map(said)).toEqual(
              rows.map(said).toSorted((one, other) => (one.deadline < other.deadline ? -1 : 1)),
            );
            expect(world.running('case-timeline')).toHaveLength(standing.phase === 'closed' ? 0 : 1);
            await expectNoticesRight(life);
            expectOnTime(life, arriving);
            await expectMissesTold(life, 0);
          }),
          runs({ numRuns }),
        );
      },
      time,
    );

    test(
      'of a person found twice notices are right, and misses are told once',
      async () => {
        await fc.assert(
          fc.asyncProperty(arrivingLate(ofTwoNumbers), async (arriving) => {
            const life = await live(pack, arriving);
            expect(life.world.troubles).toEqual([]);
            await expectNoticesRight(life);
            expectOnTime(life, arriving);
            for (const of of [someone, theOther]) await expectMissesTold(life, 0, of);
          }),
          runs({ numRuns: Math.ceil(numRuns / 6) }),
        );
      },
      time,
    );

    test(
      'executions that are killed at random lose nothing that the sweep does not send',
      async () => {
        await fc.assert(
          fc.asyncProperty(arrivals, kills, async (arriving, killing) => {
            const life = await live(pack, arriving, killing);
            expect(life.world.troubles).toEqual([]);
            await expectNoticesRight(life);
            await expectMissesTold(life, sweepEvery + 5 * minutes);
          }),
          runs({ numRuns }),
        );
      },
      time,
    );
  },
);
