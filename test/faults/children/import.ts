/** `sig-status import --json` on a database of PostgreSQL, in a process that the test can kill: the URL, then the files. */
import { run } from '../../../src/cli/run.ts';
import { openTracker } from '../../../src/cli/tracker.ts';

const [url, ...files] = process.argv.slice(2);
process.exitCode = await run(['import', '--json', ...files], {
  out: (text) => process.stdout.write(text),
  err: () => {},
  serve: async () => {},
  isWatched: false,
  environment: { DATABASE_URL: url, SIG_STATUS_SEED: 'off' },
  now: () => new Date('2018-03-01T12:00:00Z'),
  signal: new AbortController().signal,
  open: openTracker,
});
