import { beforeAll, describe, expect, it } from 'vitest';
import { accessEventTypes, eventTypes, participationEventTypes, referralEventTypes } from '../../lib/case/events.ts';
import { lawEventTypes } from '../../lib/case/law-events.ts';
import { releaseKind, supervisionLevel } from '../../lib/case/vocabulary.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { phaseNames } from '../../lib/jurisdictions/connecticut/phases.ts';
import { shippedCaseload } from '../../lib/simulation/shipped-caseloads.ts';
import { communityPaths } from './community-paths.ts';
import { custodyPaths } from './custody-paths.ts';
import { exceptionPaths } from './exception-paths.ts';
import { liveThrough, releasedAs } from './lives.ts';

type Lived = Awaited<ReturnType<typeof liveThrough>>;

describe('the shipped caseload', () => {
  let lived: Lived;
  beforeAll(async () => {
    lived = await liveThrough('connecticut');
  }, 60_000);

  it('holds at least sixteen people, each with a number and a story, none twice', () => {
    const { people } = shippedCaseload('connecticut');
    expect(people.length).toBeGreaterThanOrEqual(16);
    expect(new Set(people.map((person) => person.case)).size).toBe(people.length);
    expect(people.filter(({ case: number }) => !/^CT-\d{4}$/.test(number))).toEqual([]);
  });

  it('runs to the end without trouble: every execution succeeded', () => {
    expect(lived.troubles).toEqual([]);
    for (const machine of Object.values(lived.figures.byMachine)) {
      expect(machine).toMatchObject({ failed: 0, timedOut: 0, aborted: 0 });
      expect(machine.succeeded + machine.running).toBe(machine.executions);
    }
    const { 'case-timeline': timelines } = lived.figures.byMachine;
    const open = lived.standings.filter(({ phase }) => phase !== 'closed').map(({ case: of }) => of.id);
    expect(open).toEqual(['CT-1021', 'CT-1022']);
    expect(timelines?.running).toBe(open.length);
  });

  it('leaves nothing unsupported, and nothing open in a case that is closed', () => {
    expect(lived.standings.flatMap((standing) => standing.case.unsupported)).toEqual([]);
    expect(
      lived.standings
        .filter(({ phase }) => phase === 'closed')
        .flatMap(({ deadlines }) => deadlines)
        .filter(
          ({ deadline: { state }, next }) => ['upcoming', 'due', 'overdue'].includes(state) || next.send.length > 0,
        ),
    ).toEqual([]);
  });

  it('uses every event type, every kind of release and every supervision level', () => {
    const events = lived.standings.flatMap(({ case: of }) => lived.lives.get(of.id)?.events ?? []);
    const types = new Set(events.map(({ body }) => body.type));
    const ofOthers = [referralEventTypes, participationEventTypes, accessEventTypes, new Set<string>(lawEventTypes)];
    expect(eventTypes.filter((type) => !types.has(type) && !ofOthers.some((others) => others.has(type)))).toEqual([]);
    const kinds = new Set([...lived.lives.values()].flatMap(releasedAs));
    expect(releaseKind.options.filter((kind) => !kinds.has(kind))).toEqual(['statutoryRelease']);
    const levels = new Set(events.map(({ body }) => ('level' in body ? body.level : undefined)));
    expect(supervisionLevel.options.filter((level) => !levels.has(level))).toEqual([]);
  });

  it('passes through every phase, and does every duty of the policy in time at least once', () => {
    const passed = new Set(lived.standings.flatMap(({ phases }) => phases.map(({ phase }) => phase)));
    expect(phaseNames.filter((phase) => !passed.has(phase))).toEqual([]);
    const done = new Set(
      lived.standings.flatMap(({ deadlines }) =>
        deadlines.flatMap(({ deadline }) => (deadline.state === 'met' ? [deadline.duty] : [])),
      ),
    );
    expect(connecticut.duties.map(({ id }) => id).filter((id) => !done.has(id))).toEqual([]);
  });

  it.each([...custodyPaths, ...communityPaths, ...exceptionPaths])('%s: %s', (caseNumber, _path, shown, by) => {
    const life = lived.lives.get(caseNumber);
    expect(life && shown(life)).toEqual(by);
  });
});
