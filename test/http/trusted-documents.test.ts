import { expect, test } from 'vitest';
import { documentHash } from '../../src/http/plugins/trusted-documents.ts';
import { expectAlive, read, serve } from './fixtures/server.ts';

const document = 'query Hello { hello }';
const persisted = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

test("one of the server's operations can be asked for by its hash, by POST and by GET", async () => {
  const server = await serve();
  const asked = persisted(documentHash(document));
  expect(await read(await server.post(asked))).toMatchObject({
    status: 200,
    body: { data: { hello: 'hello world' } },
  });
  const parameters = new URLSearchParams({ extensions: JSON.stringify(asked.extensions) });
  expect((await read(await fetch(`${server.url}/graphql?${parameters}`))).status).toBe(200);
});

test('an unknown hash is 404, and cannot be registered', async () => {
  const server = await serve();
  const query = 'query Other { hello }';
  const hash = documentHash(query);
  expect(await read(await server.post(persisted(hash)))).toMatchObject({
    status: 404,
    code: 'PERSISTED_QUERY_NOT_FOUND',
  });
  expect((await read(await server.post({ query, ...persisted(hash) }))).status).toBe(200);
  expect((await read(await server.post(persisted(hash)))).status).toBe(404);
  await expectAlive(server);
});

test.each([
  ['a number', 42],
  ['an object', {}],
  ['a list', []],
  ['null', null],
])('a hash that is %s is 400', async (_name, sha256Hash) => {
  const server = await serve();
  const { status } = await read(await server.post({ extensions: { persistedQuery: { sha256Hash } } }));
  expect(status).toBe(400);
  expect((await read(await server.post({ extensions: { persistedQuery: sha256Hash } }))).status).toBe(400);
  await expectAlive(server);
});

test('in trusted mode nothing else is answered, introspection included', async () => {
  const server = await serve({ trustedDocuments: true });
  for (const query of ['{ hello }', `${document} `, '{ __schema { types { name } } }', 'mutation { bump }'])
    expect(await read(await server.post({ query }))).toMatchObject({
      status: 403,
      code: 'DOCUMENT_NOT_TRUSTED',
    });
  expect((await read(await server.post({ query: document }))).status).toBe(200);
  expect((await read(await server.post(persisted(documentHash(document))))).status).toBe(200);
  expect(await (await fetch(server.url)).text()).toContain('hello world');
  expect(server.doings.bumps).toBe(0);
  await expectAlive(server);
});
