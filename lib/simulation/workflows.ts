/** Reads the very state machines that deploy. */
import { readFileSync } from 'node:fs';
import type { MachineName } from '../casework/machines.ts';
import { remembering } from '../timeline/remembering.ts';

const folder = new URL('../../workflows/', import.meta.url);

/** The definition in `workflows/<name>.asl.json`, parsed, placeholders unresolved. Read once: nobody changes it. */
export const workflow = remembering(
  (name: MachineName) => JSON.parse(readFileSync(new URL(`${name}.asl.json`, folder), 'utf8')) as object,
);
