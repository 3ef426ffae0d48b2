import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/db/index.ts';
import { copyMigrations, migrate } from '../../src/db/migrate.ts';
import { testDatabase, testDirectory } from '../helpers/database.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { command } from './command.ts';

const { path: folder, remove } = temporaryDirectory();
afterAll(remove);

test.each(['pglite', 'postgres'] as const)(
  'sig-status migrate says what waits, applies it, and tells an older version what to do, on %s',
  async (kind) => {
    const bare = kind === 'postgres' ? await testDatabase(kind, { bare: true }) : null;
    const { path: data, remove: removeData } = await testDirectory({ bare: true });
    onTestFinished(removeData);
    const environment: Record<string, string> = bare
      ? { DATABASE_URL: bare.url ?? '' }
      : { SIG_STATUS_DATA: data };
    const within = async (work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<unknown>) => {
      const database = await openDatabase({ url: bare?.url, dataDir: data });
      await work(database).finally(() => database.close());
    };
    const early = mkdtempSync(join(folder, 'early-'));
    copyMigrations(early, 3);
    await within((database) => migrate(database, early));
    const run = (...args: string[]) => command(null, ['migrate', ...args], { environment });
    const waits = await run('--dry-run');
    expect(waits).toMatchObject({
      exitCode: 0,
      err: expect.stringContaining('dry run: nothing was changed'),
    });
    expect(waits.out).toMatch(/^0003_\w+ waits\n(.*\n)*00\d\d_\w+ waits\n$/);
    expect((await run('--dry-run')).out).toBe(waits.out);
    const applied = await run();
    expect(applied).toMatchObject({
      exitCode: 0,
      err: '',
      out: waits.out.replaceAll(' waits', ' is applied'),
    });
    expect((await run()).out).toMatch(/ has all \d+ migrations of this version\n$/);
    await within(({ db }) =>
      db.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 4000000000000)`,
      ),
    );
    const refused = await run();
    expect(refused).toMatchObject({ exitCode: 1, out: '' });
    expect(refused.err).toMatch(
      /does not know\. Start the version that applied it; or, to go back, restore a backup/,
    );
    await bare?.close();
  },
);
