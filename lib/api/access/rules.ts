/** Who may do what, and how far it reaches. What is not in the table nobody may do. */
import type { Role } from '../identity.ts';

/** The person's own units, every unit of their facilities, or the whole jurisdiction. */
export type Reach = 'unit' | 'facility' | 'jurisdiction';

const everywhereInOffice = { 'central-office': 'jurisdiction' } as const;
const line = { staff: 'unit', supervisor: 'unit', 'facility-head': 'facility', ...everywhereInOffice } as const;
const above = { supervisor: 'unit', 'facility-head': 'facility', ...everywhereInOffice } as const;

export const rules = {
  admit: { ...line, 'records-system': 'jurisdiction' },
  record: { ...line, 'records-system': 'jurisdiction' },
  'read-case': { ...line, board: 'jurisdiction', 'records-system': 'jurisdiction' },
  'list-due': { ...line, 'records-system': 'jurisdiction' },
  'check-eligibility': {
    ...line,
    board: 'jurisdiction',
    administrator: 'jurisdiction',
    'records-system': 'jurisdiction',
  },
  'decide-referral': { board: 'jurisdiction' },
  acknowledge: above,
  restrict: { ...everywhereInOffice, administrator: 'jurisdiction' },
  'break-glass': line,
  'read-audit': {
    'facility-head': 'facility',
    ...everywhereInOffice,
    administrator: 'jurisdiction',
    auditor: 'jurisdiction',
  },
} as const satisfies Readonly<Record<string, Partial<Readonly<Record<Role, Reach>>>>>;

export type Act = keyof typeof rules;
