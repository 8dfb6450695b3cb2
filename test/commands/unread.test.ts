/** A case that was stored though it cannot be told withholds nothing of the others. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import { caseId, eventId, instant } from '../../lib/case/identity.ts';
import { withLocalStore } from '../../lib/commands/local-store.ts';
import { folder, throughcare } from './command-line.ts';

const { path } = folder();

const admission = (number: string, at: string, jurisdiction = 'connecticut'): CaseEvent => ({
  id: eventId(`${number} admitted`),
  caseId: caseId(number),
  happenedAt: instant(at),
  recordedAt: instant('2026-11-20T15:00:00Z'),
  recordedBy: 'intake desk',
  body: { type: 'admitted', jurisdiction, legalStatus: 'accused', place: { facility: 'A', unit: 'B' } },
});

/** Stored as it was before anybody judged whether it can be told. */
const stored = (name: string, ...events: readonly CaseEvent[]): Promise<void> =>
  withLocalStore(path(name), async (store) => {
    for (const one of events) await store.append(one, 0);
  });

const mistyped = admission('B-1', '1926-11-20T15:00:00Z');
const elsewhere = admission('NH-1', '2026-11-20T15:00:00Z', 'new-haven-pilot');
const leftOut =
  /^(Not looked at: [^\n]+\n)?Case B-1 could not be read, and is left out: working days around 1926-.* cannot be counted.*\.$/;

it('a report leaves it out by its number and tells of the others; so does the list of what is due', async () => {
  const cases = ['--folder', path('some')];
  const admit = ['admit', 'CT-1', '--at', '2026-11-20 10:00', '--facility', 'A', '--unit', 'B'];
  await throughcare(...admit, ...cases);
  await stored('some', mistyped, elsewhere);
  const asked = ['-j', 'connecticut', ...cases, '--json'];
  const report = await throughcare('report', ...asked, '--smallest', '1', '--out', path('report'));
  expect(report).toMatchObject({ code: 2, err: expect.stringMatching(leftOut) });
  expect(JSON.parse(report.out)).toMatchObject({ people: 1, leftOut: { cases: 1 } });
  expect(readFileSync(path('report/report.html'), 'utf8')).toContain('1 case could not be read: it is in no figure.');
  const due = await throughcare('due', ...asked);
  expect(due).toMatchObject({ code: 2, err: expect.stringMatching(leftOut) });
  expect(JSON.parse(due.out)).toContainEqual(expect.objectContaining({ caseId: 'CT-1' }));
});

it('a report that can tell of nobody says why', async () => {
  await stored('none', mistyped);
  expect(await throughcare('report', '--folder', path('none'), '--out', path('no report'))).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(leftOut),
  });
});

it('a report on every jurisdiction names the case of one that nobody knows', async () => {
  await stored('both', elsewhere, admission('CT-2', '2026-11-20T15:00:00Z'));
  expect(await throughcare('report', '--folder', path('both'), '--out', path('both report'))).toMatchObject({
    code: 2,
    out: expect.stringContaining('Files are in'),
    err: expect.stringMatching(/^Case NH-1 could not be read, and is left out: there is no jurisdiction/),
  });
});

it('shown, it names what is recorded of it, and a correction puts it right', async () => {
  const cases = ['--folder', path('mended')];
  await stored('mended', mistyped);
  const shown = await throughcare('show', 'B-1', ...cases);
  expect(shown).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/^Case B-1 cannot be told: working days/),
  });
  expect(shown.err.split('\n')[1]).toBe('  1926-11-20T15:00:00.000Z  admitted  id B-1 admitted');
  const correction = JSON.stringify({
    supersedes: 'B-1 admitted',
    reason: 'a slip of the year',
    instead: { happenedAt: '2026-11-20T15:00:00.000Z', body: mistyped.body },
  });
  const at = '2026-11-21 09:00';
  const corrected = await throughcare('record', 'B-1', 'corrected', '--at', at, '--with', correction, ...cases);
  expect(corrected).toMatchObject({ code: 0, err: '' });
  expect(await throughcare('show', 'B-1', ...cases)).toMatchObject({ code: 0, err: '' });
  expect(await throughcare('due', ...cases)).toMatchObject({ code: 0, out: expect.stringContaining('B-1') });
});

it('what is due of a case whose key does not open stands as it was written down, and that of others beside it', async () => {
  const cases = ['--folder', path('other key')];
  const admit = (number: string) =>
    throughcare('admit', number, '--at', '2026-11-20 10:00', '--facility', 'A', '--unit', 'B', ...cases);
  await admit('CT-1');
  await stored('other key', admission('CT-3', '2026-11-20T15:00:00Z'));
  rmSync(join(path('other key'), 'master.key'));
  await admit('CT-2');
  const due = await throughcare('due', ...cases, '--json');
  const listed = JSON.parse(due.out) as readonly { readonly caseId: string }[];
  expect(new Set(listed.map((row) => row.caseId))).toEqual(new Set(['CT-1', 'CT-2']));
  expect(due).toMatchObject({ code: 2 });
  expect(due.err.split('\n')).toEqual([
    expect.stringMatching(/^Case CT-1 could not be read: the key .* as it was last written down, without promises\.$/),
    expect.stringMatching(/^Case CT-3 could not be read, and is left out: the key /),
  ]);
});
