/**
 * What holds of a shipped caseload: it runs without trouble, is what commands would have accepted, shows every path of its
 * timeline, and reads as kept in test/golden. `npx vitest run` with `--update` writes the timelines anew; read the difference.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../lib/case/commands.ts';
import { judgeReferral } from '../../lib/casework/judge-referral.ts';
import { drawTimeline } from '../../lib/reports/drawn-timeline.ts';
import { shippedCaseload } from '../../lib/simulation/shipped-caseloads.ts';
import { type PolicyPack, policyFrom } from '../../lib/timeline/policy.ts';
import { liveThrough, type Path } from './lives.ts';

export interface Shown {
  readonly pack: PolicyPack;
  /** Who is still in care when the clock stops. */
  readonly open: readonly string[];
  /** Events that only this kind of jurisdiction has, all of which occur. */
  readonly events: readonly string[];
  /** How duties come out, each at least once for the duties named. */
  readonly outcomes: Readonly<Record<'met' | 'metLate' | 'missed' | 'void' | 'overdue', readonly string[]>>;
  readonly paths: readonly Path[];
}

export const shippedLives = ({ pack, open, events, outcomes, paths }: Shown): void => {
  const { people } = shippedCaseload(pack.jurisdiction);

  describe(`the shipped caseload of ${pack.title}`, () => {
    let lived: Awaited<ReturnType<typeof liveThrough>>;
    beforeAll(async () => {
      lived = await liveThrough(pack.jurisdiction);
    }, 60_000);

    it('runs to the end without trouble: every execution succeeded, or runs on for who is still in care', () => {
      expect(lived.troubles).toEqual([]);
      for (const machine of Object.values(lived.figures.byMachine))
        expect(machine).toMatchObject({ failed: 0, timedOut: 0, aborted: 0 });
      const inCare = lived.standings.filter(({ phase }) => phase !== 'closed').map(({ case: of }) => of.id);
      expect(inCare).toEqual(open);
      expect(lived.figures.byMachine['case-timeline']?.running).toBe(open.length);
    });

    it('holds nothing that a command would have been refused', () => {
      const policyOf = () => policyFrom(pack);
      for (const { events: all } of lived.lives.values()) {
        for (const [index, event] of all.entries()) {
          const history = all.slice(0, index);
          expect(decide(history, event), event.id).toEqual({ accepted: true });
          expect(judgeReferral(history, event, { policyOf }), event.id).toEqual({ accepted: true });
        }
      }
    });

    it('uses every event of its programme, and passes through every phase', () => {
      const lives = [...lived.lives.values()];
      const types = new Set<string>(lives.flatMap(({ events: all }) => all.map(({ body }) => body.type)));
      expect(events.filter((type) => !types.has(type))).toEqual([]);
      const passed = new Set(lives.flatMap(({ phases }) => phases.map(({ phase }) => phase)));
      expect(pack.phaseNames.filter((phase) => !passed.has(phase))).toEqual([]);
    });

    it.each(Object.entries(outcomes))('has what comes out as %s', (state, duties) => {
      const found = lived.standings.flatMap(({ deadlines }) =>
        deadlines.flatMap(({ deadline }) => (deadline.state === state ? [deadline.duty] : [])),
      );
      expect(pack.duties.map(({ id }) => id).filter((id) => found.includes(id))).toEqual(duties);
    });

    it.each(paths)('%s: %s', (caseNumber, _path, shown, by) => {
      const life = lived.lives.get(caseNumber);
      expect(life && shown(life)).toEqual(by);
    });

    it.each(people)('$case: $story', async ({ case: number, story }) => {
      const life = lived.lives.get(number);
      const drawn = life === undefined ? 'nobody' : drawTimeline(life);
      await expect(`${story}\n\n${drawn}\n`).toMatchFileSnapshot(`../golden/${pack.jurisdiction}/${number}.txt`);
    });
  });
};
