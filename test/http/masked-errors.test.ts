import { expect, test } from 'vitest';
import { expectAlive, expectNoLeak, read, serve } from './fixtures/server.ts';

test.each(['programFault', 'databaseFault', 'level'])(
  'a fault in %s is answered by one sentence and the request id',
  async (field) => {
    const server = await serve();
    const response = await server.post({ query: `{ ${field} }` }, { 'x-request-id': 'req-1' });
    const { status, body } = await read(response);
    expect(status).toBe(200);
    expect(body).toMatchObject({ data: { [field]: null } });
    expect(body.errors).toEqual([
      {
        message: 'Something went wrong on the server; its log has more under the request id.',
        locations: [{ line: 1, column: 3 }],
        path: [field],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'req-1' },
      },
    ]);
    const logged = server.lines.find(({ level }) => level === 50);
    expect(logged).toMatchObject({ requestId: 'req-1', path: field });
    await expectAlive(server);
  },
);

test.each([
  ['databaseDown', 'UNAVAILABLE'],
  ['statementTimeout', 'TIMEOUT'],
])("%s is the server's reason: 503 with Retry-After", async (field, code) => {
  const server = await serve();
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    const response = await server.post({ query: `{ ${field} }` }, { accept });
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
    const answer = await read(response);
    expect(answer).toMatchObject({ status: 503, code });
    expect(answer.body.errors?.[0]?.extensions).toHaveProperty('requestId');
  }
  await expectAlive(server);
});

test('an error that was meant for the caller keeps its words and its code', async () => {
  const server = await serve();
  const { body } = await read(await server.post({ query: '{ badCursor }' }));
  expect(body.errors).toEqual([
    {
      message: 'The cursor "x" is not one of this list.',
      locations: [{ line: 1, column: 3 }],
      path: ['badCursor'],
      extensions: { code: 'INVALID_CURSOR' },
    },
  ]);
});

test('variables of the wrong type are BAD_USER_INPUT, 400 by the media type that has a status for it', async () => {
  const server = await serve();
  const request = { query: 'query ($l: Level!) { takesLevel(level: $l) }', variables: { l: 'SIDEWAYS' } };
  const modern = await read(await server.post(request, { accept: 'application/graphql-response+json' }));
  expect(modern).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  expect(modern.body.errors?.[0]?.message).toContain('SIDEWAYS');
  const legacy = await read(await server.post(request, { accept: 'application/json' }));
  expect(legacy).toMatchObject({ status: 200, code: 'BAD_USER_INPUT' });
});

test('a value of 200 kB in a message comes back shortened', async () => {
  const server = await serve();
  const variables = { l: 'x'.repeat(200_000) };
  const response = await server.post({ query: 'query ($l: Level!) { takesLevel(level: $l) }', variables });
  const { body } = await read(response);
  expect(body.errors?.[0]?.message.length).toBeLessThanOrEqual(1000);
});

test('a context that cannot be made is a fault like any other', async () => {
  const server = await serve(
    {},
    {
      createContext: () => {
        throw new Error('Failed query: select hunter2');
      },
    },
  );
  const { status, code } = await read(await server.post({ query: '{ hello }' }));
  expect({ status, code }).toEqual({ status: 500, code: 'INTERNAL_SERVER_ERROR' });
  await expectAlive(server);
});

test('a page that fails is 500 without its reason, as JSON or as a sentence for browsers', async () => {
  const server = await serve(
    {},
    {
      page: async () => {
        throw new TypeError('hunter2');
      },
    },
  );
  const { status, code } = await read(await fetch(server.url));
  expect({ status, code }).toEqual({ status: 500, code: 'INTERNAL_SERVER_ERROR' });
  const forBrowsers = await fetch(server.url, { headers: { accept: 'text/html', 'x-request-id': 'abc' } });
  expect(forBrowsers.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const text = await forBrowsers.text();
  expect(text).toContain('Request abc');
  expectNoLeak(text);
  await expectAlive(server);
});

test('the log names the fault without what the statement or the caller said', async () => {
  const server = await serve();
  await server.post({ query: 'query Q { databaseFault }', variables: { secret: 'hunter2' } });
  const text = JSON.stringify(server.lines);
  expect(text).toContain('42P01');
  expect(text).not.toMatch(/hunter2|select|params/);
  expect(server.lines.at(-1)).toMatchObject({
    method: 'POST',
    path: '/graphql',
    status: 200,
    operation: 'Q',
    kind: 'query',
    codes: ['INTERNAL_SERVER_ERROR'],
  });
  expect(server.lines.at(-1)?.ms).toBeTypeOf('number');
});
