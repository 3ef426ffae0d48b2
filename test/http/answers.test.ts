import { expect, test } from 'vitest';
import { expectAlive, read, serve } from './fixtures/server.ts';

test('a query by POST and by GET gives its data and its cost', async () => {
  const server = await serve();
  const query = 'query Hi($name: String) { hello(name: $name) }';
  const posted = await read(await server.post({ query, variables: { name: 'sig' } }));
  expect(posted).toMatchObject({
    status: 200,
    body: { data: { hello: 'hello sig' }, extensions: { cost: 0 } },
  });
  const parameters = new URLSearchParams({ query, variables: '{"name":"sig"}' });
  const got = await read(await fetch(`${server.url}/graphql?${parameters}`));
  expect(got).toMatchObject({ status: 200, body: { data: { hello: 'hello sig' } } });
});

test('every other path is the page, which executes operations in the process', async () => {
  const server = await serve();
  const response = await fetch(`${server.url}/projects/wireguard`);
  expect(await response.text()).toBe('/projects/wireguard {"hello":"hello world"}');
  const head = await fetch(`${server.url}/projects/wireguard`, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(head.headers.get('content-length')).toBe('43');
  expect((await fetch(server.url, { method: 'POST', body: 'x' })).status).toBe(405);
  await expectAlive(server);
});

test.each(['text/html', 'image/*', 'application/json;charset=latin1', 'application/json;q=0', 'nonsense'])(
  'an answer that "%s" does not take is 406 before anything runs',
  async (accept) => {
    const server = await serve();
    const { status, code } = await read(await server.post({ query: 'mutation { bump }' }, { accept }));
    expect({ status, code }).toEqual({ status: 406, code: 'NOT_ACCEPTABLE' });
    expect(server.doings).toMatchObject({ bumps: 0, contexts: 0 });
    await expectAlive(server);
  },
);

test.each<[string, string]>([
  ['*/*', 'application/json'],
  ['application/*;q=0.5', 'application/json'],
  ['application/json; charset=UTF-8', 'application/json'],
  ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
  ['text/html, application/json;q=0.9, */*;q=0.1', 'application/json'],
])('an answer for "%s" is %s', async (accept, type) => {
  const server = await serve();
  const response = await server.post({ query: 'mutation { bump }' }, { accept });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
});
