#!/usr/bin/env node
/** The fault rehearsal: `npm run rehearse -- --seed 1 --case-years 1000`. */
import { rehearseFaults } from '../lib/commands/rehearse-faults.ts';
import { house } from './house.ts';

process.exitCode = await rehearseFaults(process.argv.slice(2), {
  house,
  thread: new URL('./rehearse-world.ts', import.meta.url),
  write: (text) => void process.stdout.write(`${text}\n`),
  progress: (text) => void (process.stderr.isTTY && process.stderr.write(`\r${text}`)),
});
