/** Starts and wakes executions on Step Functions. */
import {
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
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
  isRunning: async (machine, name) => {
    const executionArn = executionArnOf(machineArn(machine), name);
    try {
      const { status } = await client().send(new DescribeExecutionCommand({ executionArn }));
      return status === 'RUNNING';
    } catch (fault) {
      if (fault instanceof Error && fault.name === 'ExecutionDoesNotExist') return true;
      throw fault;
    }
  },
  wake: async (token) => {
    const command = new SendTaskSuccessCommand({ taskToken: token, output: '{}' });
    return (await wentThrough(client().send(command), spentTokens)) ? 'woken' : 'spent';
  },
});

/** `arn:aws:states:us-east-1:1:stateMachine:timeline:live` runs `arn:aws:states:us-east-1:1:execution:timeline:NAME`. */
const executionArnOf = (machineArn: string, name: string): string => {
  const [arn, partition, service, region, account, , machine] = machineArn.split(':');
  return [arn, partition, service, region, account, 'execution', machine, name].join(':');
};

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
