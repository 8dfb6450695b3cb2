/** A world under the Correctional Service of Canada: facts that make somebody eligible, and what becomes of the referrals. */
import type { BodyOf, CaseEvent, EventBody } from '../../lib/case/events.ts';
import type { Instant } from '../../lib/case/identity.ts';
import { type Recorded, record } from '../../lib/casework/record.ts';
import { correctionalServiceCanada } from '../../lib/jurisdictions/correctional-service-canada/index.ts';
import examples from '../eligibility/worked-examples.json' with { type: 'json' };
import { createWorld, event, local, someone, type World, type WorldOptions } from './world.ts';

/** Wednesday; Thursday and Friday follow, then a weekend. */
export const startAt = local('2026-03-04 09:00');
export const millhaven = { facility: 'Millhaven', unit: 'Assessment' };

export const admission = event('2026-03-04 09:00', {
  type: 'admitted',
  jurisdiction: 'correctional-service-canada',
  legalStatus: 'sentenced',
  sentence: { length: 'P4Y' },
  place: millhaven,
});

type Facts = BodyOf<'programmeFactsRecorded'>['facts'];

/** Everything known, nothing standing out: eligible for nothing. */
export const nothing = { ...examples.defaults, gender: 'M', sirR1: 5, incidents: [] } as unknown as Facts;
export const violence = (id: string) => ({
  event: id,
  date: '2004-02-15',
  kind: 'general',
  source: 'conviction',
  convictions: 1,
  schedule: 'I',
  victim: 'stranger',
});
/** At moderate risk, with one violent incident: eligible for VPP-MI alone. */
export const violent = { ...nothing, sirR1: -2, incidents: [violence('G1')] } as unknown as Facts;
/** And dependent, with a link to the offence: eligible for VPP-MI and NSAP-MI. */
export const dependent = { ...violent, casaNeed: 'moderate', substanceLinkCurrentOffence: true } as Facts;

export const facts = (at: string | Instant, known: Facts): CaseEvent =>
  event(at, { type: 'programmeFactsRecorded', facts: known });

type Decided = BodyOf<'referralDecided'>;
export const decided = (
  at: string | Instant,
  programme: string,
  decision: Decided['decision'],
  more: Partial<Decided> = {},
): CaseEvent =>
  event(
    at,
    {
      type: 'referralDecided',
      programme,
      decision,
      decidedBy: 'j.tremblay',
      reason: 'complies with the guidelines',
      ...more,
    },
    { id: `${programme} ${decision} ${at}` },
  );

export const createReferralWorld = (options: Partial<WorldOptions> = {}): World =>
  createWorld({ startAt, pack: correctionalServiceCanada, ...options });

/** A command now, as a member of staff gives it. */
export const command = async (world: World, happened: CaseEvent): Promise<Recorded> => {
  const answer = await record(world.ports, happened);
  await world.runtime.idle();
  return answer;
};

/** The referrals of the case, as `VPP-MI open`. */
export const referrals = async (world: World): Promise<readonly string[]> =>
  (await world.standing()).case.referrals.map(({ programme, state }) => `${programme} ${state}`);

export const bodies = async (world: World): Promise<readonly EventBody[]> =>
  (await world.store.events(someone)).map(({ body }) => body);

/** Where the reviews of the case stand. */
export const reviews = (world: World): readonly (string | undefined)[] =>
  world.running('eligibility-review').map(({ currentState }) => currentState);
