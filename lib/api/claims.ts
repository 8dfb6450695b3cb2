/** Who a token says is signed in. What cannot be read to the letter lets nobody in: a role half understood is no role. */
import * as z from 'zod';
import type { Place } from '../case/vocabulary.ts';
import { type Identity, type Role, roles, type Unidentified } from './identity.ts';

export type Claims = Readonly<Record<string, unknown>>;

export interface ClaimNamesRead {
  readonly roles: string;
  readonly units: string;
  readonly groups: string;
}

/** The word among the roles for who works with young people. */
export const youthServices = 'youth-services';

/** Machines sign themselves so; no member of staff does. */
export const machinePrefix = 'machine:';

const account = z
  .string()
  .regex(/^[\w.@+-][\w.@+:-]{0,199}$/)
  .refine((text) => !text.startsWith(machinePrefix));

export const identityFrom = (claims: Claims, names: ClaimNamesRead): Identity | Unidentified => {
  if (claims.token_use === 'access')
    return { unidentified: 'Send the ID token: an access token does not say which units are yours.' };
  const who = account.safeParse(claims['cognito:username'] ?? claims.username ?? claims.sub);
  if (!who.success) return { unidentified: 'The token names no account that can sign what it records.' };
  const words = wordsIn(claims[names.roles]);
  const units = unitsIn(claims[names.units]);
  if (words === undefined || !words.every(isKnown)) return unreadable(`roles (${names.roles})`);
  if (units === undefined) return unreadable(`units (${names.units})`);
  const all = [...words, ...listed(claims[names.groups]).filter(isKnown)];
  return {
    account: who.data,
    kind: 'staff',
    roles: new Set(all.filter(isRole)),
    units,
    youth: all.includes(youthServices),
  };
};

const unreadable = (what: string): Unidentified => ({
  unidentified: `The ${what} of your account cannot be read. Ask who administers accounts to correct them.`,
});

const isRole = (word: string): word is Role => (roles as readonly string[]).includes(word);
const isKnown = (word: string): boolean => isRole(word) || word === youthServices;

/** None when absent; undefined when it is not text, or a list of it. */
const wordsIn = (value: unknown): readonly string[] | undefined => {
  if (value === undefined) return [];
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((word) => word !== '');
  return isTexts(value) ? value : undefined;
};

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** An HTTP API hands a list on as `[one two]`. */
const listed = (value: unknown): readonly string[] => {
  if (isTexts(value)) return value;
  return typeof value === 'string' ? (wordsIn(value.replace(/^\[(.*)\]$/, '$1')) ?? []) : [];
};

/** `Facility/Unit; Facility/Unit`. A slash, semicolon or per cent sign inside a name is written as in a URL. */
const unitsIn = (value: unknown): readonly Place[] | undefined => {
  if (value === undefined || value === '') return [];
  if (typeof value !== 'string') return undefined;
  const units = value.split(';').map(unitIn);
  return units.every((unit) => unit !== undefined) ? units : undefined;
};

const unitIn = (text: string): Place | undefined => {
  const [facility, unit, ...more] = text.split('/').map(nameIn);
  return facility === undefined || unit === undefined || more.length > 0 ? undefined : { facility, unit };
};

const nameIn = (text: string): string | undefined => {
  try {
    const name = decodeURIComponent(text.trim());
    return name === '' || name.length > 80 ? undefined : name;
  } catch {
    return undefined;
  }
};
