/** Killed again and again while events pour in: whatever was answered is there, whatever fell due meanwhile is told. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { type CaseId, caseId } from '../../lib/case/identity.ts';
import { withLocalStore } from '../../lib/commands/local-store.ts';
import type { DueRow, LedgerRow, StoredEvent } from '../../lib/store/port.ts';
import { type Served, serve } from './served-process.ts';

const root = mkdtempSync(join(tmpdir(), 'throughcare-serve-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const place = { facility: 'Hartford CC', unit: 'Intake' };
const kills = 6;
const writers = 6;
/** How many answers there are between kills, at least: each kill comes at another point. */
const answersBefore = 12;

/** An event that was answered: which case, under which id. */
interface Answered {
  readonly of: CaseId;
  readonly id: string;
}

/** Admits people and records for each of them, as fast as answers come, until nobody answers any more. */
const pourIn = async (served: Served, round: number, writer: number, answered: Answered[]): Promise<number> => {
  let asked = 0;
  const put = async (path: string, body: object, of: CaseId): Promise<void> => {
    asked += 1;
    const response = await served.post(path, `${round}-${writer}-${asked}`, body);
    expect(response.status).toBe(201);
    const { event } = (await response.json()) as { event: { id: string } };
    answered.push({ of, id: event.id });
  };
  try {
    for (let person = 1; ; person += 1) {
      const of = caseId(`CT-${round}-${writer}-${person}`);
      await put('/cases', { case: of, legalStatus: 'accused', place }, of);
      await put(`/cases/${of}/events`, { type: 'healthScreeningRecorded' }, of);
      await put(`/cases/${of}/events`, { type: 'factsRecorded', facts: { heldOnBond: true } }, of);
    }
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    return asked;
  }
};

const overdueAt = (milliseconds: number): string => new Date(Date.now() + milliseconds - 86_400_000).toISOString();

test('killed while events pour in, it loses nothing that it answered, and says nothing twice', async () => {
  const folder = join(root, 'cases');
  const answered: Answered[] = [];
  const sent = new Map<string, number>();
  let asked = 0;
  let served = await serve(folder);
  for (let round = 1; round <= kills; round += 1) {
    const before = answered.length;
    const pouring = Array.from({ length: writers }, (_nobody, writer) => pourIn(served, round, writer, answered));
    while (answered.length < before + answersBefore + round) await pause(5);
    // Due while nobody runs: an assessment that falls due just after the kill.
    const late = caseId(`CT-late-${round}`);
    const admission = { case: late, legalStatus: 'accused', place, at: overdueAt(1500) };
    expect((await served.post('/cases', `late-${round}`, admission)).status).toBe(201);
    await served.kill();
    const killed = served;
    asked += (await Promise.all(pouring)).reduce((sum, each) => sum + each, 0);
    for (const { id } of served.sent) sent.set(id, (sent.get(id) ?? 0) + 1);
    await pause(1800);
    served = await serve(folder);
    await served.takenUp;
    await toldOf([killed, served], late);
  }
  for (const { id } of served.sent) sent.set(id, (sent.get(id) ?? 0) + 1);
  expect(await served.end()).toBe(0);
  expect(answered.length).toBeGreaterThan(kills * answersBefore);

  await withLocalStore(folder, async (store) => {
    const cases: CaseId[] = [];
    for await (const of of store.cases()) cases.push(of);
    expect(new Set(cases).size).toBe(cases.length);
    const histories = new Map<CaseId, readonly StoredEvent[]>();
    for (const of of cases) histories.set(of, await store.events(of));

    // All that was answered is there, once; what was asked and not answered may be there, never twice.
    const recorded = [...histories].flatMap(([of, events]) => events.map(({ id }) => `${of} ${id}`));
    expect(new Set(recorded).size).toBe(recorded.length);
    const lost = answered.filter(({ of, id }) => !recorded.includes(`${of} ${id}`));
    expect(lost).toEqual([]);
    expect(recorded.length).toBeLessThanOrEqual(asked + kills);
    for (const events of histories.values())
      expect(events.map(({ n }) => n)).toEqual(events.map((_, index) => index + 1));

    // Every open duty is in the list of its unit, and nothing else is.
    const rows = (await Promise.all(cases.map((of) => store.dueRows(of)))).flat();
    const listed = await store.dueInUnit('connecticut', place.facility, place.unit, { limit: 100_000 });
    const named = (all: readonly DueRow[]) => all.map(({ caseId: of, deadline }) => `${of} ${deadline}`).toSorted();
    expect(named(listed)).toEqual(named(rows));

    // One logical notice has one id; sent again after a kill, it went under the same.
    const notices: LedgerRow[] = (await Promise.all(cases.map((of) => store.notices(of)))).flat();
    const logical = notices.map(({ caseId: of, deadline, generation, rung, recipient }) =>
      JSON.stringify([of, deadline, generation, rung, recipient]),
    );
    expect(new Set(logical).size).toBe(notices.length);
    const known = new Set(notices.map(({ id }) => id));
    expect([...sent.keys()].filter((id) => !known.has(id))).toEqual([]);
    console.info(
      `${kills} kills, ${asked} events asked for, ${answered.length} answered, ${recorded.length} recorded, 0 lost; ${notices.length} notices, ${[...sent.values()].filter((times) => times > 1).length} sent again under their id.`,
    );
  });
});

/** The assessment that fell due while nobody ran is told to the supervisor, soon after. */
const toldOf = async (processes: readonly Served[], late: CaseId): Promise<void> => {
  for (let look = 0; look < 200; look += 1) {
    const told = processes
      .flatMap(({ sent }) => sent)
      .filter(({ text, subject }) => text.includes(late) && subject.includes('OVERDUE'));
    if (told.some(({ recipient }) => recipient.role === 'unit supervisor')) return;
    await pause(50);
  }
  expect.fail(
    `Nobody was told of ${late}. They sent: ${processes.flatMap(({ sent }) => sent.map(({ subject }) => subject)).join('; ')}`,
  );
};

test('a second one on the same port or folder says so in a sentence, and the first goes on', async () => {
  const served = await serve(join(root, 'one'));
  const { port } = new URL(served.url);
  await expect(serve(join(root, 'two'), '--port', port)).rejects.toThrow(`Port ${port} is in use`);
  await expect(serve(join(root, 'one'))).rejects.toThrow('is in use by another throughcare');
  expect((await served.get('/health')).status).toBe(200);
  expect(await served.end()).toBe(0);
});

test('what it writes about requests names no case, unit or person', async () => {
  const served = await serve(join(root, 'log'));
  await served.post('/cases', 'k', {
    case: 'CT-77',
    legalStatus: 'accused',
    place: { facility: 'HCC', unit: 'Detox' },
  });
  await served.get('/cases/CT-77');
  await served.get('/units/HCC/Detox/due');
  await served.get('/cases/CT-77/Quillon?name=Featherstonehaugh');
  expect(await served.end()).toBe(0);
  expect(served.said.filter((line) => / \d{3} \d+ ms$/.test(line))).toHaveLength(4);
  for (const word of ['CT-77', 'HCC', 'Detox', 'Quillon', 'Featherstonehaugh', served.url])
    expect(served.said.join('\n')).not.toContain(word);
});
