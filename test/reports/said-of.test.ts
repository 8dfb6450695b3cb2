/** What was said of a duty stays with it, whatever became of it. */
import { expect, test } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import { saidOf } from '../../lib/reports/said-of.ts';
import type { Deadline } from '../../lib/timeline/deadline.ts';
import { admitted, given, happened, released } from '../timeline/given.ts';
import { local, told } from '../timeline/local.ts';

/** Due on Tuesday at ten. */
const admission = admitted('2026-03-02 10:00');
const key = 'pretrial-assessment/1/1';
const promised = (at: string, by: string, level = 'unitSupervisor'): CaseEvent =>
  happened(at, 'acknowledged', { deadline: key, reason: 'ill', level: level as never, promisedFor: local(by) });
const done = (at: string): CaseEvent => happened(at, 'assessmentRecorded');
const first = promised('2026-03-03 12:00', '2026-03-05 10:00');

test.each<readonly [what: string, now: string, events: readonly CaseEvent[], said: readonly string[]]>([
  ['pending', '2026-03-05 10:00', [], ['']],
  ['passed', '2026-03-05 10:01', [], [', not kept']],
  ['done in time', '2026-03-09 10:00', [done('2026-03-05 10:00')], [', kept']],
  ['done late', '2026-03-09 10:00', [done('2026-03-05 10:01')], [', not kept']],
  ['left before', '2026-03-09 10:00', [released('2026-03-04 10:00', 'bond')], [', left before then']],
  ['left after', '2026-03-09 10:00', [released('2026-03-06 10:00', 'bond')], [', not kept']],
  [
    'made anew in time',
    '2026-03-09 10:00',
    [promised('2026-03-05 10:00', '2026-03-08 10:00')],
    [', made anew before then', ', not kept'],
  ],
  [
    'made anew too late',
    '2026-03-09 10:00',
    [promised('2026-03-05 10:01', '2026-03-08 10:00'), done('2026-03-07 10:00')],
    [', not kept', ', kept'],
  ],
  ['not made yet', '2026-03-03 11:59', [], []],
])('%s', (_, now, events, said) => {
  const { deadlines } = given(admission, first, ...events).at(now);
  const of = deadlines.find((deadline) => deadline.key === key);
  const lines = of === undefined ? [] : saidOf(of, local(now), told);
  expect(lines.map((line) => /by unit supervisor(.*): ill$/.exec(line)?.[1])).toEqual(said);
});

test('it is said when, by when and why, in the order in which it was said', () => {
  const snoozed = happened('2026-03-02 12:00', 'snoozed', {
    deadline: key,
    reason: ' a\n b\u001b[2J ',
    until: local('2026-03-03 08:00'),
  });
  const { deadlines } = given(admission, first, snoozed).at('2026-03-04 10:00');
  const of = deadlines.find((deadline) => deadline.key === key);
  expect(of && saidOf(of, local('2026-03-04 10:00'), told)).toEqual([
    `${told(local('2026-03-02 12:00'))}  reminders put off until ${told(local('2026-03-03 08:00'))}: a b [2J`,
    `${told(local('2026-03-03 12:00'))}  promised for ${told(local('2026-03-05 10:00'))}, by unit supervisor: ill`,
  ]);
});

test.each([
  ['2026-03-05 10:00', ', kept'],
  ['2026-03-05 10:01', ', not kept'],
  [undefined, ', not kept'],
])('of a missed week the next contact keeps the promise: %s', (contact, said) => {
  const [acknowledgement] = given(admission, first)
    .at('2026-03-04 10:00')
    .deadlines.flatMap(({ acknowledgements }) => acknowledgements);
  const week = {
    state: 'missed',
    snoozes: [],
    acknowledgements: [acknowledgement],
    ...(contact === undefined ? {} : { ladderEndsAt: local(contact) }),
  } as unknown as Deadline;
  expect(saidOf(week, local('2026-03-09 10:00'), told)).toEqual([
    expect.stringContaining(`unit supervisor${said}: ill`),
  ]);
});
