import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'packages/*/src/**/*.test.ts', 'schemas/src/**/*.test.ts', 'pipelines/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
