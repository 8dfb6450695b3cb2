/** The code of each function: its bundle, with the jurisdiction's settings laid beside. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type AwaitedContacts, contactsFile } from '../aws/contacts.ts';
import { once } from '../aws/once.ts';
import { settingsFile } from '../aws/own-policy.ts';
import type { PolicySettings } from '../aws/policy-settings.ts';
import { bundle } from './bundle.ts';
import { functionList, functionNames } from './function-list.ts';

/** All functions are bundled once for all stacks; the same sources give the same bytes. */
const bundles = once((): string => {
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-functions-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  bundle(
    functionNames.map((name) => functionList[name].entry),
    join(folder, 'bundles'),
  );
  return folder;
});

/** `contacts` for the function that asks after them. */
export const functionCode = (entry: string, settings: PolicySettings, contacts?: AwaitedContacts): Code => {
  const folder = join(bundles(), settings.jurisdiction, entry);
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(bundles(), 'bundles', `${entry}.mjs`), join(folder, 'index.mjs'));
  writeFileSync(join(folder, settingsFile), `${JSON.stringify(settings, undefined, 2)}\n`);
  if (contacts !== undefined) writeFileSync(join(folder, contactsFile), `${JSON.stringify(contacts, undefined, 2)}\n`);
  return Code.fromAsset(folder);
};
