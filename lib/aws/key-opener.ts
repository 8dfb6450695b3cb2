/** Opens keys of cases without the SDK's client, for functions that do nothing but read. */
import type { CaseId } from '../case/identity.ts';
import type { KeyWrapper } from '../store/data-keys.ts';
import type { Environment } from './environment.ts';
import { contextOf } from './key-context.ts';
import { createSignedService, type Service } from './signed-service.ts';

const kms: Service = { name: 'kms', target: 'TrentService', json: '1.1' };

/** `environment` is Lambda's own. Making keys is for whoever writes. */
export const createKeyOpener = (keyArn: string, jurisdiction: string, environment: Environment): KeyWrapper => {
  const ask = createSignedService(kms, environment);
  return {
    async unwrap(wrapped: Uint8Array, caseId: CaseId) {
      const { Plaintext } = (await ask('Decrypt', {
        KeyId: keyArn,
        CiphertextBlob: Buffer.from(wrapped).toString('base64'),
        EncryptionContext: contextOf(caseId, jurisdiction),
      })) as { readonly Plaintext: string };
      return new Uint8Array(Buffer.from(Plaintext, 'base64'));
    },
    generate: () => Promise.reject(new Error('A function that only reads makes no keys.')),
  };
};
