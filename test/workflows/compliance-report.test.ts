/** Each month's report, by the state machine that deploys: kept, told to central office, and told to operations when it cannot be. */
import { describe, expect, test } from 'vitest';
import { caseId } from '../../lib/case/identity.ts';
import type { KeptFile, Ports } from '../../lib/casework/ports.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import type { CaseStore } from '../../lib/store/port.ts';
import { admitted, createWorld, days, event, later, local, minutes } from './world.ts';

const startAt = local('2027-03-01 05:00');

const worldOf = (keepReport: Ports['keepReport'], store: CaseStore = createMemoryStore()) => {
  const world = createWorld({
    store,
    startAt: local('2027-01-02 09:00'),
    policy: { observed: ['pretrial-assessment'] },
    through: (ports) => (keepReport === undefined ? ports : { ...ports, keepReport }),
  });
  for (const number of [1, 2, 3, 4, 5, 6])
    world.arrive(event('2027-01-05 09:00', admitted, { of: caseId(`CT-${number}`) }));
  return world;
};

/** A case with an event that a later version wrote. */
const unreadable = async (store: CaseStore, number: string): Promise<void> => {
  const of = caseId(number);
  await store.append(event('2027-01-05 09:00', admitted, { of }), 0);
  await store.append(event('2027-01-06 09:00', { type: 'of a later version' } as never, { of }), 1);
};

const begin = (world: ReturnType<typeof worldOf>, name = 'march', more: object = {}): void => {
  world.runtime.start('compliance-report', { name, input: { jurisdiction: 'connecticut', ...more } });
};

const told = (world: ReturnType<typeof worldOf>) =>
  world.sent.filter(({ message }) => message.subject.startsWith('Compliance report')).map(({ message }) => message);

describe('the monthly report', () => {
  test('is kept under its last month, and central office hears where, without a figure', async () => {
    const kept: KeptFile[] = [];
    const world = worldOf(async (file) => {
      kept.push(file);
      return `s3://reports/${file.name}`;
    });
    await world.until(startAt);
    begin(world);
    await world.until(later(startAt, minutes));
    expect(kept.map(({ name }) => name)).toEqual(
      ['duties.csv', 'releases.csv', 'eligible.csv', 'held.csv', 'report.json', 'report.html'].map(
        (name) => `connecticut/2027-02/${name}`,
      ),
    );
    expect(kept.find(({ name }) => name.endsWith('duties.csv'))?.text).toContain(
      'total,all,all,all,all,6,0,0,0,0,0,6,6',
    );
    expect(kept.at(-1)?.text).toContain('From 2026-03 to 2027-02');
    const [message, ...others] = told(world);
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      recipient: { role: 'central office', facility: 'all', unit: 'all' },
      subject: 'Compliance report: twelve months to 2027-02',
    });
    expect(message?.text.split('\n')).toContain('s3://reports/connecticut/2027-02/report.html');
    expect(message?.text.replaceAll(/2027-02|s3/g, '')).not.toMatch(/\d/);
    expect(world.troubles).toEqual([]);
  });

  test('tells a month again, for what of it was recorded after it was over', async () => {
    const kept: KeptFile[] = [];
    const world = worldOf(async (file) => {
      kept.push(file);
      return file.name;
    });
    const done = { type: 'assessmentRecorded' } as const;
    for (const number of [1, 2, 3, 4, 5, 6])
      world.arrive(
        event('2027-01-05 10:00', done, { of: caseId(`CT-${number}`), recordedAt: local('2027-02-03 09:00') }),
      );
    const january = async (at: string) => {
      kept.length = 0;
      await world.until(local(at));
      begin(world, at.slice(0, 7));
      await world.until(later(local(at), minutes));
      const { duties } = JSON.parse(kept.find(({ name }) => name.endsWith('.json'))?.text ?? '{}');
      return duties.by.month.lines.find(({ at: of }: { at: readonly string[] }) => of[0] === '2027-01')?.figures;
    };
    expect(await january('2027-02-01 05:00')).toMatchObject({ met: 0, overdue: 6 });
    expect(await january('2027-03-01 05:00')).toMatchObject({ met: 6, overdue: 0 });
  });

  test('of months of their own tells of those alone, and lies beside the monthly one', async () => {
    const kept: KeptFile[] = [];
    const world = worldOf(async (file) => {
      kept.push(file);
      return file.name;
    });
    for (const number of [11, 12, 13, 14, 15])
      world.arrive(event('2027-02-05 09:00', admitted, { of: caseId(`CT-${number}`) }));
    await world.until(startAt);
    begin(world, 'january', { months: { since: '2027-01', until: '2027-01' } });
    await world.until(later(startAt, minutes));
    expect(kept.map(({ name }) => name)).toContain('connecticut/from-2027-01-to-2027-01/report.html');
    const report = JSON.parse(kept.find(({ name }) => name.endsWith('.json'))?.text ?? '{}');
    expect(report).toMatchObject({ since: '2027-01', until: '2027-01', duties: { total: { due: 6 } } });
    const [message] = told(world);
    expect(message).toMatchObject({
      subject: 'Compliance report: 2027-01 to 2027-01',
      text: expect.stringMatching(/^The compliance report of 2027-01 to 2027-01 is ready\. It lies at:\n/),
    });
    begin(world, 'march');
    await world.until(later(startAt, 2 * minutes));
    expect(told(world).map(({ id }) => id)).toEqual([...new Set(told(world).map(({ id }) => id))]);
    expect(told(world)).toHaveLength(2);
    expect(world.troubles).toEqual([]);
  });

  test.each([
    [{ since: '2027-01', until: '2027-03' }, 'MonthsNotOver'],
    [{ since: '2027-02', until: '2027-01' }, 'InvalidPayload'],
    [{ since: '2027-02' }, 'InvalidPayload'],
    [{ since: '2027-00', until: '2027-02' }, 'InvalidPayload'],
  ])('of %j is not made, and operations hear of %s', async (months, fault) => {
    const world = worldOf(async ({ name }) => name);
    await world.until(startAt);
    begin(world, 'march', { months });
    await world.until(later(startAt, days));
    expect(told(world)).toEqual([]);
    expect(world.troubles.map(({ what }) => what)).toEqual([`compliance-report execution march ended early: ${fault}`]);
  });

  test('that could not be kept once is made again, and told of once', async () => {
    let tries = 0;
    const world = worldOf(async ({ name }) => {
      tries += 1;
      if (tries === 3) throw new Error('the bucket is out of reach');
      return name;
    });
    await world.until(startAt);
    begin(world);
    await world.until(later(startAt, days));
    expect(tries).toBe(3 + 6);
    expect(told(world)).toHaveLength(1);
    expect(world.troubles).toEqual([]);
  });

  test('that cannot be kept at all ends tidy, and operations hear of it', async () => {
    const world = worldOf(undefined);
    await world.until(startAt);
    begin(world);
    await world.until(later(startAt, days));
    expect(told(world)).toEqual([]);
    expect(world.troubles.map(({ what }) => what)).toEqual([
      'compliance-report execution march ended early: NowhereToKeepReports',
    ]);
    expect(world.ended.find(({ name }) => name === 'march')?.status).toBe('SUCCEEDED');
  });

  test('fails where operations cannot be told either: word of that waits until they can', async () => {
    const world = createWorld({
      startAt,
      policy: { observed: ['pretrial-assessment'] },
      through: (ports) => ({ ...ports, tellOperations: () => Promise.reject(new Error('nobody answers')) }),
    });
    begin(world);
    await world.until(later(startAt, days));
    expect(world.ended.find(({ name }) => name === 'march')).toMatchObject({
      status: 'FAILED',
      error: 'OperationsNotTold',
    });
  });

  test('leaves out a case that cannot be read, and operations hear of it by its number, once', async () => {
    const kept: KeptFile[] = [];
    let tries = 0;
    const world = worldOf(async (file) => {
      tries += 1;
      if (tries === 3) throw new Error('the bucket is out of reach');
      kept.push(file);
      return file.name;
    });
    await unreadable(world.store, 'CT-7');
    await world.until(startAt);
    begin(world);
    await world.until(later(startAt, days));
    expect(JSON.parse(kept.findLast(({ name }) => name.endsWith('.json'))?.text ?? '{}')).toMatchObject({ people: 6 });
    expect(kept.at(-1)?.text).toContain('Fewer than 5 cases could not be read: they are in no figure.');
    expect(told(world)).toHaveLength(1);
    expect(world.troubles).toEqual([
      { what: 'the compliance report of connecticut, twelve months to 2027-02, leaves out CT-7 (TypeError)' },
    ]);
  });

  test('names no more cases to operations than anybody reads at once', async () => {
    const world = worldOf(async ({ name }) => name);
    for (let number = 101; number <= 130; number += 1) await unreadable(world.store, `CT-${number}`);
    await world.until(startAt);
    begin(world);
    await world.until(later(startAt, minutes));
    expect(world.troubles.map(({ what }) => what)).toEqual([
      expect.stringMatching(/leaves out CT-101 \(TypeError\), .*CT-120 \(TypeError\) and 10 more$/),
    ]);
  });

  test('that can tell of nobody is not kept: the one before stays, and operations hear why', async () => {
    const kept: string[] = [];
    const store = createMemoryStore();
    const world = createWorld({
      startAt,
      store,
      through: (ports) => ({ ...ports, keepReport: async ({ name }) => `${kept.push(name)}` }),
    });
    await unreadable(store, 'CT-7');
    begin(world);
    await world.until(later(startAt, days));
    expect(kept).toEqual([]);
    expect(world.troubles.map(({ what }) => what)).toEqual([
      'compliance-report execution march ended early: NoCaseReadable',
    ]);
  });

  test('is made again, and not without a case, when the store was out of reach', async () => {
    const kept: KeptFile[] = [];
    let isDown = false;
    const store = createMemoryStore();
    const events: CaseStore['events'] = async (of) => {
      if (!isDown || of !== caseId('CT-3')) return store.events(of);
      isDown = false;
      throw Object.assign(new Error('Try again later.'), { name: 'ThrottlingException' });
    };
    const world = worldOf(
      async (file) => {
        kept.push(file);
        return file.name;
      },
      { ...store, events },
    );
    await world.until(startAt);
    isDown = true;
    begin(world);
    await world.until(later(startAt, days));
    const report = JSON.parse(kept.find(({ name }) => name.endsWith('.json'))?.text ?? '{}');
    expect(report).toMatchObject({ people: 6 });
    expect(report).not.toHaveProperty('leftOut');
    expect(isDown).toBe(false);
    expect(world.troubles).toEqual([]);
  });

  test('has nothing of a case that was never admitted', async () => {
    const kept: KeptFile[] = [];
    const world = worldOf(async (file) => {
      kept.push(file);
      return file.name;
    });
    world.arrive(event('2027-01-05 09:00', { type: 'assessmentRecorded' }, { of: caseId('CT-7') }));
    await world.until(startAt);
    begin(world);
    await world.until(later(startAt, minutes));
    expect(JSON.parse(kept.find(({ name }) => name.endsWith('.json'))?.text ?? '{}')).toMatchObject({ people: 6 });
  });
});
