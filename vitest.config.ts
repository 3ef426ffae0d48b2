import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Node takes `main` of graphql, Vite would take `module`: two copies, whose errors and types do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    name: 'unit',
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**', 'test/faults/**', 'test/installs/**', 'node_modules/**'],
    globalSetup: ['test/helpers/global-setup.ts'],
    setupFiles: ['test/helpers/setup.ts'],
    pool: 'forks',
    // Files share a process: what each of them opens it closes, and none replaces a module.
    isolate: false,
    // One more than a small machine has cores: a third of the time is spent in waiting for other processes.
    maxWorkers: 3,
    // Answers by the thousand die young: more room for them means that fewer are moved about.
    execArgv: ['--max-semi-space-size=64'],
    experimental: { fsModuleCache: true },
    // Bounds for what hangs, not for what is slow on a busy machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
