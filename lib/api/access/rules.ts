/** Who may do what, and how far it reaches. What is not in the table nobody may do. */
import type { EventType } from '../../case/events.ts';
import { isLawEventType } from '../../case/law-events.ts';
import type { Role } from '../identity.ts';

/** The person's own units, every unit of their facilities, or the whole jurisdiction. */
export type Reach = 'unit' | 'facility' | 'jurisdiction';

const everywhere = 'jurisdiction';
const inOffice = { 'central-office': everywhere } as const;
const above = { supervisor: 'unit', 'facility-head': 'facility', ...inOffice } as const;
const line = { staff: 'unit', ...above } as const;
const machines = { 'records-system': everywhere } as const;

export const rules = {
  admit: { ...line, ...machines },
  record: { ...line, ...machines },
  'read-case': { ...line, board: everywhere, ...machines },
  'list-due': { ...line, ...machines },
  'check-eligibility': { ...line, board: everywhere, administrator: everywhere, ...machines },
  'decide-referral': { board: everywhere },
  acknowledge: above,
  restrict: { ...inOffice, administrator: everywhere },
  'decide-record': { administrator: everywhere },
  'break-glass': line,
  'read-audit': { 'facility-head': 'facility', ...inOffice, administrator: everywhere, auditor: everywhere },
} as const satisfies Readonly<Record<string, Partial<Readonly<Record<Role, Reach>>>>>;

export type Act = keyof typeof rules;

/** What does not show what is in a case, and so is not stopped by its restriction. */
export const evenRestricted: ReadonlySet<Act> = new Set(['restrict', 'break-glass', 'decide-record', 'read-audit']);

/** What does not show what is in a record, and so is not stopped by its seal. */
export const evenSealed: ReadonlySet<Act> = new Set(['decide-record', 'read-audit']);

/** What somebody must be allowed to do to put an event on record, or to correct it. All others: `record`. */
const acts: Partial<Readonly<Record<EventType, Act>>> = {
  admitted: 'admit',
  acknowledged: 'acknowledge',
  referralDecided: 'decide-referral',
  accessRestricted: 'restrict',
  accessOpened: 'restrict',
  glassBroken: 'restrict',
};

export const actOf = (type: EventType): Act => (isLawEventType(type) ? 'decide-record' : (acts[type] ?? 'record'));
