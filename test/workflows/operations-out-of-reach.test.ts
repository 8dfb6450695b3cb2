/** Operations cannot be told, for a while or for good: staff hear all the same, once, and operations as soon as they can be. */
import { describe, expect, test } from 'vitest';
import { digest } from '../../functions/digest.ts';
import { caseId } from '../../lib/case/identity.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { reconcile } from '../../lib/casework/reconcile.ts';
import { claimVacantPost, postOf, untoldVacantPosts } from '../../lib/casework/vacant-post.ts';
import type { Watch } from '../../lib/casework/watch.ts';
import { everybodyAlways } from '../../lib/notices/offices.ts';
import { DataKeyUnreadable } from '../../lib/store/errors.ts';
import {
  admitted,
  admittedToServe,
  createWorld,
  days,
  digestsOf,
  event,
  intake,
  later,
  local,
  minutes,
  someone,
  told,
} from './world.ts';

const startAt = local('2026-03-02 09:00');

/** Their topic takes nothing before an instant; for good where none is given. */
const outOfReach =
  (until?: string) =>
  (ports: Ports): Ports => ({
    ...ports,
    tellOperations: async (about) => {
      if (until === undefined || ports.now() < local(until))
        throw Object.assign(new Error('no such topic'), { name: 'NotFoundException' });
      await ports.tellOperations(about);
    },
  });

describe('what passes a vacant post', () => {
  const policy = { observed: ['pretrial-assessment'] };
  const vacant = (...roles: readonly string[]) => ({ ...everybodyAlways, vacant: [{ roles }] });

  test('climbs on to the level above when it should', async () => {
    const world = createWorld({
      startAt,
      policy,
      sweepEvery: 5 * minutes,
      offices: vacant('unit supervisor', 'facility head'),
      through: outOfReach(),
    });
    world.arrive(event('2026-03-02 09:00', admitted));
    await world.until(local('2026-03-03 16:00'));
    expect(told(world.sent)).toContain('03-03 09:00 central office: OVERDUE');
    expect(world.running('deadline')).toHaveLength(1);
  });

  test.each([
    ['and operations hear of the post at once', (ports: Ports) => ports, ['03-03']],
    ['and operations hear of the post the morning after they can be told', outOfReach('2026-03-05 08:00'), ['03-06']],
    ['though operations never hear', outOfReach(), []],
  ])('is told once, as the last that is said of a duty, %s', async (_, through, heardOn) => {
    const heard: string[] = [];
    const world = createWorld({
      startAt,
      policy,
      sweepEvery: 60 * minutes,
      offices: vacant('unit supervisor'),
      through: (ports) =>
        through({
          ...ports,
          tellOperations: async (about) => {
            if (about.what.startsWith('Nobody is unit supervisor of Hartford CC, Intake'))
              heard.push(ports.now().slice(5, 10));
          },
        }),
    });
    world.mornings(later(startAt, 30 * days));
    // Left after it fell due, undone: nothing follows that would pass the post again.
    world.arrive(
      event('2026-03-02 09:00', admitted, { recordedAt: local('2026-03-03 09:30') }),
      event('2026-03-03 10:00', { type: 'released', kind: 'bond' }, { recordedAt: local('2026-03-03 10:00') }),
    );
    await world.until(local('2026-03-20 09:00'));
    expect(told(world.sent).filter((line) => /OVERDUE|MISSED/.test(line))).toEqual([
      '03-03 09:30 facility head: OVERDUE',
      '03-03 10:00 facility head: MISSED',
    ]);
    expect(heard).toEqual(heardOn);
  });
});

test('a post is known again by its claim, whatever its names hold', async () => {
  const { store } = createWorld({ startAt });
  const post = { role: 'unit supervisor', facility: 'Hartford/New Haven CC', unit: 'Block A/B' };
  expect(await claimVacantPost({ store }, 'connecticut', post, startAt)).toBeDefined();
  expect((await untoldVacantPosts({ store }, 'connecticut', later(startAt, minutes))).map(postOf)).toEqual([post]);
});

test('what an ended execution carried is carried on, and its end is tried again until operations hear of it', async () => {
  const world = createWorld({ startAt, policy: { observed: ['pretrial-assessment'] } });
  world.arrive(event('2026-03-02 09:00', admitted));
  await world.until(local('2026-03-02 10:00'));
  const [running] = world.running('deadline');
  if (running === undefined) throw new Error('nothing watches');
  world.runtime.stop(running.executionArn);
  const ended = {
    machine: 'deadline',
    execution: running.name,
    error: 'ABORTED',
    input: running.input as Watch,
  } as const;
  await expect(reconcile(outOfReach()(world.ports), ended)).rejects.toThrow('no such topic');
  await world.runtime.idle();
  expect(world.running('deadline')).toHaveLength(1);
  await reconcile(world.ports, ended);
  await world.runtime.idle();
  expect(world.running('deadline')).toHaveLength(1);
  expect(world.troubles).toEqual([{ caseId: someone, what: expect.stringContaining('ended early: ABORTED') }]);
});

describe('a case that does not open, and operations that cannot be told of it', () => {
  const broken = caseId('CT-0');
  /** It does not open from an instant on. */
  const closed =
    (from: string) =>
    (ports: Ports): Ports => ({
      ...outOfReach()(ports),
      store: {
        ...ports.store,
        history: async (of) => {
          if (of === broken && ports.now() >= local(from)) throw new DataKeyUnreadable(`${broken} does not open.`);
          return ports.store.history(of);
        },
      },
    });

  test.each([
    ['overdue', '2026-03-13', ['classification officer', 'unit supervisor']],
    ['due today', '2026-03-12', ['classification officer']],
  ])('leave everybody their digest of what is %s, once', async (_, morning, roles) => {
    const world = createWorld({
      startAt,
      policy: { observed: ['classification'] },
      through: closed(`${morning} 06:00`),
    });
    world.mornings(later(startAt, 20 * days));
    world.arrive(...[broken, someone].map((of) => event('2026-03-02 09:00', admittedToServe('P1Y'), { of })));
    await world.until(local(`${morning} 06:30`));
    const before = world.sent.length;
    await world.until(local(`${morning} 12:00`));
    const heard = digestsOf(world.sent.slice(before)).map(({ message }) => message.recipient.role);
    expect(heard.toSorted()).toEqual(roles);
  });

  test('are written down by case number, and without a unit', async () => {
    const written: unknown[] = [];
    const policy = { observed: ['classification'] };
    const world = createWorld({ startAt, policy, through: closed('2026-03-13 06:00') });
    world.arrive(event('2026-03-02 09:00', admittedToServe('P1Y'), { of: broken }));
    await world.until(local('2026-03-13 07:00'));
    const step = digest(world.ports, (...line) => written.push(line));
    const jurisdiction = 'connecticut';
    const recipient = { role: 'unit supervisor', ...intake };
    expect(await step({ list: jurisdiction, startedAt: world.ports.now() }, {})).toMatchObject({
      recipients: expect.arrayContaining([recipient]),
    });
    await step({ jurisdiction, recipient, startedAt: world.ports.now() }, {});
    const line = ['Operations could not be told', { cases: [broken], error: 'NotFoundException' }];
    expect(written).toMatchObject([line, line]);
    expect(JSON.stringify(written)).not.toContain(intake.unit);
  });
});
