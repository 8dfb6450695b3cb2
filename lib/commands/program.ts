/** The command line: every command, one way to report what went wrong. */
import { Command, CommanderError } from 'commander';
import { registerAdmit } from './admit.ts';
import { registerCarryOver } from './carry-over.ts';
import type { Context } from './context.ts';
import { registerDecide } from './decide.ts';
import { registerDue } from './due.ts';
import { registerEligibility } from './eligibility.ts';
import { registerJurisdiction } from './jurisdiction.ts';
import { registerPolicy } from './policy.ts';
import { registerProgrammes } from './programmes.ts';
import { registerPromise } from './promise.ts';
import { registerRecord } from './record.ts';
import { registerRederive } from './rederive.ts';
import { registerReplay } from './replay.ts';
import { registerReport } from './report.ts';
import { registerServe } from './serve.ts';
import { registerShow } from './show.ts';
import { registerSimulate } from './simulate.ts';
import { isForPeople } from './user-error.ts';
import { registerWatch } from './watch.ts';

/** Runs one command line (without node and script name) and answers its exit code: 0 fine, 2 something to put right, 1 a fault of ours. */
export const run = async (words: readonly string[], given: Omit<Context, 'exitWith'>): Promise<number> => {
  let code = 0;
  const context: Context = {
    ...given,
    exitWith: (asked) => {
      code = asked;
    },
  };
  try {
    await commandLine(context).parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    return report(error, context);
  }
};

const commands = [
  registerSimulate,
  registerPolicy,
  registerAdmit,
  registerRecord,
  registerDecide,
  registerPromise,
  registerShow,
  registerDue,
  registerReplay,
  registerReport,
  registerEligibility,
  registerProgrammes,
  registerWatch,
  registerServe,
  registerJurisdiction,
  registerCarryOver,
  registerRederive,
];

const commandLine = (context: Context): Command => {
  const program = new Command('throughcare')
    .description(
      'Carries each person from admission to discharge: reminds staff before every deadline, escalates every miss.',
    )
    .version('0.1.0')
    .showHelpAfterError('(add --help for what this command takes)')
    .configureOutput({
      writeOut: (text) => context.screen.write(text.trimEnd()),
      writeErr: (text) => context.screen.warn(text.trimEnd()),
    })
    .exitOverride();
  for (const register of commands) register(program, context);
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
};

const report = (error: unknown, { screen }: Context): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (isForPeople(error)) {
    screen.warn(error.message);
    return 2;
  }
  screen.warn(
    `This should not have happened: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
  );
  return 1;
};
