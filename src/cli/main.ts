#!/usr/bin/env node
import { run } from './run.ts';
import { openTracker } from './tracker.ts';

// A reader that has seen enough, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stopping.abort();
    // The second one ends the process at once, which is safe at any moment.
    process.once(signal, () => process.exit(130));
  });

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isWatched: process.stderr.isTTY ?? false,
  now: () => new Date(),
  signal: stopping.signal,
  open: openTracker,
});
