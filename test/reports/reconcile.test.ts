/** The figures of a report against the raw events, counted by code that shares nothing with the product. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEvent, EventBody } from '../../lib/case/events.ts';
import { caseId, eventId, type Instant, instant, millisecondsOf, plusMilliseconds } from '../../lib/case/identity.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { countedCase } from '../../lib/reports/compliance/counted-case.ts';
import { type ComplianceReport, complianceReport } from '../../lib/reports/compliance/report.ts';
import { shippedCaseload } from '../../lib/simulation/shipped-caseloads.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { folder, throughcare } from '../commands/command-line.ts';
import { patience, runs } from '../properties/runs.ts';
import { type RawEvent, type Recounted, recount, recountedDuties } from './recount.ts';

const { path, file } = folder();

type Counts = Readonly<Record<string, number>>;
const outcomes = ['met', 'late', 'missed', 'void', 'open', 'overdue'] as const;

/** `duty · unit · month` to how many of each outcome, from either side. */
const recountedCells = (rows: readonly Recounted[]): Readonly<Record<string, Counts>> =>
  Object.fromEntries(
    [...Map.groupBy(rows, ({ duty, unit, month }) => [duty, unit, month].join(' · '))].map(([cell, its]) => [
      cell,
      Object.fromEntries(outcomes.map((outcome) => [outcome, its.filter((row) => row.outcome === outcome).length])),
    ]),
  );

/** Rows that hold a breach alone, of a date moved since, have nothing due. */
const reportedCells = ({ duties }: ComplianceReport): Readonly<Record<string, Counts>> => {
  const cells: Record<string, Record<string, number>> = {};
  for (const { at, figures } of duties.rows.lines) {
    const [duty = '', unit = '', , month = ''] = at;
    if (figures.due === 0 || !(recountedDuties as readonly string[]).includes(duty)) continue;
    const key = [duty, unit, month].join(' · ');
    cells[key] = Object.fromEntries(
      outcomes.map((outcome) => [outcome, (cells[key]?.[outcome] ?? 0) + figures[outcome]]),
    );
  }
  return cells;
};

const strays = new Set(['escaped', 'returnedToCustody']);

describe('the shipped people of Connecticut', () => {
  const { people, until, zone } = shippedCaseload('connecticut');
  const plain = people.filter(({ events }) => !events.some(({ body }) => strays.has(body.type)));
  const numbered = plain.flatMap(({ events }) => events.map((event, index) => ({ ...event, n: index + 1 })));
  const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
  const kept = { jurisdiction: 'connecticut', zone, set: [], until };

  it('are counted as their events say, cell by cell', async () => {
    file('events.ndjson', lines(numbered));
    file('notices.ndjson', '');
    file('rehearsal.json', JSON.stringify(kept));
    const { code, err } = await throughcare('report', '--from', path('.'), '--out', path('out'), '--smallest', '1');
    expect([code, err]).toEqual([0, '']);
    const report = JSON.parse(readFileSync(path('out/report.json'), 'utf8')) as ComplianceReport;
    const raw = readFileSync(path('events.ndjson'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as RawEvent);
    const rows = recount(raw, Date.parse(until));
    expect(rows.length).toBeGreaterThan(60);
    expect(reportedCells(report)).toEqual(recountedCells(rows));
    expect(report.people).toBe(plain.length);
    expect(report.releases.total?.released).toBe(raw.filter(({ body }) => body.type === 'released').length);
    const kinds = Map.groupBy(raw, ({ body }) => (body.type === 'released' ? String(body.kind) : ''));
    for (const { at, figures } of report.releases.by.kind.lines)
      expect(figures.released, at[0]).toBe(kinds.get(at[0] ?? '')?.length);
  });
});

const policy = policyFrom(connecticut, { observed: recountedDuties });
const minute = 60_000;
const hour = 60 * minute;
const units = [
  { facility: 'Hartford', unit: 'Intake' },
  { facility: 'Hartford', unit: 'B' },
  { facility: 'Osborn', unit: 'C' },
] as const;

/** Around a boundary: on it, a millisecond or a day to either side, or well away. */
const around = (at: number) =>
  fc.oneof(
    fc.constantFrom(at - 1, at, at + 1, at - 24 * hour, at + 24 * hour).map((time) => Math.max(1, time)),
    fc.integer({ min: 1, max: 60 * 24 }).map((hours) => hours * hour),
  );

const life = fc.record({
  /** Hours after New Year 2026: both nights on which clocks change lie within. */
  admitted: fc.integer({ min: 0, max: 330 * 24 * 4 }).map((quarters) => quarters * 15 * minute),
  place: fc.constantFrom(...units),
  screened: fc.option(around(4 * hour)),
  assessed: fc.option(around(24 * hour)),
  moved: fc.option(fc.tuple(around(24 * hour), fc.constantFrom(...units))),
  sentenced: fc.option(fc.integer({ min: 1, max: 30 * 24 })),
  split: fc.constantFrom('probation', 'none'),
  classified: fc.option(around(10 * 24 * hour)),
  sentOn: fc.option(fc.tuple(around(14 * 24 * hour), fc.constantFrom(...units))),
  released: fc.option(
    fc.tuple(fc.integer({ min: 31 * 24, max: 120 * 24 }), fc.constantFrom('probation', 'parole', 'endOfSentence')),
  ),
  contacted: fc.option(around(72 * hour)),
  begun: fc.option(around(14 * 24 * hour)),
});
type Life = typeof life extends fc.Arbitrary<infer Lived> ? Lived : never;

const newYear = instant('2026-01-01T05:00:00Z');

const eventsOf = (of: Life, number: number): readonly CaseEvent[] => {
  const admittedAt = plusMilliseconds(newYear, of.admitted);
  const events: CaseEvent[] = [];
  const add = (at: Instant, body: EventBody): Instant => {
    const id = `${number}-${events.length + 1}`;
    events.push({
      id: eventId(id),
      caseId: caseId(`CT-${number}`),
      happenedAt: at,
      recordedAt: at,
      recordedBy: 'desk',
      body,
    });
    return at;
  };
  const later = (milliseconds: number | null, from: Instant, body: EventBody): Instant | undefined =>
    milliseconds === null ? undefined : add(plusMilliseconds(from, milliseconds), body);
  add(admittedAt, { type: 'admitted', jurisdiction: 'connecticut', legalStatus: 'accused', place: of.place });
  later(of.screened, admittedAt, { type: 'healthScreeningRecorded' });
  later(of.assessed, admittedAt, { type: 'assessmentRecorded' });
  if (of.moved !== null) later(of.moved[0], admittedAt, { type: 'transferred', place: of.moved[1], purpose: 'other' });
  const sentence = { length: 'P1Y', split: of.split } as const;
  const sentencedAt = later(of.sentenced === null ? null : of.sentenced * hour, admittedAt, {
    type: 'sentenced',
    sentence,
  });
  if (sentencedAt === undefined) return events;
  const classifiedAt = later(of.classified, sentencedAt, { type: 'classificationRecorded' });
  if (classifiedAt !== undefined && of.sentOn !== null)
    later(of.sentOn[0], classifiedAt, { type: 'transferred', place: of.sentOn[1], purpose: 'sentencedFacility' });
  if (of.released === null) return events;
  const [hours, kind] = of.released;
  const releasedAt = add(plusMilliseconds(sentencedAt, hours * hour), { type: 'released', kind });
  if (kind === 'endOfSentence') return events;
  later(of.contacted, releasedAt, { type: 'contactMade' });
  later(of.begun, releasedAt, { type: 'frontLoadedServicesStarted' });
  return events;
};

describe('whatever small caseload', () => {
  const caseload = fc.array(life, { minLength: 1, maxLength: 6 });
  const moment = fc.integer({ min: 0, max: 500 * 24 }).map((hours) => plusMilliseconds(newYear, hours * hour));
  const reportOf = (events: readonly (readonly CaseEvent[])[], now: Instant, smallest: number): ComplianceReport =>
    complianceReport(
      events.flatMap((its) => {
        const known = its.filter(({ recordedAt }) => recordedAt <= now);
        return (
          countedCase(
            known.map((event, index) => ({ ...event, n: index + 1 })),
            () => policy,
            now,
          ) ?? []
        );
      }),
      { policy, now, smallest, zoneData: 'as the runtime has it' },
    );

  it('every cell is what the events say, and the lists add up to the total', { timeout: patience }, () => {
    fc.assert(
      fc.property(caseload, moment, (lives, now) => {
        const events = lives.map(eventsOf);
        const known = events.map((its) => its.filter(({ recordedAt }) => recordedAt <= now));
        const report = reportOf(events, now, 1);
        const rows = recount(known.flat() as readonly RawEvent[], millisecondsOf(now));
        expect(reportedCells(report)).toEqual(recountedCells(rows));
        if (report.duties.total !== undefined) expect(report.duties.total.due).toBe(rows.length);
        const late = rows.flatMap(({ hoursLate }) => hoursLate ?? []).toSorted((one, other) => one - other);
        const middle = ((late[Math.floor((late.length - 1) / 2)] ?? 0) + (late[Math.floor(late.length / 2)] ?? 0)) / 2;
        expect(report.duties.total?.medianHoursLate ?? 0).toBeCloseTo(middle, 0);
      }),
      runs({ numRuns: Math.min(150, runs().numRuns ?? 150) }),
    );
  });

  it('with small groups hidden, each list and its remainder still add up to the total', { timeout: patience }, () => {
    fc.assert(
      fc.property(caseload, moment, fc.integer({ min: 1, max: 4 }), (lives, now, smallest) => {
        const { duties } = reportOf(lives.map(eventsOf), now, smallest);
        for (const { lines, rest } of [...Object.values(duties.by), duties.rows]) {
          for (const count of ['due', ...outcomes, 'breaches'] as const) {
            const sum = [...lines.map(({ figures }) => figures), ...(rest === undefined ? [] : [rest])].reduce(
              (so, figures) => so + figures[count],
              0,
            );
            expect(sum).toBe(duties.total?.[count] ?? 0);
          }
        }
      }),
      runs({ numRuns: 60 }),
    );
  });
});
