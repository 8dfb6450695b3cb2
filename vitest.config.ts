import { defineConfig } from 'vitest/config';

/** Every core takes part: left alone, two cores would give one worker. What a file loads the next one finds loaded. */
const workers = { maxWorkers: '100%', isolate: false };

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/deploy/**', 'test/java/**', 'test/load/**', 'test/slow/**'],
    testTimeout: 20_000,
    ...workers,
  },
});
