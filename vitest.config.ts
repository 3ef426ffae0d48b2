import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Node takes `main` of graphql, Vite would take `module`: two copies, whose errors and types do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    name: 'unit',
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**', 'test/faults/**', 'test/installs/**', 'node_modules/**'],
    globalSetup: ['test/helpers/global-setup.ts'],
    pool: 'forks',
    // Files share a process: what each of them opens it closes, and none replaces a module.
    isolate: false,
    maxWorkers: 2,
    // Bounds for what hangs, not for what is slow on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
