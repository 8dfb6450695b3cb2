/** Bundles the entry points of functions with everything they import, the AWS SDK included. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const entries = fileURLToPath(new URL('../../functions/aws/', import.meta.url));
/** Packages that are not modules themselves ask for `require`. */
const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Writes `<entry>.mjs` into a folder for each entry; the same sources give the same bytes. Our errors carry their names as text. */
export const bundle = (names: readonly string[], outdir: string): void => {
  buildSync({
    entryPoints: names.map((entry) => join(entries, `${entry}.ts`)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    alias: {
      '@aws-sdk/credential-provider-node': fileURLToPath(new URL('../aws/function-credentials.ts', import.meta.url)),
    },
    minify: true,
    legalComments: 'none',
    banner: { js: banner },
    logLevel: 'error',
  });
};
