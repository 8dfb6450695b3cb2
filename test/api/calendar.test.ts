/** The calendar of a unit, as RFC 5545 writes it. */
import { describe, expect, test } from 'vitest';
import { later, minutes } from '../workflows/world.ts';
import { admission, createApiWorld, elsewhere, intake, records, unitPath } from './world.ts';

const feed = `${unitPath(intake)}/calendar.ics`;
/** Lines, unfolded. */
const linesOf = (text: string): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n');
const eventsIn = (text: string): readonly Readonly<Record<string, string>>[] =>
  text
    .split('BEGIN:VEVENT\r\n')
    .slice(1)
    .map((event) => Object.fromEntries(linesOf(event).map((line) => line.split(/:(.*)/s).slice(0, 2))));

describe('the calendar of a unit', () => {
  test('is a calendar by its type and its lines, none longer than 75 bytes', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    const { text, headers, status } = await world.get(feed);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const lines = text.split('\r\n');
    expect([lines[0], lines[1], lines.at(-1) || lines.at(-2)]).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'END:VCALENDAR',
    ]);
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('tells an hour clock by its instant and a day clock by its day in the facility’s zone', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    await world.post('/cases/CT-1001/events', { type: 'factsRecorded', facts: { heldOnBond: true } });
    const { text } = await world.get(feed);
    const starts = eventsIn(text).map((event) => [event.SUMMARY, event.DTSTART ?? event['DTSTART;VALUE=DATE']]);
    expect(Object.fromEntries(starts)).toMatchObject({
      'CT-1001: Assess initial risk and treatment need': '20260303T130000Z',
    });
    const days = eventsIn(text).filter((event) => 'DTSTART;VALUE=DATE' in event);
    expect(days.map((event) => event['DTSTART;VALUE=DATE'])).toEqual(['20260309']);
  });

  test('calls a sensitive duty by its code', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    await world.post('/cases/CT-1001/events', { type: 'healthScreeningRecorded', seriousMentalHealthNeed: true });
    const { text } = await world.get(feed);
    const rule = world.ports.policyOf('connecticut').duties.find(({ id }) => id === 'special-needs-housing');
    expect(rule?.neutralCode).toBeDefined();
    expect(eventsIn(text).map(({ SUMMARY }) => SUMMARY)).toContain(`CT-1001: duty ${rule?.neutralCode}`);
    expect(text).not.toMatch(/special|mental-health|hous/i);
  });

  test('keeps the id of a duty, however often it is asked for, and no two are alike', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    await world.post('/cases', admission('CT-2'));
    const ids = async () => eventsIn((await world.get(feed)).text).map(({ UID }) => UID);
    const before = await ids();
    world.clock = later(world.clock, minutes);
    expect(await ids()).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
    expect(before.join()).not.toContain('CT-');
  });

  test('has the duties of the unit alone, and nothing when there are none', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission('CT-9', elsewhere), { as: records });
    expect(eventsIn((await world.get(feed)).text)).toEqual([]);
  });
});
