/** Whether an identity may do something to a case or in a place, and by what right: the one place where that is decided. */
import { actsOf, type Case, isYouth, placeAt } from '../../case/case.ts';
import type { Instant } from '../../case/identity.ts';
import { mayReach } from '../../case/record-law.ts';
import type { Place } from '../../case/vocabulary.ts';
import type { Identity, Role } from '../identity.ts';
import { type Act, evenRestricted, evenSealed, type Reach, rules } from './rules.ts';

export type Access =
  /** By a role's reach, by being named in the restriction, or by having broken the glass. */
  | { readonly allowed: true; readonly why: Reach | 'named' | 'broken-glass' }
  | { readonly allowed: false; readonly why: Denial };

/** None of the roles does this; no such case here; not their units; a young person's; sealed, or restricted, to others. */
export type Denial = 'role' | 'unknown' | 'unit' | 'youth' | 'sealed' | 'restricted';

const denied = (why: Denial): Access => ({ allowed: false, why });

/** Whether any of the roles does this at all. */
export const accessAtAll = ({ roles }: Identity, act: Act): Access => {
  const found = new Set([...roles].map((role) => reachOf(role, act)));
  const widest = widestFirst.find((reach) => found.has(reach));
  return widest === undefined ? denied('role') : { allowed: true, why: widest };
};

/** `youth`: whether it concerns a young person. */
export const accessToPlace = (identity: Identity, act: Act, place: Place, { youth = false } = {}): Access => {
  if (!accessAtAll(identity, act).allowed) return denied('role');
  if (youth && !identity.youth) return denied('youth');
  const found = new Set(rolesReaching(identity, act, place).map((role) => reachOf(role, act)));
  const widest = widestFirst.find((reach) => found.has(reach));
  return widest === undefined ? denied('unit') : { allowed: true, why: widest };
};

export const accessToCase = (
  identity: Identity,
  act: Act,
  of: Case,
  { jurisdiction, now }: { readonly jurisdiction: string; readonly now: Instant },
): Access => {
  if (!accessAtAll(identity, act).allowed) return denied('role');
  if (of.standings.length === 0 || of.jurisdiction !== jurisdiction) return denied('unknown');
  if (!evenSealed.has(act) && !mayReach(of.law, identity.account, now)) return denied('sealed');
  const access = accessToPlace(identity, act, placeAt(of, now), { youth: isYouth(of) });
  return access.allowed && of.restriction !== undefined && !evenRestricted.has(act)
    ? despiteRestriction(identity, of, of.restriction, now)
    : access;
};

/** The roles that take the place in for the act. */
export const rolesReaching = ({ roles, units }: Identity, act: Act, place: Place): readonly Role[] =>
  [...roles].filter((role) => {
    const reach = reachOf(role, act);
    return reach !== undefined && takesIn[reach](units, place);
  });

const reachOf = (role: Role, act: Act): Reach | undefined => {
  const row: Partial<Readonly<Record<Role, Reach>>> = rules[act];
  return row[role];
};

const widestFirst: readonly Reach[] = ['jurisdiction', 'facility', 'unit'];

const takesIn: Readonly<Record<Reach, (units: readonly Place[], place: Place) => boolean>> = {
  jurisdiction: () => true,
  facility: (units, { facility }) => units.some((own) => own.facility === facility),
  unit: (units, { facility, unit }) => units.some((own) => own.facility === facility && own.unit === unit),
};

/** A glass that was broken before the case was restricted anew does not count. */
const despiteRestriction = (
  { account }: Identity,
  of: Case,
  restriction: NonNullable<Case['restriction']>,
  now: Instant,
): Access => {
  if (restriction.body.to.includes(account)) return { allowed: true, why: 'named' };
  const broken = actsOf(of, 'glassBroken').some(
    ({ recordedBy, happenedAt, body }) =>
      recordedBy === account && happenedAt >= restriction.happenedAt && now < body.until,
  );
  return broken ? { allowed: true, why: 'broken-glass' } : denied('restricted');
};
