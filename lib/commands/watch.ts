/** `throughcare watch`: keeps the cases of this machine company in real time, sending every notice when it is due. */
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { instantAt } from '../case/identity.ts';
import { follow } from '../casework/follow.ts';
import type { Ports } from '../casework/ports.ts';
import { importEvent } from '../casework/record.ts';
import { readEvent } from '../imports/written-event.ts';
import { createRealClock } from '../runtime/real-clock.ts';
import { embed } from '../simulation/embed.ts';
import type { Context } from './context.ts';
import { withLocalStore } from './local-store.ts';
import { addWritingOptions, jsonOption, policiesOf, policyOf } from './options.ts';
import { parsedJson, type RecordChoice, staff, tellNotices } from './record-and-tell.ts';

const sweepEvery = 300_000;

export const registerWatch = (program: Command, context: Context): void => {
  addWritingOptions(program.command('watch'))
    .description(
      'carry time for the cases of this machine until interrupted; events on standard input, one JSON object a line, are recorded as they come',
    )
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  throughcare watch\n  tail -f events.ndjson | throughcare watch')
    .action((choice: RecordChoice) => withLocalStore(choice.folder, (store) => watch(store, choice, context)));
};

const watch = async (store: Ports['store'], choice: RecordChoice, context: Context): Promise<void> => {
  const { screen, functions, now, interrupted } = context;
  const clock = createRealClock({ now });
  const { ports, runtime } = embed({
    clock,
    store,
    policyOf: policiesOf(choice),
    functions,
    publish: (message) =>
      choice.json === true ? screen.write(JSON.stringify(message)) : tellNotices([message], screen),
  });
  const sweep = (): void => {
    runtime.start('sweep', { input: {} });
    clock.at(now() + sweepEvery, sweep);
  };
  try {
    let cases = 0;
    for await (const number of store.cases()) {
      await follow(ports, number);
      cases += 1;
    }
    await runtime.idle();
    sweep();
    telling(choice, context)(`Watching ${cases} cases. Interrupt to end: nothing is lost, the table holds it all.`);
    await Promise.race([recordLines(ports, choice, context), ended(interrupted)]);
    await ended(interrupted);
    await runtime.idle();
  } finally {
    clock.close();
  }
};

/** With --json the output holds notices alone, one a line; what is said to people goes beside it. */
const telling = ({ json }: RecordChoice, { screen }: Pick<Context, 'screen'>): ((text: string) => void) =>
  json === true ? screen.warn : screen.write;

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  );

const recordLines = async (ports: Ports, choice: RecordChoice, { screen, input, now }: Context): Promise<void> => {
  if (input === undefined) return;
  let line = 0;
  for await (const text of createInterface({ input })) {
    line += 1;
    if (text.trim() === '') continue;
    const recordedAt = instantAt(now());
    const read = readEvent(parsedJson(text), {
      zone: policyOf(choice).zone,
      ambiguity: choice.ambiguous,
      id: `standard-input:${recordedAt}:${line}`,
      recordedAt,
      recordedBy: staff(),
    });
    const answer =
      'problem' in read ? { outcome: 'refused' as const, because: read.problem } : await importEvent(ports, read.event);
    if (answer.outcome === 'refused') screen.warn(`line ${line}: ${answer.because}`);
    else telling(choice, { screen })(`Recorded: case ${answer.event.caseId}, ${answer.event.body.type}.`);
  }
};
