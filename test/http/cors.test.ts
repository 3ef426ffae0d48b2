import { expect, test } from 'vitest';
import { expectAlive, serve, type TestServer } from './fixtures/server.ts';

const configured = 'https://dash.example.org';
const other = 'https://other.example.org';
const foreign = 'https://evil.example.com';

function ask({ url }: TestServer, origin: string, method = 'POST') {
  return fetch(`${url}/graphql`, {
    method,
    headers: {
      origin,
      'content-type': 'application/json',
      ...(method === 'OPTIONS'
        ? { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-evil' }
        : {}),
    },
    body: method === 'POST' ? '{"query":"{ hello }"}' : undefined,
  });
}

const corsOf = (response: Response) =>
  Object.fromEntries([...response.headers].filter(([name]) => name.startsWith('access-control-')));

test('no origin is answered unless it is configured', async () => {
  const server = await serve();
  for (const origin of [foreign, configured, 'null', server.url])
    for (const method of ['POST', 'OPTIONS']) expect(corsOf(await ask(server, origin, method))).toEqual({});
  expect((await ask(server, foreign, 'OPTIONS')).status).toBe(405);
  await expectAlive(server);
});

test.each([[[configured]], [[configured, other]]])(
  'with %j a foreign origin gets nothing',
  async (corsOrigins) => {
    const server = await serve({ corsOrigins });
    for (const origin of [foreign, 'null', `${configured}.evil.example`, configured.toUpperCase()])
      for (const method of ['POST', 'OPTIONS']) expect(corsOf(await ask(server, origin, method))).toEqual({});
    await expectAlive(server);
  },
);

test('a configured origin is named, never with credentials', async () => {
  const server = await serve({ corsOrigins: [configured, other] });
  const response = await ask(server, other);
  expect(corsOf(response)).toEqual({
    'access-control-allow-origin': other,
    'access-control-expose-headers': 'X-Request-Id, Retry-After, RateLimit, RateLimit-Policy',
  });
  expect(response.headers.get('vary')).toContain('Origin');
  const preflight = await ask(server, configured, 'OPTIONS');
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('content-length')).toBeNull();
  expect(corsOf(preflight)).toMatchObject({
    'access-control-allow-origin': configured,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'Content-Type, Authorization, X-Request-Id',
  });
  expect(corsOf(preflight)).not.toHaveProperty('access-control-allow-credentials');
});

test('* lets every origin read, without naming it and without credentials', async () => {
  const server = await serve({ corsOrigins: ['*'] });
  const response = await ask(server, foreign);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(corsOf(response)).not.toHaveProperty('access-control-allow-credentials');
});

test('a refusal is readable for a configured origin too', async () => {
  const server = await serve({ corsOrigins: [configured] });
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { origin: configured },
    body: 'x',
  });
  expect(response.status).toBe(415);
  expect(response.headers.get('access-control-allow-origin')).toBe(configured);
});
