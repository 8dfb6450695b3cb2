/** Who is begun anew makes up for the morning on which nobody was there, once, and sends nobody the same digest again. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { functions } from '../../functions/index.ts';
import type { EventBody } from '../../lib/case/events.ts';
import { caseId, millisecondsOf } from '../../lib/case/identity.ts';
import type { Place } from '../../lib/case/vocabulary.ts';
import { carryTime } from '../../lib/commands/serve/carry-time.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { packOf } from '../../lib/jurisdictions/index.ts';
import { everybodyAlways, type Offices } from '../../lib/notices/offices.ts';
import type { Functions } from '../../lib/simulation/embed.ts';
import { DataKeyUnreadable } from '../../lib/store/errors.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import type { CaseStore } from '../../lib/store/port.ts';
import { type PolicyOptions, policyFrom } from '../../lib/timeline/policy.ts';
import {
  admitted,
  createWorld,
  digestsOf,
  event,
  inConnecticut,
  intake,
  local,
  type Sent,
  type WorldOptions,
} from '../workflows/world.ts';

const startAt = local('2026-03-02 09:00');
const other = caseId('CT-0');
const observed = ['classification'];
const sentence = { length: 'P1Y', split: 'none' } as const;
const west = { facility: 'A camp out west', unit: 'Intake' };
const facilityZones = { [west.facility]: 'America/Los_Angeles' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: millisecondsOf(startAt) });
});
afterEach(() => vi.useRealTimers());

interface Machine {
  readonly store: CaseStore;
  readonly policy?: PolicyOptions;
  readonly offices?: Offices;
  readonly through?: Functions;
}

/** A machine that is begun, and ended, at local times, by each of which it does what there is to do. */
const machine = ({ store, policy, offices = everybodyAlways, through = functions }: Machine) => {
  const sent: Sent[] = [];
  return {
    digests: (): readonly string[] =>
      digestsOf(sent).map(({ at, message }) => `${inConnecticut(at)} ${message.recipient.facility}`),
    runs: async (from: string, until = from): Promise<void> => {
      vi.setSystemTime(millisecondsOf(local(from)));
      const time = carryTime({
        store,
        rules: {
          policyOf: (jurisdiction) =>
            jurisdiction === 'connecticut'
              ? policyFrom(connecticut, { observed, ...policy })
              : policyFrom(packOf(jurisdiction)),
          officesOf: () => offices,
        },
        jurisdiction: 'connecticut',
        functions: through,
        now: () => Date.now(),
        publish: (message) => void sent.push({ at: new Date().toISOString() as never, message }),
        tellOperations: () => undefined,
      });
      await time.takeUp();
      await vi.advanceTimersByTimeAsync(millisecondsOf(local(until)) - Date.now());
      await time.idle();
      time.close();
    },
  };
};

const elsewhere = (place: Place): EventBody => ({ ...admitted, legalStatus: 'sentenced', sentence, place });

/** Two people to be classified by 12 and 13 March: reminders of the 7th and the 8th wait for the next morning. */
const waiting = async (place: Place = intake, options: Partial<WorldOptions> = {}): Promise<CaseStore> => {
  const world = createWorld({ startAt, policy: { observed }, ...options });
  world.arrive(
    event('2026-03-02 09:00', elsewhere(intake)),
    event('2026-03-03 20:00', elsewhere(place), { of: other }),
  );
  await world.until(local('2026-03-09 00:30'));
  return world.store;
};
const throughTheDay = ['08:00', '10:00', '12:00', '14:00'] as const;

test('the morning is made up for once', async () => {
  const { runs, digests } = machine({ store: await waiting() });
  for (const hour of throughTheDay) await runs(`2026-03-09 ${hour}`);
  expect(digests()).toEqual(['03-09 08:00 Hartford CC']);
});

test('so is it while something waits that nobody can read, on each day that was missed', async () => {
  const unopened = async () => {
    throw new DataKeyUnreadable('The key of case CT-0 does not open.');
  };
  const store = await waiting();
  const broken: CaseStore = {
    ...store,
    history: (of) => (of === other ? unopened() : store.history(of)),
    events: (of) => (of === other ? unopened() : store.events(of)),
  };
  const { runs, digests } = machine({ store: broken });
  for (const day of ['2026-03-11', '2026-03-12']) for (const hour of throughTheDay) await runs(`${day} ${hour}`);
  expect(digests()).toEqual(['03-11 08:00 Hartford CC', '03-12 08:00 Hartford CC']);
});

test('a digest that went in its morning goes to nobody again, though something waits for an office that rests', async () => {
  const weekdays = { units: ['Block B'], worksOn: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] } as const;
  const offices = { ...everybodyAlways, offices: [weekdays] };
  const store = createMemoryStore();
  const world = createWorld({ startAt, policy: { observed }, store, offices });
  world.arrive(
    // Due on Sunday the 15th.
    event('2026-03-05 09:00', elsewhere(intake)),
    // Reminded on the evening of Friday the 13th, for Monday.
    event('2026-03-08 20:00', elsewhere({ ...intake, unit: 'Block B' }), { of: other }),
  );
  await world.until(local('2026-03-14 12:00'));
  const { runs, digests } = machine({ store, offices });
  await runs('2026-03-14 12:00', '2026-03-15 07:30');
  const went = digests();
  expect(went.filter((one) => one.startsWith('03-15 07:00'))).toHaveLength(1);
  for (const hour of throughTheDay) await runs(`2026-03-15 ${hour}`);
  expect(digests()).toEqual(went);
});

test('each zone has its own morning', async () => {
  const policy = { facilityZones };
  const { runs, digests } = machine({ store: await waiting(west, { policy: { observed, ...policy } }), policy });
  for (const hour of ['07:30', '08:30', '10:30', '12:00']) await runs(`2026-03-09 ${hour}`);
  expect(digests()).toEqual(['03-09 07:30 Hartford CC', '03-09 10:30 A camp out west']);
});

/** Digests whose recipients cannot be found, or that cannot be sent. */
const failing =
  (what: 'list' | 'recipient'): Functions =>
  (ports) => {
    const all: ReturnType<Functions> = functions(ports);
    return {
      ...all,
      DigestFunction: (payload, context) => {
        if (what in (payload as object)) throw new Error('Try again later.');
        return all.DigestFunction?.(payload, context);
      },
    };
  };

test.each([
  ['of which the process ended before they went', 'recipient', '2026-03-09 08:00'],
  ['whose recipients nobody could find', 'list', '2026-03-09 09:00'],
] as const)('digests %s go when it is begun anew', async (_, what, until) => {
  const store = await waiting();
  await machine({ store, through: failing(what) }).runs('2026-03-09 08:00', until);
  const { runs, digests } = machine({ store });
  for (const hour of ['10:00', '12:00']) await runs(`2026-03-09 ${hour}`);
  expect(digests()).toEqual(['03-09 10:00 Hartford CC']);
});
