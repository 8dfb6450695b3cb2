/**
 * Roles that a file names in its offices, absences, vacancies and contacts and its policy pack does not have: whoever
 * misspells one there would believe a post quiet, covered, vacant or heard for, and it is not.
 */
import { titles, type Whom } from '../../notices/recipient.ts';
import type { PolicyPack } from '../../timeline/policy.ts';
import type { Problem } from './policy-problems.ts';
import type { JurisdictionFile } from './schema.ts';

type Named = Pick<Problem, 'path'> & { readonly role: string };

/** A deputy may also be of a role that owns nothing, where a contact hears for it by name. */
export const unknownRoles = (
  pack: Pick<PolicyPack, 'duties'>,
  { offices = [], away = [], vacant = [], contacts }: JurisdictionFile,
): readonly Problem[] => {
  const known = rolesOf(pack);
  const heard = [...new Set([...known, ...contacts.flatMap(({ roles = [] }) => roles)])];
  const addressed = [...new Set([...known, ...away.map(({ deputy }) => deputy.role)])];
  return [
    ...offices.flatMap((office, at) => notAmong(known, inWhom(['offices', at], office))),
    ...away.flatMap(({ role, deputy }, at) => [
      ...notAmong(known, [{ path: ['away', at, 'role'], role }]),
      ...notAmong(heard, [{ path: ['away', at, 'deputy', 'role'], role: deputy.role }]),
    ]),
    ...vacant.flatMap((posts, at) => notAmong(known, inWhom(['vacant', at], posts))),
    ...contacts.flatMap((contact, at) => notAmong(addressed, inWhom(['contacts', at], contact), neverAddressed)),
  ];
};

/** Who can hear anything under a pack: the owners of its duties, and the rungs of the ladder. */
export const rolesOf = ({ duties }: Pick<PolicyPack, 'duties'>): readonly string[] => [
  ...new Set([
    ...duties.flatMap(({ owner, owners = [] }) => (typeof owner === 'string' ? [owner] : owners)).toSorted(),
    ...Object.values(titles),
  ]),
];

const inWhom = (path: Problem['path'], { roles = [] }: Whom): readonly Named[] =>
  roles.map((role, at) => ({ path: [...path, 'roles', at], role }));

/** Whoever stands in for somebody hears what they would; the role of everybody else comes from a duty or the ladder. */
const neverAddressed = 'nothing is ever sent to this role; choose from';

const notAmong = (
  known: readonly string[],
  named: readonly Named[],
  what = 'there is no such role; choose one of',
): readonly Problem[] =>
  named
    .filter(({ role }) => !known.includes(role))
    .map(({ path }) => ({ path, message: `${what} ${known.join(', ')}` }));
