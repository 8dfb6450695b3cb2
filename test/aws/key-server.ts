/** A server that opens wrapped keys by KMS's interface, in the context of their case alone. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { keyContext } from '../../lib/aws/key-context.ts';
import { caseId } from '../../lib/case/identity.ts';
import type { KeyWrapper } from '../../lib/store/data-keys.ts';

export interface KeyServer {
  readonly endpoint: string;
  /** What was asked for, in order: `TrentService.Decrypt`. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

export const startKeyServer = async (wrapper: KeyWrapper): Promise<KeyServer> => {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    asked.push(String(request.headers['x-amz-target']));
    const { CiphertextBlob = '', EncryptionContext = {} } = (await json(request)) as {
      CiphertextBlob?: string;
      EncryptionContext?: Record<string, string>;
    };
    try {
      const wrapped = new Uint8Array(Buffer.from(CiphertextBlob, 'base64'));
      const key = await wrapper.unwrap(wrapped, caseId(EncryptionContext[keyContext.case] ?? ''));
      response.end(JSON.stringify({ Plaintext: Buffer.from(key).toString('base64') }));
    } catch {
      response.writeHead(400).end(JSON.stringify({ __type: 'InvalidCiphertextException' }));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
