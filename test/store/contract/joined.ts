/** Joined cases: what one case gained from another is read from where it was recorded. */
import { expect, it } from 'vitest';
import type { EventBody } from '../../../lib/case/events.ts';
import type { OpenStore } from '../contract.ts';
import { anEvent, otherCase, someCase } from '../samples.ts';
import { aTombstone } from './erasing.ts';

const joined = (through: number): EventBody => ({ type: 'otherCaseJoined', other: otherCase, through });

export function joinedContract(open: OpenStore): void {
  const withTwo = async () => {
    const store = await open();
    await store.append(anEvent('e1'), 0);
    await store.append(anEvent('o1', { caseId: otherCase }), 0);
    await store.append(anEvent('o2', { caseId: otherCase, body: { type: 'assessmentRecorded' } }), 1);
    await store.append(
      anEvent('o3', { caseId: otherCase, body: { type: 'interviewRecorded', outcome: 'releasePlan' } }),
      2,
    );
    return store;
  };

  it('brings the events of the other case along, up to the one it names', async () => {
    const store = await withTwo();
    await store.append(anEvent('e2', { body: joined(2) }), 1);
    const events = await store.events(someCase);
    expect(events.map(({ id }) => id)).toEqual(['e1', 'e2']);
    expect(events[1]).toMatchObject({
      body: joined(2),
      carried: [
        { id: 'o1', n: 1 },
        { id: 'o2', n: 2 },
      ],
    });
    expect(await store.history(someCase)).toEqual({ events, notices: [] });
    expect(await store.events(otherCase)).toHaveLength(3);
  });

  it('brings nothing along once the other case was erased', async () => {
    const store = await withTwo();
    await store.append(anEvent('e2', { body: joined(3) }), 1);
    await store.erase(aTombstone({ caseId: otherCase }));
    expect((await store.events(someCase))[1]).toMatchObject({ carried: [] });
  });
}
