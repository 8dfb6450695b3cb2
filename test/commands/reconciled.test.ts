/** On one machine too, what an execution carried is carried on by another when it ends where no state of its own can tell. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { functions } from '../../functions/index.ts';
import { millisecondsOf } from '../../lib/case/identity.ts';
import { importEvent } from '../../lib/casework/record.ts';
import { carryTime } from '../../lib/commands/serve/carry-time.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { everybodyAlways } from '../../lib/notices/offices.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import type { CaseStore } from '../../lib/store/port.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admitted, event, hours, later, local, minutes, someone, told } from '../workflows/world.ts';

const startAt = local('2026-03-02 09:00');
const policy = policyFrom(connecticut, { observed: ['pretrial-assessment'] });
/** More than a state may hand on: no `Catch` hears of it. */
const tooMuch = 'x'.repeat(300_000);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: millisecondsOf(startAt) });
});
afterEach(() => vi.useRealTimers());

/** Time is carried for a case admitted now, by a function of this name that answers too much so many times. */
const carried = (broken: string, times: number, through = (store: CaseStore) => store) => {
  const store = createMemoryStore();
  const sent: Parameters<typeof told>[0][number][] = [];
  const troubles: { readonly caseId?: string; readonly what: string }[] = [];
  let left = times;
  const time = carryTime({
    store: through(store),
    rules: { policyOf: () => policy, officesOf: () => everybodyAlways },
    jurisdiction: 'connecticut',
    functions: (ports) => {
      const all = functions(ports);
      const whole = all[broken] ?? expect.fail(`There is no ${broken}`);
      return { ...all, [broken]: (payload, context) => (left-- > 0 ? tooMuch : whole(payload, context)) };
    },
    now: () => Date.now(),
    publish: (message) => void sent.push({ at: new Date().toISOString() as never, message }),
    tellOperations: (about) => void troubles.push(about),
  });
  return { store, time, sent, troubles };
};

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe('an execution that just ends', () => {
  test('of a case is told to operations, and the next generation goes on in its place', async () => {
    const { store, time, sent, troubles } = carried('LocateFunction', 1);
    await importEvent(time.ports, event(startAt, admitted));
    await time.idle();
    expect([troubles, await store.timeline(someone)]).toEqual([[], { generation: 1 }]);
    await pass(minutes);
    await time.idle();
    expect(troubles).toEqual([
      {
        caseId: someone,
        what: expect.stringMatching(/^case-timeline execution \S+ ended early: States\.DataLimitExceeded$/),
      },
    ]);
    expect(await store.timeline(someone)).toEqual({ generation: 2 });
    expect(await store.parkedToken(someone)).toBeDefined();
    await pass(25 * hours);
    expect(told(sent).length).toBeGreaterThan(0);
    time.close();
  });

  test('of a duty goes on as its next leg, and each notice goes once and when it is due', async () => {
    const lived = async (times: number) => {
      vi.setSystemTime(millisecondsOf(startAt));
      const { time, sent, troubles } = carried('DecideFunction', times);
      await importEvent(time.ports, event(startAt, admitted));
      await pass(25 * hours);
      time.close();
      return { told: told(sent), troubles: troubles.map(({ what }) => what.split(' ')[0]) };
    };
    const undisturbed = await lived(0);
    expect(undisturbed.told.length).toBeGreaterThan(2);
    expect(await lived(2)).toEqual({ told: undisturbed.told, troubles: ['deadline', 'deadline'] });
  });

  test('of a sweep begins anew by itself', async () => {
    const { time, troubles } = carried('SweepFunction', 1);
    await time.takeUp();
    await pass(minutes);
    expect(troubles.map(({ what }) => what)).toEqual([
      expect.stringMatching(/^sweep execution \S+ ended early: States\.DataLimitExceeded$/),
    ]);
    time.close();
  });

  test('again and again is begun anew no more than once a minute', async () => {
    const { store, time } = carried('LocateFunction', Number.POSITIVE_INFINITY);
    await importEvent(time.ports, event(startAt, admitted));
    await pass(10 * minutes);
    expect((await store.timeline(someone)).generation).toBe(11);
    time.close();
  });

  test('that cannot be reconciled is tried again, and after a few times told', async () => {
    let isDown = false;
    const down = (store: CaseStore): CaseStore => ({
      ...store,
      advanceTimeline: async (of, from) => {
        if (isDown) throw Object.assign(new Error('Try again later.'), { name: 'ServiceUnavailableException' });
        return store.advanceTimeline(of, from);
      },
    });
    const { store, time, troubles } = carried('LocateFunction', 1, down);
    await importEvent(time.ports, event(startAt, admitted));
    isDown = true;
    await pass(2 * minutes);
    expect(troubles).toEqual([]);
    isDown = false;
    await pass(minutes);
    expect(await store.timeline(someone)).toEqual({ generation: 2 });
    time.close();
    const again = carried('LocateFunction', 1, down);
    await importEvent(again.time.ports, event(startAt, admitted));
    isDown = true;
    await pass(hours);
    expect(again.troubles).toEqual([
      {
        caseId: someone,
        what: expect.stringMatching(
          /^case-timeline execution \S+ could not be reconciled: ServiceUnavailableException$/,
        ),
      },
    ]);
    again.time.close();
  });

  test('is left to whoever takes the case up next when the process ends meanwhile', async () => {
    const { store, time, troubles } = carried('LocateFunction', 1);
    await importEvent(time.ports, event(startAt, admitted));
    await time.idle();
    time.close();
    await pass(hours);
    expect([troubles, await store.timeline(someone)]).toEqual([[], { generation: 1 }]);
  });
});

test('nothing is reconciled that ended well', async () => {
  const { time, troubles } = carried('LocateFunction', 0);
  await importEvent(time.ports, event(startAt, admitted));
  await importEvent(time.ports, event(later(startAt, hours), { type: 'assessmentRecorded' }));
  await pass(25 * hours);
  expect(troubles).toEqual([]);
  time.close();
});
