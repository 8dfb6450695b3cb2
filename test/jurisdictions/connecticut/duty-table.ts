/** Both sides of every boundary of one duty, from one row of the specification's table. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../../lib/case/events.ts';
import type { LocalDate } from '../../../lib/case/identity.ts';
import { connecticut } from '../../../lib/jurisdictions/connecticut/index.ts';
import type { PolicyPack } from '../../../lib/timeline/policy.ts';
import type { DutyRule } from '../../../lib/timeline/rule.ts';
import { given, type Life } from '../../timeline/given.ts';
import { justAfter, justBefore } from '../../timeline/local.ts';

type At = (at: string) => CaseEvent;

export interface DutyRow {
  readonly duty: string;
  /** What makes it owed. */
  readonly given: readonly CaseEvent[];
  /** The local time until which doing it is in time. */
  readonly due: string;
  readonly who: string;
  /** The acts that together do it, in the order they are recorded here. */
  readonly done: readonly [At, ...At[]];
  /** Acts that do it instead of all of those. */
  readonly instead?: readonly At[];
  /** What a reminder names when only the first of the acts is recorded. */
  readonly missing?: readonly string[];
  /** How the person leaves it behind. */
  readonly leaves: At;
  /** A parameter, another value, and the due time that follows. */
  readonly changed: readonly [parameter: string, value: string, due: string];
  /** The local date on which it begins, which decides whether the rule was in force. */
  readonly begins: string;
  /** A life without the fact it turns on, and what staff are asked to record. */
  readonly unknown?: { readonly given: readonly CaseEvent[]; readonly record: readonly string[] };
  /** Lives in which it is not owed at all. */
  readonly notOwed?: readonly (readonly [why: string, given: readonly CaseEvent[]])[];
}

export const dutyTable = (rows: readonly DutyRow[]): void => {
  describe.each(rows.map((row) => [row.duty, row] as const))('%s', (_, row) => {
    const key = `${row.duty}/1/1`;
    const life = given(...row.given);
    const late = justAfter(row.due);
    const repeats = connecticut.duties.find(({ id }) => id === row.duty)?.schedule.kind === 'grid';

    test(`is due ${row.due}, and belongs to the ${row.who}`, () => {
      expect(life.at(justBefore(row.due)).line(key)).toBe(`due ${row.due}`);
      expect(life.at(row.due).line(key)).toBe(`due ${row.due}`);
      expect(life.at(row.due).duty(key).role).toBe(row.who);
      expect(life.at(row.due).duty(key).breaches).toEqual([]);
    });

    test(repeats ? 'closes as missed a moment later' : 'is overdue a moment later', () => {
      expect(life.at(late).line(key)).toBe(`${repeats ? 'missed' : 'overdue'} ${row.due}`);
      expect(life.at(late).duty(key).breaches).toHaveLength(1);
      expect(life.at(late).owes(key)).toEqual(['rung-1 to unitSupervisor']);
    });

    test('is met when done in the last moment', () => {
      expect(
        life
          .and(...acts(row, row.due))
          .at(late)
          .line(key),
      ).toBe(`met ${row.due}`);
      expect(
        life
          .and(...acts(row, row.due))
          .at(late)
          .next(key),
      ).toEqual({ send: [], settled: true });
    });

    test(repeats ? 'is not met by what happens a moment later' : 'is met late when done a moment later', () => {
      const done = life
        .and(...acts(row, late))
        .at(late)
        .duty(key);
      expect(done.state).toBe(repeats ? 'missed' : 'metLate');
      expect(done.breaches).toHaveLength(1);
    });

    if (row.done.length > 1)
      test('is not done while a part is missing, and names what is missing', () => {
        const [first, ...others] = row.done;
        expect(life.and(first(row.due)).at(row.due).line(key)).toBe(`due ${row.due}`);
        expect(life.and(first(row.due)).at(row.due).duty(key).missing).toEqual(row.missing);
        expect(
          life
            .and(...others.map((act) => act(row.due)))
            .at(late)
            .line(key),
        ).toBe(`overdue ${row.due}`);
      });

    if (row.instead !== undefined)
      test('is done as well by what may stand instead', () => {
        for (const act of row.instead ?? []) expect(life.and(act(row.due)).at(late).line(key)).toBe(`met ${row.due}`);
      });

    test('is void when the person leaves at the due instant, missed a moment later', () => {
      const inTime = life.and(row.leaves(row.due)).at(late);
      expect(inTime.line(key)).toBe(`void ${row.due}`);
      expect(inTime.duty(key).breaches).toEqual([]);
      expect(inTime.next(key)).toEqual({ send: [], settled: true });
      const after = life.and(row.leaves(late)).at(late);
      expect(after.line(key)).toBe(`missed ${row.due}`);
      expect(after.duty(key).breaches).toHaveLength(1);
      expect(after.owes(key)).toEqual([`${repeats ? 'rung-1' : 'missed'} to unitSupervisor`]);
      expect(after.owes(key, repeats ? 'rung-1' : 'missed')).toEqual([]);
    });

    test(`moves with its parameter ${row.changed[0]}`, () => {
      const [parameter, value, due] = row.changed;
      expect(
        life
          .under({ [parameter]: value })
          .at(row.begins)
          .duty(key).dueAt,
      ).toBe(
        given(...row.given)
          .under({ [parameter]: value })
          .at(due).now,
      );
    });

    test('is owed only when it begins while the rule is in force', () => {
      const first = (ruled: Life) => ruled.at(row.due).deadlines.filter((owed) => owed.key === key);
      expect(first(inForce(life, row.duty, row.begins, row.begins))).toHaveLength(1);
      expect(first(inForce(life, row.duty, dayAfter(row.begins)))).toEqual([]);
      expect(first(inForce(life, row.duty, '2007-07-01', dayBefore(row.begins)))).toEqual([]);
    });

    if (row.unknown !== undefined)
      test('is undetermined, and silent, while nobody recorded what it turns on', () => {
        const unknown = given(...(row.unknown?.given ?? [])).at(late);
        expect(unknown.duty(row.duty)).toMatchObject({
          state: 'undetermined',
          missing: row.unknown?.record,
          breaches: [],
        });
        expect(unknown.next(row.duty)).toEqual({ send: [], settled: true });
      });

    test.each(row.notOwed ?? [])('is not owed %s', (_why, events) => {
      expect(
        given(...events)
          .at(late)
          .lines(row.duty),
      ).toEqual([]);
    });
  });
};

const acts = ({ done }: DutyRow, at: string): readonly CaseEvent[] => done.map((act) => act(at));

const inForce = (life: Life, duty: string, from: string, until?: string): Life => {
  const effective = {
    from: from.slice(0, 10) as LocalDate,
    ...(until === undefined ? {} : { until: until.slice(0, 10) as LocalDate }),
  };
  const pack: PolicyPack = {
    ...connecticut,
    duties: connecticut.duties.map((rule): DutyRule => (rule.id === duty ? { ...rule, effective } : rule)),
  };
  return life.underPack(pack);
};

const dayAfter = (time: string): string => day(time, 1);
const dayBefore = (time: string): string => day(time, -1);
const day = (time: string, by: number): string =>
  new Date(Date.parse(time.slice(0, 10)) + by * 86_400_000).toISOString().slice(0, 10);
