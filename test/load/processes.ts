/** The processes of a load run: the table's server, and the API with its workflows, each with a heap for a whole jurisdiction. */
import { type ChildProcess, fork } from 'node:child_process';
import type { Cost } from './cost.ts';

export interface Published {
  readonly id: string;
  readonly subject: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

export interface Processes {
  /** Where the API answers. */
  readonly url: string;
  /** Where the table answers. */
  readonly table: string;
  /** What was published so far, in order. */
  readonly published: readonly Published[];
  /** What operations were told, and faults. */
  readonly troubles: readonly unknown[];
  /** What the API's process has spent since it began. */
  readonly spent: () => Promise<Cost>;
  readonly end: () => void;
}

type Told = Readonly<Record<string, unknown>>;

/** Long garbage collections are rarer in a roomy young generation. */
const heap = ['--max-old-space-size=12288', '--max-semi-space-size=64'];

const started = async (file: string, told: string): Promise<{ readonly child: ChildProcess; readonly url: string }> => {
  const child = fork(new URL(file, import.meta.url), [told], {
    execArgv: heap,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', ({ ready }: Told) => resolve(String(ready)));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return { child, url };
};

/** `store` is dynalite or dynamodb-local. */
export const startProcesses = async (store: string): Promise<Processes> => {
  const backend = await started('backend.ts', store);
  const server = await started('server.ts', backend.url);
  const published: Published[] = [];
  const troubles: unknown[] = [];
  server.child.on('message', (told: Told) => {
    if ('published' in told) published.push(told.published as Published);
    if ('trouble' in told) troubles.push(told.trouble);
  });
  const spent = (): Promise<Cost> =>
    new Promise((resolve) => {
      const listen = (told: Told): void => {
        if (!('spent' in told)) return;
        server.child.off('message', listen);
        resolve(told.spent as Cost);
      };
      server.child.on('message', listen);
      server.child.send('spent');
    });
  return {
    url: server.url,
    table: backend.url,
    published,
    troubles,
    spent,
    end: () => {
      server.child.disconnect();
      backend.child.disconnect();
    },
  };
};
