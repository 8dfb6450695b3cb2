/**
 * The shipped caseload of the Correctional Service of Canada, and every life in it as `throughcare show` draws it, in
 * test/golden/correctional-service-canada. Somebody who knows the work can read and correct them. `npx vitest run` with
 * `--update` writes them anew; read the difference.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../lib/case/commands.ts';
import { referralEventTypes } from '../../lib/case/events.ts';
import { judgeReferral } from '../../lib/casework/judge-referral.ts';
import { correctionalServiceCanada } from '../../lib/jurisdictions/correctional-service-canada/index.ts';
import { phaseNames } from '../../lib/jurisdictions/correctional-service-canada/phases.ts';
import { drawTimeline } from '../../lib/reports/drawn-timeline.ts';
import { shippedCaseload } from '../../lib/simulation/shipped-caseloads.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { liveThrough } from './lives.ts';
import { referralPaths } from './referral-paths.ts';

const { people } = shippedCaseload('correctional-service-canada');

describe('the shipped caseload of the Correctional Service', () => {
  let lived: Awaited<ReturnType<typeof liveThrough>>;
  beforeAll(async () => {
    lived = await liveThrough('correctional-service-canada');
  }, 60_000);

  it('runs to the end without trouble: every execution succeeded or runs on', () => {
    expect(lived.troubles).toEqual([]);
    for (const machine of Object.values(lived.figures.byMachine))
      expect(machine).toMatchObject({ failed: 0, timedOut: 0, aborted: 0 });
    expect(lived.figures.byMachine['eligibility-review']?.succeeded).toBeGreaterThan(10);
  });

  it('holds nothing that a command would have been refused', () => {
    const policyOf = () => policyFrom(correctionalServiceCanada);
    for (const { events } of lived.lives.values()) {
      for (const [index, event] of events.entries()) {
        const history = events.slice(0, index);
        expect(decide(history, event), event.id).toEqual({ accepted: true });
        expect(judgeReferral(history, event, { policyOf }), event.id).toEqual({ accepted: true });
      }
    }
  });

  it('uses every event of programmes, referrals and detention, and passes through every phase but an escape', () => {
    const lives = [...lived.lives.values()];
    const types = new Set(lives.flatMap(({ events }) => events.map(({ body }) => body.type as string)));
    expect([...referralEventTypes].filter((type) => !types.has(type))).toEqual([]);
    const passed = new Set(lives.flatMap(({ phases }) => phases.map(({ phase }) => phase)));
    expect(phaseNames.filter((phase) => !passed.has(phase))).toEqual(['escaped']);
  });

  it.each(['met', 'metLate'] as const)('has every duty %s at least once', (state) => {
    const found = new Set(
      lived.standings.flatMap(({ deadlines }) =>
        deadlines.flatMap(({ deadline }) => (deadline.state === state ? [deadline.duty] : [])),
      ),
    );
    expect(correctionalServiceCanada.duties.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
  });

  it('has every decision of the board', () => {
    const made = lived.standings.flatMap(({ case: of }) =>
      of.referrals.flatMap(({ decisions }) => decisions.map(({ event }) => event.body.decision)),
    );
    expect(new Set(made)).toEqual(new Set(['accepted', 'waitlisted', 'declined', 'overridden']));
  });

  it.each(referralPaths)('%s: %s', (caseNumber, _path, shown, by) => {
    const life = lived.lives.get(caseNumber);
    expect(life && shown(life)).toEqual(by);
  });

  it.each(people)('$case: $story', async ({ case: number, story }) => {
    const life = lived.lives.get(number);
    const drawn = life === undefined ? 'nobody' : drawTimeline(life);
    await expect(`${story}\n\n${drawn}\n`).toMatchFileSnapshot(`../golden/correctional-service-canada/${number}.txt`);
  });
});
