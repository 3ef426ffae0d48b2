import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/index.ts';
import { copyMigrations, migrate } from '../../src/db/migrate.ts';
import { client } from '../helpers/client.ts';
import {
  type DatabaseKind,
  describeOnBoth,
  type TestDatabase,
  testDatabase,
  testDirectory,
} from '../helpers/database.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { command } from './command.ts';

const { path: folder, remove } = temporaryDirectory();
afterAll(remove);
const file = (name: string) => join(folder, name);
const linesOf = (path: string) => gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
/** Without what tells two backups of the same apart: when they were taken, and the digest, which covers that. */
function contentOf(path: string) {
  const [, ...rows] = linesOf(path);
  const { sequences, counts } = JSON.parse(rows.pop() ?? '');
  return { rows, sequences, counts };
}
const OVERVIEW = `{ projects(first: 50) { nodes { slug name readiness since history { nodes { to effectiveOn evidence { quote } } } criterionResults { verdict explanation } } }
  meetings(first: 50) { nodes { date notes { nodes { text } } } } }`;

/** Where a restore goes to: an empty database of its own, as settings. */
async function target(kind: DatabaseKind): Promise<{
  environment: Record<string, string>;
  open: () => ReturnType<typeof openDatabase>;
  close: () => Promise<void>;
}> {
  if (kind === 'pglite') {
    const { path, remove } = await testDirectory({ bare: true });
    return {
      environment: { SIG_STATUS_DATA: path },
      open: () => openDatabase({ dataDir: path }),
      close: async () => remove(),
    };
  }
  const bare = await testDatabase(kind, { bare: true });
  const url = bare.url ?? '';
  return { environment: { DATABASE_URL: url }, open: () => openDatabase({ url }), close: () => bare.close() };
}

describeOnBoth('sig-status backup', (open, kind) => {
  let source: TestDatabase;
  const backup = file(`${kind}.backup`);
  beforeAll(async () => {
    source = await open({ seeded: true });
    expect(await command(source.database, ['backup', backup])).toMatchObject({ exitCode: 0, err: '' });
  });
  afterAll(() => source.close());

  test('is a file that only its owner reads, says what is in it, and overwrites nothing unasked', async () => {
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    const before = readFileSync(backup);
    const again = await command(source.database, ['backup', backup]);
    expect(again).toMatchObject({ exitCode: 1, out: '' });
    expect(again.err).toContain(`found a file at ${backup} (--replace overwrites it)`);
    expect(readFileSync(backup)).toEqual(before);
    const replaced = await command(source.database, ['backup', backup, '--replace']);
    expect(replaced.out).toMatch(/: \d{3,} rows, \d+ bytes, SHA-256 of its content [0-9a-f]{64}\n$/);
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  test('is proved without a database of the settings', async () => {
    const proved = await command(source.database, ['verify', backup]);
    expect(proved).toMatchObject({ exitCode: 0, err: '' });
    expect(proved.out).toContain('everything derived is as recomputed\n');
  });

  describe.each(['pglite', 'postgres'] as const)('restored to %s', (to) => {
    test('holds the same, row by row, answers the same, and goes on', async () => {
      const place = await target(to);
      const restored = await command(source.database, ['restore', backup], {
        environment: place.environment,
      });
      expect(restored).toMatchObject({ exitCode: 0 });
      expect(restored.out).toMatch(/^\d{3,} rows of .*, as of .*Z, are in .*\n$/);
      const database = await place.open();
      try {
        const again = file(`${kind}-${to}.backup`);
        expect((await command(database, ['backup', again])).exitCode).toBe(0);
        expect(contentOf(again)).toEqual(contentOf(backup));
        const now = '2018-03-01T12:00:00Z';
        expect(await client({ db: database.db }, { now }).data(OVERVIEW)).toEqual(
          await client({ db: source.db }, { now }).data(OVERVIEW),
        );
        const made = await command(database, ['token', 'create', '--role', 'chair']);
        expect(made).toMatchObject({ exitCode: 0 });
        // The ledger's rules are in force again.
        await expect(
          database.db.execute(sql`update status_changes set reason = 'another'`),
        ).rejects.toThrow();
        await expect(database.db.execute(sql`delete from people`)).rejects.toThrow();
        const twice = await command(source.database, ['restore', backup], { environment: place.environment });
        expect(twice.exitCode).toBe(1);
      } finally {
        await database.close();
      }
      const used = await command(source.database, ['restore', backup], { environment: place.environment });
      expect(used).toMatchObject({ exitCode: 1, out: '' });
      expect(used.err).toMatch(
        /Expected an empty database to restore into, found .*, which holds data; name a new one\./,
      );
      await place.close();
    });
  });

  test('of an earlier version is brought to this one', async () => {
    const early = await open({ bare: true });
    const migrations = mkdtempSync(join(folder, 'migrations-'));
    copyMigrations(migrations, 8);
    await migrate(early.database, migrations);
    await early.db.execute(sql`insert into people (handle) values ('somebody')`);
    const old = file(`${kind}-old.backup`);
    expect((await command(early.database, ['backup', old])).exitCode).toBe(0);
    await early.close();
    const place = await target(kind);
    expect(
      await command(source.database, ['restore', old], { environment: place.environment }),
    ).toMatchObject({
      exitCode: 0,
    });
    const database = await place.open();
    const { rows } = await database.db.execute(sql`select handle from people`);
    expect(rows).toEqual([{ handle: 'somebody' }]);
    await database.close();
    await place.close();
  });
});

describe('a file that is no whole backup is refused, and nothing is restored', () => {
  const whole = file('pglite.backup');
  const changed = (change: (lines: string[]) => string[]) =>
    gzipSync(`${change(linesOf(whole)).join('\n')}\n`);
  /** With a digest that fits what it says now. */
  const resealed = ([...lines]: string[]) => {
    const footer = JSON.parse(lines.pop() ?? '');
    const sha256 = createHash('sha256')
      .update(`${lines.join('\n')}\n`)
      .digest('hex');
    return [...lines, JSON.stringify({ ...footer, sha256 })];
  };
  const cases: [string, () => Buffer, RegExp][] = [
    [
      'cut off',
      () => readFileSync(whole).subarray(0, 20_000),
      /expected a whole gzip file, found that unexpected end of file/,
    ],
    [
      'without its last line',
      () => changed((lines) => lines.slice(0, -1)),
      /expected a last line with counts and a digest after line \d+, found the end of the file/,
    ],
    [
      'changed by a letter',
      () => changed((lines) => lines.map((line) => line.replace('WireGuard', 'WireGuarD'))),
      /expected content with the SHA-256 [0-9a-f]{64}, found [0-9a-f]{64}/,
    ],
    [
      'without a line',
      () => changed((lines) => lines.filter((line) => !line.startsWith('{"table":"notes"'))),
      /expected \d+ rows of notes, found 0/,
    ],
    [
      'of a later version',
      () =>
        changed(([first = '', ...rest]) => resealed([first.replace(/"hash":"\w+"/, '"hash":"0"'), ...rest])),
      /found the migration 0000_tables, which this version does not know; restore the backup with the version that wrote it/,
    ],
    ['of another kind', () => Buffer.from('# 2018-02-01\n'), /expected a whole gzip file/],
    [
      'JSON of another kind',
      () => gzipSync('{}\n'),
      /:1:1: expected the first line of a backup or an export of version 1, found format: /,
    ],
  ];
  test.each(cases)('%s', async (name, content, why) => {
    const path = file(`${name.replaceAll(' ', '-')}.backup`);
    writeFileSync(path, content());
    for (const args of [
      ['verify', path],
      ['restore', path],
    ]) {
      const refused = await command(null, args, { environment: { SIG_STATUS_DATA: file('untouched') } });
      expect(refused).toMatchObject({ exitCode: 1, out: '' });
      expect(refused.err).toMatch(why);
    }
    expect(existsSync(file('untouched'))).toBe(false);
  });

  test('a file that is not there', async () => {
    const missing = await command(null, ['verify', file('missing')]);
    expect(missing).toMatchObject({ exitCode: 1, out: '' });
    expect(missing.err).toContain('ENOENT');
  });
});
