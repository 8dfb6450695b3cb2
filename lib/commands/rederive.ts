/** `throughcare rederive`: after a deployment that changes figures, holidays or zone data, derives every open case anew. */
import type { Command } from 'commander';
import { instantAt } from '../case/identity.ts';
import { rederive } from '../casework/rederive.ts';
import type { Context } from './context.ts';
import { withDeployedTables } from './deployed-table.ts';
import { jsonOption, jurisdictionOption, policyOf } from './options.ts';

export const registerRederive = (program: Command, { screen, now, exitWith }: Context): void => {
  program
    .command('rederive')
    .description(
      'derive the due dates of every open case in a table of AWS anew, after figures, holidays or zone data changed',
    )
    .requiredOption('--table <table>', 'the table that functions use')
    .addOption(jurisdictionOption().default(undefined).makeOptionMandatory())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nRegion and credentials are those of the environment, as for the AWS command line. Repeating it is harmless.\nExample:\n  AWS_REGION=us-east-1 throughcare rederive --table Throughcare-connecticut-CasesTable -j jurisdictions/connecticut.json',
    )
    .action(async ({ table, jurisdiction, json }: { table: string; jurisdiction: string; json?: boolean }) => {
      const policy = policyOf({ jurisdiction });
      const { cases, changed, unread } = await withDeployedTables((storeOf) =>
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
