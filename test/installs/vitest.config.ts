import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'installs',
    include: ['test/installs/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    // Bounds for what hangs: npm fetches, and every command opens a database.
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
