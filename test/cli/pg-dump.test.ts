import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/db/index.ts';
import { client } from '../helpers/client.ts';
import { describeOn } from '../helpers/database.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { command } from './command.ts';

const OVERVIEW = `{ projects(first: 50) { totalCount nodes { slug readiness since history { nodes { to effectiveOn evidence { quote } } } criterionResults { verdict explanation } } }
  meetings(first: 50) { nodes { date notes { nodes { text } } } } search(query: "kernel") { totalCount } }`;

/** Its own version is the newest server that it reads. */
const isThere = / 15\./.test(spawnSync('pg_dump', ['--version']).stdout?.toString() ?? '');

function program(name: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(name, args, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
}

describeOn(['postgres15'], 'pg_dump', (open) => {
  test.skipIf(!isThere)(
    `and pg_restore bring the tracker into another database${isThere ? '' : ' (skipped: apt-get install postgresql-client-15)'}`,
    async () => {
      const { path: folder, remove } = temporaryDirectory();
      const [source, target] = [await open({ seeded: true }), await open({ bare: true })];
      onTestFinished(async () => {
        remove();
        await Promise.all([source.close(), target.close()]);
      });
      const file = join(folder, 'tracker.dump');
      program('pg_dump', '--format=custom', `--file=${file}`, `--dbname=${source.url}`);
      program('pg_restore', '--no-owner', '--exit-on-error', `--dbname=${target.url}`, file);

      const restored = await openDatabase({ url: target.url ?? '' });
      onTestFinished(() => restored.close());
      const [before, after] = [await client(source).data(OVERVIEW), await client(restored).data(OVERVIEW)];
      expect(before.projects.totalCount).toBe(11);
      expect(after).toEqual(before);
      expect(await command(restored, ['verify'])).toMatchObject({ exitCode: 0 });
      // It goes on from there: sequences and triggers have come along.
      expect(await command(restored, ['token', 'create', '--role', 'chair'])).toMatchObject({ exitCode: 0 });
    },
  );
});
