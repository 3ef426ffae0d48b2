import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { bundled } from '../helpers/built.ts';

async function startChild() {
  const child: ChildProcess = fork(bundled(new URL('./fixtures/child.ts', import.meta.url)), {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  const exited = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  const [port] = (await once(child, 'message')) as [number];
  return { child, port, url: `http://127.0.0.1:${port}`, exited, stderr: () => errors };
}

function post(url: string, query: string, accept = 'application/json') {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query }),
  });
}

/** A connection that says what it is told and keeps what it hears. */
async function connected(port: number, bytes: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {});
  socket.resume();
  if (bytes) socket.write(bytes);
  return socket;
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s with requests and 50 event streams open: requests are answered, streams end, exit 0 within 10 s',
  async (signal) => {
    const { child, port, url, exited } = await startChild();
    const streams = await Promise.all(
      Array.from({ length: 50 }, () => post(url, 'subscription { idle }', 'text/event-stream')),
    );
    for (const { status } of streams) expect(status).toBe(200);
    const ends = streams.map((response) => response.text());
    const kept = await connected(port, 'GET /ready HTTP/1.1\r\nHost: x\r\n\r\n');
    const silent = await connected(port, '');
    const slow = Array.from({ length: 10 }, () => post(url, '{ sleep(ms: 1500) }'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const startedAt = Date.now();
    child.kill(signal);
    for (const response of await Promise.all(slow)) {
      expect(response.status).toBe(200);
      expect(response.headers.get('connection')).toBe('close');
      expect(await response.json()).toMatchObject({ data: { sleep: true } });
    }
    await Promise.all(ends);
    expect(await exited).toEqual({ code: 0, signal: null });
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    kept.destroy();
    silent.destroy();
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  },
  40_000,
);

test('SIGTERM while the loop is busy: whatever had been sent is answered, on connections old, new and not yet accepted', async () => {
  const { child, port, exited } = await startChild();
  const ask = (name: string) => `GET /graphql?query={hello(name:"${name}")} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const heard = (socket: Socket) => {
    let text = '';
    socket.on('data', (bytes) => {
      text += bytes;
    });
    return { text: () => text, closed: once(socket, 'close') };
  };
  const old = await Promise.all(Array.from({ length: 5 }, () => connected(port, ask('before'))));
  const oldAnswers = old.map(heard);
  await vi.waitFor(() => {
    for (const { text } of oldAnswers) expect(text()).toContain('hello before');
  });
  child.send('block');
  await new Promise((resolve) => setTimeout(resolve, 300));
  // Three at once on those that are open, and more connections than the loop has looked at.
  for (const socket of old) socket.write(ask('one') + ask('two') + ask('three'));
  const fresh = await Promise.all(Array.from({ length: 20 }, () => connected(port, ask('fresh'))));
  const freshAnswers = fresh.map(heard);
  child.kill('SIGTERM');
  const endedBy = await exited;
  await Promise.all([...oldAnswers, ...freshAnswers].map(({ closed }) => closed));
  for (const { text } of oldAnswers)
    expect(text().match(/hello (?:one|two|three)/g)).toEqual(['hello one', 'hello two', 'hello three']);
  for (const { text } of freshAnswers) expect(text()).toContain('hello fresh');
  expect(endedBy).toEqual({ code: 0, signal: null });
}, 40_000);

test('SIGTERM: not ready at once, and what cannot be waited for is told so', async () => {
  const { child, url, exited } = await startChild();
  const long = post(url, '{ sleep(ms: 9500) }');
  await new Promise((resolve) => setTimeout(resolve, 300));
  child.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await fetch(`${url}/ready`)).status).toBe(503);
  const response = await long;
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    errors: [{ message: expect.stringContaining('shutting down') }],
  });
  expect(await exited).toEqual({ code: 0, signal: null });
}, 40_000);

test('a client that never finishes its request does not keep the process', async () => {
  const { child, port, exited } = await startChild();
  await connected(port, 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n');
  await new Promise((resolve) => setTimeout(resolve, 200));
  const startedAt = Date.now();
  child.kill('SIGTERM');
  expect(await exited).toEqual({ code: 0, signal: null });
  expect(Date.now() - startedAt).toBeLessThan(10_000);
}, 40_000);

test('a promise that fails unawaited is logged without its words, and others are answered', async () => {
  const { child, url, stderr, exited } = await startChild();
  child.send('reject');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await post(url, '{ hello }')).status).toBe(200);
  expect(stderr()).toContain('nothing awaited');
  expect(stderr()).not.toContain('hunter2');
  child.kill('SIGTERM');
  expect(await exited).toEqual({ code: 0, signal: null });
}, 40_000);

test('an error that nobody caught ends the process with 1, in order', async () => {
  const { child, stderr, exited } = await startChild();
  child.send('throw');
  expect(await exited).toEqual({ code: 1, signal: null });
  expect(stderr()).toContain('out of the blue');
}, 40_000);
