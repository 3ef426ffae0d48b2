#!/usr/bin/env node
import { run } from './run.ts';
import { openTracker } from './tracker.ts';

// A reader that closes the pipe early, such as `head`, is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
async function askAtTerminal(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

const signals = ['SIGINT', 'SIGTERM'] as const;
const stopping = new AbortController();
/** These commands finish what they are doing, and say what is done. */
const isPatient = ['import', 'snapshot'].includes(process.argv[2] ?? '');
const stop = () => {
  // Any other command, and at the second signal every one, ends at once, which is safe at any moment.
  if (stopping.signal.aborted || !isPatient) process.exit(130);
  stopping.abort();
};
for (const signal of signals) process.on(signal, stop);

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isWatched: process.stderr.isTTY ?? false,
  signal: stopping.signal,
  open: openTracker,
  ...(process.stdin.isTTY ? { ask: askAtTerminal } : {}),
  async serve() {
    // The server handles signals itself.
    for (const signal of signals) process.off(signal, stop);
    await (await import('../server.ts')).serve();
  },
});
