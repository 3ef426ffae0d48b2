import { describe, expect, test } from 'vitest';
import { expectAlive, expectNoLeak, read, serve } from './fixtures/server.ts';

const query = '{ hello }';

/** A well-formed request of exactly so many bytes. */
function bodyOf(bytes: number): string {
  const shell = JSON.stringify({ query, variables: { padding: '' } });
  return JSON.stringify({ query, variables: { padding: 'x'.repeat(bytes - shell.length) } });
}

describe('size', () => {
  test('256 KiB are taken, one byte more is 413', async () => {
    const server = await serve();
    expect((await read(await server.post(bodyOf(262_144)))).status).toBe(200);
    const refused = await read(await server.post(bodyOf(262_145)));
    expect(refused).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
    await expectAlive(server);
  });

  test('a declared length over the limit is refused before the body comes', async () => {
    const server = await serve();
    const answer = await server.raw(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/connection: close/i);
    expectNoLeak(answer);
    await expectAlive(server);
  });

  test('a chunked body is refused where it passes the limit, and its sender can read why', async () => {
    const server = await serve();
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const answer = await server.raw(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
      ...Array.from({ length: 100 }, () => chunk),
      '0\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('PAYLOAD_TOO_LARGE');
    await expectAlive(server);
  });

  test('a chunked body that never ends is not read for ever', async () => {
    const server = await serve();
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const startedAt = Date.now();
    const answer = await server.raw(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
      ...Array.from({ length: 20 }, () => chunk),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(Date.now() - startedAt).toBeLessThan(8000);
    await expectAlive(server);
  });

  test('the limit holds on every path', async () => {
    const server = await serve();
    const response = await fetch(`${server.url}/projects`, { method: 'POST', body: 'x'.repeat(300_000) });
    expect(response.status).toBe(413);
  });
});

describe('form', () => {
  const utf16 = Buffer.from(`\uFEFF${JSON.stringify({ query })}`, 'utf16le');
  const invalidBytes = Buffer.concat([
    Buffer.from('{"query":"{ hello(name: \\"'),
    Buffer.from([0xff]),
    Buffer.from('\\") }"}'),
  ]);

  test.each<[string, string | Buffer]>([
    ['broken JSON', '{"query":'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '42'],
    ['a string', '"{ hello }"'],
    ['UTF-16', utf16],
    ['UTF-16 without a mark', Buffer.from(JSON.stringify({ query }), 'utf16le')],
    ['a byte FF', invalidBytes],
    ['an array of operations', JSON.stringify([{ query }, { query }])],
    ['an empty array', '[]'],
    ['an array in an array', '[[]]'],
    ['no query', '{}'],
    ['a query that is no string', '{"query":{"a":1}}'],
    ['variables that are no object', JSON.stringify({ query, variables: [1] })],
    ['a parameter that does not exist', JSON.stringify({ query, hack: 1 })],
    ['a prototype', '{"query":"{ hello }","__proto__":{"query":"x"}}'],
    ['20,000 nested arrays', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['a document that does not exist', JSON.stringify({ query, operationName: 'Nothing' })],
  ])('%s is 400', async (_name, body) => {
    const server = await serve();
    const { status, code } = await read(await server.post(body));
    expect(status).toBe(400);
    expect(code).toBeTypeOf('string');
    await expectAlive(server);
  });

  test('variables nested 20,000 deep are taken for what they are', async () => {
    const server = await serve();
    const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const unused = await server.post(`{"query":"{ hello }","variables":{"deep":${nested}}}`);
    expect((await read(unused)).status).toBe(200);
    const used = await server.post(
      `{"query":"query ($l: Level!) { takesLevel(level: $l) }","variables":{"l":${nested}}}`,
    );
    expect((await read(used)).code).toBe('BAD_USER_INPUT');
    await expectAlive(server);
  });

  test('a byte order mark before UTF-8 is no fault', async () => {
    const server = await serve();
    expect((await read(await server.post(`\uFEFF${JSON.stringify({ query })}`))).status).toBe(200);
  });

  test.each([
    ['variables', '{"name":'],
    ['variables', 'null null'],
    ['extensions', 'x'],
  ])('GET with %s that are not JSON is 400', async (name, value) => {
    const server = await serve();
    const { status, code } = await read(
      await fetch(`${server.url}/graphql?${new URLSearchParams({ query, [name]: value })}`),
    );
    expect({ status, code }).toEqual({ status: 400, code: 'BAD_REQUEST' });
    await expectAlive(server);
  });
});

describe('media type', () => {
  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/jsonp',
    'text/plain, application/json',
    '',
  ])('"%s" is 415, and nothing runs', async (contentType) => {
    const server = await serve();
    const { status, code } = await read(
      await server.post('{"query":"mutation { bump }"}', { 'content-type': contentType }),
    );
    expect({ status, code }).toEqual({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    expect(server.doings).toMatchObject({ bumps: 0, contexts: 0 });
    await expectAlive(server);
  });

  test('a form that a browser would send is 415', async () => {
    const server = await serve();
    const form = new FormData();
    form.set('operations', '{"query":"mutation { bump }"}');
    form.set('map', '{}');
    expect((await fetch(`${server.url}/graphql`, { method: 'POST', body: form })).status).toBe(415);
    const search = new URLSearchParams({ query: 'mutation { bump }' });
    expect((await fetch(`${server.url}/graphql`, { method: 'POST', body: search })).status).toBe(415);
    expect(server.doings.bumps).toBe(0);
    await expectAlive(server);
  });

  test.each(['application/json', 'Application/JSON; charset=utf-8', 'application/json ;charset=UTF-8'])(
    '"%s" is taken',
    async (contentType) => {
      const server = await serve();
      expect((await read(await server.post({ query }, { 'content-type': contentType }))).status).toBe(200);
    },
  );

  test('a compressed body is 415', async () => {
    const server = await serve();
    const { status } = await read(await server.post({ query }, { 'content-encoding': 'gzip' }));
    expect(status).toBe(415);
    await expectAlive(server);
  });
});

describe('method', () => {
  test('a mutation over GET is 405 and does nothing', async () => {
    const server = await serve();
    for (const query of ['mutation { bump }', 'query A { hello } mutation B { bump }']) {
      const parameters = new URLSearchParams({ query, operationName: query.includes('B') ? 'B' : '' });
      const { status } = await read(await fetch(`${server.url}/graphql?${parameters}`));
      expect(status).toBe(405);
    }
    expect(server.doings.bumps).toBe(0);
    await expectAlive(server);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('%s is 405', async (method) => {
    const server = await serve();
    for (const path of ['/graphql', '/', '/ready', '/graphql/x.js']) {
      const response = await fetch(server.url + path, { method });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toContain('GET');
      expectNoLeak(await response.text());
    }
    await expectAlive(server);
  });
});
