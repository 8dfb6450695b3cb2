/** Options that several commands share, read and checked in one place. */
import { type Command, Option } from 'commander';
import { once } from '../aws/once.ts';
import { policyFor } from '../aws/policy-settings.ts';
import { readJurisdictionFile } from '../infrastructure/jurisdiction-file/read.ts';
import { settingsOf } from '../infrastructure/jurisdiction-file/settings.ts';
import { packOf, packs } from '../jurisdictions/index.ts';
import { type Policy, type PolicyOptions, policyFrom } from '../timeline/policy.ts';
import { problemWithZone } from '../timeline/zone-data.ts';
import { UserError } from './user-error.ts';

export interface PolicyChoice {
  /** The name of a pack, or the path of a jurisdiction file. */
  readonly jurisdiction: string;
  readonly zone?: string;
  readonly set?: readonly string[];
}

export const jurisdictionOption = (): Option =>
  new Option(
    '-j, --jurisdiction <name>',
    `whose policy applies: ${Object.keys(packs).join(', ')}, or a jurisdiction file of your own`,
  ).default('connecticut');

/** For commands that read each case's jurisdiction from the case itself. */
export const jurisdictionFileOption = (): Option =>
  new Option('-j, --jurisdiction <file>', 'the jurisdiction file, for cases of a jurisdiction of your own');

export const zoneOption = (): Option =>
  new Option(
    '-z, --zone <zone>',
    "IANA time zone that days and times are counted in by this one command, such as America/New_York; what is to stay belongs into a jurisdiction file (default: the jurisdiction's, or what its file says of the facility)",
  );

export const ambiguousOption = (): Option =>
  new Option('--ambiguous <reading>', 'what to do with local times that clocks had twice, or skipped')
    .choices(['reject', 'earlier', 'later'])
    .default('reject');

export const setOption = (what: string): Option =>
  new Option('--set <parameter=value>', `${what}, such as oap-review.every=P90D; may be given several times`).argParser(
    (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
  );

export const jsonOption = (): Option =>
  new Option('--json', 'print JSON for other programs instead of text for people');

export const folderOption = (): Option =>
  new Option('--folder <folder>', 'where the cases of this machine are kept').default('.throughcare/cases');

/** For commands that look at a simulation in the place of this machine's cases. */
export const fromOption = (what: string): Option => new Option('--from <folder>', what).conflicts('folder');

/** The policy a command asks for, with its parameter changes. Throws a sentence for people when anything in it is wrong. */
export const policyOf = (
  { jurisdiction, zone, set = [] }: PolicyChoice,
  { observed }: Pick<PolicyOptions, 'observed'> = {},
): Policy => {
  if (isFile(jurisdiction)) {
    const settings = settingsOf(readJurisdictionFile(jurisdiction));
    return policyFor({
      ...settings,
      zone: usable(zone ?? settings.zone),
      parameters: { ...settings.parameters, ...changes(set) },
      observed: observed === undefined ? settings.observed : [...observed],
    });
  }
  const pack = packOf(jurisdiction);
  usable(zone ?? pack.zone);
  return policyFrom(pack, {
    set: changes(set),
    ...(observed === undefined ? {} : { observed }),
    ...(zone === undefined ? {} : { zone }),
  });
};

/** The policy pack that a command asks for: of a jurisdiction file, the one that it reuses. */
export const packNameOf = ({ jurisdiction }: Pick<PolicyChoice, 'jurisdiction'>): string =>
  isFile(jurisdiction) ? readJurisdictionFile(jurisdiction).policyPack : jurisdiction;

/** What has a folder or an ending in it is a path: no jurisdiction is called so. */
export const isFile = (jurisdiction: string): boolean => /[/\\]|\.json$/.test(jurisdiction);

const usable = (zone: string): string => {
  const problem = problemWithZone(zone);
  if (problem !== undefined) throw new UserError(problem);
  return zone;
};

/** Each case by the policy of its own jurisdiction; the options change the one that they name. */
export const policiesOf = (choice: PolicyChoice): ((jurisdiction: string) => Policy) => {
  const own = once(() => policyOf(choice));
  return (jurisdiction) => (jurisdiction === own().jurisdiction ? own() : policyOf({ jurisdiction }));
};

export const changes = (set: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(set.map(change));

const change = (text: string): readonly [string, string] => {
  const at = text.indexOf('=');
  if (at <= 0) throw new UserError(`--set takes parameter=value, such as oap-review.every=P90D, not "${text}".`);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
};

/** What every command that writes to this machine's cases takes. */
export const addWritingOptions = (command: Command): Command =>
  [jurisdictionOption(), zoneOption(), ambiguousOption(), folderOption()].reduce(
    (to, option) => to.addOption(option),
    command,
  );
