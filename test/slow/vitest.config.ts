import { defineConfig } from 'vitest/config';

/** What takes real seconds, because real processes are killed. */
export default defineConfig({
  test: { include: ['test/slow/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 60_000, maxWorkers: 1 },
});
