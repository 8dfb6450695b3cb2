import { defineConfig } from 'vitest/config';

/** One deployment, step after step, in real time: an emulator has no other. */
export default defineConfig({
  test: {
    include: ['test/deploy/**/*.deploy.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: false,
    bail: 1,
  },
});
