/** Who is let in beyond those whom the pool of users knows: how claims are called, and which machines are whose. */
import * as z from 'zod';
import { roles } from '../api/identity.ts';
import { place } from '../case/vocabulary.ts';

export const claimNames = z.strictObject({
  /** Words, parted by blanks or commas. */
  roles: z.string().min(1).default('custom:roles'),
  /** `Facility/Unit`, parted by semicolons. */
  units: z.string().min(1).default('custom:units'),
  /** A list; only those count that are called like a role. */
  groups: z.string().min(1).default('cognito:groups'),
});
export type ClaimNames = z.infer<typeof claimNames>;

export const usualClaims: ClaimNames = claimNames.parse({});

const unique = (names: readonly { readonly name: string }[]): boolean =>
  new Set(names.map(({ name }) => name)).size === names.length;

/** Another system that signs its requests with a role, or a user, of AWS. */
export const machineClient = z.strictObject({
  /** What its events and audit records are signed with, after `machine:`. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, at most 40'),
  arn: z
    .string()
    .regex(
      /^arn:[a-z-]+:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/,
      'the ARN of a role or user: arn:aws:iam::111122223333:role/records-system',
    ),
  roles: z.array(z.enum(roles)).min(1).default(['records-system']),
  units: z.array(place).default([]),
  youth: z.boolean().default(false),
});
export type MachineClient = z.infer<typeof machineClient>;

export const machineClients = z.array(machineClient).max(100).refine(unique, 'each name once');

export const accessSettings = z.object({ claims: claimNames.optional(), machines: machineClients.optional() });
export type AccessSettings = z.infer<typeof accessSettings>;
