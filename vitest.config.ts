import { defineConfig } from 'vitest/config';

/** Every core takes part: left alone, two cores would give one worker. */
const maxWorkers = '100%';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/deploy/**', 'test/load/**', 'test/slow/**'],
    testTimeout: 20_000,
    maxWorkers,
  },
});
