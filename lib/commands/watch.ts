/** `throughcare watch`: keeps the cases of this machine company in real time, sending every notice when it is due. */
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { instantAt } from '../case/identity.ts';
import type { Ports } from '../casework/ports.ts';
import { faultBy } from '../casework/unread.ts';
import type { Context } from './context.ts';
import { mustHoldCases, withLocalStore } from './local-store.ts';
import { addWritingOptions, jsonOption, policyOf } from './options.ts';
import { type RecordChoice, staff } from './record-and-tell.ts';
import { recordLine } from './record-line.ts';
import { rulesOf } from './rules.ts';
import { carryTime } from './serve/carry-time.ts';
import { tellingNotices, tellingOperations, untilInterrupted } from './serve/telling.ts';

export const registerWatch = (program: Command, context: Context): void => {
  addWritingOptions(program.command('watch'))
    .description(
      'carry time for the cases of this machine until interrupted; events on standard input, one JSON object a line, are recorded as they come',
    )
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  throughcare watch\n  tail -f events.ndjson | throughcare watch')
    .action((choice: RecordChoice) => {
      // Events that are piped in may admit somebody.
      if (context.input === undefined) mustHoldCases(choice.folder);
      return withLocalStore(choice.folder, (store) => watch(store, choice, context));
    });
};

const watch = async (store: Ports['store'], choice: RecordChoice, context: Context): Promise<void> => {
  const { screen, functions, now, interrupted } = context;
  const time = carryTime({
    store,
    rules: rulesOf(choice),
    jurisdiction: policyOf(choice).jurisdiction,
    functions,
    now,
    publish: tellingNotices(choice, screen),
    tellOperations: tellingOperations(screen),
  });
  try {
    const cases = await time.takeUp();
    telling(choice, context)(`Watching ${cases} cases. Interrupt to end: nothing is lost, the table holds it all.`);
    await Promise.race([recordLines(time.ports, choice, context), untilInterrupted(interrupted)]);
    await untilInterrupted(interrupted);
    await time.idle();
  } finally {
    time.close();
  }
};

/** With --json the output holds notices alone, one a line; what is said to people goes beside it. */
const telling = ({ json }: RecordChoice, { screen }: Pick<Context, 'screen'>): ((text: string) => void) =>
  json === true ? screen.warn : screen.write;

const recordLines = async (ports: Ports, choice: RecordChoice, { screen, input, now }: Context): Promise<void> => {
  if (input === undefined) return;
  let line = 0;
  for await (const text of createInterface({ input })) {
    line += 1;
    if (text.trim() === '') continue;
    const recordedAt = instantAt(now());
    const id = `standard-input:${recordedAt}:${line}`;
    try {
      const answer = await recordLine(ports, text, choice, { id, recordedAt, recordedBy: staff() });
      if (answer.outcome === 'refused') screen.warn(`line ${line}: ${answer.because}`);
      else telling(choice, { screen })(`Recorded: case ${answer.event.caseId}, ${answer.event.body.type}.`);
    } catch (fault) {
      // Whatever became of this line, the timers of all cases run in this process.
      screen.warn(`line ${line}: a fault kept it from being recorded (${faultBy(fault)}): send it again.`);
    }
  }
};
