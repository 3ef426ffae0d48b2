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

test('an unknown hash cannot be registered, and clients are told to send no more of them', async () => {
  const server = await serve();
  const query = 'query Other { hello }';
  const hash = documentHash(query);
  expect(await read(await server.post(persisted(hash)))).toMatchObject({
    status: 400,
    code: 'PERSISTED_QUERY_NOT_SUPPORTED',
    body: { errors: [{ message: 'PersistedQueryNotSupported' }] },
  });
  expect((await read(await server.post({ query, ...persisted(hash) }))).status).toBe(200);
  expect((await read(await server.post(persisted(hash)))).status).toBe(400);
  await expectAlive(server);
});

test('a hash that is not that of the query beside it is refused, by POST and by GET', async () => {
  const server = await serve();
  const wrong = { query: '{ hello }', ...persisted(documentHash(document)) };
  expect(await read(await server.post(wrong))).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  const parameters = new URLSearchParams({
    query: wrong.query,
    extensions: JSON.stringify(wrong.extensions),
  });
  expect((await read(await fetch(`${server.url}/graphql?${parameters}`))).status).toBe(400);
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

test('in trusted mode the documents are known as caching clients send them, and by those hashes', async () => {
  const two = 'query Two { project(slug: "wireguard") { slug } }';
  const server = await serve({ trustedDocuments: true }, { documents: [document, two] });
  const sent = 'query Two {\n  project(slug: "wireguard") {\n    slug\n    __typename\n  }\n}';
  const answer = { data: { project: { slug: 'wireguard', __typename: 'Project' } } };
  for (const query of [sent, sent.replace(/\s+/g, ' ')])
    for (const asked of [
      { query },
      persisted(documentHash(query)),
      { query, ...persisted(documentHash(query)) },
    ])
      expect(await read(await server.post(asked))).toMatchObject({ status: 200, body: answer });
  expect((await read(await server.post({ query: sent.replace('slug\n', 'id\n') }))).status).toBe(403);
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
