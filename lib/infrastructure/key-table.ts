/**
 * The keys of cases, each wrapped, apart from the cases: backups of cases last for years and never hold a key, so that
 * erasing a case erases it there too. The table itself can be recovered for a few days; then an erasure is final.
 */
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { keyContext } from '../aws/key-context.ts';
import { keyTableSchema } from '../store/dynamodb/key-schema.ts';
import { acknowledge } from './acknowledge.ts';
import type { FunctionPermissions } from './function-list.ts';

/** How long a destroyed key could still be recovered, in days. */
export const recoveryDays = 7;

export class KeyTable extends Construct {
  readonly table: Table;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, { key }: { readonly key: IKey }) {
    super(scope, id);
    this.key = key;
    this.table = new Table(this, 'Table', {
      partitionKey: { name: keyTableSchema.partitionKey, type: AttributeType.STRING },
      sortKey: { name: keyTableSchema.sortKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: recoveryDays },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.table, {
      'NIST.800.53.R5-DynamoDBInBackupPlan':
        'A backup that outlived an erasure would bring the key back, and the case with it; point-in-time recovery covers accidents.',
    });
  }

  /** What a function needs to open, make or destroy keys: only in the context of this jurisdiction. */
  statements(keys: FunctionPermissions['keys'], jurisdiction: string): readonly PolicyStatement[] {
    if (keys === undefined) return [];
    return [
      new PolicyStatement({
        actions: keys === 'opens' ? ['dynamodb:Query'] : ['dynamodb:PutItem', 'dynamodb:Query'],
        resources: [this.table.tableArn],
      }),
      new PolicyStatement({
        actions: keys === 'makes' ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'],
        resources: [this.key.keyArn],
        conditions: { StringEquals: { [`kms:EncryptionContext:${keyContext.jurisdiction}`]: jurisdiction } },
      }),
    ];
  }
}
