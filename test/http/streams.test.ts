import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { expectAlive, read, serve, type TestServer } from './fixtures/server.ts';

const sse = { accept: 'text/event-stream' };
const idle = { query: 'subscription { idle }' };

async function until(condition: () => boolean, ms = 2000): Promise<void> {
  const end = Date.now() + ms;
  while (!condition() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(condition()).toBe(true);
}

function open(server: TestServer) {
  const leave = new AbortController();
  const response = fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { ...sse, 'content-type': 'application/json' },
    body: JSON.stringify(idle),
    signal: leave.signal,
  });
  return { response, leave: () => leave.abort() };
}

test('a subscription is answered as server-sent events', async () => {
  const server = await serve();
  const response = await server.post({ query: 'subscription { ticks }' }, sse);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(response.headers.get('content-encoding')).not.toBe('br');
  const text = await response.text();
  expect(text.match(/event: next\ndata: {"data":{"ticks":\d}}/g)).toHaveLength(3);
  expect(text).toContain('event: complete');
  await expectAlive(server);
});

test('a stream outlives the time a request may take', async () => {
  const server = await serve({ requestTimeoutMs: 300, statementTimeoutMs: 100, poolWaitMs: 100 });
  const stream = open(server);
  const reader = (await stream.response).body?.getReader();
  await reader?.read();
  await new Promise((resolve) => setTimeout(resolve, 900));
  expect(server.doings.sources).toBe(1);
  stream.leave();
  await until(() => server.doings.sources === 0);
});

test('300 readers that leave leave nothing behind', async () => {
  const server = await serve();
  const streams = Array.from({ length: 300 }, () => open(server));
  for (const { response } of streams) expect((await response).status).toBe(200);
  expect(server.doings.sources).toBe(300);
  for (const { leave } of streams) leave();
  await until(() => server.doings.sources === 0);
  await expectAlive(server);
});

test('one client may hold so many streams, and gets a place back when it closes one', async () => {
  const server = await serve({ streamsPerClient: 2 });
  const streams = [open(server), open(server)];
  for (const { response } of streams) expect((await response).status).toBe(200);
  const refused = await server.post(idle, { accept: 'application/json' });
  expect(refused.headers.get('retry-after')).toBe('30');
  expect(await read(refused)).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
  expect(server.doings.sources).toBe(2);
  streams[0]?.leave();
  await until(() => server.doings.sources === 1);
  const again = open(server);
  expect((await again.response).status).toBe(200);
  await expectAlive(server);
});

test('all clients together may hold so many streams', async () => {
  const server = await serve({ streamsTotal: 1 });
  expect((await open(server).response).status).toBe(200);
  expect(await read(await server.post(idle, { accept: 'application/json' }))).toMatchObject({
    status: 503,
    code: 'UNAVAILABLE',
  });
  await expectAlive(server);
});

test('HEAD of a subscription opens nothing', async () => {
  const server = await serve();
  const parameters = new URLSearchParams({ query: idle.query });
  const response = await fetch(`${server.url}/graphql?${parameters}`, { method: 'HEAD', headers: sse });
  expect(response.status).toBe(200);
  await until(() => server.doings.sources === 0);
  await expectAlive(server);
});

test('a reader that leaves before the first byte leaves nothing behind', async () => {
  const server = await serve(
    {},
    { createContext: () => new Promise((resolve) => setTimeout(resolve, 300, {})) },
  );
  const streams = Array.from({ length: 20 }, () => open(server));
  await new Promise((resolve) => setTimeout(resolve, 150));
  for (const { leave, response } of streams) {
    leave();
    await expect(response).rejects.toThrow();
  }
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(server.doings.sources).toBe(0);
  await expectAlive(server);
});

test('a refused stream says why in the media type that was asked for', async () => {
  const server = await serve({ streamsPerClient: 0 });
  const response = await server.post(idle, sse);
  expect(response.status).toBe(429);
  expect(await response.text()).toContain('TOO_MANY_REQUESTS');
});

test('a reader that has stalled is dropped', async () => {
  const server = await serve({ requestTimeoutMs: 100 }, { idleTimeoutMs: 300 });
  server.edge.server.timeout = 300;
  const body = JSON.stringify({ query: 'subscription { flood }' });
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  await once(socket, 'readable');
  socket.pause();
  await until(() => server.doings.sources === 1);
  await until(() => server.doings.sources === 0, 5000);
  socket.destroy();
  await expectAlive(server);
});
