import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import { admittedSentenced, given, happened, released } from './given.ts';

const life = [
  admittedSentenced('2026-01-05 10:00', { length: 'P1Y' }),
  released('2026-06-01 10:00', 'parole', { level: 'moderate' }),
];
const stepDown = happened('2026-06-10 10:00', 'supervisionLevelSet', { level: 'minimal' });
const states = (...events: readonly CaseEvent[]) =>
  given(...life, ...events)
    .at('2026-07-01 12:00')
    .all('supervision-contact')
    .map(({ key, state }) => [key, state]);

describe('a changed level of supervision', () => {
  it('leaves a contact made in the period under way done, and begins the next under a number of its own', () => {
    expect(states(happened('2026-06-08 09:00', 'contactMade'), stepDown)).toEqual([
      ['supervision-contact/1/1', 'met'],
      ['supervision-contact/1/2', 'due'],
      ['supervision-contact/1/3', 'upcoming'],
    ]);
  });

  it('makes the period under way void when no contact was made in it yet', () => {
    expect(states(stepDown)).toEqual([
      ['supervision-contact/1/1', 'void'],
      ['supervision-contact/1/2', 'due'],
      ['supervision-contact/1/3', 'upcoming'],
    ]);
  });

  it('does not count a contact of the new grid for the period that it ended', () => {
    expect(states(stepDown, happened('2026-06-12 09:00', 'contactMade'))).toEqual([
      ['supervision-contact/1/1', 'void'],
      ['supervision-contact/1/2', 'met'],
      ['supervision-contact/1/3', 'upcoming'],
    ]);
  });
});
