/** One function with its own role, log group and live alias; versions stay, for executions in flight may still call them. */
import { RemovalPolicy } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Alias,
  ApplicationLogLevel,
  Architecture,
  type Code,
  type IVersion,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { FunctionSpecification } from './function-list.ts';
import { live } from './machine-names.ts';

export interface CaseFunctionProps {
  readonly specification: FunctionSpecification;
  readonly code: Code;
  readonly environment: Readonly<Record<string, string>>;
  /** All it may do beyond writing its own log and traces. */
  readonly statements: readonly PolicyStatement[];
  /** Why a statement names a pattern, by finding. */
  readonly reasons?: Readonly<Record<string, string>>;
  readonly key: IKey;
  readonly logRetention: RetentionDays;
  /** @default nothing calls it asynchronously */
  readonly deadLetters?: IQueue;
}

export class CaseFunction extends Construct {
  readonly function: LambdaFunction;
  /** What everything calls. */
  readonly alias: Alias;

  constructor(scope: Construct, id: string, props: CaseFunctionProps) {
    super(scope, id);
    const { specification, code, environment, key, logRetention, deadLetters } = props;
    const logGroup = new LogGroup(this, 'Log', {
      encryptionKey: key,
      retention: logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const policy = this.policy(role, logGroup, props);
    this.function = new LambdaFunction(this, 'Function', {
      description: `Throughcare: ${specification.entry}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code,
      environment: { ...environment },
      // What the role may do is written here and nowhere else.
      role: role.withoutPolicyUpdates(),
      timeout: specification.timeout,
      memorySize: specification.memory ?? 512,
      ...(deadLetters === undefined ? {} : { deadLetterQueue: deadLetters }),
      ...(specification.atMost === undefined ? {} : { reservedConcurrentExecutions: specification.atMost }),
      tracing: Tracing.ACTIVE,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    });
    this.function.node.addDependency(policy);
    this.alias = new Alias(this, 'Live', { aliasName: live, version: this.function.currentVersion as IVersion });
    this.acknowledgeFindings(specification, deadLetters);
  }

  private policy(
    role: Role,
    logGroup: LogGroup,
    { statements, reasons = {} }: Pick<CaseFunctionProps, 'statements' | 'reasons'>,
  ): ManagedPolicy {
    const policy = new ManagedPolicy(this, 'Policy', {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
        new PolicyStatement({ actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'] }),
        ...statements,
      ],
    });
    acknowledge(policy, {
      'AwsSolutions-IAM5[Resource::*]': 'Only the two X-Ray actions: traces have no resource that a policy could name.',
      ...reasons,
    });
    return policy;
  }

  private acknowledgeFindings({ atMost }: FunctionSpecification, deadLetters: IQueue | undefined): void {
    const asynchronous =
      'It is never invoked asynchronously: a workflow or an event source calls it, retries it, and takes what fails to a dead-letter queue or to operations.';
    acknowledge(this.function, {
      'NIST.800.53.R5-LambdaInsideVPC':
        'It talks to AWS services alone, over TLS and by a role that names each of them; a VPC would hold nothing of its own and add a way for every case to stop at once.',
      ...(deadLetters === undefined
        ? { 'NIST.800.53.R5-LambdaDLQ': asynchronous, 'Serverless-LambdaDLQ': asynchronous }
        : {}),
      ...(atMost === undefined
        ? {
            'NIST.800.53.R5-LambdaConcurrency':
              'A limit of its own could keep a duty waiting while the account has room; what calls it limits how much comes at once.',
          }
        : {}),
    });
  }
}
