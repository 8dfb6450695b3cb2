/** One recipient's morning: what is overdue, due, coming and no longer owed, in the order of what matters. */
import { type Instant, type LocalDate, millisecondsOf, plusMilliseconds } from '../case/identity.ts';
import type { Place } from '../case/vocabulary.ts';
import type { Deadline } from '../timeline/deadline.ts';
import type { Language } from '../timeline/language.ts';
import { dayInWords, inWords } from '../timeline/local-time.ts';
import type { NoticeKind } from '../timeline/notice-plan.ts';
import type { Policy } from '../timeline/policy.ts';
import type { Authority, DutyRule } from '../timeline/rule.ts';
import { dutyInWords, matterInWords } from './duty-in-words.ts';
import { missingIn, recordIn, type Wording } from './message.ts';
import { clocksOf, isSamePlace, placeInWords, wasDueElsewhere } from './place-in-words.ts';
import { inAscii, shortened, wrapped } from './plain-text.ts';
import { catalogues } from './words/index.ts';
import { type Section, sections, type Words } from './words/words.ts';

export interface DigestLine {
  readonly caseId: string;
  readonly deadline: Deadline;
  readonly rule: DutyRule;
  /** Why it is told of today, besides how it stands. */
  readonly kinds: ReadonlySet<NoticeKind>;
  /** When it will be done, as somebody promised. */
  readonly promisedFor?: Instant | undefined;
  /** When it was to have been done, as somebody promised. */
  readonly brokenPromise?: Instant | undefined;
  /** Until when its owner put the reminders off. */
  readonly snoozedUntil?: Instant | undefined;
}

export interface Morning {
  readonly now: Instant;
  /** The zone of the recipient's clocks. */
  readonly zone: string;
  /** The local date of the recipient. */
  readonly today: LocalDate;
  readonly nextDigestAt: Instant;
  readonly language: Language;
  /** The only unit that the recipient answers for; lines about another name it, and tell the time by its clocks. */
  readonly unit?: Place;
}

/** All messages of a morning together, and which of them one is. */
export interface Messages {
  /** From 0. */
  readonly number: number;
  readonly of: number;
  /** What all of them tell. */
  readonly lines: readonly DigestLine[];
  /** Lines that were left out of all of them. */
  readonly more: number;
}

const aDay = 86_400_000;

/** One message of a morning, the only one unless others are said; lines are told in their reading order. */
export const digestWording = (
  lines: readonly DigestLine[],
  morning: Morning,
  policy: Policy,
  messages: Messages = { number: 0, of: 1, lines, more: 0 },
): Wording => {
  const words = catalogues[morning.language];
  const held = Map.groupBy(lines.toSorted(readingOrder(morning)), (line) => sectionOf(line, morning));
  const next = inWords(morning.nextDigestAt, morning.zone, morning.language);
  const isLast = messages.number === messages.of - 1;
  const counts = countsOf(messages.lines, morning);
  return {
    subject: subjectOf(messages, counts, morning, words),
    text: [
      ...[...held].map(([section, within]) =>
        [
          wrapped(`${words.digest.titles[section](next)} (${amongAll(within.length, counts.get(section), words)})`),
          ...within.map((line) => drawn(line, section, morning, policy, words)),
        ].join('\n'),
      ),
      ...(messages.more > 0 && isLast ? [wrapped(words.digest.more(messages.more))] : []),
      wrapped(words.digest.ending),
    ].join('\n\n'),
  };
};

const countsOf = (lines: readonly DigestLine[], morning: Morning): ReadonlyMap<Section, number> => {
  const placed = Map.groupBy(lines, (line) => sectionOf(line, morning));
  return new Map(
    sections.flatMap((section) => (placed.has(section) ? [[section, placed.get(section)?.length ?? 0]] : [])),
  );
};

const amongAll = (count: number, total: number | undefined, words: Words): string =>
  total === undefined || total === count ? `${count}` : words.digest.among(count, total);

const longestSubject = 99;

/** The day, which message it is of several, and how much all of them tell: what does not fit is counted together. */
const subjectOf = (
  { number, of, more }: Messages,
  counts: ReadonlyMap<Section, number>,
  { today, language }: Morning,
  { digest, colon }: Words,
): string => {
  const day = digest.of(dayInWords(today, language));
  const which = of > 1 ? `, ${digest.part(number + 1, of)}` : '';
  const told = [...counts];
  const saying = (most: number): string => {
    const others = told.slice(most).reduce((sum, [, count]) => sum + count, more);
    const parts = told.slice(0, most).map(([section, count]) => digest.counts[section](count));
    return inAscii(
      `${day}${which}${colon} ${[...parts, ...(others > 0 ? [digest.countMore(others)] : [])].join(', ')}`,
    );
  };
  for (let most = told.length; most > 0; most -= 1) if (saying(most).length <= longestSubject) return saying(most);
  return shortened(saying(0), longestSubject);
};

/** What is undone comes first, then what the day is for; each by authority when overdue, else by when it is due. */
export const readingOrder =
  (morning: Morning) =>
  (one: DigestLine, other: DigestLine): number => {
    const section = sectionOf(one, morning);
    return sections.indexOf(section) - sections.indexOf(sectionOf(other, morning)) || order[section](one, other);
  };

const sectionOf = ({ deadline, kinds }: DigestLine, { now, nextDigestAt }: Morning): Section => {
  const { state, dueAt, repeats } = deadline;
  if (state === 'void') return 'noLongerOwed';
  if (state === 'missed' && !repeats) return 'missed';
  if (dueAt < now) return 'overdue';
  if ([...kinds].every((kind) => kind === 'snoozed') && kinds.size > 0) return 'snoozed';
  if (dueAt < nextDigestAt) return 'beforeNext';
  return dueAt < plusMilliseconds(now, 7 * aDay) ? 'thisWeek' : 'later';
};

const weight: Readonly<Record<Authority, number>> = { statute: 0, policy: 1, practice: 2, research: 3 };

const byDueTime = (one: DigestLine, other: DigestLine): number =>
  inOrder(one.deadline.dueAt, other.deadline.dueAt) ||
  weight[one.rule.authority] - weight[other.rule.authority] ||
  inOrder(one.caseId, other.caseId) ||
  inOrder(one.deadline.duty, other.deadline.duty) ||
  one.deadline.spell - other.deadline.spell ||
  one.deadline.occurrence - other.deadline.occurrence;

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** What the law asks comes before what is good practice, and within that what has waited longest. */
const byAuthority = (one: DigestLine, other: DigestLine): number =>
  weight[one.rule.authority] - weight[other.rule.authority] || byDueTime(one, other);

const order: Readonly<Record<Section, (one: DigestLine, other: DigestLine) => number>> = {
  overdue: byAuthority,
  missed: byAuthority,
  beforeNext: byDueTime,
  thisWeek: byDueTime,
  later: byDueTime,
  snoozed: byDueTime,
  noLongerOwed: byDueTime,
};

/** Whether another unit has to do with it than the one whose morning this is. */
const isElsewhere = (deadline: Deadline, { unit }: Morning): boolean =>
  unit === undefined || !isSamePlace(deadline.place, unit) || wasDueElsewhere(deadline);

const indent = '    ';

const drawn = (line: DigestLine, section: Section, morning: Morning, policy: Policy, words: Words): string => {
  const { caseId, deadline, rule, kinds, promisedFor, brokenPromise, snoozedUntil } = line;
  const { language, now } = morning;
  const elsewhere = isElsewhere(deadline, morning);
  const zone = elsewhere ? clocksOf(deadline, policy) : morning.zone;
  const when = (at: Instant): string => inWords(at, zone, language);
  const days = Math.floor((millisecondsOf(now) - millisecondsOf(deadline.dueAt)) / aDay);
  const late = section === 'overdue' && days >= 1 ? `, ${words.digest.late(days)}` : '';
  const toDo = section !== 'missed' && section !== 'noLongerOwed';
  const details = [
    `${words.due(when(deadline.dueAt))}${late}.`,
    ...(kinds.has('inherited') ? [words.digest.inherited] : []),
    ...(kinds.has('compressed') ? [words.digest.shortNotice] : []),
    ...(promisedFor === undefined ? [] : [words.digest.promised(when(promisedFor))]),
    ...(brokenPromise === undefined ? [] : [words.digest.promiseBroken(when(brokenPromise))]),
    ...(snoozedUntil === undefined ? [] : [words.digest.snoozedUntil(when(snoozedUntil))]),
    ...(elsewhere ? placeInWords(deadline, rule, words) : []),
    ...(toDo ? [...missingIn(deadline, rule, words), recordIn(rule, words)] : []),
  ];
  return [
    wrapped(
      `${caseId.replace(/[\p{C}]/gu, '?')}  ${dutyInWords(rule, language, policy)}${matterInWords(deadline, words)}`,
      indent,
    ),
    wrapped(`${indent}${details.join(' ')}`, indent),
  ].join('\n');
};
