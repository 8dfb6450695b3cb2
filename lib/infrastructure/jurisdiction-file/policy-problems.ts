/** What is wrong with a file in the light of its policy pack: parameters, duties, the digest's hour, who would hear nothing, and places and roles that there are not. */
import { packs } from '../../jurisdictions/index.ts';
import { type PolicyPack, policyFrom } from '../../timeline/policy.ts';
import { unheard } from './coverage.ts';
import type { JurisdictionFile } from './schema.ts';
import { unknownPlaces } from './unknown-places.ts';
import { unknownRoles } from './unknown-roles.ts';

export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

export const policyProblems = (file: JurisdictionFile): readonly Problem[] => {
  const pack = packs[file.policyPack];
  if (pack === undefined) return [unknownPack];
  return [
    ...wrongParameters(pack, file),
    ...wrongDigestHour(pack, file),
    ...unknownDuties(pack, file),
    ...unheardBy(pack, file),
    ...unknownPlaces(file),
    ...unknownRoles(pack, file),
  ];
};

const unknownPack: Problem = {
  path: ['policyPack'],
  message: `there is no such policy pack; choose one of ${Object.keys(packs).join(', ')}`,
};

const wrongParameters = (pack: PolicyPack, { parameters }: JurisdictionFile): readonly Problem[] =>
  Object.entries(parameters).flatMap(([name, value]) => {
    try {
      policyFrom(pack, { set: { [name]: value } });
      return [];
    } catch (refusal) {
      if (refusal instanceof Error) return [{ path: ['parameters', name], message: refusal.message }];
      throw refusal;
    }
  });

/** Before 04:00 a local time may not exist on the day the clocks change, and a schedule would skip that day. */
const wrongDigestHour = (pack: PolicyPack, { parameters }: JurisdictionFile): readonly Problem[] => {
  const hour = Number(parameters['digest.hour'] ?? pack.parameters['digest.hour']?.value ?? 7);
  return hour >= 4 && hour <= 23
    ? []
    : [
        {
          path: ['parameters', 'digest.hour'],
          message: 'choose an hour from 4 to 23: earlier hours do not exist on days when clocks change',
        },
      ];
};

const unknownDuties = (pack: PolicyPack, { observed = [] }: JurisdictionFile): readonly Problem[] =>
  observed.flatMap((duty, index) =>
    pack.duties.some(({ id }) => id === duty)
      ? []
      : [
          {
            path: ['observed', index],
            message: `the pack has no such duty; it has ${pack.duties.map(({ id }) => id).join(', ')}`,
          },
        ],
  );

const unheardBy = (pack: PolicyPack, { facilities, contacts, observed }: JurisdictionFile): readonly Problem[] => {
  const duties = pack.duties.filter(({ id }) => observed === undefined || observed.includes(id));
  const [first, ...others] = unheard(facilities, duties, contacts);
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : `, nor for ${others.length} other recipients`;
  return [
    {
      path: ['contacts'],
      message: `nobody hears for the ${first.role} of ${first.facility}, ${first.unit}${more}; add a contact for them, or one that leaves out roles, facilities or units`,
    },
  ];
};
