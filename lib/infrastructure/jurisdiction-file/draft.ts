/** A first file for a new jurisdiction: every part there is, filled so that it can be used at once and corrected from there. */
import { type Country, regionsIn } from './residency.ts';
import type { JurisdictionFile } from './schema.ts';

export interface DraftAsked {
  readonly name: string;
  readonly title: string;
  readonly policyPack: string;
  readonly zone: string;
  readonly country: Country;
  /** @default the first of the country */
  readonly region?: string | undefined;
}

const facility = 'Main facility';

/** What is asked for may still be wrong: parse the draft as any other file before it is kept. */
export const draftOf = ({ name, title, policyPack, zone, country, region }: DraftAsked): JurisdictionFile => ({
  jurisdiction: name,
  title,
  policyPack,
  zone,
  residency: { country, region: region ?? regionsIn[country][0] },
  retention: { logDays: 365, backupDays: 365 },
  parameters: {},
  sweepEveryMinutes: 5,
  facilities: [{ name: facility, units: ['Intake', 'Housing'] }],
  contacts: [
    { name: `${facility} staff`, address: email(name, 'main-facility'), facilities: [facility] },
    { name: 'Facility heads', address: email(name, 'facility-heads'), roles: ['facility head'] },
    { name: 'Central office', address: email(name, 'central-office'), roles: ['central office'] },
  ],
  operations: [{ name: 'Operations', address: email(name, 'operations') }],
});

/** Reaches nobody, and says so: names under `.example` never exist. */
const email = (jurisdiction: string, mailbox: string) =>
  ({ by: 'email', to: `${mailbox}@${jurisdiction}.example` }) as const;
