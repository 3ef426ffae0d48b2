import { run } from '../../src/cli/run.ts';
import type { Database } from '../../src/db/index.ts';
import { refuseDoubledPrefix } from '../helpers/prefixes.ts';

/** Runs one command line in this process, on a database that stays open; null: on none. */
export async function command(
  database: Database | null,
  args: string[],
  more: {
    now?: Date;
    isWatched?: boolean;
    signal?: AbortSignal;
    onOutput?: () => void;
    environment?: Record<string, string>;
  } = {},
) {
  let out = '';
  let err = '';
  let opened = 0;
  let closed = 0;
  const exitCode = await run(args, {
    out: (text) => {
      out += text;
      more.onOutput?.();
    },
    err: (text) => {
      err += text;
    },
    isWatched: more.isWatched ?? false,
    serve: async () => {},
    environment: { SIG_STATUS_SEED: 'off', ...more.environment },
    now: () => more.now ?? new Date('2018-03-01T12:00:00Z'),
    signal: more.signal ?? new AbortController().signal,
    open: async () => {
      if (!database) throw new Error('Expected a command that opens no database.');
      opened++;
      return Object.assign(Object.create(database), {
        db: database.db,
        close: async () => {
          closed++;
        },
      });
    },
  });
  refuseDoubledPrefix(err);
  return { exitCode, out, err, isClosed: opened === closed };
}
