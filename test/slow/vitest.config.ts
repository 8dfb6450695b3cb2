import { defineConfig } from 'vitest/config';

/** What takes many seconds: real processes are killed, every stack is synthesized. */
export default defineConfig({
  test: { include: ['test/slow/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 60_000, maxWorkers: 1 },
});
