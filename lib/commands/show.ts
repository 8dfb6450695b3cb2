/** `throughcare show CASE`: one person's timeline. */
import type { Command } from 'commander';
import { caseId } from '../case/identity.ts';
import { NoSuchCase, standingOf } from '../casework/standing.ts';
import { drawTimeline } from '../reports/drawn-timeline.ts';
import { timelineJson } from '../reports/timeline-json.ts';
import { caseNumbers, type SourceChoice, withSource } from './case-source.ts';
import type { Context } from './context.ts';
import { folderOption, jsonOption, jurisdictionFileOption, zoneOption } from './options.ts';
import { UserError } from './user-error.ts';

export const registerShow = (program: Command, context: Context): void => {
  program
    .command('show')
    .description("draw one person's timeline: phases, duties, notices sent")
    .argument('<case>', 'the case number')
    .option('--from <folder>', 'look at a case of a simulation, in the folder it wrote')
    .addOption(jurisdictionFileOption())
    .addOption(folderOption())
    .addOption(zoneOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  throughcare show CT-2001\n  throughcare show CT-1007 --from .throughcare/simulation',
    )
    .action(async (number: string, choice: SourceChoice & { json?: boolean }) => {
      const { screen } = context;
      const standing = await withSource(choice, context, async (source) => {
        try {
          return await standingOf(source, caseId(number));
        } catch (error) {
          throw error instanceof NoSuchCase ? new UserError(`${error.message} ${await known(source.store)}`) : error;
        }
      });
      if (choice.json === true) screen.write(JSON.stringify(timelineJson(standing), undefined, 2));
      else {
        const { green, red, dim, bold } = screen.colour;
        screen.write(drawTimeline(standing, { good: green, bad: red, soft: dim, strong: bold }));
      }
    });
};

const known = async (store: Parameters<typeof caseNumbers>[0]): Promise<string> => {
  const numbers = await caseNumbers(store);
  return numbers.length === 0
    ? 'There are no cases here.'
    : `Known: ${numbers.slice(0, 20).join(', ')}${numbers.length > 20 ? ', …' : ''}.`;
};
