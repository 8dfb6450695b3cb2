/** Who asks: a member of staff or a machine, what they may do, and for which units. */
import type { Place } from '../case/vocabulary.ts';

/** What somebody may do, in the words of `access/rules.ts`. */
export const roles = [
  'staff',
  'supervisor',
  'facility-head',
  'central-office',
  'board',
  'administrator',
  'auditor',
  'records-system',
] as const;
export type Role = (typeof roles)[number];

export interface Identity {
  /** The staff account, or the name of the machine: what events and audit records are signed with. */
  readonly account: string;
  readonly kind: 'staff' | 'machine';
  readonly roles: ReadonlySet<Role>;
  /** The units they work in. */
  readonly units: readonly Place[];
  /** Whether they work with young people: nobody else reaches a juvenile case. */
  readonly youth: boolean;
}

/** Nobody is known by what the request carries, or what it carries cannot be read. */
export interface Unidentified {
  readonly unidentified: string;
}
