/** French has one and many where English has a number and a word. */
import { expect, test } from 'vitest';
import { french } from '../../lib/notices/words/french.ts';

const { counts, countMore, more, late } = french.digest;

test.each([
  [counts.missed, '1 non faite', '2 non faites'],
  [counts.snoozed, '1 avec rappels reportés', '2 avec rappels reportés'],
  [counts.noLongerOwed, '1 sans objet', '2 sans objet'],
  [countMore, '1 autre', '2 autres'],
  [late, '1 jour de retard', '2 jours de retard'],
  [
    more,
    'Et 1 autre\u00a0: `throughcare due` la montre aussi.',
    'Et 2 autres\u00a0: `throughcare due` les montre toutes.',
  ],
])('counts one and many: %#', (counted, one, many) => {
  expect([counted(1), counted(2)]).toEqual([one, many]);
});
