/** The app: a stack for each jurisdiction file, all of them under the same checks. */
import { App, type AppProps } from 'aws-cdk-lib';
import { addChecks } from './checks.ts';
import { readJurisdictionFile } from './jurisdiction-file/read.ts';
import { shippedFiles } from './jurisdiction-file/shipped.ts';
import { JurisdictionStack } from './jurisdiction-stack.ts';

/**
 * `cdk synth -c jurisdictions=one.json,two.json` names the files, from any path; without it, the four that ship. Throws
 * InvalidJurisdictionFile before anything is written.
 */
export const buildApp = (props?: AppProps): App => {
  const app = new App(props);
  for (const file of filesOf(app.node.tryGetContext('jurisdictions')).map(readJurisdictionFile)) {
    const account = process.env.CDK_DEFAULT_ACCOUNT;
    new JurisdictionStack(app, { file, ...(account === undefined ? {} : { env: { account } }) });
  }
  addChecks(app);
  return app;
};

const filesOf = (named: unknown): readonly string[] =>
  typeof named === 'string' ? named.split(',').map((path) => path.trim()) : shippedFiles();
