/**
 * State machines have fixed names, so that their ARNs can be written down before they exist: a machine that starts
 * itself, and a function that starts the machine which calls it, would otherwise each wait for the other.
 */
import { ArnFormat, type Stack, Token } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { MachineName } from '../casework/machines.ts';

/** The alias under which everything starts a machine; what runs keeps the version it was started with. */
export const live = 'live';

export const machineName = (jurisdiction: string, machine: MachineName): string =>
  `throughcare-${jurisdiction}-${machine}`;

/** `CaseTimelineMachine`: the placeholder by which definitions name a machine. */
export const machinePlaceholder = (machine: MachineName): string => `${inPascalCase(machine)}Machine`;

const inPascalCase = (name: string): string =>
  name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

export class MachineArns {
  private readonly stack: Stack;
  private readonly jurisdiction: string;

  constructor(stack: Stack, jurisdiction: string) {
    this.stack = stack;
    this.jurisdiction = jurisdiction;
  }

  arn(machine: MachineName): string {
    return this.stack.formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: machineName(this.jurisdiction, machine),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }

  liveArn(machine: MachineName): string {
    return `${this.arn(machine)}:${live}`;
  }

  /** Step Functions authorizes a start by the machine's own ARN and tells the alias as a condition. */
  mayStart(machines: readonly MachineName[]): PolicyStatement {
    return new PolicyStatement({
      actions: ['states:StartExecution'],
      resources: machines.map((machine) => this.arn(machine)),
      conditions: { 'ForAnyValue:StringEquals': { 'states:StateMachineQualifier': live } },
    });
  }

  /** An execution is described by its own ARN, which holds the name of its machine. */
  mayDescribe(machines: readonly MachineName[]): PolicyStatement {
    return new PolicyStatement({
      actions: ['states:DescribeExecution'],
      resources: machines.map((machine) => this.executionsArn(machine)),
    });
  }

  /** Why executions are a pattern, for the policy that holds `mayDescribe`. */
  reasonsToDescribe(machines: readonly MachineName[]): Readonly<Record<string, string>> {
    const { account } = this.stack;
    const shown = Token.isUnresolved(account) ? '<AWS::AccountId>' : account;
    return Object.fromEntries(
      machines.map((machine) => [
        `AwsSolutions-IAM5[Resource::${this.executionsArn(machine).replace(account, shown)}]`,
        'Executions are named by the case and its generation: it may ask whether one of this machine runs, and do nothing to any.',
      ]),
    );
  }

  private executionsArn(machine: MachineName): string {
    return this.stack.formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${machineName(this.jurisdiction, machine)}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }

  /** Completing a callback token is authorized by the machine that waits for it. */
  mayWake(machines: readonly MachineName[]): PolicyStatement {
    return new PolicyStatement({
      actions: ['states:SendTaskSuccess'],
      resources: machines.map((machine) => this.arn(machine)),
    });
  }
}
