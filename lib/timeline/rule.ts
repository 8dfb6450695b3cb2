/** A duty as policy: what must be done, from when, by when, by whom, done when, and where that is written. Data first, logic where it must be. */
import type { Case, NumberedEvent } from '../case/case.ts';
import type { EventType } from '../case/events.ts';
import type { Instant, LocalDate } from '../case/identity.ts';
import type { HolidayCalendar } from './holidays.ts';
import type { Length } from './length.ts';
import type { Habitat, Segment } from './segment.ts';

export type Authority = 'statute' | 'policy' | 'practice' | 'research';

/** Whether the source states a figure, or we chose it because the source gives none. */
export type Figure = 'source' | 'default';

export interface Citation {
  readonly document: string;
  /** Section or paragraph, as the document numbers it. */
  readonly paragraph: string;
  /** The words that carry the duty, quoted. */
  readonly says: string;
}

export type ParameterKind =
  | 'length'
  /** Calendar time longer than nothing, such as P7D: how often something repeats. */
  | 'period'
  /** Hours, each later than the one before, such as PT0H,PT24H: the rungs of a ladder. */
  | 'lengths'
  | 'leads'
  | 'choice'
  | 'number'
  /** A calendar day, such as 2012-06-13. */
  | 'date';

/** A figure that an administrator can change without touching code, as `duty.name`. */
export interface Parameter {
  readonly value: string;
  readonly figure: Figure;
  /** What it decides, in a sentence. */
  readonly meaning: string;
  readonly kind: ParameterKind;
  readonly choices?: readonly string[];
  /** The least and the most that a number may be. */
  readonly range?: readonly [least: number, most: number];
}

/** What a rule may look at: one case, one stretch of it, and the parameters in force. */
export interface View {
  readonly case: Case;
  readonly segment: Segment;
  readonly zone: string;
  readonly holidays: HolidayCalendar;
  /** The text of a parameter of this rule, or of another as `duty.name`. */
  readonly value: (parameter: string) => string;
  /** The same, read as a length. */
  readonly length: (parameter: string) => Length;
}

/** True, false, or which facts somebody must record before anyone can tell. */
export type Verdict = boolean | { readonly missing: readonly string[] };

export interface Anchor {
  readonly at: Instant;
  /** The event that set it: its number is the generation, its recording is when the duty became knowable. */
  readonly by: NumberedEvent;
  /** The one that stood until this: what it rested on ended and came again. What was missed by it stays missed. */
  readonly before?: Anchor;
}

export interface Ending {
  readonly at: Instant;
  /** The record that says so: with another the duty counts anew, for a timer that ended with it is started again under another name. */
  readonly by: NumberedEvent;
}

/** A run of occurrences at anchor + n periods, the last of them at or before `until`, none after `to`. */
export interface Grid {
  readonly from: Anchor;
  readonly every: Length;
  /** The last instant at which an occurrence may fall due. */
  readonly until?: Instant;
  /** When another grid takes over: the period under way then ends, done or void. */
  readonly replacedAt?: Instant;
}

/** When a matter was put to whoever must act, the first time or anew. */
export interface Putting extends Anchor {
  /** When it was answered: a date of before it was put again is no breach if it had not passed by then. */
  readonly answeredAt?: Instant;
}

/** Something of which a case may have several at once, such as a referral. */
export interface Matter {
  /** What it is about, such as a programme's code: for those who may see the case, never for messages. */
  readonly about: string;
  /** What made it a matter: it goes by the number of that. */
  readonly by: NumberedEvent;
  /** When it was put to whoever must act, and each time it was put anew, in order. */
  readonly put: readonly [Putting, ...Putting[]];
  /** Whether an act is about this matter, as it was last put, and no other. */
  readonly concerns: (act: NumberedEvent) => boolean;
}

/** A later text of the same duty, for what would fall due on or after the day it came into force. Parameters, by name. */
export interface Amendment {
  readonly from: string;
  readonly due: string;
  readonly source: Citation;
}

/** One of several things that follow each other or run side by side, each with a clock of its own. */
export interface Stage {
  /** What it is, where its number does not say it: for those who may see the case, never for messages. */
  readonly about?: string;
  readonly from: Anchor;
  readonly within: Length;
  /** How long after `from` work may begin; at once when absent. */
  readonly opens?: Length;
  /** Whether an act is about this one and no other. */
  readonly concerns: (act: NumberedEvent) => boolean;
  /** How many minutes it takes, where its completion counts them. */
  readonly minutes?: number;
}

/** A week from Monday to Sunday, or the part of one that lies in a stretch, in local days. */
export interface CalendarWeek {
  /** The days that ended, or are to end, in the stretch: what they were spent in as they ended. */
  readonly days: readonly { readonly on: LocalDate; readonly endsAt: Instant }[];
}

export type Schedule =
  /** Due a length after something happened. Never moves, however late it was recorded. */
  | { readonly kind: 'forward'; readonly from: (view: View) => Anchor | undefined; readonly within: string }
  /** Due a length before a release date; moves with it. `opens` is when work may begin, `after` what must have happened first. */
  | {
      readonly kind: 'countedBack';
      readonly from: 'releaseOn' | 'discretionaryReleaseOn' | 'statutoryReleaseOn';
      readonly opens?: string;
      readonly due: string;
      readonly amended?: Amendment;
      readonly after?: (view: View) => Anchor | undefined;
      /** Whether the duty is owed though no such date is known: then nobody can tell when until one is recorded. Without a date nothing is owed where it is absent. */
      readonly owedUndated?: (view: View) => Verdict;
    }
  /** Repeats on grids, whatever was done. */
  | { readonly kind: 'grid'; readonly grids: (view: View) => readonly Grid[] | { readonly missing: readonly string[] } }
  /** Repeats, each time from the last completion. */
  | { readonly kind: 'afterCompletion'; readonly from: (view: View) => Anchor | undefined; readonly every: string }
  /** Once for each matter, due a length after it was put, or last put anew. */
  | { readonly kind: 'perMatter'; readonly matters: (view: View) => readonly Matter[]; readonly within: string }
  /** Once for each of a number of stages. */
  | { readonly kind: 'stages'; readonly stages: (view: View) => readonly Stage[] }
  /** Every calendar week, for as many minutes as it asks for; a week that asks for none is not owed. */
  | { readonly kind: 'calendarWeeks'; readonly minutes: (week: CalendarWeek, view: View) => number };

/** Which events of a type count, where not all do. */
export interface CertainEvents {
  readonly where: (event: NumberedEvent) => boolean;
  /** The same, to follow `transferred is recorded, `. */
  readonly inWords: string;
}

/** What proves that the duty is done. */
export type Completion =
  /** Any of these events, or only those of a certain kind. */
  | { readonly by: 'event'; readonly types: readonly EventType[]; readonly only?: CertainEvents }
  /** One event for each part; `instead` waives the rest. */
  | {
      readonly by: 'parts';
      readonly type: EventType;
      readonly part: (event: NumberedEvent) => string;
      readonly parts: readonly string[];
      readonly instead?: readonly EventType[];
    }
  /** As many minutes of these acts as the schedule asks for. */
  | { readonly by: 'minutes'; readonly type: EventType; readonly minutes: (event: NumberedEvent) => number };

export interface DutyRule {
  readonly id: string;
  /** What must happen, as an imperative that staff would say. */
  readonly title: string;
  /** From when it runs, in the words of the policy. */
  readonly runsFrom: string;
  readonly source: Citation;
  readonly authority: Authority;
  /** Whether the due time itself is the source's or ours; `parameters` say it of each figure. */
  readonly figure: Figure;
  readonly effective: { readonly from: LocalDate; readonly until?: LocalDate };
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly livesIn: Habitat;
  readonly owner: string | ((view: View) => string);
  /** Whose it can be, where that depends on the case. */
  readonly owners?: readonly string[];
  readonly appliesWhen?: (view: View) => Verdict;
  readonly schedule: Schedule;
  readonly doneWhen: Completion;
  /** When the duty ends although the person stays, such as the birthday that ends a mandate. */
  readonly ending?: (view: View) => Ending | undefined;
  /** A code that stands for the duty in messages, where its name would give a diagnosis or an offence away. */
  readonly neutralCode?: string;
  /** Where staff record it. */
  readonly recordIn: string;
}
