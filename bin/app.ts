/** What `cdk` runs: one stack for each jurisdiction file. */
import { buildApp } from '../lib/infrastructure/build-app.ts';
import { InvalidJurisdictionFile } from '../lib/infrastructure/jurisdiction-file/read.ts';

try {
  buildApp().synth();
} catch (refusal) {
  if (!(refusal instanceof InvalidJurisdictionFile)) throw refusal;
  console.error(refusal.message);
  process.exitCode = 1;
}
