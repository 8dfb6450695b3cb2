/** The code that deploys: each function's bundle loads by itself, knows its jurisdiction and refuses what it should. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Handler } from '../../../functions/handler.ts';
import { policySettings } from '../../../lib/aws/policy-settings.ts';
import { functionList } from '../../../lib/infrastructure/function-list.ts';
import { assembly, connecticut, ofType } from '../synthesized.ts';

const folders = new Map(
  Object.values(ofType(connecticut(), 'AWS::Lambda::Function')).map(({ Properties }) => {
    const { S3Key } = Properties.Code as { readonly S3Key: string };
    return [Properties.Description, join(assembly(), `asset.${S3Key.replace(/\.zip$/, '')}`)];
  }),
);

describe.each(Object.values(functionList).map(({ entry }) => entry))('the bundle of %s', (entry) => {
  const folder = folders.get(`Throughcare: ${entry}`) ?? '';

  test('is one module under a megabyte, with the jurisdiction’s settings beside it', () => {
    expect(statSync(join(folder, 'index.mjs')).size).toBeLessThan(1_000_000);
    const settings = policySettings.parse(JSON.parse(readFileSync(join(folder, 'jurisdiction.json'), 'utf8')));
    expect([settings.jurisdiction, settings.policyPack, settings.zone]).toEqual([
      'connecticut',
      'connecticut',
      'America/New_York',
    ]);
  });

  test('loads with nothing but Node, and refuses a payload that no workflow sends, by the name that workflows match', async () => {
    const { handler } = (await import(join(folder, 'index.mjs'))) as { readonly handler: Handler };
    await expect(handler({ nonsense: true }, {})).rejects.toMatchObject({ name: 'InvalidPayload' });
  });
});
