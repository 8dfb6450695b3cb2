/** How duties fared: each deadline counted once, in the month of its due date, under the unit that answers for it. */
import { type Instant, millisecondsOf } from '../../case/identity.ts';
import type { Place } from '../../case/vocabulary.ts';
import type { Deadline, DeadlineState } from '../../timeline/deadline.ts';
import type { DutyRule } from '../../timeline/rule.ts';
import { type CountedCase, monthAt } from './counted-case.ts';
import { type CountedGroup, compare } from './table.ts';

export const dutyDimensions = ['duty', 'unit', 'role', 'month'] as const;

/** What adds up. `due` is all that fell or falls due: the sum of the six after it. `breaches` counts due instants that passed undone. */
export const dutyCounts = ['due', 'met', 'late', 'missed', 'void', 'open', 'overdue', 'breaches'] as const;
export type DutyCount = (typeof dutyCounts)[number];

export interface DutyGroup extends CountedGroup<DutyCount> {
  /** Whose duties came to an end, or should have: a share in time is of these. */
  readonly judged: ReadonlySet<string>;
  /** Hours by which each late duty was late, and whose it was. */
  readonly late: readonly Lasting[];
  /** Hours that each overdue duty has been open since it was due. */
  readonly overdue: readonly Lasting[];
}

export interface Lasting {
  readonly hours: number;
  readonly person: string;
}

/** What stands in place of the role where the role would say what the code hides. */
export const withheld = 'withheld with the duty’s name';

/** How a report names a duty: by a neutral code where its own name beside a unit's would give a diagnosis or an offence away. */
export const shownDuty = ({ id, neutralCode }: Pick<DutyRule, 'id' | 'neutralCode'>): string => neutralCode ?? id;

export const unitName = ({ facility, unit }: Place): string => `${facility}, ${unit}`;

const outcomeOf: Readonly<Record<DeadlineState, Exclude<DutyCount, 'due' | 'breaches'> | undefined>> = {
  met: 'met',
  metLate: 'late',
  missed: 'missed',
  void: 'void',
  due: 'open',
  upcoming: 'open',
  overdue: 'overdue',
  undetermined: undefined,
};

/** A miss is the unit's that held the person when it was due; what was done, left or lies ahead, the unit's where that was or is. */
const answersFor = ({ state, place, placeWhenDue }: Deadline): Place =>
  state === 'metLate' || state === 'missed' || state === 'overdue' ? placeWhenDue : place;

const anHour = 3_600_000;

/** Groups by duty, unit, role and month; duties of which nobody can tell whether they apply are not among them. */
export const dutyGroups = (cases: readonly CountedCase[], zoneOf: (place: Place) => string): readonly DutyGroup[] => {
  const groups = new Map<string, Gathered>();
  const gather = (at: readonly string[]): Gathered => {
    const key = JSON.stringify(at);
    const group = groups.get(key) ?? begun(at);
    groups.set(key, group);
    return group;
  };
  for (const { case: of, policy, deadlines, now } of cases) {
    const rules = new Map(policy.duties.map((rule) => [rule.id, rule]));
    for (const deadline of deadlines) {
      const outcome = outcomeOf[deadline.state];
      const rule = rules.get(deadline.duty);
      if (outcome === undefined || rule === undefined) continue;
      const role = rule.neutralCode === undefined ? deadline.role : withheld;
      const groupFor = (place: Place, dueAt: Instant): Gathered =>
        gather([shownDuty(rule), unitName(place), role, monthAt(dueAt, zoneOf(place))]);
      const group = groupFor(answersFor(deadline), deadline.dueAt);
      count(group, outcome, deadline, of.id, now);
      for (const breach of deadline.breaches) {
        const its = groupFor(breach.place, breach.dueAt);
        its.counts.breaches += 1;
        its.people.add(of.id);
      }
    }
  }
  return [...groups.values()].toSorted((one, other) => compare(one.at, other.at));
};

interface Gathered extends DutyGroup {
  readonly people: Set<string>;
  readonly judged: Set<string>;
  readonly counts: Record<DutyCount, number>;
  readonly late: Lasting[];
  readonly overdue: Lasting[];
}

const begun = (at: readonly string[]): Gathered => ({
  at,
  people: new Set(),
  judged: new Set(),
  counts: { due: 0, met: 0, late: 0, missed: 0, void: 0, open: 0, overdue: 0, breaches: 0 },
  late: [],
  overdue: [],
});

const count = (
  group: Gathered,
  outcome: Exclude<DutyCount, 'due' | 'breaches'>,
  { dueAt, doneAt }: Deadline,
  person: string,
  now: Instant,
): void => {
  group.people.add(person);
  if (outcome !== 'void' && outcome !== 'open') group.judged.add(person);
  group.counts.due += 1;
  group.counts[outcome] += 1;
  const hoursSince = (at: Instant): number => (millisecondsOf(at) - millisecondsOf(dueAt)) / anHour;
  if (outcome === 'late' && doneAt !== undefined) group.late.push({ hours: hoursSince(doneAt), person });
  if (outcome === 'overdue') group.overdue.push({ hours: hoursSince(now), person });
};

/** How many wait for a fact before anyone can tell whether they apply, and of how many people. */
export const undeterminedDuties = (
  cases: readonly CountedCase[],
): { readonly duties: number; readonly people: number } => {
  const waiting = cases.map(({ deadlines }) => deadlines.filter(({ state }) => state === 'undetermined').length);
  return { duties: waiting.reduce((sum, each) => sum + each, 0), people: waiting.filter((each) => each > 0).length };
};
