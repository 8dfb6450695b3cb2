/** All functions of a jurisdiction, each with exactly what `function-list.ts` says it may do. */
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { AwaitedContacts } from '../aws/contacts.ts';
import { type Setting, variables } from '../aws/environment.ts';
import { serviceOf, serviceVariable } from '../aws/measures.ts';
import type { PolicySettings } from '../aws/policy-settings.ts';
import type { Machine } from '../casework/ports.ts';
import { CaseFunction } from './case-function.ts';
import { mayUseKey, toSend } from './data-key.ts';
import { functionCode } from './function-code.ts';
import { type FunctionName, type FunctionPermissions, functionList, functionNames } from './function-list.ts';
import type { KeyTable } from './key-table.ts';
import type { MachineArns } from './machine-names.ts';
import type { ReportBucket } from './report-bucket.ts';
import type { Topics } from './topics.ts';

export interface CaseFunctionsProps {
  readonly settings: PolicySettings;
  /** Who ought to hear, for the function that looks whether they do. */
  readonly contacts: AwaitedContacts;
  readonly table: Table;
  readonly keys: KeyTable;
  readonly topics: Topics;
  readonly reports: ReportBucket;
  readonly machines: MachineArns;
  readonly key: IKey;
  readonly logRetention: RetentionDays;
  /** What event sources need of the functions they call. */
  readonly sources: Partial<Readonly<Record<FunctionName, readonly PolicyStatement[]>>>;
  /** Where the calls of those end that are called asynchronously and fail for good. */
  readonly deadLetters: Partial<Readonly<Record<FunctionName, IQueue>>>;
}

export class CaseFunctions extends Construct {
  readonly all: Readonly<Record<FunctionName, CaseFunction>>;
  private readonly props: CaseFunctionsProps;

  constructor(scope: Construct, id: string, props: CaseFunctionsProps) {
    super(scope, id);
    this.props = props;
    const built = functionNames.map((name) => [name, this.build(name)] as const);
    this.all = Object.fromEntries(built) as Record<FunctionName, CaseFunction>;
  }

  private build(name: FunctionName): CaseFunction {
    const { settings, key, logRetention, sources, deadLetters } = this.props;
    const specification = functionList[name];
    return new CaseFunction(this, name.replace(/Function$/, ''), {
      specification,
      code: functionCode(specification.entry, settings, this.contacts(specification.may)),
      environment: this.environment(specification.may),
      statements: [...this.statements(specification.may), ...(sources[name] ?? [])],
      reasons: this.reasons(specification.may),
      key,
      logRetention,
      ...(deadLetters[name] === undefined ? {} : { deadLetters: deadLetters[name] }),
    });
  }

  /** Why a pattern stands where a resource would be named. */
  private reasons(may: FunctionPermissions): Readonly<Record<string, string>> {
    const { reports, machines } = this.props;
    return { ...(keepsReports(may) ? reports.reasons() : {}), ...machines.reasonsToDescribe(may.describes ?? []) };
  }

  private contacts({ lists = [] }: FunctionPermissions): AwaitedContacts | undefined {
    return lists.length === 0 ? undefined : this.props.contacts;
  }

  /** A function is told only of what it may use. */
  private environment(may: FunctionPermissions): Readonly<Record<string, string>> {
    const { table: actions, keys: use, starts = [], publishes = [], lists = [] } = may;
    const { table, keys, key, topics, reports, machines, settings } = this.props;
    const told: Partial<Record<Setting, string>> = {
      ...(actions.length === 0 ? {} : { table: table.tableName }),
      ...(use === undefined ? {} : { keyTable: keys.table.tableName, dataKey: key.keyArn }),
      ...Object.fromEntries([...publishes, ...lists].map((topic) => [topicSetting[topic], topics[topic].topicArn])),
      ...(keepsReports(may) ? { reportBucket: reports.bucket.bucketName } : {}),
      ...Object.fromEntries(starts.map((machine) => [settingOf[machine], machines.liveArn(machine)])),
    };
    return {
      [serviceVariable]: serviceOf(settings.jurisdiction),
      ...Object.fromEntries(Object.entries(told).map(([setting, value]) => [variables[setting as Setting], value])),
    };
  }

  private statements(may: FunctionPermissions): readonly PolicyStatement[] {
    const { machines, topics, keys, reports, settings } = this.props;
    const { table, starts = [], describes = [], wakes = [], publishes = [], lists = [] } = may;
    return [
      ...(table.length === 0 ? [] : this.tableStatements(may)),
      ...keys.statements(may.keys, settings.jurisdiction),
      ...(publishes.length === 0 ? [] : this.publishStatements(publishes.map((topic) => topics[topic].topicArn))),
      ...(keepsReports(may) ? reports.mayKeep() : []),
      ...(starts.length === 0 ? [] : [machines.mayStart(starts)]),
      ...(describes.length === 0 ? [] : [machines.mayDescribe(describes)]),
      ...(wakes.length === 0 ? [] : [machines.mayWake(wakes)]),
      ...(lists.length === 0
        ? []
        : [
            new PolicyStatement({
              actions: ['sns:ListSubscriptionsByTopic'],
              resources: lists.map((topic) => topics[topic].topicArn),
            }),
          ]),
    ];
  }

  private tableStatements({ table: actions, indexes = [] }: FunctionPermissions): readonly PolicyStatement[] {
    const { table, key } = this.props;
    const writes = actions.some((action) => action !== 'GetItem' && action !== 'Query');
    return [
      new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [table.tableArn] }),
      ...(indexes.length === 0
        ? []
        : [
            new PolicyStatement({
              actions: ['dynamodb:Query'],
              resources: indexes.map((index) => `${table.tableArn}/index/${index}`),
            }),
          ]),
      mayUseKey(key, 'dynamodb', [
        'kms:Decrypt',
        'kms:DescribeKey',
        ...(writes ? ['kms:Encrypt', 'kms:GenerateDataKey'] : []),
      ]),
    ];
  }

  private publishStatements(topicArns: readonly string[]): readonly PolicyStatement[] {
    return [
      new PolicyStatement({ actions: ['sns:Publish'], resources: [...topicArns] }),
      mayUseKey(this.props.key, 'sns', toSend),
    ];
  }
}

const keepsReports = ({ keepsReports: keeps }: FunctionPermissions): boolean => keeps === true;

const topicSetting = { notices: 'noticeTopic', operations: 'operationsTopic' } as const;

/** Which variable names the machine to a function that starts it. */
const settingOf: Readonly<Record<Machine, Setting>> = {
  'case-timeline': 'caseTimeline',
  deadline: 'deadline',
  'eligibility-review': 'eligibilityReview',
};
