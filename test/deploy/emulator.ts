/** A local AWS, installed from its pinned release into a folder of its own, that lives as long as the run. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { until } from './until.ts';

const home = join('node_modules', '.cache', 'emulator');
const python = join(home, 'bin', 'python');
const requirements = join('test', 'deploy', 'requirements.txt');

export interface Emulator {
  readonly endpoint: string;
  /** For any process or client that should take it for AWS. */
  readonly environment: Readonly<Record<string, string>>;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** Functions run as local processes of Node; waits keep their real length. Throws when Python or the registry is out of reach. */
export const startEmulator = async (): Promise<Emulator> => {
  install();
  const port = await freePort();
  const endpoint = `http://localhost:${port}`;
  const lines: string[] = [];
  const child = spawn(join(home, 'bin', 'ministack'), {
    env: { ...process.env, GATEWAY_PORT: String(port), LAMBDA_EXECUTOR: 'local' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => lines.push(String(chunk)));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await until('the emulator answers', 60, async () => {
    if (child.exitCode !== null) throw new Error(`The emulator ended with ${child.exitCode}:\n${lines.join('')}`);
    return (await fetch(`${endpoint}/_ministack/health`).catch(() => undefined))?.ok;
  });
  return {
    endpoint,
    environment: {
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: endpoint,
      AWS_ENDPOINT_URL_S3: endpoint,
      CDK_DEFAULT_ACCOUNT: account,
      CDK_DEFAULT_REGION: 'us-east-1',
    },
    log: () => lines.join(''),
    stop: async () => {
      child.kill();
      await gone;
    },
  };
};

export const account = '000000000000';

const install = (): void => {
  if (!existsSync(python)) execFileSync('python3', ['-m', 'venv', home], { stdio: 'inherit' });
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements], {
    stdio: 'inherit',
  });
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No port')),
      );
    });
  });
