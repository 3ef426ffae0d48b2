import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsTable } from '../../src/config.ts';
import { openShared } from '../../src/db/index.ts';
import { testDirectory } from '../helpers/database.ts';
import { type Program, sigStatus, startServer } from '../helpers/program.ts';
import { wordsOf } from '../helpers/site.ts';

let directory: Awaited<ReturnType<typeof testDirectory>>;
let server: Program & { url: string };
beforeAll(async () => {
  directory = await testDirectory({ seeded: true });
  server = await startServer({
    SIG_STATUS_DATA: directory.path,
    SIG_STATUS_TRACES_URL: 'http://collector:hunter2@127.0.0.1:9/v1/traces',
  });
});
afterAll(() => {
  server.child.kill('SIGKILL');
  directory.remove();
});

test('admins are shown what runs, what it holds and how it is set up, and nobody else', async () => {
  const token = async (role: string) => {
    const made = await sigStatus(['token', 'create', '--role', role], { SIG_STATUS_DATA: directory.path });
    return made.out.trim();
  };
  const [admin, chair] = [await token('admin'), await token('chair')];
  const get = (secret: string | null, accept = '*/*') =>
    fetch(`${server.url}/admin`, {
      headers: { accept, ...(secret ? { authorization: `Bearer ${secret}` } : {}) },
    });
  expect([(await get(null)).status, (await get(chair)).status, (await get('sst_x')).status]).toEqual([
    401, 403, 401,
  ]);

  const answer = await get(admin);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const running = await answer.json();
  expect(running).toMatchObject({
    version: '0.1.0',
    node: process.version,
    notReady: null,
    warnings: [],
    database: { version: expect.stringMatching(/^\d+/), pending: [] },
    backups: null,
    pool: null,
    kept: { answers: expect.any(Number) },
  });
  expect(running.database.bytes).toBeGreaterThan(1_000_000);
  expect(running.database.migrations.length).toBeGreaterThan(20);
  expect(running.figures.openProposals).toBeGreaterThan(0);
  expect(running.settings.map(({ name }: { name: string }) => name)).toEqual(
    settingsTable.map(({ name }) => name),
  );

  const page = await get(admin, 'text/html');
  expect(page.headers.get('content-type')).toContain('text/html');
  const html = await page.text();
  expect(html + JSON.stringify(running)).not.toContain('hunter2');
  const words = wordsOf(html);
  expect(words).toContain('Version 0.1.0 on Node');
  expect(words).toContain('http://…@127.0.0.1:9/v1/traces');
  expect(words).toMatch(/Pending migrations none .*Last backup the server writes none/);
  expect(words).toMatch(/Messages to subscribers 0 wait; 0 given up .*Webhooks of the repository 0 wait; 0/);
  expect(words).toContain('SIG_STATUS_WAIVER_DAYS 400 (default)');
});

test('a server whose tables a newer version has changed goes on, and says that it should be replaced', async () => {
  const shared = await openShared(directory.path, 'test');
  await shared?.db.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 4000000000000)`,
  );
  await shared?.close();
  const ready = await fetch(`${server.url}/ready`);
  expect([ready.status, await ready.text()]).toEqual([
    200,
    expect.stringContaining('holds migrations that this version does not know'),
  ]);
  expect((await fetch(`${server.url}/projects/wireguard`)).status).toBe(200);
  expect((await sigStatus(['verify'], { SIG_STATUS_DATA: directory.path })).code).toBe(0);
});
