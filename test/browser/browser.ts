/** A headless Chromium spoken to over its own protocol: pages opened, measured and photographed, with nothing between. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The command that starts a Chromium here, or undefined when there is none. */
export const installedBrowser = (): string | undefined =>
  names.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);

interface Said {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

export interface Tab {
  readonly ask: (method: string, params?: object) => Promise<unknown>;
  readonly on: (hear: (method: string, params: Readonly<Record<string, unknown>>) => void) => void;
}

export interface Browser {
  readonly newTab: () => Promise<Tab>;
  readonly close: () => Promise<void>;
}

export const openBrowser = async (command: string): Promise<Browser> => {
  const profile = mkdtempSync(join(tmpdir(), 'throughcare-browser-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];
  const process = spawn(
    command,
    [...flags, ...quiet, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const connection = await connect(await addressOf(process));
  return {
    newTab: async () => {
      const { targetId } = (await connection.ask('Target.createTarget', { url: 'about:blank' })) as {
        targetId: string;
      };
      const attached = await connection.ask('Target.attachToTarget', { targetId, flatten: true });
      const { sessionId } = attached as { sessionId: string };
      return {
        ask: (method, params) => connection.ask(method, params, sessionId),
        on: (hear) =>
          connection.on((said) => {
            if (said.sessionId === sessionId && said.method !== undefined) hear(said.method, said.params ?? {});
          }),
      };
    },
    close: async () => {
      const gone = new Promise<void>((resolve) => process.once('exit', () => resolve()));
      await connection.ask('Browser.close');
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
};

const addressOf = async (process: ChildProcess): Promise<string> => {
  if (process.stderr === null) throw new Error('The browser has no error stream to read its address from.');
  for await (const line of createInterface({ input: process.stderr })) {
    const [, address] = /DevTools listening on (ws:\S+)/.exec(line) ?? [];
    if (address !== undefined) {
      process.stderr.resume();
      return address;
    }
  }
  throw new Error('The browser ended before it said where to reach it.');
};

const connect = async (address: string) => {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const waiting = new Map<number, (said: Said) => void>();
  const listeners: ((said: Said) => void)[] = [];
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const said = JSON.parse(String(data)) as Said;
    if (said.id !== undefined) waiting.get(said.id)?.(said);
    else for (const hear of listeners) hear(said);
  });
  return {
    on: (hear: (said: Said) => void) => void listeners.push(hear),
    ask: (method: string, params: object = {}, sessionId?: string): Promise<unknown> =>
      new Promise((resolve, reject) => {
        last += 1;
        const id = last;
        waiting.set(id, ({ result, error }) => {
          waiting.delete(id);
          if (error === undefined) resolve(result);
          else reject(new Error(`${method}: ${error.message}`));
        });
        socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
      }),
  };
};
