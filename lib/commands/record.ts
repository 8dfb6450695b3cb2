/** `throughcare record`: one thing that happened, or a file of them. */
import { accessSync, constants } from 'node:fs';
import { type Command, Option } from 'commander';
import { eventTypes } from '../case/events.ts';
import { instantAt } from '../case/identity.ts';
import { readLines } from '../imports/bookings/read-lines.ts';
import type { Context } from './context.ts';
import { lineIds } from './line-ids.ts';
import { live } from './live.ts';
import { mustHoldCases } from './local-store.ts';
import { addWritingOptions, jsonOption, policyOf } from './options.ts';
import { parsedJson, type RecordChoice, recordCommand, staff, tellNotices } from './record-and-tell.ts';
import { recordLine } from './record-line.ts';
import { rulesOf } from './rules.ts';
import { UserError } from './user-error.ts';

interface EventChoice extends RecordChoice {
  readonly at?: string;
  readonly with?: string;
  readonly id?: string;
  readonly by?: string;
  readonly file?: string;
}

export const registerRecord = (program: Command, context: Context): void => {
  addWritingOptions(program.command('record'))
    .description('record what happened to a case, or import a file of events (one JSON object a line)')
    .argument('[case]', 'the case number')
    .argument('[type]', 'what happened, such as assessmentRecorded')
    .option('--at <time>', "when it happened, as 'YYYY-MM-DD HH:MM' in the facility's zone, or with an offset")
    .option('--with <json>', 'what the type asks for besides, such as \'{"part":"medical"}\'')
    .option('--id <id>', 'an id of your own: recording the same id twice is recording once')
    .option('--by <name>', 'the staff account or system that records it')
    .addOption(
      new Option(
        '--file <file>',
        'import every line of a file instead; nothing is refused for its order, only what is still to come',
      ).conflicts(['at', 'with', 'id']),
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `\nExamples:\n  throughcare record CT-2001 assessmentRecorded --at '2026-11-21 09:30'\n  throughcare record CT-2001 released --at '2026-11-22 10:00' --with '{"kind":"bond"}'\n  throughcare record --file events.ndjson   with lines like {"case":"CT-2001","type":"assessmentRecorded","at":"2026-11-21 09:30"}\n\nA line of a file that was recorded before is not recorded again.\n\nTypes: ${eventTypes.join(', ')}`,
    )
    .action(async (number: string | undefined, type: string | undefined, choice: EventChoice) => {
      if (choice.file !== undefined) return importFile(choice.file, choice, context);
      if (number === undefined || type === undefined || choice.at === undefined) {
        throw new UserError(
          "Say which case, what happened and when: throughcare record CT-2001 assessmentRecorded --at '2026-11-21 09:30'. Or name a file with --file.",
        );
      }
      if (type !== 'admitted') mustHoldCases(choice.folder);
      await recordCommand(
        { ...fields(choice.with), case: number, type, at: choice.at, id: choice.id, recordedBy: choice.by },
        choice,
        context,
      );
    });
};

const fields = (text: string | undefined): Readonly<Record<string, unknown>> => {
  const parsed = text === undefined ? {} : parsedJson(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new UserError(`--with takes a JSON object such as {"part":"medical"}, not ${String(text).slice(0, 100)}`);
  return parsed as Readonly<Record<string, unknown>>;
};

interface Imported {
  recorded: number;
  again: number;
  lines: number;
  readonly problems: { readonly line: number; readonly reason: string }[];
}

/** Every line that can be recorded is; every other is named with its number and its reason. */
const importFile = async (file: string, choice: EventChoice, context: Context): Promise<void> => {
  const tally: Imported = { recorded: 0, again: 0, lines: 0, problems: [] };
  const recordedAt = instantAt(context.now());
  const recordedBy = choice.by ?? staff();
  const idOf = lineIds();
  // What is wrong with the options is said once, and not of every line; no folder is begun for a name that was misspelt.
  policyOf(choice);
  mustBeReadable(file);
  const { messages } = await live(choice.folder, rulesOf(choice), context, async (ports) => {
    for await (const { number: line, text } of linesOf(file)) {
      if (text.trim() === '') continue;
      tally.lines += 1;
      const answer = await recordLine(ports, text, choice, { id: idOf(text), recordedAt, recordedBy });
      if (answer.outcome === 'refused') tally.problems.push({ line, reason: answer.because });
      else if (answer.alreadyRecorded) tally.again += 1;
      else tally.recorded += 1;
    }
  });
  if (tally.lines === 0)
    throw new UserError(
      `${file} holds no events: write one JSON object a line, such as {"case":"CT-2001","type":"assessmentRecorded","at":"2026-11-21 09:30"}.`,
    );
  if (choice.json === true) context.screen.write(JSON.stringify({ ...tally, notices: messages }, undefined, 2));
  else {
    context.screen.write(
      `${tally.recorded} recorded, ${tally.again} recorded before, ${tally.problems.length} rejected.`,
    );
    tellNotices(messages, context.screen);
  }
  for (const { line, reason } of tally.problems) context.screen.warn(`line ${line}: ${reason}`);
  if (tally.problems.length > 0) context.exitWith(2);
};

const mustBeReadable = (file: string): void => {
  try {
    accessSync(file, constants.R_OK);
  } catch (fault) {
    throw unreadable(file, fault);
  }
};

async function* linesOf(file: string) {
  try {
    yield* readLines(file);
  } catch (fault) {
    throw unreadable(file, fault);
  }
}

const unreadable = (file: string, cause: unknown): UserError =>
  new UserError(`${file} cannot be read: check the path and its permissions.`, { cause });
