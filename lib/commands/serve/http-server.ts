/** Puts a router behind a port, and writes a line for each request that names nobody. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { endpoints } from '../../api/endpoints/index.ts';
import { UserError } from '../user-error.ts';

export interface HttpServer {
  readonly url: string;
  /** Takes no more requests, and resolves when those under way have been answered. */
  close(): Promise<void>;
}

export interface HttpOptions {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Hears of each request: how, where, with what outcome, how long it took. */
  readonly log: (line: string) => void;
}

/** Throws a sentence for people when the port cannot be had. */
export const listen = async ({ fetch, host, port, now, log }: HttpOptions): Promise<HttpServer> => {
  const server = createAdaptorServer({
    fetch: async (request) => {
      const began = now();
      const response = await fetch(request);
      log(`${request.method} ${shapeOfPath(request.url)} ${response.status} ${now() - began} ms`);
      return response;
    },
  }) as Server;
  server.listen(port, host);
  await once(server, 'listening').catch((fault: NodeJS.ErrnoException) => {
    throw sentenceAbout(fault, host, port);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
};

const sentenceAbout = (fault: NodeJS.ErrnoException, host: string, port: number): unknown => {
  switch (fault.code) {
    case 'EADDRINUSE':
      return new UserError(
        `Port ${port} is in use: another server listens there. End it, or choose another with --port.`,
        { cause: fault },
      );
    case 'EACCES':
      return new UserError(`Port ${port} is not yours to use: choose one above 1023 with --port.`, { cause: fault });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new UserError(`This machine has no address ${host}: check --host.`, { cause: fault });
    default:
      return fault;
  }
};

/** The parts of addresses that are the same whoever asks about whom; cases, facilities and units are left out. */
const words: ReadonlySet<string> = new Set([
  'health',
  'openapi.json',
  ...endpoints.flatMap(({ path }) => path.split('/').filter((part) => part !== '' && !part.startsWith('{'))),
]);

const shapeOfPath = (url: string): string =>
  new URL(url).pathname
    .split('/')
    .map((part) => (part === '' || words.has(part) ? part : '…'))
    .join('/');
