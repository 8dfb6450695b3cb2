/** Events: numbered without gap or twin, one for each id, never changed. */
import { expect, it } from 'vitest';
import { caseId } from '../../../lib/case/identity.ts';
import type { OpenStore } from '../contract.ts';
import { anEvent, at, collect, otherCase, sequence, someCase } from '../samples.ts';

export function appendingContract(open: OpenStore): void {
  it('numbers the events of each case from 1, and reads them back as they were given', async () => {
    const store = await open();
    const corrected = anEvent('e3', {
      body: { type: 'corrected', supersedes: anEvent('e1').id, reason: 'wrong unit' },
    });
    await store.append(anEvent('e1'), 0);
    await store.append(anEvent('other', { caseId: otherCase }), 'any');
    await store.append(anEvent('e2', { happenedAt: at(-90), body: { type: 'assessmentRecorded' } }), 1);
    const third = await store.append(corrected, 'any');

    expect(third).toEqual({ outcome: 'appended', alreadyRecorded: false, event: { ...corrected, n: 3 } });
    const events = await store.events(someCase);
    expect(events.map(({ n, id }) => [n, id])).toEqual([
      [1, 'e1'],
      [2, 'e2'],
      [3, 'e3'],
    ]);
    expect(events[2]).toEqual({ ...corrected, n: 3 });
    expect(await store.events(caseId('nobody'))).toEqual([]);
  });

  it('reads more events than fit on one page', async () => {
    const store = await open();
    const reason = 'long '.repeat(12_000);
    for (const n of sequence(24)) {
      const body = { type: 'corrected', supersedes: anEvent('e1').id, reason } as const;
      await store.append(anEvent(`e${n}`, { body }), n - 1);
    }
    expect((await store.events(someCase)).map(({ n }) => n)).toEqual(sequence(24));
  });

  it('tells a writer who expects another version which one stands, and writes nothing', async () => {
    const store = await open();
    await store.append(anEvent('e1'), 0);
    expect(await store.append(anEvent('e2'), 0)).toEqual({ outcome: 'conflict', version: 1 });
    expect(await store.append(anEvent('e2'), 7)).toEqual({ outcome: 'conflict', version: 1 });
    expect(await store.events(someCase)).toHaveLength(1);
  });

  it('lets exactly one of many writers at one version win, and tells each of the others', async () => {
    const store = await open();
    await store.append(anEvent('e1'), 0);
    const answers = await Promise.all(sequence(8).map((writer) => store.append(anEvent(`w${writer}`), 1)));
    expect(answers.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
    expect(answers.filter(({ outcome }) => outcome === 'conflict')).toEqual(
      sequence(7).map(() => ({ outcome: 'conflict', version: 2 })),
    );
    expect(await store.events(someCase)).toHaveLength(2);
  });

  it('keeps every event of many writers who take any version, without gap or twin', async () => {
    const store = await open();
    const ids = sequence(12).map((writer) => `w${writer}`);
    await Promise.all(ids.map((id) => store.append(anEvent(id), 'any')));
    const events = await store.events(someCase);
    expect(events.map(({ n }) => n)).toEqual(sequence(12));
    expect(new Set(events.map(({ id }) => id))).toEqual(new Set(ids));
  });

  it('takes the same event twice as one, at whatever version it is sent again', async () => {
    const store = await open();
    await store.append(anEvent('e1'), 0);
    await store.append(anEvent('e2', { body: { type: 'assessmentRecorded' } }), 1);
    const first = { outcome: 'appended', alreadyRecorded: true, event: { ...anEvent('e1'), n: 1 } };
    expect(await store.append(anEvent('e1'), 0)).toEqual(first);
    expect(await store.append(anEvent('e1'), 2)).toEqual(first);
    expect(await store.append(anEvent('e1'), 'any')).toEqual(first);
    expect(await store.append(anEvent('e1', { recordedAt: at(99) }), 'any')).toEqual(first);
    expect(await store.events(someCase)).toHaveLength(2);
  });

  it('takes an event that is sent many times at once as one', async () => {
    const store = await open();
    const answers = await Promise.all(sequence(8).map(() => store.append(anEvent('e1'), 'any')));
    expect(answers.map((answer) => answer.outcome === 'appended' && answer.event.n)).toEqual(sequence(8).map(() => 1));
    expect(answers.filter((answer) => answer.outcome === 'appended' && !answer.alreadyRecorded)).toHaveLength(1);
    expect(await store.events(someCase)).toHaveLength(1);
  });

  it.each([
    ['instant', { happenedAt: at(5) }],
    ['author', { recordedBy: 'somebody-else' }],
    ['type', { body: { type: 'assessmentRecorded' } }],
    [
      'detail',
      {
        body: {
          type: 'admitted',
          jurisdiction: 'connecticut',
          legalStatus: 'accused',
          place: { facility: 'HCC', unit: 'B' },
        },
      },
    ],
  ] as const)('refuses an id that is taken by an event with another %s, and says what stands', async (_what, over) => {
    const store = await open();
    await store.append(anEvent('e1'), 0);
    const recorded = { ...anEvent('e1'), n: 1 };
    expect(await store.append(anEvent('e1', over), 'any')).toEqual({ outcome: 'duplicateId', recorded });
    expect(await store.append(anEvent('e1', over), 1)).toEqual({ outcome: 'duplicateId', recorded });
    expect(await store.events(someCase)).toEqual([recorded]);
  });

  it('lets two cases use the same event id', async () => {
    const store = await open();
    await store.append(anEvent('e1'), 0);
    const answer = await store.append(anEvent('e1', { caseId: otherCase }), 0);
    expect(answer).toMatchObject({ outcome: 'appended', alreadyRecorded: false });
  });

  it('lists every case that has an event, once', async () => {
    const store = await open();
    const ids = sequence(30).map((number) => caseId(`CT-${number}`));
    await Promise.all(ids.map((id) => store.append(anEvent('e1', { caseId: id }), 0)));
    await store.append(anEvent('e2', { caseId: caseId('CT-1') }), 1);
    await store.park(caseId('CT-31'), { token: 'a case without events', seen: 0 });
    expect(await collect(store.cases())).toEqual([...ids].sort());
  });
}
