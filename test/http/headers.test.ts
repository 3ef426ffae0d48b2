import { get, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { expectAlive, serve } from './fixtures/server.ts';

/** As the bytes came: fetch would unpack them. */
function plainGet(
  url: string,
  headers: Record<string, string>,
): Promise<{ response: IncomingMessage; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ response, body: Buffer.concat(chunks) }));
    }).on('error', reject);
  });
}

describe('security', () => {
  test.each(['/', '/graphql?query={hello}', '/graphql?query={', '/ready', '/nothing', '/%ff'])(
    '%s',
    async (path) => {
      const server = await serve();
      const { headers } = await fetch(server.url + path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-opener-policy': 'same-origin',
      });
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/unsafe|\*|http|data:/);
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  test('browsers are held to https where the public address is https', async () => {
    const server = await serve({ publicUrl: 'https://status.example.org' });
    expect((await fetch(server.url)).headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  test('a page may say otherwise', async () => {
    const page = async () =>
      new Response('x', { headers: { 'cross-origin-resource-policy': 'cross-origin' } });
    const server = await serve({}, { page });
    expect((await fetch(server.url)).headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });
});

describe('compression', () => {
  const path = '/graphql?query={text(length:5000)}';

  test.each<[string, string | undefined]>([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['identity', undefined],
    ['br;q=0, gzip;q=0', undefined],
    ['zstd', undefined],
  ])('%s', async (accepted, encoding) => {
    const server = await serve();
    const { response, body } = await plainGet(server.url + path, { 'accept-encoding': accepted });
    expect(response.headers['content-encoding']).toBe(encoding);
    expect(response.headers.vary).toContain('Accept-Encoding');
    expect(Number(response.headers['content-length'])).toBe(body.length);
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[encoding ?? ''];
    expect(JSON.parse(String(unpack ? unpack(body) : body)).data.text).toHaveLength(5000);
    await expectAlive(server);
  });

  test('what is small is sent as it is', async () => {
    const server = await serve();
    const { response } = await plainGet(`${server.url}/graphql?query={hello}`, { 'accept-encoding': 'br' });
    expect(response.headers['content-encoding']).toBeUndefined();
  });
});

test('a connection is kept for the next request', async () => {
  const server = await serve();
  const request = 'GET /ready HTTP/1.1\r\nHost: x\r\n\r\n';
  const last = 'GET /ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
  const answers = await server.raw(request, 50, request, 50, last);
  expect(answers.match(/HTTP\/1\.1 200/g)).toHaveLength(3);
});
