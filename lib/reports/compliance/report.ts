/** A jurisdiction's compliance report: every figure that its page, its CSV and its JSON show, from cases alone. */
import type { Instant } from '../../case/identity.ts';
import type { Place } from '../../case/vocabulary.ts';
import type { Policy } from '../../timeline/policy.ts';
import { type CountedCase, type Month, monthAt } from './counted-case.ts';
import { dutyDimensions, dutyGroups, shownDuty, undeterminedDuties } from './duty-counts.ts';
import { type DutyFigures, dutyFigures } from './duty-figures.ts';
import { type EligibleCount, eligibleCounts, eligibleDimensions, eligibleGroups } from './eligible.ts';
import { type Held, heldByMonth } from './population.ts';
import { type ReleaseFigures, releaseTable } from './release-table.ts';
import { type RowsRead, type RowsTold, rowsTold } from './rows-read.ts';
import { sums, type Table, tabulate } from './table.ts';
import { plansDischarge, releaseDimensions, releaseGroups } from './transitions.ts';

export interface Period {
  /** First and last month, both included. */
  readonly since?: Month;
  readonly until?: Month;
}

export interface ReportOptions extends Period {
  readonly policy: Policy;
  readonly now: Instant;
  /** How many people a line needs behind it. */
  readonly smallest: number;
  /** The version of the zone data that dates were counted with. */
  readonly zoneData: string;
  /** Of the file that the cases came from, where they came from one. */
  readonly rowsRead?: RowsRead;
  /** How many cases could not be read. @default 0 */
  readonly leftOut?: number;
}

export interface ComplianceReport {
  readonly jurisdiction: string;
  readonly title: string;
  readonly policyVersion: string;
  readonly zone: string;
  readonly zoneData: string;
  readonly asOf: Instant;
  readonly since?: Month;
  readonly until?: Month;
  readonly smallest: number;
  /** People with a case; absent when they are too few to be counted. */
  readonly people?: number;
  readonly duties: Table<(typeof dutyDimensions)[number], DutyFigures>;
  /** What each duty is, by the name that the tables give it; of sensitive ones the code says all. */
  readonly titles: Readonly<Record<string, string>>;
  /** Duties that wait for a fact before anyone can tell whether they apply; absent when too few people have them. */
  readonly undetermined?: number;
  /** Duties of the policy that nobody records here. */
  readonly notObserved: readonly string[];
  readonly releases: Table<(typeof releaseDimensions)[number], ReleaseFigures>;
  readonly plansDischarge: boolean;
  readonly eligible: Table<(typeof eligibleDimensions)[number], Readonly<Record<EligibleCount, number>>>;
  readonly held: readonly Held[];
  /** What of a bookings file counts nowhere. */
  readonly rowsRead?: RowsTold;
  /** Where cases could not be read, which are in no figure; how many, unless they are too few to be counted. */
  readonly leftOut?: { readonly cases?: number };
}

/** How many people a line needs when nobody says otherwise. */
export const usualSmallest = 5;

export const complianceReport = (cases: readonly CountedCase[], options: ReportOptions): ComplianceReport => {
  const { policy, now, smallest, zoneData, since, until, leftOut = 0 } = options;
  const within = (month: Month): boolean =>
    (since === undefined || month >= since) && (until === undefined || month <= until);
  const zoneOf = ({ facility }: Place): string => policy.zoneOf(facility);
  const undetermined = undeterminedDuties(cases);
  return {
    jurisdiction: policy.jurisdiction,
    title: policy.title,
    policyVersion: policy.version,
    zone: policy.zone,
    zoneData,
    asOf: now,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    smallest,
    ...(cases.length < smallest ? {} : { people: cases.length }),
    duties: tabulate(
      dutyGroups(cases, zoneOf).filter(({ at }) => within(at[monthOfDuty] ?? '')),
      dutyDimensions,
      smallest,
      dutyFigures(smallest),
    ),
    titles: Object.fromEntries(
      policy.duties.map((rule) => [shownDuty(rule), rule.neutralCode === undefined ? rule.title : 'a sensitive duty']),
    ),
    ...(undetermined.people > 0 && undetermined.people < smallest ? {} : { undetermined: undetermined.duties }),
    notObserved: policy.duties.filter(({ id }) => !policy.observes(id)).map(shownDuty),
    releases: releaseTable(
      releaseGroups(cases, zoneOf).filter(({ at }) => within(at[monthOfRelease] ?? '')),
      smallest,
    ),
    plansDischarge: plansDischarge(cases),
    eligible: tabulate(eligibleGroups(cases, within), eligibleDimensions, smallest, (groups) =>
      sums(groups, eligibleCounts),
    ),
    held: heldByMonth(cases, smallest, within),
    ...(options.rowsRead === undefined ? {} : { rowsRead: rowsTold(options.rowsRead, smallest) }),
    ...(leftOut === 0 ? {} : { leftOut: leftOut < smallest ? {} : { cases: leftOut } }),
  };
};

const monthOfDuty = dutyDimensions.indexOf('month');
const monthOfRelease = releaseDimensions.indexOf('month');

/** The twelve whole months before the month of an instant. */
export const lastTwelveMonths = (now: Instant, zone: string): { readonly since: Month; readonly until: Month } => {
  const [year = 0, month = 1] = monthAt(now, zone).split('-').map(Number);
  const before = (months: number): Month => {
    const index = year * 12 + (month - 1) - months;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  };
  return { since: before(12), until: before(1) };
};
