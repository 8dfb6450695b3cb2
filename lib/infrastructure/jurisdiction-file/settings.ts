/** What a file says about the policy in force: what functions are told of it, and what the command line judges by. */
import type { PolicySettings } from '../../aws/policy-settings.ts';
import type { Whom } from '../../notices/recipient.ts';
import type { JurisdictionFile } from './schema.ts';

/** Without addresses: who they are is the topic's business. A telephone gets only what is urgent. */
const heardIn = (contacts: JurisdictionFile['contacts']): readonly Whom[] =>
  contacts
    .filter(({ address }) => address.by !== 'sms')
    .map(({ roles, facilities, units }) => ({
      ...(roles === undefined ? {} : { roles }),
      ...(facilities === undefined ? {} : { facilities }),
      ...(units === undefined ? {} : { units }),
    }));

export const settingsOf = ({
  jurisdiction,
  policyPack,
  zone,
  facilities,
  parameters,
  observed,
  holidays,
  access,
  offices,
  away,
  vacant,
  contacts,
}: JurisdictionFile): PolicySettings => ({
  jurisdiction,
  policyPack,
  zone,
  facilityZones: Object.fromEntries(
    facilities.flatMap((one) => (one.zone === undefined ? [] : [[one.name, one.zone]])),
  ),
  parameters,
  observed,
  holidays,
  ...(access === undefined ? {} : { access: { claims: access.jwt?.claims, machines: access.machines } }),
  offices,
  away,
  vacant,
  heard: heardIn(contacts),
  sms: contacts.some(({ address }) => address.by === 'sms'),
});
