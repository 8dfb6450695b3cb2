/** What every case store does, whatever it is made of. */
import { describe } from 'vitest';
import type { CaseStore } from '../../lib/store/port.ts';
import { appendingContract } from './contract/appending.ts';
import { auditContract, commandContract } from './contract/audit.ts';
import { dueListContract } from './contract/due-lists.ts';
import { erasingContract } from './contract/erasing.ts';
import { joinedContract } from './contract/joined.ts';
import { noticeContract } from './contract/notices.ts';
import { projectingContract } from './contract/projecting.ts';
import { timelineContract } from './contract/timeline.ts';

/** Opens an empty store for one test. */
export type OpenStore = () => Promise<CaseStore>;

export function caseStoreContract(open: OpenStore): void {
  describe('recording events', () => appendingContract(open));
  describe('projecting', () => projectingContract(open));
  describe('lists of what is due', () => dueListContract(open));
  describe('the timeline mark and the wake-up token', () => timelineContract(open));
  describe('the notice ledger', () => noticeContract(open));
  describe('the audit trail', () => auditContract(open));
  describe('given commands', () => commandContract(open));
  describe('cases joined', () => joinedContract(open));
  describe('erasing', () => erasingContract(open));
}
