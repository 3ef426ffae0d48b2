import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { built } from '../helpers/built.ts';
import { testDirectory } from '../helpers/database.ts';
import { startProgram } from '../helpers/program.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

function folder() {
  const { path, remove } = temporaryDirectory();
  onTestFinished(remove);
  return path;
}
const get = (socketPath: string, path: string, headers = {}) =>
  new Promise<{ status: number; body: string }>((done, fail) =>
    request({ socketPath, path, headers: { host: 'example.org', ...headers } }, async (response) =>
      done({ status: response.statusCode ?? 0, body: await text(response) }),
    )
      .on('error', fail)
      .end(),
  );

test('a server listens on a unix socket, takes the place of a dead one, and tells clients apart by what the proxy says', async () => {
  const socket = join(folder(), 'http.sock');
  const start = async () => {
    const data = await testDirectory();
    onTestFinished(data.remove);
    const server = startProgram('server', [], { SIG_STATUS_SOCKET: socket, SIG_STATUS_DATA: data.path });
    onTestFinished(() => void server.child.kill('SIGKILL'));
    return server;
  };
  const first = await start();
  await first.says(/listens on .*http\.sock/);
  expect((await get(socket, '/health')).status).toBe(200);
  expect((await get(socket, '/', { 'x-forwarded-for': '192.0.2.7' })).status).toBe(200);
  expect(statSync(socket).mode & 0o777).toBe(0o777);
  await first.says(/"client":"192\.0\.2\.7"/);

  const second = await start();
  expect(await second.exited).toBe(1);
  expect(second.said.err).toContain('SIG_STATUS_SOCKET: another program listens there already');
  first.child.kill('SIGKILL');
  await first.exited;
  expect(existsSync(socket)).toBe(true);
  const third = await start();
  await third.says(/listens on/);
  expect((await get(socket, '/ready')).status).toBe(200);
  third.child.kill('SIGTERM');
  expect(await third.exited).toBe(0);
  expect(existsSync(socket)).toBe(false);
});

test('a server takes the socket that systemd has opened for it, and asks for no port', async () => {
  const data = await testDirectory();
  onTestFinished(data.remove);
  // What systemd does: descriptor 3 is open before the program runs, and says for whom.
  const listener = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => listener.once('listening', listening));
  const { fd } = (listener as never as { _handle: { fd: number } })._handle;
  const { port } = listener.address() as { port: number };
  const child = spawn(
    '/bin/sh',
    ['-c', 'LISTEN_PID=$$ exec "$0" --liftoff-only "$1"', process.execPath, built.server],
    {
      env: {
        PATH: process.env.PATH ?? '',
        LISTEN_FDS: '1',
        PORT: '1',
        SIG_STATUS_SEED: 'off',
        SIG_STATUS_DATA: data.path,
      },
      stdio: ['ignore', 'pipe', 'pipe', fd],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  // From here on the program alone takes what comes.
  listener.close();
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  await expect.poll(() => said, { timeout: 60_000 }).toContain(`listens on http://localhost:${port}`);
  expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200);
});
