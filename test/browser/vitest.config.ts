import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { CHROMIUM } from './helpers/chromium.ts';

const hasBrowser = existsSync(CHROMIUM);
// Others read this file as well, and run no test.
if (!hasBrowser && process.env.CI && process.env.VITEST)
  throw new Error(`the browser tests need ${CHROMIUM}: apt-get install chromium fonts-liberation`);
if (!hasBrowser)
  process.stderr.write(
    `skipped: the browser tests need ${CHROMIUM} (apt-get install chromium fonts-liberation)\n`,
  );

export default defineConfig({
  // Node takes `main` of graphql, Vite would take `module`: two copies, whose errors and types do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    name: 'browser',
    include: hasBrowser ? ['test/browser/**/*.test.ts'] : [],
    passWithNoTests: !hasBrowser,
    globalSetup: ['test/helpers/global-setup.ts', 'test/browser/helpers/global-setup.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 1,
    experimental: { fsModuleCache: true },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
