/** `throughcare carry-over`: after a restore, brings into one table of AWS what another holds and it does not. */

import type { Command } from 'commander';
import { type Instant, instantAt } from '../case/identity.ts';

import { carryOver } from '../casework/carry-over.ts';

import type { Context } from './context.ts';
import { type KeysChoice, keyOption, keysOption, withDeployedTables } from './deployed-table.ts';
import { jsonOption } from './options.ts';
import { UserError } from './user-error.ts';

interface CarryOverChoice extends KeysChoice {
  readonly from: string;
  readonly to: string;
  readonly until?: string;
  readonly json?: boolean;
}

export const registerCarryOver = (program: Command, { screen, exitWith }: Context): void => {
  program
    .command('carry-over')
    .description(
      'after a restore: bring events, sent notices and timelines of one table of AWS into another that lacks them',
    )
    .requiredOption('--from <table>', 'the table that holds them')
    .requiredOption('--to <table>', 'the table that functions use')
    .addOption(keysOption())
    .addOption(keyOption())
    .option('-j, --jurisdiction <name>', 'whose cases these are; needed with --keys')
    .option('--until <instant>', 'leave out what was recorded or sent after this instant, such as 2026-11-20T14:00:00Z')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nRegion and credentials are those of the environment, as for the AWS command line. Repeating it is harmless.\nExample:\n  AWS_REGION=us-east-1 throughcare carry-over --from restored --to Throughcare-connecticut-CasesTable --keys Throughcare-connecticut-CaseKeysTable --key alias-or-arn --jurisdiction connecticut',
    )
    .action(async (choice: CarryOverChoice) => {
      const { from, to, until, json } = choice;
      if (from === to) throw new UserError(`--from and --to are both ${from}: name two tables.`);
      const limit = until === undefined ? undefined : instantOf(until);
      const carried = await withDeployedTables(choice, (storeOf) => carryOver(storeOf(from), storeOf(to), limit));
      const { cases, events, notices, erased, differing } = carried;
      if (json === true) screen.write(JSON.stringify(carried, undefined, 2));
      else
        screen.write(
          `${cases} cases read: ${events} events and ${notices} sent notices carried over.${erased === 0 ? '' : ` ${erased} cases were erased, as they had been.`}`,
        );
      if (differing.length === 0) return;
      screen.warn(
        `${differing.length} cases have another history in ${to}, and nothing of theirs was changed: ${differing.join(', ')}. Compare them, and record what is missing.`,
      );
      exitWith(2);
    });
};

const instantOf = (text: string): Instant => {
  const at = Date.parse(text);
  if (/T.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(at)) return instantAt(at);
  throw new UserError(`--until takes an instant such as 2026-11-20T14:00:00Z, not "${text}".`);
};
