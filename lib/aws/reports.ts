/** Keeps reports in the jurisdiction's bucket, which encrypts them with its key and keeps every version. */
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Ports } from '../casework/ports.ts';
import { type Environment, settingOf } from './environment.ts';
import { once } from './once.ts';

export interface KeepReportOptions {
  readonly environment: Environment;
  /** @default a client as the environment configures it */
  readonly client?: () => Pick<S3Client, 'send'>;
}

/** Answers `s3://bucket/name`. */
export const createKeepReport =
  ({ environment, client = ownClient }: KeepReportOptions): NonNullable<Ports['keepReport']> =>
  async ({ name, type, text }) => {
    const bucket = settingOf(environment, 'reportBucket');
    await client().send(new PutObjectCommand({ Bucket: bucket, Key: name, Body: text, ContentType: type }));
    return `s3://${bucket}/${name}`;
  };

const ownClient = once(() => new S3Client({ maxAttempts: 6 }));
