/** What every language has words for. A key that a catalogue lacks does not compile. */
import type { z } from 'zod';
import type { dischargeNeed, endorser, orientationPart, vitalDocument } from '../../case/vocabulary.ts';
import type { NoticeKind } from '../../timeline/notice-plan.ts';

/** What a duty may lack. */
export type Part =
  | z.infer<typeof orientationPart>
  | z.infer<typeof dischargeNeed>
  | z.infer<typeof vitalDocument>
  | z.infer<typeof endorser>;

/** The sections of a digest, in the order in which they are read. */
export const sections = ['overdue', 'missed', 'beforeNext', 'thisWeek', 'later', 'snoozed', 'noLongerOwed'] as const;
export type Section = (typeof sections)[number];

export interface Words {
  /** With the space before it that some languages put there. */
  readonly colon: string;
  /** Begins the subject of a notice. */
  readonly headline: Readonly<Record<NoticeKind, string>>;
  readonly promiseBrokenHeadline: string;
  /** What the notice is about, in a sentence. */
  readonly sentence: Readonly<Record<NoticeKind, string>>;
  /** Of what had fallen due before the person came. */
  readonly inheritedOverdueHeadline: string;
  readonly inheritedOverdue: string;
  readonly inCase: (number: string) => string;
  /** A duty whose name would give something away. */
  readonly coded: (code: string) => string;
  /** Which of several matters of one person a duty is about. */
  readonly numbered: (number: number) => string;
  readonly due: (when: string) => string;
  readonly missing: (parts: string) => string;
  readonly parts: Readonly<Record<Part, string>>;
  readonly session: (number: string) => string;
  readonly unit: (facility: string, unit: string) => string;
  /** Where the person was when it fell due, who is elsewhere now. */
  readonly wasDueIn: (facility: string, unit: string) => string;
  readonly recordAs: (type: string) => string;
  readonly recordUnder: (code: string) => string;
  readonly cannotBeDone: string;
  readonly nothingToRecord: string;
  readonly acknowledge: string;
  readonly why: (document: string, paragraph: string) => string;
  readonly whyCoded: string;
  readonly digest: {
    /** Before the counts in the subject. */
    readonly of: (day: string) => string;
    /** Which message of several it is, after the day. */
    readonly part: (number: number, of: number) => string;
    readonly counts: Readonly<Record<Section, (count: number) => string>>;
    /** What no message had room for, after the counts. */
    readonly countMore: (count: number) => string;
    /** How many of a section one message holds, where others hold the rest. */
    readonly among: (count: number, total: number) => string;
    readonly titles: Readonly<Record<Section, (next: string) => string>>;
    readonly late: (days: number) => string;
    readonly promised: (when: string) => string;
    readonly promiseBroken: (when: string) => string;
    readonly snoozedUntil: (when: string) => string;
    readonly inherited: string;
    readonly shortNotice: string;
    readonly more: (count: number) => string;
    readonly ending: string;
  };
}
