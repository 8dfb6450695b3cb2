#!/usr/bin/env node
/** The command line, wired to this machine. */
import { functions } from '../functions/index.ts';
import { run } from '../lib/commands/program.ts';
import { terminal } from '../lib/commands/screen.ts';

const interrupted = new AbortController();
const patience = 2000;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interrupted.abort();
    setTimeout(() => process.exit(130), patience).unref();
  });
}

process.exitCode = await run(process.argv.slice(2), {
  screen: terminal(),
  functions,
  now: Date.now,
  interrupted: interrupted.signal,
  ...(process.stdin.isTTY === true ? {} : { input: process.stdin }),
});
