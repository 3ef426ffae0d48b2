import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '../../../src/graphql/index.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { api } from '../write/api.ts';
import { seedMany } from './many.ts';
import { VARIABLES as OPERATION_VARIABLES, OPERATIONS } from './operations.ts';
import { randomQuery } from './random-query.ts';

const GOOD = { ...OPERATION_VARIABLES, projects: ['project-1', 'project-2'], first: 3 };
const BAD = {
  ...GOOD,
  slug: 7,
  date: '2017-02-30',
  asOf: 'today',
  from: null,
  first: 'three',
  filter: 1,
  after: '?',
  clock: 'NO',
};
const MISSING = {};
const REFUSED = { ...GOOD, first: 101, after: 'x', slug: 'a'.repeat(300), asOf: '2017-01-04' };

const QUERIES: Record<string, string> = {
  'variables with and without a default': `query ($first: Int = 2, $with: Boolean = true, $not: Boolean!, $clock: Clock) {
    projects(first: $first, clock: $clock) { nodes { slug @include(if: $with) name @skip(if: $not) ...More @include(if: $not) } } }
    fragment More on Project { lastChange { to } }`,
  'an input object': `query ($filter: ProjectFilter, $orderBy: ProjectOrder) { projects(filter: $filter, orderBy: $orderBy, first: 2) { totalCount nodes { slug } } }`,
  'one name twice, with other selections': `{ a: project(slug: "project-1") { lastChange { to } } b: project(slug: "project-1") { lastChange { reason meeting { date } } }
    projects(first: 1) { nodes { history(first: 1) { nodes { to } } } edges { cursor node { history(first: 1) { nodes { reason meeting { location } } pageInfo { endCursor } } } } } }`,
  'an interface and a union': `query { search(query: "project") { nodes { __typename ... on Project { slug } ... on Note { text } ... on Node { id } } } }`,
  introspection:
    '{ __typename __schema { queryType { name fields { name args { name defaultValue } } } } __type(name: "Project") { kind name } }',
  'an error that makes its parent null':
    '{ project(slug: "project-1") { name history(first: 101) { nodes { to } } } }',
  'an error in a list': '{ projects(first: 2) { nodes { slug proposals(last: -1) { nodes { to } } } } }',
  'an id that is none': '{ node(id: "x") { id } }',
  'what nobody may see without a token': '{ auditEvents { nodes { act } } }',
  'enum and input literals':
    '{ projects(filter: { readiness: [TESTING, EXPERIMENTAL] }, orderBy: { field: SINCE, direction: DESC }) { nodes { slug readiness since } } }',
};
const VARIABLES: Record<string, object> = {
  good: {
    ...GOOD,
    not: false,
    filter: { readiness: ['TESTING'], text: 'project' },
    orderBy: { field: 'NAME' },
  },
  'of the wrong type': { ...BAD, not: 'no', orderBy: 'NAME' },
  missing: MISSING,
  refused: { ...REFUSED, not: true, filter: { slug: ['a', 'b'], unknown: 1 }, orderBy: { field: 'NO' } },
  null: {
    first: null,
    with: null,
    not: true,
    clock: null,
    filter: null,
    orderBy: null,
    slug: null,
    date: null,
    asOf: null,
  },
};

const cases = [
  ...Object.entries(QUERIES),
  ...OPERATIONS.map(({ file, query }) => [file, query] as const),
].flatMap(([name, query]) =>
  Object.entries(VARIABLES).map(([kind, variables]) => ({ name, kind, query, variables })),
);

describeOnBoth('a compiled query', (open) => {
  let database: TestDatabase;
  const now = '2017-12-31T23:00:00Z';
  const asking = () =>
    [api(database, { now, compileAfter: 0 }), api(database, { now, compileAfter: Infinity })] as const;
  const headers = { 'x-request-id': 'the-same' };
  beforeAll(async () => {
    database = await open();
    await seedMany(database.db, { projects: 6, meetings: 9 });
  });
  afterAll(() => database.close());

  test('gives the answer and the errors of the plain way, byte by byte', async () => {
    const [compiled, plain] = asking();
    const told = { data: 0, errors: 0 };
    for (const { name, kind, query, variables } of cases) {
      const expected = await plain.post(query, variables as Record<string, unknown>, { headers });
      // The first and the second time.
      for (const _ of [1, 2]) {
        const answer = await compiled.post(query, variables as Record<string, unknown>, { headers });
        expect({ name, kind, status: answer.status, text: answer.text }).toEqual({
          name,
          kind,
          status: expected.status,
          text: expected.text,
        });
      }
      told[expected.errors ? 'errors' : 'data'] += 1;
    }
    expect(told.data).toBeGreaterThan(40);
    expect(told.errors).toBeGreaterThan(40);
  });

  test('answers as the plain way, whatever is asked', async () => {
    const [compiled, plain] = asking();
    await fc.assert(
      fc.asyncProperty(randomQuery(schema), async (query) => {
        expect((await compiled.post(query)).text).toBe((await plain.post(query)).text);
      }),
      { numRuns: 100, seed: 21, endOnFailure: true },
    );
  });

  // Of several errors that make one parent null, GraphQL lets any one be told.
  test('fails where the plain way fails, whatever is refused', async () => {
    const [compiled, plain] = asking();
    let failed = 0;
    await fc.assert(
      fc.asyncProperty(randomQuery(schema, { isRefused: true }), async (query) => {
        const [answer, expected] = [await compiled.post(query), await plain.post(query)];
        expect([answer.status, answer.data]).toEqual([expected.status, expected.data]);
        expect(answer.errors?.map(({ extensions }) => extensions.code)[0]).toBe(
          expected.errors?.map(({ extensions }) => extensions.code)[0],
        );
        failed += answer.errors ? 1 : 0;
      }),
      { numRuns: 100, seed: 22, endOnFailure: true },
    );
    expect(failed).toBeGreaterThan(20);
  });

  test('is masked alike where the database fails', async () => {
    const query =
      '{ b: projects(first: 2) { nodes { slug people { handle } } } project(slug: "project-1") { name } }';
    await database.db.execute('alter table project_people rename to project_people_away');
    try {
      const [compiled, plain] = await Promise.all(asking().map((each) => each.post(query, {}, { headers })));
      const [ofCompiled, ofPlain] = [compiled, plain].map((answer) =>
        answer?.text.replace(/"requestId":"[^"]*"/, ''),
      );
      expect(ofCompiled).toBe(ofPlain);
      expect(compiled?.errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    } finally {
      await database.db.execute('alter table project_people_away rename to project_people');
    }
  });
});
