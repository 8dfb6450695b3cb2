/** Amazon's DynamoDB Local, from the jar that amplify-dynamodb-simulator carries, where there is Java to run it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type AddressInfo, connect, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Backend } from './backend.ts';

/** Why it cannot run here, or undefined when it can. */
export function reasonToLeaveOut(): string | undefined {
  const { error, status } = spawnSync('java', ['-version'], { stdio: 'ignore' });
  if (error !== undefined) return `java does not start (${error.message})`;
  return status === 0 ? undefined : `java -version ended with ${status}`;
}

/** Starts soonest, and takes little of the machine: for a test. */
const briefly = ['-Xmx256m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

export async function startDynamoDBLocal(machine: readonly string[] = briefly): Promise<Backend> {
  const packageFile = createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json');
  const emulator = join(dirname(packageFile), 'emulator');
  const port = await freePort();
  const server = ['-jar', 'DynamoDBLocal.jar', '-inMemory', '-disableTelemetry', '-port', String(port)];
  const java = spawn('java', [...machine, '-Djava.library.path=./DynamoDBLocal_lib', ...server], {
    cwd: emulator,
    stdio: 'ignore',
  });
  await untilListening(port, java);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      const ended = once(java, 'exit');
      java.kill('SIGKILL');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The server says nothing when it is ready, so knock until it opens. */
async function untilListening(port: number, java: ChildProcess): Promise<void> {
  for (let knock = 0; knock < 600; knock += 1) {
    if (java.exitCode !== null) throw new Error(`DynamoDB Local ended with ${java.exitCode} before it listened.`);
    const socket = connect(port, '127.0.0.1');
    const opened = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (opened) return;
    await pause(50);
  }
  throw new Error(`DynamoDB Local did not listen on port ${port} within 30 seconds.`);
}
