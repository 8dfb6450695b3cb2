/** Findings of the checks that stand for a reason: told where the resource is made, finding by finding. */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** `reasons` by the finding's id, such as `AwsSolutions-IAM5[Resource::*]`. */
export const acknowledge = (resource: IConstruct, reasons: Readonly<Record<string, string>>): void => {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(resource).acknowledge({ id, reason });
};
