/** Reads the very state machines that deploy. */
import { readFileSync } from 'node:fs';

export const machines = [
  'case-timeline',
  'deadline',
  'eligibility-review',
  'sweep',
  'digest',
  'compliance-report',
] as const;
export type MachineName = (typeof machines)[number];

const folder = new URL('../../workflows/', import.meta.url);

/** The definition in `workflows/<name>.asl.json`, parsed, placeholders unresolved. */
export const workflow = (name: MachineName): unknown =>
  JSON.parse(readFileSync(new URL(`${name}.asl.json`, folder), 'utf8'));
