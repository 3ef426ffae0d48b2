import { describe, expect, test } from 'vitest';
import { expectAlive, expectNoLeak, read, serve } from './fixtures/server.ts';

const impatient = { requestTimeoutMs: 500 };

describe('a client that is too slow gets 408 and is let go', () => {
  test('with its headers', async () => {
    const server = await serve(impatient);
    const answer = await server.raw('POST /graphql HTTP/1.1\r\nHost: x\r\n', 100, 'X-Slow: 1\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('REQUEST_TIMEOUT');
    expectNoLeak(answer);
    await expectAlive(server);
  });

  test('with its body, one byte at a time', async () => {
    const server = await serve(impatient);
    const drip = Array.from({ length: 30 }, () => ['x', 50]).flat();
    const answer = await server.raw(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n',
      ...drip,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('must arrive within 0.5 s');
    await expectAlive(server);
  });

  test('with a body that never comes', async () => {
    const server = await serve(impatient);
    const answer = await server.raw(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    await expectAlive(server);
  });

  test('with chunks that never end', async () => {
    const server = await serve(impatient);
    const answer = await server.raw(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
      ...Array.from({ length: 15 }, () => ['1\r\nx\r\n', 100]).flat(),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    await expectAlive(server);
  });
});

test('many slow clients do not keep others from their answers', async () => {
  const server = await serve(impatient);
  const slow = Array.from({ length: 100 }, () => server.raw('GET / HTTP/1.1\r\nHost: x\r\n'));
  expect((await read(await server.post({ query: '{ hello }' }))).status).toBe(200);
  for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  await expectAlive(server);
});

test('an answer that takes too long is 503 with Retry-After, and the execution ends', async () => {
  const server = await serve(impatient);
  const response = await server.post({ query: '{ sleep(ms: 2000) }' });
  expect(response.headers.get('retry-after')).toBe('2');
  expect(await read(response)).toMatchObject({ status: 503, code: 'TIMEOUT' });
  await expectAlive(server);
});

test('serial mutations stop where the time is over', async () => {
  const server = await serve(impatient);
  const query = 'mutation { a: nap(ms: 400) b: nap(ms: 400) c: bump }';
  expect(await read(await server.post({ query }))).toMatchObject({ status: 503, code: 'TIMEOUT' });
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(server.doings.bumps).toBe(0);
});

test('a page that takes too long is 503 as well', async () => {
  const server = await serve(impatient, { page: () => new Promise(() => {}) });
  expect(await read(await fetch(server.url))).toMatchObject({ status: 503, code: 'TIMEOUT' });
  await expectAlive(server);
});
