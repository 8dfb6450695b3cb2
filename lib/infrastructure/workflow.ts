/** One state machine: its definition as it lies in `workflows/`, its own role and log, and a live alias to a kept version. */
import { Aws, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  CfnStateMachine,
  CfnStateMachineAlias,
  CfnStateMachineVersion,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type MachineName, machines as machineNames } from '../casework/machines.ts';
import { acknowledge } from './acknowledge.ts';
import { definitionOf, substitutionsFor } from './definition.ts';
import { live, type MachineArns, machineName, machinePlaceholder } from './machine-names.ts';

export interface WorkflowProps {
  readonly jurisdiction: string;
  readonly machine: MachineName;
  readonly machines: MachineArns;
  /** The functions' live aliases by placeholder. */
  readonly functions: Readonly<Record<string, Alias>>;
  readonly key: IKey;
  readonly logRetention: RetentionDays;
}

/** The placeholders that stand for machines. */
const machinePlaceholders: ReadonlyMap<string, MachineName> = new Map(
  machineNames.map((machine) => [machinePlaceholder(machine), machine]),
);

export class Workflow extends Construct {
  readonly stateMachine: StateMachine;
  readonly alias: CfnStateMachineAlias;
  private readonly props: WorkflowProps;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    this.props = props;
    const { jurisdiction, machine } = props;
    const substitutions = substitutionsFor(machine, (placeholder) => this.fill(placeholder));
    const role = this.executionRole();
    const policy = this.policy(role, Object.keys(substitutions));
    this.stateMachine = new StateMachine(this, 'Machine', {
      stateMachineName: machineName(jurisdiction, machine),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(definitionOf(machine)),
      definitionSubstitutions: { ...substitutions },
      // What the role may do is written here and nowhere else.
      role: role.withoutPolicyUpdates(),
      tracingEnabled: true,
      logs: { destination: this.logGroup(), level: LogLevel.ALL, includeExecutionData: false },
    });
    this.stateMachine.node.addDependency(policy);
    this.alias = this.liveAlias();
  }

  private fill(placeholder: string): string | undefined {
    const { functions, machines } = this.props;
    if (placeholder === 'Partition') return Aws.PARTITION;
    const machine = machinePlaceholders.get(placeholder);
    return machine === undefined ? functions[placeholder]?.functionArn : machines.liveArn(machine);
  }

  private executionRole(): Role {
    const { machines, machine } = this.props;
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnLike: { 'aws:SourceArn': machines.arn(machine) },
        },
      }),
    });
  }

  /** It may call what its definition calls, and start what its definition starts. */
  private policy(role: Role, placeholders: readonly string[]): ManagedPolicy {
    const { functions, machines } = this.props;
    const called = placeholders.flatMap((name) => functions[name]?.functionArn ?? []);
    const started = placeholders.flatMap((name) => machinePlaceholders.get(name) ?? []);
    const policy = new ManagedPolicy(this, 'Policy', {
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: called }),
        ...(started.length === 0 ? [] : [machines.mayStart(started)]),
        new PolicyStatement({ actions: [...logDelivery, ...traces], resources: ['*'] }),
      ],
    });
    acknowledge(policy, {
      'AwsSolutions-IAM5[Resource::*]':
        'Only log delivery and X-Ray, whose actions have no resource that a policy could name; functions and machines are named.',
    });
    return policy;
  }

  /** Under this prefix log delivery needs no resource policy of its own; the stack's id keeps a kept log from barring a new stack. */
  private logGroup(): LogGroup {
    const { jurisdiction, machine, key, logRetention } = this.props;
    const stackId = Fn.select(2, Fn.split('/', Aws.STACK_ID));
    return new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/states/${machineName(jurisdiction, machine)}/${stackId}`,
      encryptionKey: key,
      retention: logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Each definition is published as a version that stays; the alias moves to the newest, and what runs keeps its own. */
  private liveAlias(): CfnStateMachineAlias {
    const machine = this.stateMachine.node.defaultChild;
    if (!(machine instanceof CfnStateMachine)) throw new TypeError('A state machine has a resource');
    const version = new CfnStateMachineVersion(this, 'Version', {
      stateMachineArn: machine.attrArn,
      stateMachineRevisionId: machine.attrStateMachineRevisionId,
    });
    version.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return new CfnStateMachineAlias(this, 'Live', {
      name: live,
      deploymentPreference: { type: 'ALL_AT_ONCE', stateMachineVersionArn: version.attrArn },
    });
  }
}

const logDelivery = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];

const traces = [
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];
