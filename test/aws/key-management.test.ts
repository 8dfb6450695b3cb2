/** What KMS says of one key is told from what it says of itself. */
import { expect, it } from 'vitest';
import { createKeyManagement } from '../../lib/aws/key-management.ts';
import { someone } from '../workflows/world.ts';

const refusing = (name: string) =>
  createKeyManagement(
    () => ({ send: () => Promise.reject(Object.assign(new Error(), { name })) }),
    () => 'key',
    () => 'connecticut',
  );

it.each([
  ['InvalidCiphertextException', 'DataKeyUnreadable'],
  ['IncorrectKeyException', 'DataKeyUnreadable'],
  ['ThrottlingException', 'ThrottlingException'],
  ['DisabledException', 'DisabledException'],
])('that it refuses a key with %s is %s', async (refusal, name) => {
  await expect(refusing(refusal).unwrap(new Uint8Array(1), someone)).rejects.toMatchObject({ name });
});
