import { defineConfig } from 'vitest/config';

/** What needs Java, and says so where there is none. */
export default defineConfig({
  test: { include: ['test/java/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 60_000 },
});
