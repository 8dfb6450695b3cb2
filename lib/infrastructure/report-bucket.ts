/** Where monthly reports are kept: encrypted with the jurisdiction's key, every version of them, for as long as anybody may ask. */
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { mayUseKey } from './data-key.ts';

export interface ReportBucketProps {
  readonly jurisdiction: string;
  readonly key: IKey;
}

export class ReportBucket extends Construct {
  readonly bucket: Bucket;
  private readonly props: ReportBucketProps;

  constructor(scope: Construct, id: string, props: ReportBucketProps) {
    super(scope, id);
    this.props = props;
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: true,
      versioned: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.acknowledgeFindings();
  }

  /** Putting a report under the jurisdiction's name, encrypted; reading none, and taking none away. */
  mayKeep(): readonly PolicyStatement[] {
    return [
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [this.bucket.arnForObjects(this.objects())] }),
      mayUseKey(this.props.key, 's3', ['kms:GenerateDataKey']),
    ];
  }

  /** Why the objects are a pattern, for the policy that holds `mayKeep`. */
  reasons(): Readonly<Record<string, string>> {
    const bucket = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket);
    return {
      [`AwsSolutions-IAM5[Resource::<${bucket}.Arn>/${this.objects()}]`]:
        'Reports are named by their month: it may put files under the name of its own jurisdiction, and neither read nor delete any.',
    };
  }

  private objects(): string {
    return `${this.props.jurisdiction}/*`;
  }

  private acknowledgeFindings(): void {
    const logging =
      'A dozen files a month of figures about groups, with nobody in them; who reads them is told by CloudTrail data events, which an account records for all its buckets at once.';
    const replication =
      'Every report can be made again from the table, which is backed up: the files are copies by nature.';
    acknowledge(this.bucket, {
      'AwsSolutions-S1': logging,
      'NIST.800.53.R5-S3BucketLoggingEnabled': logging,
      'NIST.800.53.R5-S3BucketReplicationEnabled': replication,
    });
  }
}
