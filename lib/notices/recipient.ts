/** Who a notice goes to: a role in a unit, never a named person. */
import type { Deadline } from '../timeline/deadline.ts';
import type { Level, NoticeKind } from '../timeline/notice-plan.ts';

export interface Recipient {
  readonly role: string;
  readonly facility: string;
  readonly unit: string;
}

/** Those whom something concerns; what is left out is not asked for. */
export interface Whom {
  readonly roles?: readonly string[] | undefined;
  readonly facilities?: readonly string[] | undefined;
  readonly units?: readonly string[] | undefined;
}

export const concerns = ({ roles, facilities, units }: Whom, { role, facility, unit }: Recipient): boolean =>
  (roles === undefined || roles.includes(role)) &&
  (facilities === undefined || facilities.includes(facility)) &&
  (units === undefined || units.includes(unit));

export const sameRecipient = (one: Recipient, other: Recipient): boolean =>
  one.role === other.role && one.facility === other.facility && one.unit === other.unit;

/** One text for one recipient, to look it up by. */
export const postName = ({ role, facility, unit }: Recipient): string => [role, facility, unit].join('\n');

export const titles = {
  unitSupervisor: 'unit supervisor',
  facilityHead: 'facility head',
  centralOffice: 'central office',
} as const;

/** Of units and facilities together. */
export const all = 'all';

/** What is still to be done follows the person to the new unit; a miss stays with the unit that held the person when it was due. */
export const recipientOf = (
  of: Deadline,
  { kind, level }: { readonly kind: NoticeKind; readonly level: Level },
): Recipient => {
  if (level === 'owner') return { role: of.role, ...of.place };
  const { facility, unit } = kind === 'escalation' || kind === 'missed' ? of.placeWhenDue : of.place;
  switch (level) {
    case 'unitSupervisor':
      return { role: titles.unitSupervisor, facility, unit };
    case 'facilityHead':
      return { role: titles.facilityHead, facility, unit: all };
    case 'centralOffice':
      return { role: titles.centralOffice, facility: all, unit: all };
    default:
      return level satisfies never;
  }
};
