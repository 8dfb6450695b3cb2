/** Whether every notice there can be reaches somebody: every role that owns a duty, in every unit, and up the ladder. */
import type { Recipient } from '../../notices/recipient.ts';
import type { DutyRule } from '../../timeline/rule.ts';
import { type Contact, hears } from './contact.ts';

interface Facility {
  readonly name: string;
  readonly units: readonly string[];
}

/** Recipients that none of the contacts hears for, in the order of the file. Of a duty whose owner depends on the case, each that it can be. */
export const unheard = (
  facilities: readonly Facility[],
  duties: readonly Owned[],
  contacts: readonly Contact[],
): readonly Recipient[] =>
  recipients(facilities, duties).filter((recipient) => !contacts.some((contact) => hears(contact, recipient)));

type Owned = Pick<DutyRule, 'owner' | 'owners'>;

const recipients = (facilities: readonly Facility[], duties: readonly Owned[]): readonly Recipient[] => {
  const owners = duties.flatMap(({ owner, owners: each = [] }) => (typeof owner === 'string' ? [owner] : each));
  const inUnits = [...new Set([...owners, 'unit supervisor'])];
  return [
    ...facilities.flatMap(({ name: facility, units }) => [
      ...units.flatMap((unit) => inUnits.map((role) => ({ role, facility, unit }))),
      { role: 'facility head', facility, unit: 'all' },
    ]),
    { role: 'central office', facility: 'all', unit: 'all' },
  ];
};
