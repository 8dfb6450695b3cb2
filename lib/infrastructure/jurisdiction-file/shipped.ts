/** The jurisdiction files that ship with the product. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const shippedFolder = fileURLToPath(new URL('../../../jurisdictions/', import.meta.url));

/** Paths in order of name. */
export const shippedFiles = (): readonly string[] =>
  readdirSync(shippedFolder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => `${shippedFolder}${name}`);
