/**
 * What the law has made of a record: merged into another, sealed, held, ordered erased. It holds from when it was
 * recorded, whatever happened before; an order that the record could not bear then has no effect.
 */
import type { EventOf, NumberedEvent } from './case.ts';
import type { EventType } from './events.ts';
import type { CaseId, Instant } from './identity.ts';
import { isLawEventType, type LawEventType } from './law-events.ts';
import { system } from './stamped.ts';

export interface RecordLaw {
  /** The case that continues instead of this one. */
  readonly merged?: EventOf<'merged'>;
  /** What brought the cases of the same person that this one continues, the earliest first: a case again whenever more of it came. */
  readonly joined: readonly EventOf<'otherCaseJoined'>[];
  readonly sealed?: EventOf<'sealed'>;
  /** Who may reach the record while it is sealed. */
  readonly grants: readonly EventOf<'sealedAccessGranted'>[];
  /** Legal holds that stand. */
  readonly holds: readonly EventOf<'legalHoldPlaced'>[];
  readonly erasure?: EventOf<'erasureOrdered'>;
}

export const noLaw: RecordLaw = { joined: [], grants: [], holds: [] };

/** The cases that this one continues, each once. */
export const continuedCases = ({ joined }: RecordLaw): readonly CaseId[] => [
  ...new Set(joined.map(({ body }) => body.other)),
];

/** Why a record carries no timeline of its own, or undefined while it does. */
export type Rest = 'erased' | 'sealed' | 'merged';
export const restOf = ({ erasure, sealed, merged }: RecordLaw): Rest | undefined => {
  if (erasure !== undefined) return 'erased';
  if (sealed !== undefined) return 'sealed';
  return merged === undefined ? undefined : 'merged';
};

/** Whether a member of staff may reach the record: anybody while it is not sealed, then only who was named. */
export const mayReach = ({ sealed, grants }: RecordLaw, account: string, now: Instant): boolean =>
  sealed === undefined ||
  grants.some(({ body: { to, until } }) => to === account && (until === undefined || now <= until));

/** What stands by these events, in the order of their recording; of one instant, as they arrived. */
export const lawOf = (events: readonly NumberedEvent[]): RecordLaw =>
  events
    .filter(isLaw)
    .toSorted(inOrderOfRecording)
    .reduce((law, event) => (whyNotByLaw(law, event) === undefined ? after(law, event) : law), noLaw);

type LawEvent = { [Type in LawEventType]: EventOf<Type> }[LawEventType];

export const isLaw = (event: NumberedEvent): event is LawEvent => isLawEventType(event.body.type);

const inOrderOfRecording = (one: NumberedEvent, other: NumberedEvent): number =>
  one.recordedAt === other.recordedAt ? one.n - other.n : one.recordedAt < other.recordedAt ? -1 : 1;

const after = (law: RecordLaw, event: LawEvent): RecordLaw => {
  const { merged: _merged, ...unmerged } = law;
  const { sealed: _sealed, ...unsealed } = law;
  if (is(event, 'merged')) return { ...law, merged: event };
  if (is(event, 'unmerged')) return unmerged;
  if (is(event, 'otherCaseJoined')) return { ...law, joined: [...law.joined, event] };
  if (is(event, 'otherCaseParted')) return { ...law, joined: without(law, event.body.other) };
  if (is(event, 'sealed')) return { ...law, sealed: event };
  if (is(event, 'unsealed')) return { ...unsealed, grants: [] };
  if (is(event, 'sealedAccessGranted')) return { ...law, grants: [...withoutGrant(law, event.body.to), event] };
  if (is(event, 'sealedAccessWithdrawn')) return { ...law, grants: withoutGrant(law, event.body.to) };
  if (is(event, 'legalHoldPlaced')) return { ...law, holds: [...law.holds, event] };
  if (is(event, 'legalHoldLifted')) return { ...law, holds: law.holds.filter(({ id }) => id !== event.body.hold) };
  if (is(event, 'erasureOrdered')) return { ...law, erasure: event };
  return event satisfies never;
};

const is = <Type extends LawEventType>(event: NumberedEvent, type: Type): event is EventOf<Type> =>
  event.body.type === type;
const without = ({ joined }: RecordLaw, other: CaseId) => joined.filter(({ body }) => body.other !== other);
const withoutGrant = ({ grants }: RecordLaw, to: string) => grants.filter(({ body }) => body.to !== to);

/** Why the law does not let this follow, or undefined when it does. */
export const whyNotByLaw = (law: RecordLaw, event: NumberedEvent): string | undefined => {
  const { type } = event.body;
  const closed = whyClosed(law, type);
  if (closed !== undefined) return closed;
  if (!isLaw(event)) return undefined;
  if (follows.has(type) && event.recordedBy !== system)
    return `${type} follows from merging: record \`merged\` or \`unmerged\` in the other case`;
  if (!follows.has(type) && event.recordedBy === system && type !== 'unmerged')
    return 'a named member of staff decides it, not the system';
  return requirements[event.body.type]?.(law, event);
};

/** What the system records, as a consequence. It also undoes a merge whose other half turned out to be impossible. */
const follows: ReadonlySet<EventType> = new Set(['otherCaseJoined', 'otherCaseParted']);

/** Nothing more is recorded under an erased case, and little under one that is sealed or that another one continues. */
const whyClosed = ({ erasure, sealed, merged }: RecordLaw, type: EventType): string | undefined => {
  if (erasure !== undefined)
    return `its erasure was ordered at ${erasure.recordedAt} (${erasure.body.authority}): nothing more is recorded under this number`;
  if (sealed !== undefined && !whileSealed.has(type))
    return `the record is sealed since ${sealed.recordedAt} (${sealed.body.authority}): record \`unsealed\` first, with the authority for it`;
  if (merged !== undefined && !whileMerged.has(type))
    return `case ${merged.body.into} continues this one since ${merged.recordedAt}: record it there, or \`unmerged\` here first`;
  return undefined;
};

const whileSealed: ReadonlySet<EventType> = new Set([
  'unsealed',
  'sealedAccessGranted',
  'sealedAccessWithdrawn',
  'legalHoldPlaced',
  'legalHoldLifted',
  'erasureOrdered',
]);
const whileMerged: ReadonlySet<EventType> = new Set(['unmerged', 'legalHoldLifted', 'corrected']);

type Requirement = (law: RecordLaw, event: NumberedEvent) => string | undefined;

const noHold: Requirement = ({ holds: [hold] }) =>
  hold === undefined
    ? undefined
    : `a legal hold stands since ${hold.recordedAt} (${hold.body.authority}): lift it first, with \`legalHoldLifted\` of "${hold.id}"`;

const onlyWhileSealed: Requirement = ({ sealed }) => (sealed === undefined ? 'the record is not sealed' : undefined);

const mayMerge: Requirement = ({ joined: [other] }, { caseId, body }) => {
  if (body.type !== 'merged') return undefined;
  if (body.into === caseId) return 'a case cannot be merged into itself: name the case that continues';
  return other === undefined
    ? undefined
    : `this case itself continues ${other.body.other}: merge the other way, or record \`unmerged\` there first`;
};

const holdStands: Requirement = ({ holds }, { body }) =>
  body.type !== 'legalHoldLifted' || holds.some(({ id }) => id === body.hold)
    ? undefined
    : `no legal hold "${body.hold}" stands; ${holds.length === 0 ? 'none does' : `those that do: ${holds.map(({ id }) => id).join(', ')}`}`;

const requirements: Partial<Readonly<Record<LawEventType, Requirement>>> = {
  merged: mayMerge,
  unmerged: ({ merged }) => (merged === undefined ? 'this case is merged into none' : undefined),
  sealed: noHold,
  unsealed: onlyWhileSealed,
  sealedAccessGranted: onlyWhileSealed,
  sealedAccessWithdrawn: onlyWhileSealed,
  legalHoldLifted: holdStands,
  erasureOrdered: noHold,
};
