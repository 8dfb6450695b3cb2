/** `throughcare serve` as the process that it is: started, asked over HTTP, killed without warning, started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Message } from '../../lib/casework/ports.ts';

export interface Served {
  readonly url: string;
  /** Notices that this process sent, as it wrote them down. */
  readonly sent: readonly Message[];
  /** What it said beside them: requests, and what operations would hear. */
  readonly said: readonly string[];
  get(path: string): Promise<Response>;
  post(path: string, key: string, body: unknown): Promise<Response>;
  /** Resolves once every case was taken up. */
  readonly takenUp: Promise<number>;
  /** SIGKILL: no handler runs, no buffer is written. */
  kill(): Promise<void>;
  /** SIGTERM, and how it ended. */
  end(): Promise<number | null>;
}

const program = join(import.meta.dirname, '../../bin/throughcare.ts');

export const serve = async (folder: string, ...options: readonly string[]): Promise<Served> => {
  const words = ['serve', '--port', '0', '--folder', folder, '--json', ...options];
  const child: ChildProcess = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('The process has no output to read.');
  const sent: Message[] = [];
  const said: string[] = [];
  const started = Promise.withResolvers<{ readonly listening: string; readonly token: string }>();
  const takenUp = Promise.withResolvers<number>();
  // A process that is killed before it took all up leaves this unanswered, and nobody waiting.
  takenUp.promise.catch(() => undefined);
  createInterface({ input: stdout }).on('line', (line) => {
    const told = JSON.parse(line);
    if ('listening' in told) started.resolve(told);
    else if ('takenUp' in told) takenUp.resolve(told.takenUp);
    else sent.push(told);
  });
  createInterface({ input: stderr }).on('line', (line) => said.push(line));
  const ended = once(child, 'exit');
  void ended.then(([code, signal]) => {
    started.reject(new Error(`It ended with ${code ?? signal} before it listened: ${said.join('\n')}`));
    takenUp.reject(new Error(`It ended with ${code ?? signal} before all was taken up.`));
  });
  const { listening: url, token } = await started.promise;
  const authorization = `Bearer ${token}`;
  const stop = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    const [code] = await ended;
    return code;
  };
  return {
    url,
    sent,
    said,
    takenUp: takenUp.promise,
    get: (path) => fetch(`${url}${path}`, { headers: { authorization } }),
    post: (path, key, body) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
      }),
    kill: async () => void (await stop('SIGKILL')),
    end: () => stop('SIGTERM'),
  };
};
