import { expect, it } from 'vitest';
import { staff } from '../../lib/commands/record-and-tell.ts';
import { folder, throughcare } from './command-line.ts';

const { path } = folder();
const here = ['--folder', path('cases')];
const record = (type: string, at: string, fields: object) =>
  throughcare('record', 'CT-1', type, '--at', at, '--with', JSON.stringify(fields), ...here);
const order = { authority: 'a court', reason: 'an order' };

it('shows a sealed case to nobody whom it does not name, and an erased one to nobody', async () => {
  await throughcare(
    'admit',
    'CT-1',
    '--at',
    '2026-11-22 08:00',
    '--facility',
    'Hartford CC',
    '--unit',
    'Intake',
    ...here,
  );
  expect((await record('sealed', '2026-11-22 09:00', order)).code).toBe(0);
  expect(await throughcare('show', 'CT-1', ...here)).toMatchObject({
    code: 2,
    err: expect.stringContaining('is sealed, and you are not named'),
  });
  expect((await throughcare('due', ...here)).out).not.toContain('CT-1');
  expect((await record('sealedAccessGranted', '2026-11-22 10:00', { to: staff(), ...order })).code).toBe(0);
  expect((await throughcare('show', 'CT-1', ...here)).out).toContain('pretrial-assessment');
  expect((await record('erasureOrdered', '2026-11-22 11:00', order)).code).toBe(0);
  expect(await throughcare('show', 'CT-1', ...here)).toMatchObject({
    code: 2,
    err: expect.stringContaining('was erased at'),
  });
});
