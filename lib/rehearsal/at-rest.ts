/** What must hold of every case once faults have healed: looked at when a calm has lasted long enough, and at the end. */
import { type CaseId, type Instant, laterOf, millisecondsOf } from '../case/identity.ts';
import { isLaw, lawOf, restOf } from '../case/record-law.ts';
import { unlessErased } from '../casework/erased.ts';
import type { Ports } from '../casework/ports.ts';
import { actionAt, projectionOf, type Standing, standingOf } from '../casework/standing.ts';
import type { DueRow, LedgerRow } from '../store/port.ts';
import { type Deadline, type Inheritance, isOpen } from '../timeline/deadline.ts';
import type { Policy } from '../timeline/policy.ts';
import { problemsWithDates, problemsWithMonths } from './invariants/dates.ts';
import { nextWorkingMorning } from './invariants/digest.ts';
import { rungsBy } from './invariants/rungs.ts';
import type { Setup } from './setup.ts';
import type { Witness } from './witness/witness.ts';

const minute = 60_000;
const hour = 60 * minute;

export interface RestOptions {
  readonly ports: Ports;
  readonly witness: Witness;
  readonly house: Setup['house'];
  readonly patience: number;
  /** When everything owed had to be caught up from: the end of the last storm. */
  readonly calmSince: number;
  /** Breaches seen at earlier looks, by case. */
  readonly breaches: Map<
    CaseId,
    { readonly at: Instant; readonly events: number; readonly known: ReadonlySet<string> }
  >;
}

export const checkAtRest = async (options: RestOptions): Promise<void> => {
  for (const [caseId, { events, isErased }] of options.witness.cases) {
    if (events.length === 0) continue;
    if (isErased) {
      await checkErased(options, caseId);
      continue;
    }
    const stored = await options.ports.store.events(caseId);
    stored.forEach((event, index) => {
      if (event.n !== index + 1 || event.body !== events[index]?.body)
        options.witness.violated(1, `event ${index + 1} is not what was recorded`, caseId);
    });
    const standing = await standingOf(options.ports, caseId).catch(() => undefined);
    if (standing !== undefined) await checkCase(options, caseId, standing);
  }
};

/** Of an erased case there is nothing to read, to do or to tell. */
const checkErased = async ({ ports: { store }, witness }: RestOptions, caseId: CaseId): Promise<void> => {
  const read = await unlessErased(store.events(caseId));
  const left = [read ?? [], await store.dueRows(caseId), await store.notices(caseId)].map(({ length }) => length);
  if (
    read !== undefined ||
    left.some((many) => many > 0) ||
    ((await store.snapshot(caseId)) ?? (await store.parkedToken(caseId))) !== undefined
  )
    witness.violated(14, `it was erased, and ${left.join(', ')} events, rows and notices can be read`, caseId);
};

/**
 * The stream needs a moment to hand on what was appended. Where there is none, what a review proposed and could not follow
 * is followed when the review tries again, a day after it failed.
 */
const toFollow = ({ house }: RestOptions, { events }: Standing): number =>
  house === 'laptop' && events.at(-1)?.body.type === 'referralProposed' ? 25 * hour : minute;

const mustBeToldBy = ({ claimedAt, recipient }: LedgerRow, policy: Policy, calmSince: number): Instant =>
  nextWorkingMorning(Math.max(millisecondsOf(claimedAt), calmSince), policy, recipient.facility);

const checkCase = async (options: RestOptions, caseId: CaseId, standing: Standing): Promise<void> => {
  const { witness, ports, patience, calmSince } = options;
  const now = millisecondsOf(standing.now);
  const violated = (invariant: number, what: string): void => witness.violated(invariant, what, caseId);
  const rows = await ports.store.dueRows(caseId);
  const isFollowed = now - lastNews(options, caseId) >= toFollow(options, standing);
  const byDeadline = new Map(rows.map((row) => [row.deadline, row]));

  for (const { deadline, next } of standing.deadlines) {
    const { key } = deadline;
    for (const { rung, at } of next.send)
      if (now - Math.max(millisecondsOf(at), calmSince, lastNews(options, caseId)) > patience)
        violated(18, `${rung} of ${key} was owed from ${at} and has not gone`);
    if (
      deadline.state === 'overdue' &&
      now - Math.max(millisecondsOf(deadline.dueAt), calmSince, lastNews(options, caseId)) > patience
    ) {
      const told = standing.notices.filter((notice) => notice.deadline === key && notice.kind !== 'reminder');
      if (told.length === 0) violated(19, `nobody above heard of ${key}, due ${deadline.dueAt}`);
    }
    const row = byDeadline.get(key);
    const action = next.send.length > 0 ? undefined : actionAt(next, standing.now);
    if (
      isFollowed &&
      action !== undefined &&
      isListed(deadline) &&
      (row?.nextActionAt === undefined || row.nextActionAt > action)
    )
      violated(
        20,
        `${key} needs somebody at ${action}, and its row says ${row === undefined ? 'nothing: there is none' : (row.nextActionAt ?? 'never')}`,
      );
    for (const problem of problemsWithDates(deadline, standing.policy)) violated(12, `${key}: ${problem}`);
  }
  for (const notice of standing.notices)
    if (
      notice.confirmedAt === undefined &&
      notice.channel === 'digest' &&
      now - patience > millisecondsOf(mustBeToldBy(notice, standing.policy, calmSince))
    )
      violated(18, `${notice.rung} of ${notice.deadline} waits for a digest since ${notice.claimedAt}`);
  const { erasure } = standing.case.law;
  if (erasure !== undefined && now - Math.max(calmSince, lastNews(options, caseId)) > patience)
    violated(18, `its erasure was ordered at ${erasure.recordedAt}, and it is still there`);
  checkNotices(options, caseId, standing);
  checkCorrections(options, caseId, standing);
  checkMerging(options, caseId, standing);
  for (const problem of problemsWithMonths(
    standing.deadlines.map(({ deadline }) => deadline),
    standing.policy,
  ))
    violated(12, problem);
  checkBreaches(options, caseId, standing);
  if (!isFollowed) return;
  const { merged, sealed } = standing.case.law;
  const rests = sealed ?? merged;
  if (rests !== undefined && rows.length > 0)
    violated(2, `it is ${rests.body.type}, and ${rows.length} of its duties are listed`);
  checkProjection(options, caseId, standing, rows);
  const snapshot = await ports.store.snapshot(caseId);
  if (snapshot?.n !== standing.case.n) violated(2, `the snapshot has seen ${snapshot?.n} of ${standing.case.n} events`);
};

/** Of every miss somebody above heard, as far up as the time that passed; whose duty it became heard of it; what was claimed went out. */
const checkNotices = (options: RestOptions, caseId: CaseId, { deadlines, notices, policy, now }: Standing): void => {
  const { witness, patience, calmSince } = options;
  const waited = (at: Instant): number =>
    millisecondsOf(now) - Math.max(millisecondsOf(at), calmSince, lastNews(options, caseId));
  for (const { deadline } of deadlines) {
    const { key, state, dueAt, dateGeneration, generation, leftAt, ladderEndsAt, repeats, acknowledgements } = deadline;
    const { inherited } = deadline;
    const told = notices.filter((notice) => notice.deadline === key && notice.generation >= dateGeneration);
    const above = told.filter(({ kind }) => kind !== 'reminder');
    if (state === 'missed' && !repeats && waited(laterOf(dueAt, leftAt ?? dueAt)) > patience && above.length === 0)
      witness.violated(19, `nobody above heard that ${key} was missed`, caseId);
    if ((state === 'overdue' || (state === 'missed' && repeats)) && acknowledgements.length === 0) {
      const climbed = rungsBy(deadline, policy, millisecondsOf(now) - patience).length;
      const reached = ladderEndsAt === undefined ? climbed : Math.min(1, climbed);
      const heard = Math.max(0, ...above.map(({ rung }) => Number(/^rung-(\d+)/.exec(rung)?.[1] ?? 0)));
      if (heard < reached && waited(dueAt) > patience)
        witness.violated(19, `${key} has climbed to rung ${heard} of ${reached}`, caseId);
    }
    if (inherited !== undefined && waited(inherited.at) > patience && !notices.some(tellsOf(deadline, inherited)))
      witness.violated(21, `whose ${key} is since ${inherited.at} has not heard of it`, caseId);
    const unsent = told.find(
      ({ channel, confirmedAt, claimedAt, generation: of, kind }) =>
        channel === 'now' &&
        confirmedAt === undefined &&
        of === generation &&
        (state === 'overdue' || (state === 'missed' && kind === 'missed')) &&
        waited(claimedAt) > patience &&
        !told.some((other) => other.claimedAt > claimedAt),
    );
    if (unsent !== undefined) witness.violated(18, `${unsent.rung} of ${key} was claimed and never went out`, caseId);
  }
};

/** Claimed by somebody who had read of the move, it went to whose the duty is since. */
const tellsOf =
  ({ key }: Deadline, { n }: Inheritance) =>
  ({ deadline, kind, generation }: LedgerRow): boolean =>
    deadline === key && generation >= n && (kind === 'reminder' || kind === 'inherited');

/** What was corrected counts for nothing. */
const checkCorrections = ({ witness }: RestOptions, caseId: CaseId, { case: of, events }: Standing): void => {
  const gone = new Set(events.flatMap(({ body }) => (body.type === 'corrected' ? [body.supersedes] : [])));
  for (const acts of Object.values(of.acts))
    for (const { id, body } of acts)
      if (gone.has(id) && body.type !== 'corrected') witness.violated(9, `${id} was corrected, and counts`, caseId);
};

/** What was merged is joined, all of it, to the case that continues; what no longer is, or never was, is parted from it. While that is sealed nothing reaches it. */
const checkMerging = (options: RestOptions, caseId: CaseId, { case: of, events, now }: Standing): void => {
  const { cases } = options.witness;
  const into = of.law.merged?.body.into;
  const through = events.findLast((event) => !isLaw(event))?.n ?? 0;
  for (const [other, { events: theirs, isErased }] of cases) {
    const news = Math.max(lastNews(options, caseId), lastNews(options, other));
    if (isErased || millisecondsOf(now) - news < hour) continue;
    const law = lawOf(theirs);
    if (law.sealed !== undefined) continue;
    const joined = law.joined.findLast(({ body }) => body.other === caseId)?.body.through;
    if (other === into ? joined === undefined || joined < through : joined !== undefined)
      options.witness.violated(
        2,
        `${other} has ${joined ?? 'none'} of its ${through} events, and it is merged into ${into ?? 'none'}`,
        caseId,
      );
  }
};

/** Of a duty that repeats, the occurrence to come is listed when the one before it is next looked at. */
const isListed = ({ repeats, state }: Deadline): boolean => !repeats || state !== 'upcoming';

const lastNews = ({ witness }: RestOptions, caseId: CaseId): number =>
  witness.cases.get(caseId)?.appendedAt.at(-1) ?? 0;

/** What a row says; how it stands by now, and what time alone changed, follow from it. */
const said = ({ deadline, dueAt, generation, duty, role }: DueRow): string =>
  [deadline, dueAt, generation, duty, role].join(' ');

const checkProjection = (
  { witness }: RestOptions,
  caseId: CaseId,
  standing: Standing,
  rows: readonly DueRow[],
): void => {
  const open = new Set(
    standing.deadlines
      .filter(({ deadline }) => isOpen(deadline) && isListed(deadline))
      .map(({ deadline }) => deadline.key),
  );
  const wanted = new Set(
    projectionOf(standing)
      .rows.filter(({ deadline }) => open.has(deadline))
      .map(said),
  );
  const found = new Set(rows.map(said));
  for (const row of wanted) if (!found.has(row)) witness.violated(2, `the rows lack ${row}`, caseId);
};

/** What these say decides which duties there are, and since when. */
const discoveries: ReadonlySet<string> = new Set([
  'factsRecorded',
  'courtScreeningRecorded',
  'healthScreeningRecorded',
  'sentenced',
  'otherCaseJoined',
  'otherCaseParted',
]);

/** Late stays late: a breach once seen is there at the next look, unless something was recorded about the time before. */
const checkBreaches = ({ witness, breaches }: RestOptions, caseId: CaseId, standing: Standing): void => {
  if (restOf(standing.case.law) !== undefined) return void breaches.delete(caseId);
  const known = new Set(
    standing.deadlines.flatMap(({ deadline }) => deadline.breaches.map(({ dueAt }) => `${deadline.key} ${dueAt}`)),
  );
  const before = breaches.get(caseId);
  const since = standing.events.slice(before?.events ?? 0);
  const looked = before?.at ?? standing.now;
  const backdated = since.some(
    ({ body, happenedAt }) => body.type === 'corrected' || discoveries.has(body.type) || happenedAt <= looked,
  );
  if (before !== undefined && !backdated)
    for (const breach of before.known)
      if (!known.has(breach)) witness.violated(9, `the breach of ${breach} is gone`, caseId);
  breaches.set(caseId, { at: standing.now, events: standing.events.length, known });
};
