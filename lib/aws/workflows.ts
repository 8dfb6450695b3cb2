/** Starts and wakes executions on Step Functions. */
import { SendTaskSuccessCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Machine, Workflows } from '../casework/ports.ts';

/** `machineArn` answers the ARN of the machine's live alias. Faults other than a taken name or a spent token go on. */
export const createWorkflows = (
  client: () => Pick<SFNClient, 'send'>,
  machineArn: (machine: Machine) => string,
): Workflows => ({
  start: async (machine, name, input) => {
    const command = new StartExecutionCommand({
      stateMachineArn: machineArn(machine),
      name,
      input: JSON.stringify(input),
    });
    return (await wentThrough(client().send(command), takenNames)) ? 'started' : 'taken';
  },
  wake: async (token) => {
    const command = new SendTaskSuccessCommand({ taskToken: token, output: '{}' });
    return (await wentThrough(client().send(command), spentTokens)) ? 'woken' : 'spent';
  },
});

const takenNames: ReadonlySet<string> = new Set(['ExecutionAlreadyExists']);
const spentTokens: ReadonlySet<string> = new Set(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']);

const wentThrough = async (request: Promise<unknown>, harmless: ReadonlySet<string>): Promise<boolean> => {
  try {
    await request;
    return true;
  } catch (fault) {
    if (fault instanceof Error && harmless.has(fault.name)) return false;
    throw fault;
  }
};
