/** What a request is about, whether whoever asks may ask it, and under what it is audited. */
import type { Case } from '../case/case.ts';
import { fold } from '../case/fold.ts';
import { type CaseId, caseId } from '../case/identity.ts';
import type { Place } from '../case/vocabulary.ts';
import { unlessErased } from '../casework/erased.ts';
import type { Audited } from '../store/audit.ts';
import { type Access, accessToCase, accessToPlace } from './access/access.ts';
import type { Admission, Endpoint, OpenedCase } from './endpoint.ts';
import { hashOf } from './fingerprint.ts';
import type { Identity } from './identity.ts';
import { where } from './input.ts';
import type { ApiPorts } from './ports.ts';

export interface Located {
  readonly access: Access;
  /** Nothing when no case and no unit is touched. */
  readonly audited: Audited | undefined;
  readonly subject: OpenedCase | Place | undefined;
  /** The number that a case is to be admitted under: whether one stands under it is known afterwards. */
  readonly admitting?: CaseId;
}

export type Params = Readonly<Record<string, string>>;

/** DynamoDB takes no longer key; no case has so long a number. */
const longestNumber = 200;

export const locateCase = async (
  { act }: Endpoint,
  { case: number = '' }: Params,
  identity: Identity,
  ports: ApiPorts,
): Promise<Located & { readonly subject: OpenedCase }> => {
  const opened = await openedCase(ports, number);
  const guarded = await asTheOneThatContinues(ports, opened.case);
  return {
    access: accessToCase(identity, act, guarded, { jurisdiction: ports.jurisdiction, now: ports.now() }),
    audited: auditedOf(ports, number, opened),
    subject: opened,
  };
};

/** What was merged is guarded as the case that continues it: its seal and its restriction hold for both. */
const asTheOneThatContinues = async (ports: ApiPorts, of: Case): Promise<Case> => {
  if (of.law.merged === undefined) return of;
  const { law, restriction } = (await openedCase(ports, of.law.merged.body.into)).case;
  return { ...of, law, restriction };
};

const openedCase = async ({ store }: ApiPorts, number: string): Promise<OpenedCase> => {
  const events = number.length > longestNumber ? [] : ((await unlessErased(store.events(caseId(number)))) ?? []);
  return { events, case: fold(events) };
};

const auditedOf = (ports: ApiPorts, number: string, { case: of }: OpenedCase): Audited =>
  of.standings.length > 0 && of.jurisdiction === ports.jurisdiction
    ? { kind: 'case', caseId: of.id }
    : unknown(ports, number);

/** Under what a number is audited, by what stands under it now. */
export const auditedAs = async (ports: ApiPorts, number: CaseId): Promise<Audited> =>
  auditedOf(ports, number, await openedCase(ports, number));

export const locateUnit = async (
  { act }: Endpoint,
  { facility = '', unit = '' }: Params,
  identity: Identity,
  ports: ApiPorts,
): Promise<Located & { readonly subject: Place }> => {
  const place = { facility, unit };
  const access = accessToPlace(identity, act, place);
  const known =
    where.safeParse(place).success && access.allowed && (access.why === 'unit' || (await hasRows(ports, place)));
  return {
    access,
    audited: known ? { kind: 'unit', jurisdiction: ports.jurisdiction, ...place } : unknown(ports, facility, unit),
    subject: place,
  };
};

/** The case is not there yet: it is audited under its number once it is. */
export const locateAdmission = (
  { act }: Endpoint,
  { case: number, place, youth }: Admission,
  identity: Identity,
  ports: ApiPorts,
): Located => ({
  access: accessToPlace(identity, act, place, { youth: youth === true }),
  audited: unknown(ports, number),
  subject: undefined,
  admitting: number,
});

const hasRows = async ({ store, jurisdiction }: ApiPorts, { facility, unit }: Place): Promise<boolean> =>
  (await store.dueInUnit(jurisdiction, facility, unit, { limit: 1 })).length > 0;

/** What stands under no number and in no unit may be anything: only its hash is kept. */
export const unknown = ({ jurisdiction }: ApiPorts, ...said: readonly unknown[]): Audited => ({
  kind: 'unknown',
  jurisdiction,
  hash: hashOf(...said),
});
