import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { openTracker } from '../../src/cli/tracker.ts';
import { openDatabase, openShared } from '../../src/db/index.ts';
import { testDirectory } from '../helpers/database.ts';
import { type Program, sigStatus, startProgram, startServer } from '../helpers/program.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { report } from '../reports/import/tracker.ts';

/** A command in this process, that opens its database as the program does. */
async function command(args: string[], directory: string) {
  let [out, err] = ['', ''];
  const exitCode = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    isWatched: false,
    environment: { SIG_STATUS_DATA: directory, SIG_STATUS_SEED: 'off' },
    signal: new AbortController().signal,
    open: openTracker,
    serve: async () => {},
  });
  return { exitCode, out, err };
}

describe('beside a server that has the embedded database open', () => {
  let directory: Awaited<ReturnType<typeof testDirectory>>;
  let server: Program & { url: string };
  beforeAll(async () => {
    directory = await testDirectory({ seeded: true });
    server = await startServer({ SIG_STATUS_DATA: directory.path });
  });
  afterAll(async () => {
    server.child.kill('SIGKILL');
    directory.remove();
  });
  const ask = async (query: string, secret?: string) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret ? { authorization: `Bearer ${secret}` } : {}),
      },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, text: await response.text() };
  };

  test('tokens are issued and revoked, and the server knows at once', async () => {
    expect(statSync(join(directory.path, 'sig-status.sock')).mode & 0o777).toBe(0o600);
    const issued = await command(['token', 'create', '--role', 'admin', '--expires', '1d'], directory.path);
    expect(issued).toMatchObject({ exitCode: 0, err: expect.stringContaining('token 1 (admin) is issued') });
    const secret = issued.out.trim();
    expect((await ask('{ viewerCanReadAuditTrail }', secret)).text).toContain('true');
    const listed = await command(['token', 'list', '--json'], directory.path);
    expect(JSON.parse(listed.out)).toMatchObject([{ id: 1, role: 'admin', state: 'active' }]);
    expect(await command(['token', 'revoke', '1'], directory.path)).toMatchObject({ exitCode: 0 });
    expect((await ask('{ viewerCanReadAuditTrail }', secret)).status).toBe(401);
    expect(await command(['token', 'revoke', '99'], directory.path)).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/^sig-status token: .*99/),
    });
  });

  test('reports are imported by paths from where the command is, and pages that are kept show them', async () => {
    const here = temporaryDirectory();
    onTestFinished(here.remove);
    mkdirSync(join(here.path, 'minutes'));
    writeFileSync(
      join(here.path, 'minutes/2017-11-08.md'),
      report('2017-11-08', { notes: '- Landlock was praised' }),
    );
    expect((await fetch(`${server.url}/meetings/2017-11-08`)).status).toBe(404);
    const imported = await sigStatus(
      ['import', 'minutes/2017-11-08.md'],
      { SIG_STATUS_DATA: directory.path },
      here.path,
    );
    expect(imported).toMatchObject({ code: 0 });
    expect(imported.out).toMatch(/^minutes\/2017-11-08\.md: /);
    expect(await (await fetch(`${server.url}/meetings/2017-11-08`)).text()).toContain('Landlock was praised');
    const backup = await sigStatus(['backup', 'b.backup'], { SIG_STATUS_DATA: directory.path }, here.path);
    expect(backup).toMatchObject({ code: 0, err: '' });
    expect(statSync(join(here.path, 'b.backup')).mode & 0o777).toBe(0o600);
    expect(
      await sigStatus(['verify', 'b.backup'], { SIG_STATUS_DATA: directory.path }, here.path),
    ).toMatchObject({ code: 0 });
  });

  test('many commands and readers at once all get their answers, and none costs the server its life', async () => {
    const out = join(directory.path, 'all.json.gz');
    const all = await Promise.all([
      command(['verify'], directory.path),
      command(['export', out], directory.path),
      command(['report', 'agenda'], directory.path),
      command(['report', 'minutes', '--date', '2017-05-24'], directory.path),
      command(['token', 'list'], directory.path),
      command(['import', '--dry-run', 'seeds/reports/2017-05-24.md'], directory.path),
      command(['no-such-command'], directory.path),
      ask('{ projects { totalCount } }'),
    ]);
    expect(all.map((one) => ('exitCode' in one ? one.exitCode : one.status))).toEqual([
      0, 0, 0, 0, 0, 0, 1, 200,
    ]);
    expect(await command(['verify', '--against', out], directory.path)).toMatchObject({ exitCode: 0 });
    expect(server.child.exitCode).toBeNull();
  });

  test('one that dies in the middle of a transaction leaves nothing behind, and holds nobody up', async () => {
    const shared = await openShared(directory.path, 'test');
    await expect(
      shared?.db.transaction(async (tx) => {
        await tx.execute(sql`create table gone ()`);
        await shared.close();
        await tx.execute(sql`select 1`);
      }),
    ).rejects.toMatchObject({ cause: expect.objectContaining({ name: 'ServerGoneError' }) });
    expect((await ask('{ projects { totalCount } }')).status).toBe(200);
    const again = await openShared(directory.path, 'test');
    const left = await again?.db.execute(sql`select to_regclass('gone')::text as gone`);
    expect(left?.rows).toEqual([{ gone: null }]);
    const nested = again?.db.transaction(() => again.db.execute(sql`select 1`));
    await expect(nested).rejects.toMatchObject({
      cause: expect.objectContaining({ name: 'OuterHandleError' }),
    });
    await again?.close();
  });

  test('a command that waits for others ends at once when it is interrupted, and leaves nothing behind', async () => {
    const here = temporaryDirectory();
    onTestFinished(here.remove);
    const shared = await openShared(directory.path, 'test');
    await shared?.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      const settings = { SIG_STATUS_DATA: directory.path };
      const waiting = startProgram('main', ['backup', 'b.backup'], settings, here.path);
      await expect.poll(() => readdirSync(here.path), { timeout: 60_000 }).toHaveLength(1);
      waiting.child.kill('SIGINT');
      expect(await waiting.exited).toBe(130);
    });
    await shared?.close();
    expect(readdirSync(here.path)).toEqual([]);
    expect(await command(['token', 'list'], directory.path)).toMatchObject({ exitCode: 0 });
  });

  test('what is no command is sent away, and the server lives', async () => {
    for (const bytes of [
      'GET / HTTP/1.1\r\n\r\n',
      '\0\0\0\x03abc',
      '\0\0\0\x02\xff\x0f',
      '\xff\xff\xff\xff',
    ]) {
      const socket = connect(join(directory.path, 'sig-status.sock'));
      socket.on('error', () => {});
      socket.write(Buffer.from(bytes, 'latin1'));
      await new Promise((closed) => socket.once('close', closed));
    }
    expect((await ask('{ projects { totalCount } }')).status).toBe(200);
  });

  test('a server that stops lets a command end what it is at, and takes no other; then commands open the database themselves', async () => {
    const here = temporaryDirectory();
    onTestFinished(here.remove);
    const files = Array.from({ length: 300 }, (_, at) => {
      const date = new Date(Date.UTC(2018, 0, 1 + at)).toISOString().slice(0, 10);
      writeFileSync(join(here.path, `${date}.md`), report(date, { notes: '- WireGuard' }));
      return `${date}.md`;
    });
    const importing = startProgram(
      'main',
      ['import', ...files],
      { SIG_STATUS_DATA: directory.path },
      here.path,
    );
    await importing.says(/2018-01-\d\d\.md: /);
    // Whoever is interrupted ends what it is at, says what is done, and another takes over.
    importing.child.kill('SIGINT');
    expect([0, 130]).toContain(await importing.exited);
    const other = startProgram('main', ['import', ...files], { SIG_STATUS_DATA: directory.path }, here.path);
    await other.says(/2018-01-\d\d\.md: /);
    server.child.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    const code = await other.exited;
    const told = [...other.said.out.matchAll(/^(\S+)\.md: /gm)].map(([, date]) => date);
    if (code !== 0) expect(other.said.err).toContain('the server that has the database open has ended');
    expect(existsSync(join(directory.path, 'sig-status.sock'))).toBe(false);
    const alone = await command(['report', 'minutes', '--date', told.at(-1) ?? ''], directory.path);
    expect(alone).toMatchObject({ exitCode: 0 });
    expect(readdirSync(directory.path).filter((name) => name.startsWith('lock'))).toEqual([]);
  });
});

test('a socket that nobody listens at is passed over, and one whose path is too long stands in a directory of its owner alone', async () => {
  const { path, remove } = await testDirectory();
  onTestFinished(remove);
  const left = createServer().listen(join(path, 'sig-status.sock'));
  await new Promise((listening) => left.once('listening', listening));
  // As a process that was killed leaves it.
  left.close = (() => left) as never;
  (left as never as { _handle: { close(): void } })._handle.close();
  writeFileSync(join(path, 'sig-status.sock'), '');
  expect(await command(['token', 'list', '--json'], path)).toMatchObject({ exitCode: 0, out: '[]\n' });

  const deep = join(path, 'a-directory-whose-name-is-so-long-that-no-socket'.repeat(3), 'data');
  mkdirSync(deep, { recursive: true });
  const database = await openDatabase({ dataDir: deep });
  onTestFinished(() => database.close());
  const shared = await database.share({ silenceMs: 300 });
  const joined = await openShared(deep, 'test');
  expect((await joined?.db.execute(sql`select 1 as one`))?.rows).toEqual([{ one: 1 }]);
  // Who has something open and says nothing is given up, so that others come to their turn.
  const silent = joined?.db.transaction(async (tx) => {
    await tx.execute(sql`create table silent ()`);
    await new Promise((wait) => setTimeout(wait, 1500));
  });
  const failed = expect(silent).rejects.toThrow();
  await new Promise((wait) => setTimeout(wait, 100));
  expect((await database.db.execute(sql`select to_regclass('silent')::text as it`)).rows).toEqual([
    { it: null },
  ]);
  await failed;
  await joined?.close();
  await shared?.close(0);
  expect(readdirSync(deep).filter((name) => name.includes('sock'))).toEqual([]);
});
