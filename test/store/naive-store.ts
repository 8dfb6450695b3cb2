/** A case store that keeps lists and searches them: too slow to use, too plain to be wrong. */
import type { CaseId } from '../../lib/case/identity.ts';
import type { AuditRecord } from '../../lib/store/audit.ts';
import { CaseErased } from '../../lib/store/errors.ts';
import type { GivenCommand } from '../../lib/store/given-commands.ts';
import type {
  CaseStore,
  DueRow,
  LedgerRow,
  ListPlace,
  Parked,
  ParkedToken,
  Snapshot,
  StoredEvent,
  Tombstone,
} from '../../lib/store/port.ts';

const sortedBy = <Item>(items: readonly Item[], ...texts: readonly ((item: Item) => string)[]): readonly Item[] =>
  [...items].sort((one, other) => {
    const text = texts.find((of) => of(one) !== of(other));
    return text === undefined ? 0 : text(one) < text(other) ? -1 : 1;
  });
const unique = <Item>(items: readonly Item[]): readonly Item[] =>
  [...new Set(items.map((item) => JSON.stringify(item)))].map((text) => JSON.parse(text));
const listed = ({ dueAt, caseId, deadline }: ListPlace): string => [dueAt, caseId, deadline].join(' ');
const asText = (value: unknown): string => JSON.stringify(value);

/** `shardOf` is given, so that the answers can be compared shard by shard. Events of one id are the same when their JSON is. */
export function createNaiveStore(shards: number, shardOf: (caseId: CaseId) => number): CaseStore {
  let events: StoredEvent[] = [];
  let snapshots: Snapshot[] = [];
  let rows: DueRow[] = [];
  let notices: LedgerRow[] = [];
  let audited: AuditRecord[] = [];
  let commands: GivenCommand[] = [];
  let tokens: (ParkedToken & { readonly caseId: CaseId; readonly what: Parked })[] = [];
  let tombstones: Tombstone[] = [];
  const generations: CaseId[] = [];
  const tombstoneOf = (of: CaseId) => tombstones.find(({ caseId }) => caseId === of);
  const mustStand = (of: CaseId) => {
    const tombstone = tombstoneOf(of);
    if (tombstone !== undefined) throw new CaseErased(tombstone);
  };
  const eventsOf = (caseId: CaseId) => events.filter((event) => event.caseId === caseId);
  const generationOf = (caseId: CaseId) => 1 + generations.filter((advanced) => advanced === caseId).length;
  const waiting = (jurisdiction: string) =>
    notices.filter((row) => row.jurisdiction === jurisdiction && row.channel === 'digest' && !row.confirmedAt);

  return {
    shards,
    async append(event, expected) {
      mustStand(event.caseId);
      const version = eventsOf(event.caseId).length;
      const standing = eventsOf(event.caseId).find(({ id }) => id === event.id);
      if (standing !== undefined) {
        return asText(standing) === asText({ ...event, n: standing.n })
          ? { outcome: 'appended', event: standing, alreadyRecorded: true }
          : { outcome: 'duplicateId', recorded: standing };
      }
      if (expected !== 'any' && expected !== version) return { outcome: 'conflict', version };
      const stored = { ...event, n: version + 1 };
      events = [...events, stored];
      return { outcome: 'appended', event: stored, alreadyRecorded: false };
    },
    async events(caseId) {
      mustStand(caseId);
      return eventsOf(caseId);
    },
    async history(caseId) {
      return { events: await this.events(caseId), notices: await this.notices(caseId) };
    },
    async erase(tombstone) {
      const others = ({ caseId }: { readonly caseId: CaseId }) => caseId !== tombstone.caseId;
      events = events.filter(others);
      snapshots = snapshots.filter(others);
      rows = rows.filter(others);
      notices = notices.filter(others);
      if (tombstoneOf(tombstone.caseId) === undefined) tombstones = [...tombstones, tombstone];
      return tombstoneOf(tombstone.caseId) ?? tombstone;
    },
    async *cases() {
      yield* unique(events.map(({ caseId }) => caseId));
    },
    async project(snapshot, wanted) {
      if (tombstoneOf(snapshot.caseId) !== undefined) return false;
      if (snapshots.some(({ caseId, n }) => caseId === snapshot.caseId && n > snapshot.n)) return false;
      snapshots = [...snapshots.filter(({ caseId }) => caseId !== snapshot.caseId), snapshot];
      rows = [...rows.filter(({ caseId }) => caseId !== snapshot.caseId), ...wanted];
      return true;
    },
    snapshot: async (caseId) => snapshots.find((snapshot) => snapshot.caseId === caseId),
    dueRows: async (caseId) =>
      sortedBy(
        rows.filter((row) => row.caseId === caseId),
        (row) => row.deadline,
      ),
    async rescheduleDueRow({ caseId, deadline, generation }, nextActionAt) {
      rows = rows.map(({ nextActionAt: before, ...row }) => {
        const meant = row.caseId === caseId && row.deadline === deadline && row.generation === generation;
        const after = meant ? nextActionAt : before;
        return after === undefined ? row : { ...row, nextActionAt: after };
      });
    },
    rowsToActOn: async (shard, until, limit) =>
      sortedBy(
        rows.filter(
          (row) => shardOf(row.caseId) === shard && row.nextActionAt !== undefined && row.nextActionAt <= until,
        ),
        (row) => row.nextActionAt ?? '',
        (row) => row.caseId,
        (row) => row.deadline,
      ).slice(0, limit),
    dueInUnit: async (jurisdiction, facility, unit, { until, after, limit }) =>
      sortedBy(
        rows.filter(
          (row) =>
            asText([row.jurisdiction, row.facility, row.unit]) === asText([jurisdiction, facility, unit]) &&
            row.dueAt <= (until ?? row.dueAt) &&
            (after === undefined || listed(row) > listed(after)),
        ),
        (row) => row.dueAt,
        (row) => row.caseId,
        (row) => row.deadline,
      ).slice(0, limit),
    unitsWithRows: async (jurisdiction) =>
      sortedBy(
        unique(
          rows.filter((row) => row.jurisdiction === jurisdiction).map(({ facility, unit }) => ({ facility, unit })),
        ),
        ({ facility }) => facility,
        ({ unit }) => unit,
      ),
    async audit(record) {
      if (!audited.some((standing) => asText(standing) === asText(record))) audited = [...audited, record];
    },
    auditOf: async (about, { after, limit }) =>
      sortedBy(
        audited.filter(
          (record) =>
            asText(record.about) === asText(about) &&
            (after === undefined || record.at + record.id > after.at + after.id),
        ),
        ({ at }) => at,
        ({ id }) => id,
      ).slice(0, limit),
    async giveCommand(command) {
      const standing = commands.find(
        ({ key, rememberedUntil }) => key === command.key && rememberedUntil > command.givenAt,
      );
      commands = [...commands.filter(({ key }) => key !== command.key), standing ?? command];
      return standing ?? command;
    },
    async answerCommand(key, answer) {
      const first = commands.find((command) => command.key === key)?.answer ?? answer;
      commands = commands.map((command) => (command.key === key ? { ...command, answer: first } : command));
      return first;
    },
    timeline: async (caseId) => ({ generation: generationOf(caseId) }),
    async advanceTimeline(caseId, from) {
      if (generationOf(caseId) !== from) return false;
      generations.push(caseId);
      return true;
    },
    async park(caseId, parked, what = 'timeline') {
      const later = tokens.some(
        ({ caseId: of, what: which, waitingSince }) =>
          of === caseId && which === what && (waitingSince ?? '') > (parked.waitingSince ?? '~'),
      );
      if (later) return;
      tokens = [
        ...tokens.filter((token) => token.caseId !== caseId || token.what !== what),
        { ...parked, caseId, what },
      ];
    },
    async parkedToken(caseId, what = 'timeline') {
      const found = tokens.find((token) => token.caseId === caseId && token.what === what);
      if (found === undefined) return undefined;
      const { caseId: _, what: __, ...token } = found;
      return token;
    },
    async claimNotice(notice) {
      const standing = notices.find(({ caseId, id }) => caseId === notice.caseId && id === notice.id);
      if (standing !== undefined) return standing.confirmedAt === undefined ? 'unconfirmed' : 'confirmed';
      notices = [...notices, notice];
      return 'claimed';
    },
    async confirmNotice(caseId, id, at) {
      notices = notices.map((row) => (row.caseId === caseId && row.id === id ? { confirmedAt: at, ...row } : row));
    },
    notices: async (caseId) =>
      sortedBy(
        notices.filter((row) => row.caseId === caseId),
        (row) => row.claimedAt,
        (row) => row.id,
      ),
    digestRecipients: async (jurisdiction) =>
      sortedBy(
        unique(waiting(jurisdiction).map(({ recipient }) => recipient)),
        ({ role }) => role,
        ({ facility }) => facility,
        ({ unit }) => unit,
      ),
    digestFor: async (jurisdiction, recipient, limit) =>
      sortedBy(
        waiting(jurisdiction).filter((row) => asText(row.recipient) === asText(recipient)),
        (row) => row.claimedAt,
        (row) => row.caseId,
        (row) => row.id,
      ).slice(0, limit),
  };
}
