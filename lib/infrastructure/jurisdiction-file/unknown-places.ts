/**
 * Places that a file names in its offices, absences and vacancies and does not have: whoever misspells a unit there would
 * believe it quiet, covered or vacant, and it is not. `all` stands for where a facility head or central office sits.
 */
import { all, type Recipient, type Whom } from '../../notices/recipient.ts';
import type { Problem } from './policy-problems.ts';
import type { Facility, JurisdictionFile } from './schema.ts';

type Path = Problem['path'];
interface Named {
  readonly path: Path;
  readonly name: string;
}

export const unknownPlaces = ({
  facilities,
  offices = [],
  away = [],
  vacant = [],
}: JurisdictionFile): readonly Problem[] => [
  ...offices.flatMap((office, at) => inWhom(facilities, ['offices', at], office)),
  ...away.flatMap(({ deputy, ...absent }, at) => [
    ...inPost(facilities, ['away', at], absent),
    ...inPost(facilities, ['away', at, 'deputy'], deputy),
  ]),
  ...vacant.flatMap((posts, at) => inWhom(facilities, ['vacant', at], posts)),
];

const inWhom = (known: readonly Facility[], path: Path, { facilities, units = [] }: Whom): readonly Problem[] => {
  const each = (part: string, names: readonly string[]) =>
    names.map((name, at) => ({ path: [...path, part, at], name }));
  return problems(known, facilities && each('facilities', facilities), each('units', units));
};

const inPost = (known: readonly Facility[], path: Path, { facility, unit }: Recipient): readonly Problem[] =>
  problems(known, [{ path: [...path, 'facility'], name: facility }], [{ path: [...path, 'unit'], name: unit }]);

/** A unit is looked for in the facilities that stand beside it, in every one where none does. */
const problems = (
  known: readonly Facility[],
  facilities: readonly Named[] | undefined,
  units: readonly Named[],
): readonly Problem[] => {
  const names = known.map(({ name }) => name);
  const wrongFacilities = notAmong([...names, all], facilities ?? [], 'there is no such facility');
  if (wrongFacilities.length > 0) return wrongFacilities;
  const meant = known.filter(({ name }) => facilities?.some((named) => named.name === name) ?? true);
  return notAmong([...new Set(meant.flatMap((one) => one.units)), all], units, 'there is no such unit there');
};

const notAmong = (known: readonly string[], named: readonly Named[], what: string): readonly Problem[] =>
  named
    .filter(({ name }) => !known.includes(name))
    .map(({ path }) => ({ path, message: `${what}; choose one of ${known.join(', ')}` }));
