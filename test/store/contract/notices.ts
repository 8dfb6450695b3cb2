/** Notices: claimed by one, confirmed once, and in a digest's queue between the two. */
import { expect, it } from 'vitest';
import type { OpenStore } from '../contract.ts';
import { aNotice, anEvent, aRow, aSnapshot, at, confirmed, otherCase, sequence, someCase } from '../samples.ts';

export function noticeContract(open: OpenStore): void {
  it('lets one of many claim a notice, and tells the others that it is not confirmed', async () => {
    const store = await open();
    const answers = await Promise.all(sequence(6).map(() => store.claimNotice(aNotice('n1'))));
    expect(answers.filter((answer) => answer === 'claimed')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'unconfirmed')).toHaveLength(5);
    expect(await store.notices(someCase)).toEqual([aNotice('n1')]);
  });

  it('keeps the first claim and the first confirmation, however often they are repeated', async () => {
    const store = await open();
    await store.claimNotice(aNotice('n1'));
    expect(await store.claimNotice(aNotice('n1', { claimedAt: at(999) }))).toBe('unconfirmed');
    await store.confirmNotice(someCase, 'n1', at(5));
    await store.confirmNotice(someCase, 'n1', at(6));
    expect(await store.claimNotice(aNotice('n1', { claimedAt: at(999) }))).toBe('confirmed');
    expect(await store.notices(someCase)).toEqual([confirmed(aNotice('n1'), at(5))]);
  });

  it('says of a notice withdrawn from a digest that nobody received it, and takes it off the queue', async () => {
    const store = await open();
    const notice = aNotice('n1', { channel: 'digest' });
    await store.claimNotice(notice);
    await store.confirmNotice(someCase, 'n1', at(5), 'withdrawn');
    expect(await store.notices(someCase)).toEqual([{ ...notice, confirmedAt: at(5), withdrawn: true }]);
    expect(await store.digestFor(notice.jurisdiction, notice.recipient, 10)).toEqual([]);
  });

  it('lists the notices of a case in the order in which they were claimed', async () => {
    const store = await open();
    await store.claimNotice(aNotice('z', { claimedAt: at(1) }));
    await store.claimNotice(aNotice('a', { claimedAt: at(2) }));
    await store.claimNotice(aNotice('elsewhere', { caseId: otherCase, claimedAt: at(3) }));
    await store.claimNotice(aNotice('m', { claimedAt: at(2) }));
    expect((await store.notices(someCase)).map(({ id }) => id)).toEqual(['z', 'a', 'm']);
  });

  it('reads notices along with the events of their case, and none of what lies beside them', async () => {
    const store = await open();
    expect(await store.history(someCase)).toEqual({ events: [], notices: [] });
    await store.claimNotice(aNotice('early', { claimedAt: at(1) }));
    expect(await store.history(someCase)).toEqual({ events: [], notices: [aNotice('early', { claimedAt: at(1) })] });
    await store.append(anEvent('e1'), 0);
    await store.append(anEvent('e2', { body: { type: 'assessmentRecorded' } }), 1);
    await store.append(anEvent('elsewhere', { caseId: otherCase }), 0);
    await store.project(aSnapshot(2), [aRow('pretrial-assessment/1/1')]);
    await store.park(someCase, { token: 'token', seen: 2 });
    await store.claimNotice(aNotice('a', { claimedAt: at(2) }));
    await store.claimNotice(aNotice('elsewhere', { caseId: otherCase, claimedAt: at(3) }));
    const { events, notices } = await store.history(someCase);
    expect(events).toEqual(await store.events(someCase));
    expect(events.map(({ id }) => id)).toEqual(['e1', 'e2']);
    expect(notices).toEqual(await store.notices(someCase));
    expect(notices.map(({ id }) => id)).toEqual(['early', 'a']);
  });

  it('refuses to confirm what nobody claimed', async () => {
    const store = await open();
    await expect(store.confirmNotice(someCase, 'never', at(1))).rejects.toMatchObject({
      name: 'NoticeNotClaimed',
      message: expect.stringContaining('no notice never'),
    });
    expect(await store.notices(someCase)).toEqual([]);
  });

  it('queues notices for the digest of their recipient until they are confirmed', async () => {
    const store = await open();
    const counselor = aNotice('x').recipient;
    const head = { role: 'facilityHead', facility: 'HCC', unit: 'Intake' };
    const late = aNotice('n1', { channel: 'digest', claimedAt: at(30) });
    const early = aNotice('n2', { channel: 'digest', claimedAt: at(10), caseId: otherCase });
    const above = aNotice('n3', { channel: 'digest', recipient: head });
    for (const notice of [late, early, above, aNotice('n4')]) await store.claimNotice(notice);

    expect(await store.digestRecipients('connecticut')).toEqual([counselor, head]);
    expect(await store.digestRecipients('saskatchewan')).toEqual([]);
    expect(await store.digestFor('connecticut', counselor, 10)).toEqual([early, late]);
    expect(await store.digestFor('connecticut', counselor, 1)).toEqual([early]);
    expect(await store.digestFor('connecticut', head, 10)).toEqual([above]);
    expect(await store.digestFor('saskatchewan', counselor, 10)).toEqual([]);

    await store.confirmNotice(otherCase, 'n2', at(60));
    expect(await store.digestFor('connecticut', counselor, 10)).toEqual([late]);
    await store.confirmNotice(someCase, 'n1', at(60));
    expect(await store.digestFor('connecticut', counselor, 10)).toEqual([]);
    expect(await store.digestRecipients('connecticut')).toEqual([head]);
  });
}
