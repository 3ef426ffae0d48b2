import { expect, test } from 'vitest';
import { expectAlive, expectNoLeak, serve } from './fixtures/server.ts';

test.each<[string, string, number]>([
  ['no HTTP at all', 'hello there\r\n\r\n', 400],
  ['a broken header', 'GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n', 400],
  ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc', 400],
  [
    'a length and chunks',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
  ],
  [
    'a broken chunk',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
    400,
  ],
  ['headers of 20 kB', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['a NUL in the path', 'GET /projects/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
  [
    'a path that cannot be decoded',
    'GET /projects/%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    400,
  ],
  ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
  ['another scheme', 'GET ftp://x/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
  ['a whole URL', 'GET http://evil.example/a?b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 200],
  ['two slashes', 'GET //evil.example/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 200],
  ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b:c/d\r\nConnection: close\r\n\r\n', 400],
  [
    'an upgrade',
    'GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade, close\r\nUpgrade: websocket\r\n\r\n',
    200,
  ],
  ['an unknown expectation', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: magic\r\nConnection: close\r\n\r\n', 417],
])('%s', async (_name, bytes, status) => {
  const server = await serve();
  const answer = await server.raw(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).not.toContain('evil.example/a"');
  expectNoLeak(answer);
  await expectAlive(server);
});

test('the host that a caller names is not believed', async () => {
  const page = async (request: Request) => new Response(request.url);
  const server = await serve({ publicUrl: 'https://status.example.org' }, { page });
  const answer = await server.raw(
    'GET http://evil.example/a HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
  );
  expect(answer).toContain('https://status.example.org/a');
  expect(answer).not.toContain('evil');
});

test('a client that leaves in the middle of its body leaves nothing behind', async () => {
  const server = await serve();
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      const { connect } = await import('node:net');
      const socket = connect(server.port, '127.0.0.1');
      socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"que');
      await new Promise((resolve) => setTimeout(resolve, 50));
      socket.destroy();
    }),
  );
  await expectAlive(server);
  const open = await new Promise((resolve) =>
    server.edge.server.getConnections((_error, count) => resolve(count)),
  );
  expect(open).toBeLessThanOrEqual(2);
});
