/** The rule packs that every stack has to pass: a finding that nobody acknowledged stops synth. */
import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, type NagPack, NIST80053R5Checks, ServerlessChecks } from 'cdk-nag';

export const checks = (app: App): readonly NagPack[] => [
  new AwsSolutionsChecks(app),
  new NIST80053R5Checks(app),
  new ServerlessChecks(app),
];

export const addChecks = (app: App): void => Validations.of(app).addPlugins(...checks(app));
