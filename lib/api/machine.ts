/** Which machine signed a request, by the role or user of AWS that it signed with. */
import type { Place } from '../case/vocabulary.ts';
import { machinePrefix } from './claims.ts';
import type { Identity, Role, Unidentified } from './identity.ts';

export interface KnownMachine {
  readonly name: string;
  /** Of the role or the user. */
  readonly arn: string;
  readonly roles: readonly Role[];
  readonly units: readonly Place[];
  readonly youth: boolean;
}

/** `caller` is the ARN of the session or user that signed. */
export const machineFrom = (caller: string, machines: readonly KnownMachine[]): Identity | Unidentified => {
  const found = machines.find(({ arn }) => signs(arn, caller));
  if (found === undefined)
    return { unidentified: 'No machine is known by that role. Write it into the jurisdiction file, and deploy.' };
  const { name, roles, units, youth } = found;
  return { account: `${machinePrefix}${name}`, kind: 'machine', roles: new Set(roles), units, youth };
};

/** A session tells the last part of its role's path alone: `arn:aws:sts::111122223333:assumed-role/records/session`. */
const signs = (arn: string, caller: string): boolean => {
  const [, partition, account, role] = /^arn:([a-z-]+):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  return role === undefined
    ? caller === arn
    : caller.startsWith(`arn:${partition}:sts::${account}:assumed-role/${role}/`);
};
