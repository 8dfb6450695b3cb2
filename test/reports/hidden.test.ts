/** What a report does not tell, and that it says so. */
import { describe, expect, it } from 'vitest';
import type { ComplianceReport } from '../../lib/reports/compliance/report.ts';
import { dataFiles } from '../../lib/reports/compliance/report-files.ts';
import { reportPage } from '../../lib/reports/compliance/report-page.ts';
import { admitted } from '../workflows/world.ts';
import { type Happening, now, reportOf, someone } from './made-up.ts';

it('people held are told only when enough came and left since they were last told, so that releases do not give away who came', () => {
  const day = (number: number): string => `${number}`.padStart(2, '0');
  const came = (month: string, count: number, left?: string) =>
    Array.from({ length: count }, (_, index) =>
      someone(
        now,
        [`${month}-${day(index + 1)} 09:00`, admitted],
        ...(left === undefined
          ? []
          : [[`${left}-${day(index + 1)} 10:00`, { type: 'released', kind: 'bond' }] as const]),
      ),
    );
  const cases = [...came('2027-01', 9), ...came('2027-01', 6, '2027-03'), ...came('2027-02', 1), ...came('2027-03', 4)];
  const report = reportOf(now, cases, { smallest: 5 });
  expect(report.held.map(({ month, people }) => `${month} ${people ?? 'hidden'}`)).toEqual([
    '2027-01 15',
    // One came.
    '2027-02 hidden',
    // Five came since January, and six left.
    '2027-03 14',
    '2027-04 14',
    '2027-05 14',
    '2027-06 14',
  ]);
  expect(reportPage(report)).toContain('<td>hidden</td>');
});

describe('what is not there is said', () => {
  const cells = (page: string, caption: string): string =>
    page.split(`<caption>${caption}`)[1]?.split('</table>')[0] ?? '';
  const releases = 'Releases by kind, and how the discharge plan stood';
  const lived = (count: number, ...more: readonly Happening[]) =>
    Array.from({ length: count }, () => someone(now, ['2026-03-02 09:00', admitted], ...more));

  it('nobody released is none, and too few are hidden, on the page and as CSV', () => {
    const nobody = reportOf(now, lived(6), { smallest: 5 });
    const few = reportOf(now, [...lived(6), ...lived(2, ['2026-03-05 09:00', { type: 'released', kind: 'bond' }])], {
      smallest: 5,
    });
    const csvOf = (report: ComplianceReport) => dataFiles(report).find(({ name }) => name === 'releases.csv')?.text;
    expect(cells(reportPage(nobody), releases)).toContain('>none<');
    expect(csvOf(nobody)).toContain('total,all,all,0,0,');
    expect(cells(reportPage(few), releases)).toContain('>hidden: too few people<');
    expect(csvOf(few)).toContain('total,all,all,hidden,hidden,');
  });

  it('a share of nothing is a dash, and one of too few people is hidden', () => {
    const page = (count: number) =>
      reportPage(
        reportOf(now, [...lived(5, ['2026-03-02 09:30', { type: 'released', kind: 'bond' }]), ...lived(count)], {
          smallest: 5,
        }),
      );
    const line = (text: string) => text.match(/<th scope="row">health-screening.*?<\/tr>/s)?.[0] ?? '';
    // Five left before four hours were over: their screenings are void.
    expect(line(page(0))).toContain('<td>–</td>');
    expect(line(page(2))).toContain('<td>hidden</td>');
    expect(line(page(5))).toContain('<td>0.0 %</td>');
  });

  it('one kind of release is not several, the people are those of every month, and returns say whose they are', () => {
    const granted = lived(6, ['2026-05-02 09:00', { type: 'releaseGranted', kind: 'parole' }]);
    const page = reportPage(reportOf(now, granted, { since: '2026-05', until: '2026-05' }));
    expect(page).toContain('1 kind of release with enough people to list');
    expect(page).toContain('<b>6</b>people with a case, in whatever month');
    expect(page).toContain('admitted into the community and so was never released');
  });

  it('what is promised of small groups is promised of one report', () => {
    const page = reportPage(reportOf(now, lived(6), { smallest: 5 }));
    expect(page).toContain('no sum or difference of what this one report lists is a figure of fewer');
    expect(page).toContain('Two reports over months that overlap can be subtracted from each other');
  });
});
