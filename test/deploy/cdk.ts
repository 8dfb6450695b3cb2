/** The command line that administrators use, against the emulator. */
import { spawn } from 'node:child_process';

export class CdkFailed extends Error {
  override readonly name = 'CdkFailed';
}

/** Runs `cdk` and answers what it printed. Throws CdkFailed with the end of its output. */
export const cdk = (environment: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn('npx', ['cdk', ...words, '--no-notices', '--progress', 'events'], {
      env: { ...process.env, ...environment, CI: 'true' },
    });
    const printed: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(String(chunk)));
    child.once('error', reject);
    child.once('exit', (code) => {
      const text = printed.join('');
      if (code === 0) resolve(text);
      else reject(new CdkFailed(`cdk ${words[0]} ended with ${code}:\n${text.split('\n').slice(-40).join('\n')}`));
    });
  });
