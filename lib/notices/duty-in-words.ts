/** A duty as messages and calendars call it: one whose name would give something away goes by its code. */
import type { DutyRule } from '../timeline/rule.ts';

export const dutyInWords = ({ title, neutralCode }: Pick<DutyRule, 'title' | 'neutralCode'>): string =>
  neutralCode === undefined ? title : `duty ${neutralCode}`;
