import { readdirSync, readFileSync } from 'node:fs';
import { getOperationAST, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { charges } from '../../src/graphql/engine/charges.ts';
import { schema } from '../../src/graphql/index.ts';
import { compileCost } from '../../src/http/limits/cost.ts';
import { measure } from '../../src/http/limits/measure.ts';
import { expectAlive, read, serve, testConfig } from './fixtures/server.ts';

async function costOf(query: string, variables?: Record<string, unknown>) {
  const server = await serve({ maxCost: 1_000_000 });
  const { body } = await read(await server.post({ query, variables }));
  expect(body.errors).toBeUndefined();
  return body.extensions?.cost;
}

test.each<[string, number]>([
  ['{ hello hello2: hello __typename }', 0],
  ['{ project(slug: "x") { slug id } }', 1],
  ['{ project(slug: "x") { parent { parent { slug } } } }', 3],
  // 1 for the connection, 20 for its nodes
  ['{ projects { nodes { slug } } }', 21],
  ['{ projects(first: 5) { nodes { slug } } }', 6],
  ['{ projects(last: 7) { nodes { slug } } }', 8],
  ['{ projects(first: 0) { nodes { slug } } }', 1],
  ['{ projects(first: 5) { edges { cursor node { slug } } pageInfo { endCursor } totalCount } }', 6],
  // nodes and edges of one page are both made
  ['{ projects(first: 5) { edges { node { slug } } nodes { slug } } }', 11],
  ['{ projects(first: 5) { totalCount pageInfo { hasNextPage } } }', 1],
  // a page of pages: 1 + 10 × (1 + 1 + 10 × 1)
  ['{ projects(first: 10) { nodes { meetings(first: 10) { nodes { date } } } } }', 121],
  ['{ projects(first: 10) { nodes { meetings { nodes { date } } } } }', 221],
  // a list without a page size counts as five
  ['{ project(slug: "x") { links { title } } }', 6],
  // each is looked up, and given
  ['{ nodes(ids: ["a", "b", "c"]) { id } }', 9],
  ['{ node(id: "a") { id ... on Project { parent { slug } } } }', 2],
  ['{ __schema { types { name } } }', 100],
  ['{ ...A ...A } fragment A on Query { projects(first: 3) { nodes { slug } } }', 8],
  ['{ project(slug: "x") @skip(if: true) { parent { slug } } }', 2],
])('%s costs %i', async (query, cost) => {
  expect(await costOf(query)).toBe(cost);
});

test("page sizes in variables count, with the operation's own defaults and the schema's", async () => {
  const query =
    'query ($n: Int = 4, $ids: [ID!] = []) { projects(first: $n) { nodes { slug } } nodes(ids: $ids) { id } }';
  expect(await costOf(query)).toBe(5);
  expect(await costOf(query, { n: 50, ids: ['a', 'b'] })).toBe(57);
  expect(await costOf(query, { n: null })).toBe(21);
  expect(
    await costOf('query ($n: Int) { project(slug: "x") { meetings(first: $n) { nodes { date } } } }'),
  ).toBe(22);
});

test('over the limit is 400 with the cost and the limit, before a context is made', async () => {
  const server = await serve();
  const query =
    'query ($n: Int!) { projects(first: $n) { nodes { meetings(first: 100) { nodes { date } } } } }';
  const cheap = await read(await server.post({ query, variables: { n: 90 } }));
  expect(cheap).toMatchObject({ status: 200, body: { extensions: { cost: 9181 } } });
  server.doings.contexts = 0;
  const dear = await read(
    await server.post({ query, variables: { n: 100 } }, { accept: 'application/json' }),
  );
  expect(dear).toMatchObject({ status: 400, code: 'QUERY_TOO_COMPLEX' });
  expect(dear.body.errors?.[0]?.extensions).toMatchObject({ cost: 10_201, limit: 10_000 });
  expect(server.doings.contexts).toBe(0);
  await expectAlive(server);
});

test('a page larger than the schema allows costs as the largest, and is left to the schema to refuse', async () => {
  expect(await costOf('{ projects(first: 100000) { nodes { slug } } }')).toBe(101);
});

test('fragments that double each other are costed once each, and refused', async () => {
  const server = await serve({ maxAliases: 1000 });
  const doubling = Array.from(
    { length: 24 },
    (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
  ).join(' ');
  const query = `{ ...F0 } ${doubling} fragment F24 on Query { project(slug: "x") { slug } }`;
  const { status, body } = await read(await server.post({ query }, { accept: 'application/json' }));
  expect(status).toBe(400);
  expect(body.errors?.[0]?.extensions?.cost).toBe(2 ** 24);
  await expectAlive(server);
});

test('the rule is told in words, in the description of the schema', () => {
  for (const word of [
    'first',
    '`last`',
    'else\n20',
    '`nodes`',
    '10,000',
    'extensions.cost',
    'QUERY_TOO_COMPLEX',
  ])
    expect(schema.description).toContain(word);
});

describe('every operation that the server brings along is within the limits', () => {
  const folder = new URL('../../schema/operations/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));

  test.each(files)('%s', (file) => {
    const document = parse(readFileSync(new URL(file, folder), 'utf8'), { maxTokens: testConfig.maxTokens });
    const measures = measure(document);
    expect(measures.depth).toBeLessThanOrEqual(testConfig.maxDepth);
    expect(measures.aliases).toBeLessThanOrEqual(testConfig.maxAliases);
    expect(measures.directives).toBeLessThanOrEqual(testConfig.maxDirectives);
    const operation = getOperationAST(document);
    if (!operation) throw new Error(`${file} has more than one operation`);
    const { maxPageSize } = testConfig;
    const cost = compileCost(schema, document, operation, charges);
    // Of a tracker of ten thousand projects.
    expect(cost({ variables: {}, projects: 10_000, mostRows: maxPageSize })).toBeLessThanOrEqual(
      testConfig.maxCost,
    );
  });
});
