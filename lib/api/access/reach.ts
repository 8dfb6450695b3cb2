/** How far an identity reaches for an act, and whether that takes in a place. */
import type { Place } from '../../case/vocabulary.ts';
import type { Identity, Role } from '../identity.ts';
import { type Act, type Reach, rules } from './rules.ts';

/** The reaches that the identity's roles give it for the act; none when it is not theirs to do at all. */
export const reachesOf = ({ roles }: Identity, act: Act): readonly Reach[] => {
  const row: Partial<Readonly<Record<Role, Reach>>> = rules[act];
  return [...roles].flatMap((role) => row[role] ?? []);
};

export const mayAtAll = (identity: Identity, act: Act): boolean => reachesOf(identity, act).length > 0;

export const reachesPlace = (identity: Identity, act: Act, place: Place): boolean =>
  reachesOf(identity, act).some((reach) => takesIn(reach, identity, place));

const takesIn = (reach: Reach, { units }: Identity, { facility, unit }: Place): boolean => {
  switch (reach) {
    case 'jurisdiction':
      return true;
    case 'facility':
      return units.some((own) => own.facility === facility);
    case 'unit':
      return units.some((own) => own.facility === facility && own.unit === unit);
    default:
      return reach satisfies never;
  }
};
