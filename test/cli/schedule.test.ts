import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, scheduleBackups } from '../../src/db/index.ts';
import { testDatabase, testDirectory } from '../helpers/database.ts';
import { startServer } from '../helpers/program.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { command } from './command.ts';

function folder() {
  const { path, remove } = temporaryDirectory();
  onTestFinished(remove);
  return path;
}
const nameAt = (at: number) =>
  `sig-status-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`;
const HOUR = 3_600_000;

test('a server writes a backup where the newest is old, keeps as many as it is told, and leaves other files alone', async () => {
  const data = await testDirectory({ seeded: true });
  onTestFinished(data.remove);
  const backups = folder();
  const old = [1, 5, 9].map((day) => nameAt(Date.now() - day * 24 * HOUR));
  for (const name of [...old, 'mine.backup']) writeFileSync(join(backups, name), 'old');
  const partial = join(backups, `${old[0]}.00000000-0000-4000-8000-000000000000.partial`);
  writeFileSync(partial, 'a process that was killed');
  utimesSync(partial, 1, 1);
  const server = await startServer({
    SIG_STATUS_DATA: data.path,
    SIG_STATUS_BACKUP_DIR: backups,
    SIG_STATUS_BACKUP_KEEP: '2',
    SIG_STATUS_BACKUP_HOURS: '23',
  });
  onTestFinished(() => void server.child.kill('SIGKILL'));
  await server.says(/a backup was written/);
  const names = readdirSync(backups).sort();
  expect(names).toEqual(['mine.backup', old[0], expect.stringMatching(/^sig-status-.*Z\.backup$/)]);
  const newest = join(backups, names[2] ?? '');
  expect(statSync(newest).mode & 0o777).toBe(0o600);
  expect(await command(null, ['verify', newest])).toMatchObject({ exitCode: 0 });
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toMatch(/^sig_status_backup_failed 0$/m);
  expect(Number(/^sig_status_backup_age_seconds (.*)$/m.exec(metrics)?.[1])).toBeLessThan(60);
  expect(await (await fetch(`${server.url}/ready`)).json()).toEqual({ status: 'ready' });
  server.child.kill('SIGTERM');
  expect(await server.exited).toBe(0);
});

test('a backup that fails is logged, counted and told by /ready, while requests are answered', async () => {
  const data = await testDirectory();
  onTestFinished(data.remove);
  const backups = join(folder(), 'a-file');
  writeFileSync(backups, '');
  const server = await startServer({ SIG_STATUS_DATA: data.path, SIG_STATUS_BACKUP_DIR: backups });
  onTestFinished(() => void server.child.kill('SIGKILL'));
  expect(await server.says(/a backup failed/)).toContain('EEXIST');
  const ready = await fetch(`${server.url}/ready`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({
    status: 'ready',
    warnings: ['The last backup failed; the log says why.'],
  });
  expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/^sig_status_backup_failed 1$/m);
});

test.each(['off', 'on'])('secrets of chats are in it only where they are asked for: %s', async (asked) => {
  const data = await testDirectory();
  onTestFinished(data.remove);
  const database = await openDatabase({ dataDir: data.path });
  await database.db.execute(sql`insert into news_subscriptions (topic, channel, address, end_token)
    values ('EVERYTHING', 'SLACK', 'https://hooks.example.org/Slack-Secret', 'x')`);
  await database.close();
  const backups = folder();
  const server = await startServer({
    SIG_STATUS_DATA: data.path,
    SIG_STATUS_BACKUP_DIR: backups,
    SIG_STATUS_BACKUP_SECRETS: asked,
  });
  onTestFinished(() => void server.child.kill('SIGKILL'));
  await server.says(/a backup was written/);
  const [name = ''] = readdirSync(backups);
  expect(
    gunzipSync(readFileSync(join(backups, name)))
      .toString()
      .includes('Slack-Secret'),
  ).toBe(asked === 'on');
});

test('the next is written when its time has come, and after a failure sooner', async () => {
  const { database, close } = await testDatabase('pglite');
  onTestFinished(close);
  const directory = join(folder(), 'not', 'yet');
  let now = Date.now();
  const told: string[] = [];
  const backups = scheduleBackups(
    Object.assign(Object.create(database), { now: () => new Date(now) }),
    { directory, keep: 2, everyMs: 24 * HOUR, retryMs: 50, lookMs: 20 },
    { onDone: (file) => told.push(file), onError: () => told.push('failed') },
  );
  await expect.poll(() => told.length).toBe(1);
  now += 23 * HOUR;
  await new Promise((wait) => setTimeout(wait, 100));
  expect(told).toHaveLength(1);
  now += 2 * HOUR;
  // In its place stands a folder that nothing can be renamed onto.
  mkdirSync(join(directory, nameAt(now), 'full'), { recursive: true });
  await expect.poll(() => told[1]).toBe('failed');
  now += 2000;
  await expect.poll(() => told.at(-1)).toBe(nameAt(now));
  expect(backups.state()).toMatchObject({ hasFailed: false });
  await backups.stop();
});
