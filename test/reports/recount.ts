/**
 * Counts duties straight from raw events, by arithmetic of its own: nothing here is the product's, not even its calendar.
 * It knows six duties of Connecticut for lives without escapes or returns; whoever reads this can check it by hand.
 */

export interface RawEvent {
  readonly id: string;
  readonly caseId: string;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly body: { readonly type: string } & Readonly<Record<string, unknown>>;
}

export const recountedDuties = [
  'health-screening',
  'pretrial-assessment',
  'classification',
  'transfer-to-sentenced-facility',
  'first-contact-72h',
  'front-loading-services',
] as const;

export interface Recounted {
  readonly duty: string;
  readonly unit: string;
  readonly month: string;
  readonly person: string;
  readonly outcome: 'met' | 'late' | 'missed' | 'void' | 'open' | 'overdue';
  readonly hoursLate?: number;
}

const hour = 3_600_000;
const zone = 'America/New_York';

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The wall clock of New York at an instant, as if it were UTC. */
const wall = (at: number): number => {
  const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
};

/** The last millisecond of the local day that lies so many days after the day of an instant. */
const endOfDayAfter = (at: number, days: number): number => {
  const midnight = Math.floor(wall(at) / (24 * hour)) * 24 * hour + (days + 1) * 24 * hour;
  const guess = midnight + 5 * hour;
  return guess - (wall(guess) - midnight) - 1;
};

const monthOf = (at: number): string => new Date(wall(at)).toISOString().slice(0, 7);

/** What counts of a case's events: a replaced event gives way to what stands instead, in order of happening. */
const told = (events: readonly RawEvent[]): readonly RawEvent[] => {
  const corrections = events.filter(({ body }) => body.type === 'corrected');
  const replaced = new Set(corrections.map(({ body }) => body.supersedes));
  const instead = corrections.flatMap(({ body, ...event }): RawEvent[] => {
    const stands = body.instead as { readonly happenedAt: string; readonly body: RawEvent['body'] } | undefined;
    return stands === undefined ? [] : [{ ...event, happenedAt: stands.happenedAt, body: stands.body }];
  });
  return [...events.filter(({ id, body }) => body.type !== 'corrected' && !replaced.has(id)), ...instead].toSorted(
    (one, other) => Date.parse(one.happenedAt) - Date.parse(other.happenedAt),
  );
};

export const recount = (events: readonly RawEvent[], now: number): readonly Recounted[] =>
  [...Map.groupBy(events, ({ caseId }) => caseId).values()].flatMap((its) => recountCase(told(its), now));

const recountCase = (events: readonly RawEvent[], now: number): readonly Recounted[] => {
  const times = (type: string): readonly number[] =>
    events.filter(({ body }) => body.type === type).map(({ happenedAt }) => Date.parse(happenedAt));
  const first = (type: string): RawEvent | undefined => events.find(({ body }) => body.type === type);
  const admitted = first('admitted');
  if (admitted === undefined || Date.parse(admitted.happenedAt) > now) return [];
  const person = admitted.caseId;
  const admittedAt = Date.parse(admitted.happenedAt);
  const sentenced = first('sentenced');
  const released = first('released');
  const ends = ['released', 'closed', 'died'].flatMap(times);
  const leftCustody = Math.min(Number.POSITIVE_INFINITY, ...ends);
  const leftCommunity = Math.min(Number.POSITIVE_INFINITY, ...['closed', 'died'].flatMap(times));

  const unitAt = (at: number): string => {
    let place = admitted.body.place as { readonly facility: string; readonly unit: string };
    for (const { happenedAt, body } of events)
      if (body.place !== undefined && Date.parse(happenedAt) <= at) place = body.place as typeof place;
    return `${place.facility}, ${place.unit}`;
  };

  const judge = (duty: string, dueAt: number, done: readonly number[], from: number, left: number): Recounted => {
    const doneAt = done.find((at) => at >= from && at <= left);
    const leftBy = left <= now ? left : undefined;
    const row = (outcome: Recounted['outcome'], where: number): Recounted => ({
      duty,
      person,
      outcome,
      unit: unitAt(where),
      month: monthOf(dueAt),
      ...(outcome === 'late' && doneAt !== undefined ? { hoursLate: (doneAt - dueAt) / hour } : {}),
    });
    // Who sent somebody on did it, not who received them.
    const by = duty.startsWith('transfer-') ? -1 : 0;
    if (doneAt !== undefined && doneAt <= now) return doneAt <= dueAt ? row('met', doneAt + by) : row('late', dueAt);
    const died = leftBy !== undefined && times('died').includes(leftBy);
    if (leftBy !== undefined && (leftBy <= dueAt || died)) return row('void', leftBy - 1);
    if (leftBy !== undefined) return row('missed', dueAt);
    return now > dueAt ? row('overdue', dueAt) : row('open', now);
  };

  const found = [
    judge('health-screening', admittedAt + 4 * hour, times('healthScreeningRecorded'), admittedAt, leftCustody),
  ];
  if (admitted.body.legalStatus === 'accused') {
    const until = Math.min(leftCustody, sentenced === undefined ? leftCustody : Date.parse(sentenced.happenedAt));
    found.push(judge('pretrial-assessment', admittedAt + 24 * hour, times('assessmentRecorded'), admittedAt, until));
  }
  const sentence = (sentenced?.body.sentence ?? admitted.body.sentence) as
    | { readonly length: string; readonly split?: string }
    | undefined;
  const sentencedAt = sentenced === undefined ? admittedAt : Date.parse(sentenced.happenedAt);
  const short = sentence !== undefined && /^P(2Y|1Y|\d{1,2}M|\d{1,3}D)$/.test(sentence.length);
  if (short && sentencedAt <= leftCustody) {
    const classified = times('classificationRecorded');
    found.push(judge('classification', endOfDayAfter(sentencedAt, 10), classified, sentencedAt, leftCustody));
    const [classifiedAt] = classified.filter((at) => at >= sentencedAt && at <= leftCustody);
    const there = events.filter(({ body }) => body.type === 'transferred' && body.purpose === 'sentencedFacility');
    if (classifiedAt !== undefined) {
      const arrivals = there.map(({ happenedAt }) => Date.parse(happenedAt));
      found.push(
        judge('transfer-to-sentenced-facility', endOfDayAfter(classifiedAt, 14), arrivals, classifiedAt, leftCustody),
      );
    }
  }
  const kind = released?.body.kind;
  const frontLoaded =
    (kind === 'probation' || kind === 'specialParole') && sentence?.split !== undefined && sentence.split !== 'none';
  if (released !== undefined && frontLoaded) {
    const releasedAt = Date.parse(released.happenedAt);
    found.push(judge('first-contact-72h', releasedAt + 72 * hour, times('contactMade'), releasedAt, leftCommunity));
    found.push(
      judge(
        'front-loading-services',
        endOfDayAfter(releasedAt, 14),
        times('frontLoadedServicesStarted'),
        releasedAt,
        leftCommunity,
      ),
    );
  }
  return found;
};
