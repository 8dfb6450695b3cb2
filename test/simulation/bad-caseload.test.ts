import { describe, expect, it } from 'vitest';
import { InvalidCaseload, readCaseload } from '../../lib/simulation/caseload.ts';

const admitted = {
  at: '2026-01-12 14:00',
  type: 'admitted',
  jurisdiction: 'connecticut',
  legalStatus: 'accused',
  place: { facility: 'Hartford Correctional Center', unit: 'Intake' },
};

const withEvent = (event: unknown) => ({
  jurisdiction: 'connecticut',
  zone: 'America/New_York',
  until: '2026-12-31',
  people: [{ case: 'CT-9001', story: 'A life with something wrong in it.', events: [admitted, event] }],
});

const reading = (written: unknown) => () => readCaseload(written);

describe('a caseload with something wrong in it', () => {
  it.each([
    ['an unknown event type', { at: '2026-01-13 09:00', type: 'vanished' }, /"vanished" is not an event type/],
    ['a missing fact', { at: '2026-01-13 09:00', type: 'sentenced' }, /sentenced: sentence/],
    [
      'a fact that does not belong',
      { at: '2026-01-13 09:00', type: 'escaped', to: 'sea' },
      /escaped: to does not belong/,
    ],
    ['a date that does not exist', { at: '2026-02-30 09:00', type: 'assessmentRecorded' }, /at: .*2026-02-30 09:00/],
    ['a time without a day', { at: '09:00', type: 'assessmentRecorded' }, /at: .*09:00/],
    ['a time that the clocks skip', { at: '2026-03-08 02:30', type: 'assessmentRecorded' }, /at: .*2026-03-08 02:30/],
    ['a time that comes twice', { at: '2026-11-01 01:30', type: 'assessmentRecorded' }, /at: .*2026-11-01 01:30/],
    ['no time', { type: 'assessmentRecorded' }, /: at is missing: write a time such as/],
    ['no type', { at: '2026-01-13 09:00' }, /: type is missing: write what happened/],
    [
      'a bad time of recording',
      { at: '2026-01-13 09:00', recorded: '2026-01-32 09:00', type: 'assessmentRecorded' },
      /recorded: .*2026-01-32/,
    ],
  ])('%s is refused with the person and the event named', (_what, event, says) => {
    expect(reading(withEvent(event))).toThrow(InvalidCaseload);
    expect(reading(withEvent(event))).toThrow(/^case CT-9001, event 2/);
    expect(reading(withEvent(event))).toThrow(says);
  });

  it.each([
    ['nobody in it', { people: [] }, /people/],
    ['no day to stop', { until: undefined }, /until/],
    ['a day to stop that does not exist', { until: '2026-02-29' }, /until/],
    [
      'something that is no part of it',
      { persons: [] },
      /persons does not belong here; .*known are jurisdiction, zone/,
    ],
    ['no jurisdiction', { jurisdiction: undefined }, /jurisdiction is missing: write text in quotation marks/],
    ['a zone that there is not', { zone: 'Mars' }, /^zone: "Mars" is not a time zone; write an IANA name/],
    ['people who are no list', { people: 'none' }, /people: a list in brackets, received text of 4 characters/],
    ['events in words', { people: [{ case: 'CT-1', story: 'S', events: ['x'] }] }, /people.0.events.0: an object in/],
  ])('%s is refused with the field named', (_what, change, says) => {
    const written = { ...withEvent(admitted), ...change };
    expect(reading(written)).toThrow(InvalidCaseload);
    expect(reading(written)).toThrow(says);
    expect(reading(written)).not.toThrow(/Invalid|expected|Unrecognized/);
  });

  it('a list in its place is refused as one', () => {
    expect(reading([])).toThrow('the caseload: an object in braces, received a list of 0');
  });
});
