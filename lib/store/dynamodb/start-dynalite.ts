/**
 * Starts dynalite. Each query of its version 4 opens an iterator of the database below and never closes it: it asks for a
 * `return` that these iterators do not have. An open iterator holds in memory all that was written before it was opened,
 * so that a server that runs for long would grow without end. Here they have a `return`.
 */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';

interface Iterator {
  readonly close: () => Promise<void>;
  return?: () => Promise<void>;
}
type Open = (options?: object) => Iterator;
interface Database {
  keys: Open;
  values: Open;
  /** Whatever is open is attached, and detached once it is closed. */
  attachResource(opened: Iterator): void;
  detachResource(closed: Iterator): void;
}

/** What every database that dynalite may open inherits from, of the very module that it loads. */
export const everyDatabase = (): Database => {
  const ofDynalite = createRequire(createRequire(import.meta.url).resolve('dynalite'));
  const { Level } = ofDynalite('level') as { readonly Level: { readonly prototype: object } };
  return Object.getPrototypeOf(Level.prototype);
};

const closing = (open: Open): Open =>
  function (this: Database, options) {
    const iterator = open.call(this, options);
    iterator.return = () => iterator.close();
    return iterator;
  };

const database = everyDatabase();
database.keys = closing(database.keys);
database.values = closing(database.values);

/** On any free port of this machine; in memory where no folder is given. */
export const startDynalite = async (folder?: string): Promise<{ readonly server: Server; readonly port: number }> => {
  const server = dynalite({
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
    ...(folder === undefined ? {} : { path: folder }),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
};
