/** The audit trail, and commands under their keys. */
import { describe, expect, it } from 'vitest';
import type { Audited, AuditRecord } from '../../../lib/store/audit.ts';
import type { GivenCommand } from '../../../lib/store/given-commands.ts';
import type { OpenStore } from '../contract.ts';
import { at, otherCase, sequence, someCase } from '../samples.ts';

const ofCase: Audited = { kind: 'case', caseId: someCase };
const aRecord = (id: string, over: Partial<AuditRecord> = {}): AuditRecord => ({
  id,
  at: at(1),
  about: ofCase,
  account: 'staff.1',
  kind: 'staff',
  act: 'read-case',
  outcome: 'done',
  why: 'unit',
  status: 200,
  ...over,
});

export function auditContract(open: OpenStore): void {
  it('keeps every record, in order of time, and one that is added again once', async () => {
    const store = await open();
    const records = [aRecord('c', { at: at(2) }), aRecord('b'), aRecord('a'), aRecord('b')];
    for (const record of records) await store.audit(record);
    expect(await store.auditOf(ofCase, { limit: 10 })).toEqual([
      aRecord('a'),
      aRecord('b'),
      aRecord('c', { at: at(2) }),
    ]);
  });

  it('gives page after page without leaving one out', async () => {
    const store = await open();
    for (const n of sequence(7)) await store.audit(aRecord(`r${n}`, { at: at(Math.floor(n / 3)) }));
    const found: AuditRecord[] = [];
    for (;;) {
      const last = found.at(-1);
      const page = await store.auditOf(ofCase, { limit: 2, ...(last === undefined ? {} : { after: last }) });
      found.push(...page);
      if (page.length < 2) break;
    }
    expect(found.map(({ id }) => id)).toEqual(['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7']);
  });

  it('keeps apart what is about different cases, units and numbers, whatever they are called', async () => {
    const store = await open();
    const things: readonly Audited[] = [
      ofCase,
      { kind: 'case', caseId: otherCase },
      { kind: 'unit', jurisdiction: 'connecticut', facility: 'a', unit: 'b#c' },
      { kind: 'unit', jurisdiction: 'connecticut', facility: 'a#b', unit: 'c' },
      { kind: 'unknown', jurisdiction: 'connecticut', hash: 'CT-1001' },
    ];
    for (const [index, about] of things.entries()) await store.audit(aRecord(`r${index}`, { about }));
    for (const [index, about] of things.entries()) {
      expect(await store.auditOf(about, { limit: 10 })).toEqual([aRecord(`r${index}`, { about })]);
    }
  });

  it('is apart from the case: nothing of the case is there, and nothing of it is in the case', async () => {
    const store = await open();
    await store.audit(aRecord('a'));
    expect(await store.events(someCase)).toEqual([]);
    expect(await store.dueRows(someCase)).toEqual([]);
    expect(await store.snapshot(someCase)).toBeUndefined();
  });
}

const command = (over: Partial<GivenCommand> = {}): GivenCommand => ({
  key: 'key',
  fingerprint: 'what was asked',
  givenAt: at(0),
  rememberedUntil: at(60),
  ...over,
});

export function commandContract(open: OpenStore): void {
  it('gives the first of many at once the key, and the others what the first one gave', async () => {
    const store = await open();
    const given = await Promise.all(sequence(6).map((n) => store.giveCommand(command({ fingerprint: `body ${n}` }))));
    expect(new Set(given.map(({ fingerprint }) => fingerprint)).size).toBe(1);
    expect(await store.giveCommand(command({ key: 'other', fingerprint: 'x' }))).toMatchObject({ fingerprint: 'x' });
  });

  it('keeps the first answer, and hands it to whoever repeats the command', async () => {
    const store = await open();
    await store.giveCommand(command());
    const first = { status: 201, body: '{"n":1}' };
    expect(await store.answerCommand('key', first)).toEqual(first);
    expect(await store.answerCommand('key', { status: 409, body: '{}' })).toEqual(first);
    expect(await store.giveCommand(command({ givenAt: at(30) }))).toEqual(command({ answer: first }));
  });

  describe('remembers a command until its time', () => {
    it.each([
      [at(60 - 1), 'one'],
      [at(60), 'other'],
    ])('at %s it is the %s', async (givenAt, stands) => {
      const store = await open();
      await store.giveCommand(command({ fingerprint: 'one' }));
      await store.answerCommand('key', { status: 201, body: '{}' });
      const again = command({ fingerprint: 'other', givenAt, rememberedUntil: at(600) });
      const standing = await store.giveCommand(again);
      expect(standing.fingerprint).toBe(stands);
      expect(standing.answer === undefined).toBe(stands === 'other');
    });
  });

  it('answers a command that it no longer remembers', async () => {
    const store = await open();
    const answer = { status: 201, body: '{}' };
    expect(await store.answerCommand('never given', answer)).toEqual(answer);
  });
}
