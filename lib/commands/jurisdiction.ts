/** `throughcare jurisdiction`: begins, checks and compares the files from which jurisdictions are deployed. */
import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { cautionsOf } from '../infrastructure/jurisdiction-file/cautions.ts';
import { draftOf } from '../infrastructure/jurisdiction-file/draft.ts';
import {
  InvalidJurisdictionFile,
  parseJurisdictionFile,
  readJurisdictionFile,
} from '../infrastructure/jurisdiction-file/read.ts';
import { type Country, countries } from '../infrastructure/jurisdiction-file/residency.ts';
import type { JurisdictionFile } from '../infrastructure/jurisdiction-file/schema.ts';
import { shippedFiles } from '../infrastructure/jurisdiction-file/shipped.ts';
import { packOf, packs } from '../jurisdictions/index.ts';
import type { Context } from './context.ts';
import { writeText } from './files.ts';
import { registerDiff } from './jurisdiction-diff.ts';
import { jsonOption } from './options.ts';
import { UserError } from './user-error.ts';

export const registerJurisdiction = (program: Command, context: Context): void => {
  const jurisdiction = program
    .command('jurisdiction')
    .description('begin, check and compare the files from which jurisdictions are deployed');
  registerInit(jurisdiction, context);
  registerValidate(jurisdiction, context);
  registerDiff(jurisdiction, context);
  for (const command of jurisdiction.commands) command.copyInheritedSettings(program);
};

interface InitChoice {
  readonly pack: string;
  readonly zone?: string;
  readonly country?: Country;
  readonly region?: string;
  readonly title?: string;
  readonly out?: string;
}

const registerInit = (jurisdiction: Command, { screen }: Context): void => {
  jurisdiction
    .command('init')
    .description('write a complete file for a new jurisdiction, to be corrected from there')
    .argument('<name>', 'what cases are recorded under, such as new-haven-pilot')
    .requiredOption('--pack <pack>', `whose policy applies: ${Object.keys(packs).join(', ')}`)
    .option('-z, --zone <zone>', "IANA time zone, such as America/New_York (default: the pack's)")
    .addOption(
      new Option('--country <country>', "where the data must stay (default: the pack's country)").choices(countries),
    )
    .option('--region <region>', 'the AWS region (default: the first of the country)')
    .option('--title <title>', 'what people call it (default: the name)')
    .option('--out <file>', 'where to write it (default: NAME.json)')
    .addHelpText(
      'after',
      '\nExample:\n  throughcare jurisdiction init new-haven-pilot --pack connecticut --out ../new-haven-pilot.json',
    )
    .action((name: string, choice: InitChoice) => {
      const path = choice.out ?? `${name}.json`;
      if (existsSync(path)) throw new UserError(`${path} is there already: name another file with --out.`);
      const pack = packOf(choice.pack);
      const file = parseJurisdictionFile(
        path,
        draftOf({
          name,
          title: choice.title ?? name,
          policyPack: choice.pack,
          zone: choice.zone ?? pack.zone,
          country: choice.country ?? countryOf(choice.pack),
          region: choice.region,
        }),
      );
      writeText(path, `${JSON.stringify(file, undefined, 2)}\n`);
      screen.write(
        [
          `${path} is written and can be used. Make it yours:`,
          '  facilities, units   the names that staff know; a facility in another zone takes a zone of its own',
          '  contacts            a shared mailbox, https address or queue for each unit; leave out roles, facilities or units that mean all',
          '  operations          who runs the system: alarms go there',
          `  parameters          figures that differ, by full name: \`throughcare policy -j ${choice.pack}\` lists them, with DUTY those of a duty`,
          '  observed            the only duties recorded here, if not all; holidays: years in place of the pack’s own',
          `Then: throughcare jurisdiction validate ${path}`,
        ].join('\n'),
      );
    });
};

/** Where the data of the pack's own jurisdiction stays. */
const countryOf = (pack: string): Country => {
  const shipped = shippedFiles()
    .map(readJurisdictionFile)
    .find(({ policyPack }) => policyPack === pack);
  if (shipped !== undefined) return shipped.residency.country;
  throw new UserError(`Say where the data must stay: --country, one of ${countries.join(', ')}.`);
};

const registerValidate = (jurisdiction: Command, { screen, exitWith }: Context): void => {
  jurisdiction
    .command('validate')
    .description('check files: each mistake with its place, the value found and the remedy')
    .argument('<file...>', 'jurisdiction files')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  throughcare jurisdiction validate jurisdictions/*.json')
    .action((files: readonly string[], { json }: { readonly json?: boolean }) => {
      const checked = files.map(check);
      if (json === true) screen.write(JSON.stringify(checked, undefined, 2));
      else
        for (const { message, cautions, mistakes } of checked) {
          if (mistakes.length > 0) screen.warn(message);
          else screen.write(message);
          for (const caution of cautions) screen.warn(`  note: ${caution}`);
        }
      if (checked.some(({ mistakes }) => mistakes.length > 0)) exitWith(2);
    });
};

const check = (path: string) => {
  try {
    const file = readJurisdictionFile(path);
    return { file: path, mistakes: [], cautions: Object.values(cautionsOf(file)), message: inBrief(path, file) };
  } catch (refusal) {
    if (!(refusal instanceof InvalidJurisdictionFile)) throw refusal;
    return { file: path, mistakes: refusal.mistakes, cautions: [], message: refusal.message };
  }
};

const inBrief = (
  path: string,
  { jurisdiction, policyPack, zone, residency, facilities, contacts }: JurisdictionFile,
) => {
  const units = facilities.flatMap((facility) => facility.units).length;
  return `${path} can be used: ${jurisdiction} under ${policyPack}, ${zone}, in ${residency.region}; ${counted(facilities.length, 'facility', 'facilities')}, ${counted(units, 'unit', 'units')}, ${counted(contacts.length, 'contact', 'contacts')}.`;
};

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
