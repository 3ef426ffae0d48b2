import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { measure } from '../../src/http/limits/measure.ts';
import { expectAlive, read, serve, type TestServer } from './fixtures/server.ts';

const nested = (depth: number) => `${'{ parent '.repeat(depth)}{ slug }${' }'.repeat(depth)}`;
const inProject = (selections: string) => `{ project(slug: "x") ${selections} }`;
const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');

/** Two dozen fragments, each of which spreads the next one twice. */
const doubling = (last: string) =>
  `{ ...F0 } ${times(24, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F24 on Query { ${last} }`;

async function expectRefused(server: TestServer, query: string) {
  const answer = await read(await server.post({ query }, { accept: 'application/json' }));
  expect(answer).toMatchObject({ status: 400, code: 'QUERY_TOO_COMPLEX' });
  expect(answer.body.data).toBeUndefined();
  expect(server.doings.contexts).toBe(0);
  await expectAlive(server);
}

async function expectTaken(server: TestServer, query: string) {
  const { status, body } = await read(await server.post({ query }));
  expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
}

describe('at the limit an operation runs, one over it is refused before anything runs', () => {
  test('1,000 tokens', async () => {
    const server = await serve();
    const withIds = (count: number) => `{ nodes(ids: [${'"a" '.repeat(count)}]) { id } }`;
    await expectTaken(server, withIds(988));
    await expectRefused(await serve(), withIds(989));
  });

  test('12 levels of fields', async () => {
    const server = await serve();
    await expectTaken(server, inProject(nested(10)));
    await expectRefused(await serve(), inProject(nested(11)));
  });

  test('levels behind inline fragments and spreads', async () => {
    await expectRefused(
      await serve(),
      `{ ...A } fragment A on Query { ... { project(slug: "x") ${nested(11)} } }`,
    );
  });

  test('30 aliases', async () => {
    await expectTaken(await serve(), `{ ${times(30, (i) => `a${i}: hello`)} }`);
    await expectRefused(await serve(), `{ ${times(31, (i) => `a${i}: hello`)} }`);
  });

  test('aliases of __typename count', async () => {
    await expectRefused(await serve(), `{ ${times(31, (i) => `a${i}: __typename`)} }`);
  });

  test('aliases in a fragment count wherever it is spread', async () => {
    await expectRefused(
      await serve(),
      `{ ...A project(slug: "x") { ...B } ...A } fragment A on Query { ${times(15, (i) => `a${i}: hello`)} } fragment B on Project { s: slug }`,
    );
  });

  test('10 directives, wherever they stand', async () => {
    const some = (count: number) => times(count, (i) => `hello${i > 0 ? ' @skip(if: false)' : ''}`);
    await expectTaken(await serve(), `{ ${some(11)} }`);
    await expectRefused(await serve(), `{ ${some(12)} }`);
    await expectRefused(
      await serve(),
      `query ($a: Boolean = true ${'@x '.repeat(4)}) ${'@x '.repeat(3)} { ...A @x } fragment A on Query ${'@x '.repeat(2)} { ... @x { hello } }`,
    );
  });

  test('an operation that is not the one asked for counts as well', async () => {
    await expectRefused(await serve(), `query A { hello } query B { ${times(31, (i) => `a${i}: hello`)} }`);
  });
});

describe('hostile documents are refused in well under 50 ms', () => {
  const bombs: Record<string, string> = {
    '20,000 nested selections': `${'{ a '.repeat(20_000)}${'}'.repeat(20_000)}`,
    '20,000 nested selections that never close': '{ a '.repeat(20_000),
    '20,000 nested lists in an argument': `{ hello(name: ${'['.repeat(20_000)}${']'.repeat(20_000)}) }`,
    '20,000 nested objects in an argument': `{ hello(name: ${'{a:'.repeat(20_000)}1${'}'.repeat(20_000)}) }`,
    '20,000 nested list types': `query ($a: ${'['.repeat(20_000)}Int${']'.repeat(20_000)}) { hello }`,
    '2^24 fields by fragments': doubling('project(slug: "x") { parent { slug } }'),
    '2^24 aliases by fragments': doubling('a: hello'),
    '2^24 directives by fragments': doubling('hello @skip(if: true)'),
    'a fragment in itself': '{ ...A } fragment A on Query { hello ...A }',
    'a circle of fragments through fields':
      '{ project(slug: "x") { ...A } } fragment A on Project { parent { ...B } } fragment B on Project { parent { ...A } }',
    'a circle that no operation reaches':
      '{ hello } fragment A on Query { ...B } fragment B on Query { ...A }',
    'a fragment named like an introspection field, deep': `{ ...__schema } fragment __schema on Query { project(slug: "x") ${nested(11)} }`,
    'a fragment named like an introspection field, in a circle':
      '{ ...__schema } fragment __schema on Query { ...__type } fragment __type on Query { ...__schema }',
  };

  test.each(Object.entries(bombs))('%s', async (_name, query) => {
    const server = await serve();
    await server.post({ query: '{ hello }' });
    server.doings.contexts = 0;
    await expectRefused(server, query);
    const startedAt = performance.now();
    await (await server.post({ query })).text();
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  test.each([
    [
      'a small fragment named like an introspection field',
      '{ ...__schema } fragment __schema on Query { hello }',
    ],
    ['one named like the field of a type', '{ ...__typename } fragment __typename on Query { hello }'],
  ])('%s is 400', async (_name, query) => {
    const server = await serve();
    expect((await read(await server.post({ query }, { accept: 'application/json' }))).status).toBe(400);
    await expectAlive(server);
  });

  test('measuring 2^24 fields takes as many steps as there are fragments', () => {
    const fields = measure(parse(doubling('a: hello')));
    expect(fields).toEqual({ depth: 1, introspectionDepth: 0, aliases: 2 ** 24, directives: 0 });
  });
});

describe('introspection', () => {
  test('the standard query of tools and of GraphiQL passes', async () => {
    const server = await serve();
    const { status, body } = await read(
      await server.post({
        query: getIntrospectionQuery({
          descriptions: true,
          specifiedByUrl: true,
          directiveIsRepeatable: true,
          schemaDescription: true,
          inputValueDeprecation: true,
          oneOf: true,
        }),
      }),
    );
    expect(status).toBe(200);
    expect(body.data).toHaveProperty('__schema');
  });

  test('its exemption ends at 20 levels, and is no cover for other fields', async () => {
    const types = `{ __schema { types ${'{ ofType '.repeat(19)}{ name }${' }'.repeat(19)} } }`;
    await expectRefused(await serve(), types);
    await expectRefused(await serve(), `{ __schema { types { name } } project(slug: "x") ${nested(11)} }`);
  });

  test('its own circle through the types is refused', async () => {
    const server = await serve();
    const query =
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }';
    const { body } = await read(await server.post({ query }));
    expect(body.errors).not.toHaveLength(0);
    expect(body.data).toBeUndefined();
  });
});
