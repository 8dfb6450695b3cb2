/** The case table as `key-schema.ts` lays it out, with everything that keeps it from being lost. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { caseTableSchema } from '../store/dynamodb/key-schema.ts';
import { acknowledge } from './acknowledge.ts';

export interface CaseTableProps {
  readonly key: IKey;
  /** How long a daily backup is kept, in days. */
  readonly backupDays: number;
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

export class CaseTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, { key, backupDays }: CaseTableProps) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: text(caseTableSchema.partitionKey),
      sortKey: text(caseTableSchema.sortKey),
      timeToLiveAttribute: caseTableSchema.timeToLive,
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      // Keys say which case has a new event; nothing else needs to leave the table.
      stream: StreamViewType.KEYS_ONLY,
    });
    for (const { name, partitionKey, sortKey } of caseTableSchema.indexes) {
      this.table.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: text(partitionKey),
        sortKey: text(sortKey),
      });
    }
    this.backUpDaily(key, backupDays);
  }

  /** Point-in-time recovery ends with 35 days and with the table; backups outlive both. */
  private backUpDaily(encryptionKey: IKey, backupDays: number): void {
    const plan = new BackupPlan(this, 'Backups', {
      backupVault: new BackupVault(this, 'Vault', { encryptionKey, removalPolicy: RemovalPolicy.RETAIN }),
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'daily',
          scheduleExpression: Schedule.cron({ hour: '5', minute: '0' }),
          deleteAfter: Duration.days(backupDays),
        }),
      ],
    });
    const role = new Role(this, 'BackupRole', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup')],
    });
    acknowledge(role, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]':
        'AWS Backup documents this policy as what its service role needs and keeps it in step with the service.',
    });
    plan.addSelection('Cases', {
      resources: [BackupResource.fromDynamoDbTable(this.table)],
      role: role.withoutPolicyUpdates(),
    });
  }
}
