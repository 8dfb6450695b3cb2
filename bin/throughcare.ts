#!/usr/bin/env node
/** The command line, wired to this machine. */
import { functions } from '../functions/index.ts';
import { run } from '../lib/commands/program.ts';
import { terminal } from '../lib/commands/screen.ts';

process.exitCode = await run(process.argv.slice(2), { screen: terminal(), functions, now: Date.now });
