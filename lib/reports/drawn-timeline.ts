/** One person's timeline as a person would draw it: phases as bars, duties with how they stand, notices that went out. */
import type { NumberedEvent } from '../case/case.ts';
import { placeAt } from '../case/case.ts';
import { type Instant, instantAt, millisecondsOf } from '../case/identity.ts';
import { type Standing, wentOut } from '../casework/standing.ts';
import type { LedgerRow } from '../store/port.ts';
import { type Deadline, type DeadlineState, isUnsettled } from '../timeline/deadline.ts';
import { byTheClocks, whoseClocks } from './clocks.ts';
import { drawReferrals } from './drawn-referrals.ts';
import { dutyName } from './duty-name.ts';
import { putOff, putOffInBrief } from './put-off.ts';
import { saidOf } from './said-of.ts';

/** Colours text by what it means; the plain one leaves it as it is. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly soft: (text: string) => string;
  readonly strong: (text: string) => string;
}
const same = (text: string): string => text;
export const plain: Paint = { good: same, bad: same, soft: same, strong: same };

export const drawTimeline = (standing: Standing, paint: Paint = plain): string => {
  const { case: of, policy, now, phase } = standing;
  const place = placeAt(of, now);
  return [
    paint.strong(`Case ${of.id}: ${phase}, ${place.facility}, ${place.unit}`),
    paint.soft(
      `${policy.title}; policy ${policy.version}; ${whoseClocks(standing)}; as of ${byTheClocks(standing, now)}`,
    ),
    '',
    ...drawPhases(standing, paint),
    '',
    ...drawDuties(standing, paint),
    ...drawReferrals(standing, paint),
    ...drawEvents(
      'Kept without effect',
      of.unsupported.map(({ event, because }) => [event, because] as const),
      standing,
    ),
    ...drawEvents(
      'Superseded by a correction',
      of.superseded.map((event) => [event, 'stays visible, counts for nothing'] as const),
      standing,
    ),
    '',
    ...drawNotices(standing, paint),
  ].join('\n');
};

const barWidth = 60;

const drawPhases = (standing: Standing, paint: Paint): readonly string[] => {
  const { phases, now } = standing;
  const begun = phases.filter(({ from }) => from <= now);
  const first = millisecondsOf(begun[0]?.from ?? now);
  const last = Math.max(
    millisecondsOf(begun.at(-1)?.from ?? now),
    millisecondsOf(begun.at(-1)?.phase === 'closed' ? (begun.at(-1)?.from ?? now) : now),
  );
  const column = (at: Instant): number =>
    Math.round(((millisecondsOf(at) - first) / Math.max(1, last - first)) * (barWidth - 1));
  const names = Math.max(20, ...begun.map(({ phase }) => phase.length + 2));
  return begun.map(({ phase, from, to }) => {
    const start = column(from);
    const end = Math.max(start + 1, column(to === undefined || to > now ? instantAt(last) : to));
    const bar = `${'·'.repeat(start)}${'█'.repeat(end - start)}${'·'.repeat(Math.max(0, barWidth - end))}`;
    return `${phase.padEnd(names)}${bar}  ${paint.soft(`from ${byTheClocks(standing, from)}`)}`;
  });
};

const signs: Readonly<Record<DeadlineState, string>> = {
  met: '✓',
  metLate: '~',
  missed: '✗',
  void: '○',
  due: '→',
  overdue: '!',
  upcoming: '…',
  undetermined: '?',
};

const drawDuties = (standing: Standing, paint: Paint): readonly string[] => [
  paint.strong('Duties') +
    paint.soft('   ✓ in time   ~ done late   ✗ missed   ○ void   → due   ! overdue   … to come   ? undetermined'),
  ...standing.deadlines.flatMap(({ deadline }) => [
    drawDuty(deadline, standing, paint),
    ...saidOfDuty(deadline, standing).map((line) => paint.soft(`    ${line}`)),
  ]),
];

/** What was said of it, by the clocks of the case. */
export const saidOfDuty = (deadline: Deadline, standing: Standing): readonly string[] =>
  saidOf(deadline, standing.now, (at) => byTheClocks(standing, at));

const drawDuty = (deadline: Deadline, standing: Standing, paint: Paint): string => {
  const name = dutyName(deadline, standing.policy);
  const sent = wentOut(standing.notices).filter((notice) => notice.deadline === deadline.key).length;
  const due = deadline.state === 'undetermined' ? '' : `due ${byTheClocks(standing, deadline.dueAt)}`;
  const line = [
    `${signs[deadline.state]} ${name.padEnd(34)}`,
    due.padEnd(34),
    outcome(deadline, standing),
    sent > 0 ? `${sent} ${sent === 1 ? 'notice' : 'notices'}` : '',
    canBeActedOn(deadline, standing.now) ? ` key ${deadline.key}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
    .trimEnd();
  return colour(deadline.state, paint)(line);
};

/** Acknowledging and snoozing take the key of what is due or overdue. */
const canBeActedOn = (deadline: Deadline, now: Instant): boolean =>
  deadline.state === 'due' || isUnsettled(deadline, now);

const colour = (state: DeadlineState, paint: Paint): ((text: string) => string) => {
  if (state === 'met') return paint.good;
  if (state === 'missed' || state === 'overdue' || state === 'metLate') return paint.bad;
  return state === 'due' ? paint.strong : paint.soft;
};

/** How a duty stands, in a few words. */
export const outcome = (deadline: Deadline, standing: Standing): string => {
  const { now, policy } = standing;
  const told = (at: Instant): string => byTheClocks(standing, at);
  const { state, doneAt, leftAt, dueAt, missing, compressed, breaches } = deadline;
  const parts = [
    state === 'met' && doneAt !== undefined ? `done ${told(doneAt)}` : '',
    state === 'metLate' && doneAt !== undefined ? `done ${told(doneAt)}, ${apart(dueAt, doneAt)} late` : '',
    state === 'void' && leftAt !== undefined ? `left ${told(leftAt)}` : '',
    state === 'missed' ? (leftAt === undefined || deadline.repeats ? 'not done' : `left undone ${told(leftAt)}`) : '',
    state === 'overdue' ? `${apart(dueAt, now)} overdue` : '',
    state === 'due' ? `in ${apart(now, dueAt)}` : '',
    state === 'undetermined' ? `undetermined: record ${missing.join(', ')}` : '',
    (state === 'due' || state === 'overdue') && missing.length > 0 ? `missing ${missing.join(', ')}` : '',
    compressed ? 'short notice' : '',
    state === 'met' && breaches.length > 0 ? 'an earlier date was missed' : '',
    ...putOffInBrief(putOff(deadline, policy, now), told),
  ];
  return parts.filter((part) => part !== '').join('; ');
};

/** How far two instants lie apart, in the largest unit that says it: days from two days on, else hours. */
const apart = (from: Instant, to: Instant): string => {
  const hours = (millisecondsOf(to) - millisecondsOf(from)) / 3_600_000;
  if (hours >= 48) return `${Math.floor(hours / 24)} days`;
  return hours >= 1 ? `${Math.floor(hours)} h` : `${Math.max(1, Math.round(hours * 60))} min`;
};

const drawEvents = (
  title: string,
  events: readonly (readonly [NumberedEvent, string])[],
  standing: Standing,
): readonly string[] =>
  events.length === 0
    ? []
    : [
        '',
        title,
        ...events.map(
          ([event, why]) => `  ${byTheClocks(standing, event.happenedAt)}  ${event.body.type} (${event.id}): ${why}`,
        ),
      ];

const drawNotices = (standing: Standing, paint: Paint): readonly string[] => {
  const notices = wentOut(standing.notices);
  return notices.length === 0
    ? [paint.soft('No notices sent.')]
    : [
        paint.strong(`Notices sent: ${notices.length}`),
        ...[...Map.groupBy(notices, rungOf).values()]
          .toSorted(([one], [other]) => ((one?.claimedAt ?? '') < (other?.claimedAt ?? '') ? -1 : 1))
          .flatMap((told) => drawNotice(told, standing)),
      ];
};

/** The last rung told again, day after day, is drawn once. */
const rungOf = ({ id, deadline, rung }: LedgerRow): string =>
  rung.includes('/') ? `${deadline} ${rung.split('/')[0]}` : id;

const drawNotice = (told: readonly LedgerRow[], standing: Standing): readonly string[] => {
  const [first] = told;
  const last = told.at(-1);
  if (first === undefined || last === undefined) return [];
  const rung = first.rung.includes('/') ? `${first.rung.split('/')[0]} again` : first.rung;
  const often = told.length > 1 ? `, ${told.length} times until ${byTheClocks(standing, last.claimedAt)}` : '';
  const digest = first.channel === 'digest' ? ', in the digest' : '';
  return [
    `  ${byTheClocks(standing, first.claimedAt)}  ${rung.padEnd(11)} ${first.deadline} → ${recipient(first)}${digest}${often}`,
  ];
};

/** Whom a notice went to: role, facility, unit. */
export const recipient = ({ recipient: { role, facility, unit } }: LedgerRow): string =>
  [role, facility, unit].filter((part) => part !== 'all').join(', ');
