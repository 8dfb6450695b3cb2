/** `throughcare show CASE`: one person's timeline. */
import { dirname } from 'node:path';
import { type Command, Option } from 'commander';
import { fold } from '../case/fold.ts';
import { caseId } from '../case/identity.ts';
import { mayReach } from '../case/record-law.ts';
import { whyNotTold } from '../casework/judge-told.ts';
import { asTold, NoSuchCase, type Standing, standingOf } from '../casework/standing.ts';
import { drawTimeline } from '../reports/drawn-timeline.ts';
import { timelinePage } from '../reports/timeline/timeline-page.ts';
import { timelineJson } from '../reports/timeline-json.ts';
import { mustBeOf } from './admitted-case.ts';
import { caseNumbers, type Source, type SourceChoice, withSource } from './case-source.ts';
import type { Context } from './context.ts';
import { makeFolder, writeText } from './files.ts';
import { folderOption, fromOption, jsonOption, jurisdictionFileOption, zoneOption } from './options.ts';
import { staff } from './record-and-tell.ts';
import { UserError } from './user-error.ts';

interface ShowChoice extends SourceChoice {
  readonly json?: boolean;
  readonly html?: boolean;
  readonly out?: string;
}

export const registerShow = (program: Command, context: Context): void => {
  program
    .command('show')
    .description("draw one person's timeline: phases, duties, notices sent")
    .argument('<case>', 'the case number')
    .addOption(fromOption('look at a case of a simulation, in the folder it wrote'))
    .addOption(jurisdictionFileOption())
    .addOption(folderOption())
    .addOption(zoneOption())
    .addOption(jsonOption())
    .addOption(new Option('--html', 'write a page with the timeline drawn, to open in a browser').conflicts('json'))
    .addOption(new Option('--out <file>', 'where the page goes (default: CASE.html)').implies({ html: true }))
    .addHelpText(
      'after',
      '\nExamples:\n  throughcare show CT-2001\n  throughcare show CT-1007 --from .throughcare/simulation\n  throughcare show CT-1007 --from .throughcare/simulation --html --out CT-1007.html',
    )
    .action(async (number: string, choice: ShowChoice) => {
      const { screen } = context;
      const standing = await withSource(choice, context, async (source) => {
        try {
          return reached(await standingOf(source, caseId(number)), source);
        } catch (error) {
          if (error instanceof NoSuchCase) throw new UserError(`${error.message} ${await known(source.store)}`);
          const because = whyNotTold(error);
          throw because === undefined ? error : new UserError(await untold(number, because, source.store));
        }
      });
      mustBeOf(choice.jurisdiction, standing.case);
      if (choice.json === true) screen.write(JSON.stringify(timelineJson(standing), undefined, 2));
      else if (choice.html === true)
        writePage(standing, choice.out ?? `${number.replace(/[^\w.-]/g, '-')}.html`, context);
      else {
        const { green, red, dim, bold } = screen.colour;
        screen.write(drawTimeline(standing, { good: green, bad: red, soft: dim, strong: bold }));
      }
    });
};

/** What is recorded, by which a correction can name what is wrong; of a sealed record nothing. */
const untold = async (number: string, because: string, store: Source['store']): Promise<string> => {
  const events = await store.events(caseId(number));
  const told = fold(events).law.sealed === undefined ? events : [];
  return [
    `Case ${number} cannot be told: ${because}. Put right what is wrong by recording \`corrected\` with its id.`,
    ...told.map(({ id, body, happenedAt }) => `  ${happenedAt}  ${body.type}  id ${id}`),
  ].join('\n');
};

const writePage = (standing: Standing, file: string, { screen }: Context): void => {
  const page = timelinePage(standing);
  makeFolder(dirname(file));
  writeText(file, page);
  screen.write(`The timeline of case ${standing.case.id} is drawn in ${file}.`);
};

/** A sealed record opens to whom it names, here as everywhere. */
const reached = (standing: Standing, source: Source): Standing => {
  const { case: of, now, events, notices } = standing;
  if (of.law.sealed === undefined) return standing;
  if (mayReach(of.law, staff(), now)) return asTold(events, notices, source);
  throw new UserError(`The record of case ${of.id} is sealed, and you are not named among those who may reach it.`);
};

const known = async (store: Parameters<typeof caseNumbers>[0]): Promise<string> => {
  const numbers = await caseNumbers(store);
  return numbers.length === 0
    ? 'There are no cases here.'
    : `Known: ${numbers.slice(0, 20).join(', ')}${numbers.length > 20 ? ', …' : ''}.`;
};
