/**
 * What is decided about a record itself rather than about the person: people found twice, youth records sealed, legal
 * holds, erasure on order. A named person records each, with a reason, and with the authority it rests on. A reason
 * outlives an erased case: it never names the person.
 */
import * as z from 'zod';
import type { CaseId, EventId } from './identity.ts';
import { instantText } from './vocabulary.ts';

const decided = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type) });
const reason = z.string().trim().min(1, 'a reason in words, without the name of the person').max(1000);
const authority = z.string().trim().min(1, 'the statute, order or court that it rests on').max(300);
const account = z.string().trim().min(1, 'the name of a staff account').max(200);
const aCase = z.string().min(1, 'a case number').max(60) as unknown as z.ZodType<CaseId>;
const anEvent = z.string().min(1) as unknown as z.ZodType<EventId>;

export const lawBodies = [
  /** This case is the same person's as another, which continues. */
  decided('merged').extend({ into: aCase, reason }),
  /** They are two people after all: both cases are what they were. */
  decided('unmerged').extend({ reason }),
  /** Follows `merged` in the case that continues: it gains what was done and learned there, up to event `through`. */
  decided('otherCaseJoined').extend({ other: aCase, through: z.int().min(1) }),
  /** Follows `unmerged` in the case that continued. */
  decided('otherCaseParted').extend({ other: aCase }),
  decided('sealed').extend({ authority, reason }),
  decided('unsealed').extend({ authority, reason }),
  /** One member of staff may reach the sealed record, for as long as it is said. */
  decided('sealedAccessGranted').extend({ to: account, authority, reason, until: instantText.optional() }),
  decided('sealedAccessWithdrawn').extend({ to: account, reason }),
  decided('legalHoldPlaced').extend({ authority, reason }),
  decided('legalHoldLifted').extend({ hold: anEvent, authority, reason }),
  decided('erasureOrdered').extend({ authority, reason }),
] as const;

export const lawEventTypes = lawBodies.map((option) => option.shape.type.value);
export type LawEventType = (typeof lawEventTypes)[number];

const types: ReadonlySet<string> = new Set(lawEventTypes);
export const isLawEventType = (type: string): type is LawEventType => types.has(type);
