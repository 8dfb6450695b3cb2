/** Who a notice goes to: a role in a unit, never a named person. */
import type { Deadline } from '../timeline/deadline.ts';
import type { PlannedNotice } from '../timeline/notice-plan.ts';

export interface Recipient {
  readonly role: string;
  readonly facility: string;
  readonly unit: string;
}

const titles = {
  unitSupervisor: 'unit supervisor',
  facilityHead: 'facility head',
  centralOffice: 'central office',
} as const;

/** Reminders follow the person to the new unit; a miss stays with the unit that held the person when it was due. */
export const recipientOf = (of: Deadline, notice: PlannedNotice): Recipient => {
  if (notice.level === 'owner') return { role: of.role, ...of.place };
  const { facility, unit } = notice.kind === 'compressed' ? of.place : of.placeWhenDue;
  switch (notice.level) {
    case 'unitSupervisor':
      return { role: titles.unitSupervisor, facility, unit };
    case 'facilityHead':
      return { role: titles.facilityHead, facility, unit: 'all' };
    case 'centralOffice':
      return { role: titles.centralOffice, facility: 'all', unit: 'all' };
    default:
      return notice.level satisfies never;
  }
};
