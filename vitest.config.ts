import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], exclude: ['test/deploy/**', 'test/load/**'], testTimeout: 20_000 },
});
