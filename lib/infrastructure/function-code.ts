/** Bundles the entry points with everything they import, the AWS SDK included, and lays the jurisdiction's settings beside. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { type AwaitedContacts, contactsFile } from '../aws/contacts.ts';
import { once } from '../aws/once.ts';
import type { PolicySettings } from '../aws/policy-settings.ts';
import { settingsFile } from '../aws/ports.ts';
import { functionList, functionNames } from './function-list.ts';

const entries = fileURLToPath(new URL('../../functions/aws/', import.meta.url));
/** Packages that are not modules themselves ask for `require`. */
const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** All functions are bundled once for all stacks; the same sources give the same bytes. */
const bundles = once((): string => {
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-functions-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  buildSync({
    entryPoints: functionNames.map((name) => join(entries, `${functionList[name].entry}.ts`)),
    outdir: join(folder, 'bundles'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    // The workflows match errors by name.
    keepNames: true,
    legalComments: 'none',
    banner: { js: banner },
    logLevel: 'error',
  });
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
