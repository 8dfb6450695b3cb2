/** Whoever writes an event down wrongly is told in plain words what was received and what would do. */
import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../lib/case/events.ts';
import { readEvent } from '../../lib/imports/written-event.ts';

const at = '2026-11-20 10:00';
const told = (written: unknown): string => {
  const read = readEvent(written, { zone: 'America/New_York', id: 'one', recordedBy: 'somebody' });
  return 'problem' in read ? read.problem : 'nothing';
};
const event = (type: string, more: object = {}): string => told({ case: 'CT-1', type, at, ...more });
const ofALibrary = /Invalid|expected|Too (small|big)|Unrecognized|undefined|\.\s*$/;
const corrected = { supersedes: 'a', reason: 'wrong case' };

describe('what is wrong with an event is said in plain words', () => {
  it.each<readonly [what: string, problem: string, says: string]>([
    [
      'nothing but a case',
      told({ case: 'CT-1' }),
      'type is missing: write what happened, such as "assessmentRecorded"',
    ],
    ['no time', told({ case: 'CT-1', type: 'died' }), 'at is missing: write a time such as "2026-11-21 09:30"'],
    ['a number for a case', told({ case: 7, type: 'died', at }), 'case: text in quotation marks, received 7'],
    ['a choice left out', event('released'), 'released: kind is missing: write one of "parole", '],
    ['a choice that there is not', event('released', { kind: 'bnd' }), '"endOfSentence", received "bnd"'],
    ['a day that does not exist', event('releaseDatesSet', { releaseOn: '2026-02-30' }), 'received "2026-02-30"'],
    ['an object left out', event('sentenced'), 'sentenced: sentence is missing: write an object in braces'],
    [
      'a part of an object left out',
      event('transferred', { place: { facility: 'A' } }),
      'place.unit is missing: write',
    ],
    ['a text left empty', event('programmeJoined', { programme: '' }), 'programme: text that is not empty, received'],
    ['a fraction', event('curriculumSessionAttended', { session: 1.5 }), 'session: a whole number, received 1.5'],
    ['too little', event('curriculumSessionAttended', { session: 0 }), 'session: at least 1, received 0'],
    ['too much', event('curriculumSessionAttended', { session: 22 }), 'session: at most 21, received 22'],
    [
      'one or the other',
      event('factsRecorded', { facts: { splitSentence: 'some' } }),
      'facts.splitSentence: one of "probation", "specialParole", or "none", received',
    ],
    [
      'a name that is not known',
      event('released', { kind: 'bond', knd: 'bond' }),
      'released: knd does not belong here; leave it out, or correct its name: known are type, kind, place, level',
    ],
    ['two of them', event('died', { a: 1, b: 2 }), 'died: a, b do not belong here; leave it out'],
    [
      'what only some of its kind need',
      event('referralDecided', { programme: 'P', decision: 'overridden', decidedBy: 'a', reason: 'b' }),
      'approver is missing: write who approved it: an override takes a written rationale and an approver',
    ],
    [
      'a correction to no type',
      event('corrected', { ...corrected, instead: { happenedAt: '2026-11-20T10:00:00Z', body: { type: 'escapd' } } }),
      'received text of 6 characters',
    ],
  ])('%s', (_what, problem, says) => {
    expect(problem).toContain(says);
    expect(problem).not.toMatch(ofALibrary);
  });

  it.each(eventTypes)('%s, whatever stands in its fields', (type) => {
    const known = /known are ([^;]+)/.exec(event(type, { unknown: 1 }))?.[1] ?? '';
    for (const wrong of [7.5, '', 'words', null, [], {}, true, { words: 1 }]) {
      const fields = known.split(', ').filter((name) => name !== 'type');
      const problem = event(type, { ...Object.fromEntries(fields.map((name) => [name, wrong])), unknown: 1 });
      expect(problem, JSON.stringify(wrong)).not.toMatch(ofALibrary);
    }
  });
});

describe('nothing that may be about a person comes back', () => {
  const words = 'Zebulon Quixworth, schizophrenia';
  it.each<readonly [what: string, problem: string]>([
    ['a reason that is too long', event('sealed', { authority: 'court', reason: words.repeat(99) })],
    ['a fact in words', event('factsRecorded', { facts: { seriousMedicalNeed: words } })],
    ['what stands under a name that is not known', event('died', { of: words })],
    ['an object where text is meant', event('programmeJoined', { programme: { [words]: words } })],
    ['text where an object is meant', event('programmeFactsRecorded', { facts: words })],
  ])('%s', (_what, problem) => {
    expect(problem).not.toBe('nothing');
    expect(problem).not.toMatch(/Zebulon|schizophrenia/);
  });
});
