/** The code that deploys: each function's bundle loads by itself, knows its jurisdiction and refuses what it should. */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policySettings } from '../../../lib/aws/policy-settings.ts';
import { functionList } from '../../../lib/infrastructure/function-list.ts';
import { assembly, connecticut, ofType } from '../synthesized.ts';

const folders = new Map(
  Object.values(ofType(connecticut(), 'AWS::Lambda::Function')).map(({ Properties }) => {
    const { S3Key } = Properties.Code as { readonly S3Key: string };
    return [Properties.Description, join(assembly(), `asset.${S3Key.replace(/\.zip$/, '')}`)];
  }),
);

const entries = Object.values(functionList).map(({ entry }) => entry);
const moduleOf = (entry: string): string => join(folders.get(`Throughcare: ${entry}`) ?? '', 'index.mjs');

/** The one that draws carries the library that draws. */
const largest = (entry: string): number => (entry === 'compliance-report' ? 1_500_000 : 1_000_000);

test.each(entries)(
  '%s is one module, no larger than it has to be, with the jurisdiction’s settings beside it',
  (entry) => {
    expect(statSync(moduleOf(entry)).size).toBeLessThan(largest(entry));
    expect(readFileSync(moduleOf(entry), 'utf8').includes('echarts')).toBe(entry === 'compliance-report');
    const settings = policySettings.parse(
      JSON.parse(readFileSync(join(moduleOf(entry), '../jurisdiction.json'), 'utf8')),
    );
    expect([settings.jurisdiction, settings.policyPack, settings.zone]).toEqual([
      'connecticut',
      'connecticut',
      'America/New_York',
    ]);
  },
);

/** Loads each module in a process of its own tree, calls it with what no workflow sends, and says how it fails. */
const callAll = `
  const failures = [];
  for (const path of process.argv.slice(1)) {
    const { handler } = await import(path);
    failures.push(await handler({ nonsense: true }, {}).catch((fault) => fault.name));
  }
  console.log(JSON.stringify(failures));`;

test('each module loads with nothing but Node, and refuses what no workflow sends by the name that workflows match', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', callAll, ...entries.map(moduleOf)],
    {
      cwd: assembly(),
      encoding: 'utf8',
      env: {},
    },
  );
  expect(JSON.parse(stdout)).toEqual(entries.map(() => 'InvalidPayload'));
  const lines = stderr.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line)).map(({ step, error }) => [step, error])).toEqual(
    entries.map((entry) => [entry, 'InvalidPayload']),
  );
});
