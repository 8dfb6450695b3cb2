/**
 * Who asks, on one machine: by a token in the `Authorization` header. Without a file of staff one token is made for the
 * time the server runs, and may do anything: for trying things out. On AWS a JWT authorizer takes the place of all this.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Context } from 'hono';
import * as z from 'zod';
import { type Identity, roles, type Unidentified } from '../../api/identity.ts';
import { place } from '../../case/vocabulary.ts';
import { readPlainly } from '../../imports/read-plainly.ts';
import { UserError } from '../user-error.ts';

const member = z.strictObject({
  token: z.string().min(16, 'a token of at least 16 characters that nobody guesses'),
  account: z.string().trim().min(1).max(200),
  kind: z.enum(['staff', 'machine']).default('staff'),
  roles: z.array(z.enum(roles)).min(1),
  units: z.array(place).default([]),
  youth: z.boolean().default(false),
});
const file = z.array(member).min(1, 'at least one member of staff');

export interface Staff {
  readonly identify: (context: Context) => Identity | Unidentified;
  /** Made for the time being, when no file names anybody. */
  readonly token?: string;
}

/** Everybody in the file, each by their own token. Throws a sentence for people when the file cannot be used. */
export const staffFrom = (path: string): Staff => {
  const parsed = readPlainly(file, contentOf(path));
  if ('problem' in parsed)
    throw new UserError(
      `${path} cannot be used: ${parsed.problem}. Write a list such as [{"token":"…","account":"a.smith","roles":["staff"],"units":[{"facility":"Hartford Correctional Center","unit":"Intake"}]}].`,
    );
  const known = new Map(
    parsed.value.map(({ token, ...who }) => [hashed(token), { ...who, roles: new Set(who.roles) }]),
  );
  if (known.size < parsed.value.length)
    throw new UserError(`${path} gives two members of staff one token: give each their own.`);
  return { identify: identifyBy(known) };
};

/** One token for whoever sits at this machine, with every role, in every unit that is named. */
export const whoeverIsHere = (account: string): Staff => {
  const token = randomBytes(24).toString('base64url');
  const everything: Identity = { account, kind: 'staff', roles: new Set(roles), units: [], youth: true };
  return { token, identify: identifyBy(new Map([[hashed(token), everything]])) };
};

/** Looked up by its hash, so that how long it takes tells nothing about the tokens there are. */
const hashed = (token: string): string => createHash('sha256').update(token).digest('base64url');

const identifyBy =
  (known: ReadonlyMap<string, Identity>): Staff['identify'] =>
  ({ req }) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(req.header('authorization') ?? '') ?? [];
    const identity = token === undefined ? undefined : known.get(hashed(token));
    if (identity !== undefined) return identity;
    return {
      unidentified:
        token === undefined
          ? 'Send the header `Authorization: Bearer <token>`, with a token that this server knows.'
          : 'Nobody has this token here. Ask who runs the server for yours.',
    };
  };

const contentOf = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new UserError(`${path} cannot be read as JSON: check the path, its permissions and its commas.`, { cause });
  }
};
