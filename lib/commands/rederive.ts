/** `throughcare rederive`: after a deployment that changes figures, holidays or zone data, derives every open case anew. */
import type { Command } from 'commander';
import { instantAt } from '../case/identity.ts';
import { rederive } from '../casework/rederive.ts';
import type { Context } from './context.ts';
import { type KeysChoice, keyOption, keysOption, withDeployedTables } from './deployed-table.ts';
import { jsonOption, jurisdictionOption, policyOf } from './options.ts';

interface RederiveChoice extends KeysChoice {
  readonly table: string;
  readonly jurisdiction: string;
  readonly json?: boolean;
}

export const registerRederive = (program: Command, { screen, now, exitWith }: Context): void => {
  program
    .command('rederive')
    .description(
      'derive the due dates of every open case in a table of AWS anew, after figures, holidays or zone data changed',
    )
    .requiredOption('--table <table>', 'the table that functions use')
    .addOption(jurisdictionOption().default(undefined).makeOptionMandatory())
    .addOption(keysOption())
    .addOption(keyOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nRegion and credentials are those of the environment, as for the AWS command line. Repeating it is harmless.\nExample:\n  AWS_REGION=us-east-1 throughcare rederive --table Throughcare-connecticut-CasesTable -j jurisdictions/connecticut.json',
    )
    .action(async ({ table, jurisdiction, json, ...keys }: RederiveChoice) => {
      const policy = policyOf({ jurisdiction });
      const choice = { ...keys, jurisdiction: policy.jurisdiction };
      const { cases, changed, unread } = await withDeployedTables(choice, (storeOf) =>
        rederive({
          store: storeOf(table),
          policyOf: () => policy,
          now: () => instantAt(now()),
          jurisdiction: policy.jurisdiction,
        }),
      );
      if (json === true) screen.write(JSON.stringify({ cases, changed, unread }, undefined, 2));
      else
        screen.write(
          `${cases} open cases derived anew: ${changed.length} changed. Zone data ${process.versions.tz ?? 'unknown'}.`,
        );
      for (const { caseId, error } of unread) screen.warn(`case ${caseId} could not be read: ${error}`);
      if (unread.length > 0) exitWith(2);
    });
};
