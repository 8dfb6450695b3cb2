/** What a notice says: the case number, the duty, when it is due, what is missing and where to record it. Never who the person is. */
import type { Instant } from '../case/identity.ts';
import type { Deadline } from '../timeline/deadline.ts';
import { brokenPromiseOf, ladder, pendingPromise, reachedLevel, tellsOfBrokenPromise } from '../timeline/ladder.ts';
import type { Language } from '../timeline/language.ts';
import { inWords } from '../timeline/local-time.ts';
import type { PlannedNotice } from '../timeline/notice-plan.ts';
import type { Policy } from '../timeline/policy.ts';
import { isBelow } from '../timeline/promise.ts';
import type { DutyRule } from '../timeline/rule.ts';
import { bindingSnooze } from '../timeline/snooze.ts';
import { dutyInWords, matterInWords } from './duty-in-words.ts';
import { clocksOf, placeInWords } from './place-in-words.ts';
import { inAscii, inGsm, shortened, wrapped } from './plain-text.ts';
import { catalogues } from './words/index.ts';
import type { Part, Words } from './words/words.ts';

export interface Wording {
  /** ASCII, under 100 characters. */
  readonly subject: string;
  /** Lines of at most 78 columns. */
  readonly text: string;
}
export interface UrgentWording extends Wording {
  /** One line of at most 160 characters of the GSM alphabet. */
  readonly sms: string;
}

const longestSubject = 99;
const longestSms = 160;

/** The words of one notice, as of `now`. Sensitive duties go by a neutral code and name nothing that is missing: a unit's name can be a diagnosis. */
export const wording = (
  caseNumber: string,
  of: Deadline,
  notice: PlannedNotice,
  rule: DutyRule,
  policy: Policy,
  language: Language = 'en',
  now: Instant = notice.at,
): UrgentWording => {
  const words = catalogues[language];
  const { headline, sentence } = sayingOf(of, notice, words);
  const what = dutyInWords(rule, language, policy);
  const which = matterInWords(of, words);
  const told = (at: Instant): string => inWords(at, clocksOf(of, policy), language);
  const due = words.due(told(of.dueAt));
  const number = caseNumber.replace(/[\p{C}]/gu, '?');
  return {
    subject: fitted(
      inAscii,
      longestSubject,
      `${headline}${words.colon} `,
      inCase(words, number),
      `, ${lower(due)}${which}`,
    ),
    text: [
      `${words.inCase(number)}${words.colon} ${what}${which}.`,
      `${due}.`,
      sentence,
      ...putOffIn(of, policy, now, words, told),
      ...missingIn(of, rule, words),
      ...placeInWords(of, rule, words),
      ...toDo(notice, rule, words),
      ...(mayAcknowledge(of, notice, policy, now) ? [words.acknowledge] : []),
      rule.neutralCode === undefined ? whyOf(rule, policy, language) : words.whyCoded,
    ]
      .map((line) => wrapped(line))
      .join('\n'),
    sms: fitted(
      inGsm,
      longestSms,
      `${headline}${words.colon} ${shortened(inCase(words, number), 48)}, `,
      what,
      `${which}. ${due}`,
    ),
  };
};

/** What a notice is about: how its subject begins, and in a sentence. */
const sayingOf = (
  of: Deadline,
  notice: PlannedNotice,
  words: Words,
): { readonly headline: string; readonly sentence: string } => {
  if (tellsOfBrokenPromise(of, notice))
    return { headline: words.promiseBrokenHeadline, sentence: words.sentence.escalation };
  if (notice.kind === 'inherited' && of.state === 'overdue')
    return { headline: words.inheritedOverdueHeadline, sentence: words.inheritedOverdue };
  return { headline: words.headline[notice.kind], sentence: words.sentence[notice.kind] };
};

const lower = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
const inCase = (words: Words, number: string): string => lower(words.inCase(number));

/** The middle gives way. */
const fitted = (
  into: (text: string) => string,
  most: number,
  before: string,
  middle: string,
  after: string,
): string => {
  const [start, room, end] = [into(before), into(middle), into(after)];
  return `${start}${shortened(room, most - start.length - end.length)}${end}`;
};

/** A promise, kept back or not, and until when reminders were put off. */
const putOffIn = (
  of: Deadline,
  policy: Policy,
  now: Instant,
  { digest }: Words,
  told: (at: Instant) => string,
): readonly string[] => {
  const promised = pendingPromise(of, policy, now);
  const broken = brokenPromiseOf(of, policy, now);
  const snooze = bindingSnooze(of, policy, now);
  return [
    ...(promised === undefined ? [] : [digest.promised(told(promised))]),
    ...(broken === undefined ? [] : [digest.promiseBroken(told(broken))]),
    ...(snooze === undefined ? [] : [digest.snoozedUntil(told(snooze.until))]),
  ];
};

/** Whoever hears may acknowledge, unless the ladder has gone above them. */
const mayAcknowledge = (of: Deadline, { kind, level }: PlannedNotice, policy: Policy, now: Instant): boolean => {
  const reached = reachedLevel(ladder(of, policy), now) ?? level;
  return kind === 'escalation' && !isBelow(level, reached);
};

/** What is still missing of a duty, unless that gave something away. */
export const missingIn = ({ missing }: Deadline, rule: DutyRule, words: Words): readonly string[] =>
  tellsMissing(rule) && missing.length > 0
    ? [words.missing(missing.map((part) => partInWords(part, words)).join(', '))]
    : [];

/** What is missing may name what a code hides; a number of minutes names nothing. */
const tellsMissing = ({ neutralCode, doneWhen }: DutyRule): boolean =>
  neutralCode === undefined || doneWhen.by === 'minutes';

const partInWords = (part: string, words: Words): string => {
  const session = /^session (\d+)$/.exec(part)?.[1];
  if (session !== undefined) return words.session(session);
  return part in words.parts ? words.parts[part as Part] : part;
};

export const recordIn = ({ neutralCode, recordIn: type }: DutyRule, words: Words): string =>
  neutralCode === undefined ? words.recordAs(type) : words.recordUnder(neutralCode);

const toDo = ({ kind }: PlannedNotice, rule: DutyRule, words: Words): readonly string[] => {
  switch (kind) {
    case 'missed':
      return [words.cannotBeDone];
    case 'void':
      return [words.nothingToRecord];
    case 'escalation':
    case 'reminder':
    case 'inherited':
    case 'compressed':
    case 'snoozed':
      return [recordIn(rule, words)];
    default:
      return kind satisfies never;
  }
};

const whyOf = ({ source }: DutyRule, policy: Policy, language: Language): string =>
  catalogues[language].why(
    policy.inOtherLanguages?.[language]?.documents[source.document] ?? source.document,
    source.paragraph,
  );
