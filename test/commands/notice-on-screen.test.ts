import { expect, it } from 'vitest';
import { noticeOnScreen } from '../../lib/commands/notice-on-screen.ts';
import { tellingNotices } from '../../lib/commands/serve/telling.ts';
import { folder, throughcare } from './command-line.ts';

const { path } = folder();
const place = ['--facility', 'Hartford', '--unit', 'Intake'];

it('two notices of one case at one time are told apart by the duty that each is about', async () => {
  const admission = ['CT-1', '--at', '2026-11-20 08:00', ...place, '--folder', path('cases'), '--json'];
  const { notices } = JSON.parse((await throughcare('admit', ...admission)).out);
  const written: string[] = [];
  const screen = { write: (text: string) => void written.push(text) };
  for (const message of notices) tellingNotices({}, screen)(message);
  // Each duty has a timer of its own: which of them comes first is nobody's promise.
  expect(written.toSorted()).toEqual([
    'Sent to central office: OVERDUE: case CT-1, due Fri 20 Nov 2026 12:00 EST\n    Case CT-1: Meet the person: acute medical needs, mental health, self-harm.',
    'Sent to central office: OVERDUE: case CT-1, due Sat 21 Nov 2026 08:00 EST\n    Case CT-1: Assess initial risk and treatment need.',
  ]);
});

it('a duty whose name takes two lines is told in one, and a digest by its subject', () => {
  const message = {
    id: 'notice-1',
    jurisdiction: 'connecticut',
    recipient: { role: 'school', facility: 'Hartford', unit: 'all' },
    subject: 'Reminder: case CT-1, due tomorrow',
    text: 'Case CT-1: a duty whose name\nis long.\nDue tomorrow.',
  };
  expect(noticeOnScreen(message)).toBe(
    'Sent to school, Hartford: Reminder: case CT-1, due tomorrow\n    Case CT-1: a duty whose name is long.',
  );
  expect(noticeOnScreen({ ...message, id: 'digest-1', subject: 'Today: 2 overdue' })).toBe(
    'Sent to school, Hartford: Today: 2 overdue',
  );
});
