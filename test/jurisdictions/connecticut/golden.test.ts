/**
 * Whole timelines as text, one line a duty, in test/golden/connecticut. Somebody who knows the work can read and correct
 * them. `npx vitest run test/jurisdictions/connecticut/golden.test.ts --update` writes them anew; read the difference.
 */

import { expect, test } from 'vitest';
import type { Deadline } from '../../../lib/timeline/deadline.ts';
import { lives } from '../../golden/connecticut/lives.ts';
import { given, type Moment } from '../../timeline/given.ts';
import { told } from '../../timeline/local.ts';

test.each(lives)('$story', async ({ file, story, seen, events }) => {
  const life = given(...events);
  const moment = life.at(seen);
  const text = [
    story,
    '',
    'Phases',
    ...life.policy.phases(moment.case, life.policy).map(({ phase, from }) => `  ${told(from).padEnd(22)}${phase}`),
    '',
    `Duties, as they stand on ${seen}`,
    `  ${'due'.padEnd(22)}${'state'.padEnd(14)}${'duty'.padEnd(34)}${'unit'.padEnd(28)}what became of it`,
    ...inOrder(moment).map(line),
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot(`../../golden/connecticut/${file}.txt`);
});

const inOrder = ({ deadlines }: Moment): readonly Deadline[] =>
  deadlines.toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : 0));

const line = (of: Deadline): string => {
  const { facility, unit } = of.breaches.length > 0 ? of.placeWhenDue : of.place;
  const name = of.repeats || of.occurrence > 1 ? `${of.duty} ${of.occurrence}` : of.duty;
  const due = of.state === 'undetermined' ? '' : told(of.dueAt);
  const unitOf = `${facility}, ${unit}`;
  return `  ${due.padEnd(22)}${of.state.padEnd(14)}${name.padEnd(34)}${unitOf.padEnd(28)}${outcome(of)}`.trimEnd();
};

const outcome = (of: Deadline): string =>
  [
    ...(of.state === 'undetermined' ? [`record ${of.missing.join(', ')}`] : []),
    ...(of.doneAt === undefined ? [] : [`done ${told(of.doneAt)}`]),
    ...(of.doneAt === undefined && of.leftAt !== undefined ? [`left ${told(of.leftAt)}`] : []),
    ...(of.compressed ? ['short notice'] : []),
    ...of.breaches.filter(({ dueAt }) => dueAt !== of.dueAt).map(({ dueAt }) => `breach ${told(dueAt)}`),
  ].join('; ');
