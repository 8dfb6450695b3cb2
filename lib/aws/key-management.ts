/**
 * Keys on AWS: each case's key is made and wrapped by the jurisdiction's key in KMS, in the context of its case, so that it
 * opens for no other. CloudTrail keeps that context, which is the case number, beside who opened it.
 */
import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { CaseId } from '../case/identity.ts';
import type { KeyWrapper } from '../store/data-keys.ts';
import { DataKeyUnreadable } from '../store/errors.ts';
import { contextOf } from './key-context.ts';

export const createKeyManagement = (
  client: () => Pick<KMSClient, 'send'>,
  keyArn: () => string,
  jurisdiction: () => string,
): KeyWrapper => {
  const given = (bytes: Uint8Array | undefined, caseId: CaseId): Uint8Array => {
    if (bytes !== undefined) return bytes;
    throw new DataKeyUnreadable(`KMS answered without a key for case ${caseId}. Try again.`);
  };
  return {
    async generate(caseId) {
      const { Plaintext, CiphertextBlob } = await client().send(
        new GenerateDataKeyCommand({
          KeyId: keyArn(),
          KeySpec: 'AES_256',
          EncryptionContext: contextOf(caseId, jurisdiction()),
        }),
      );
      return { key: given(Plaintext, caseId), wrapped: given(CiphertextBlob, caseId) };
    },
    async unwrap(wrapped, caseId) {
      const { Plaintext } = await client()
        .send(
          new DecryptCommand({
            KeyId: keyArn(),
            CiphertextBlob: wrapped,
            EncryptionContext: contextOf(caseId, jurisdiction()),
          }),
        )
        .catch(tellApart(caseId));
      return given(Plaintext, caseId);
    },
  };
};

/** Of one key KMS says that it is none of its own in this context; anything else is about the service, and may pass. */
const tellApart = (caseId: CaseId) => (fault: unknown) => {
  if (!(fault instanceof Error && aboutTheKey.has(fault.name))) throw fault;
  throw new DataKeyUnreadable(
    `The key of case ${caseId} does not open with the jurisdiction's key: it was changed, or made for another case. Restore the table of keys.`,
    { cause: fault },
  );
};

/** The second where another key of KMS wrapped it, as after a restore of another jurisdiction's table. */
const aboutTheKey: ReadonlySet<string> = new Set(['InvalidCiphertextException', 'IncorrectKeyException']);
