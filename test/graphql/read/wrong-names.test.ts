import { isNonNullType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '../../../src/graphql/index.ts';
import { type Client, client } from '../../helpers/client.ts';
import { type TestDatabase, testDatabase } from '../../helpers/database.ts';
import { manual } from '../../helpers/manual.ts';

let database: TestDatabase;
let ask: Client;
beforeAll(async () => {
  database = await testDatabase('pglite', { seeded: true });
  ask = client(database);
});
afterAll(() => database.close());

/** What each root field cannot answer, and by which code it says so. */
const WRONG: Record<string, [asked: string, code?: string]> = {
  allowedMoves: ['allowedMoves(project: "landlock", from: PROPOSED) { to }'],
  auditEvents: ['auditEvents { totalCount }', 'UNAUTHENTICATED'],
  combination: ['combination(projects: ["wireguard", "nothing"]) { verdict }'],
  combinations: ['combinations(after: "x") { totalCount nodes { slug } }', 'INVALID_CURSOR'],
  compare: ['compare(from: "2017-08-01", to: "2017-06-01") { from }'],
  composition: ['composition(projects: ["nothing"]) { __typename }'],
  largestCombinations: ['largestCombinations(minimum: TESTED, include: ["nothing"]) { verdict }'],
  meetings: ['meetings(first: -1) { nodes { date } }'],
  node: ['node(id: "x") { id }'],
  nodes: ['nodes(ids: ["x"]) { id }'],
  previewCriterion: ['previewCriterion(input: { act: DROP, key: "nothing" }) { __typename }'],
  previewGate: ['previewGate(project: "nothing", to: TESTING, assume: []) { verdict }'],
  projects: ['projects(first: 101) { nodes { slug } }'],
  proposals: ['proposals(first: 1, last: 1) { nodes { reason } }'],
  search: ['search(query: "") { totalCount }'],
  statusChanges: ['statusChanges(before: "x") { nodes { to } }', 'INVALID_CURSOR'],
  suggestions: ['suggestions(first: -1) { nodes { quote } }'],
  tokens: ['tokens { totalCount }', 'UNAUTHENTICATED'],
};

test.each(Object.entries(WRONG))(
  '%s is null where it cannot be answered, and the rest is there',
  async (name, [asked, code = 'BAD_USER_INPUT']) => {
    const { data, errors } = await ask.ask(
      `{ before: project(slug: "kspp") { slug } wrong: ${asked} after: readinessCounts { projects } }`,
    );
    expect(errors, name).toMatchObject([{ path: ['wrong'], extensions: { code } }]);
    expect(data).toMatchObject({ before: { slug: 'kspp' }, wrong: null, after: expect.any(Array) });
  },
);

test('root fields that stay non-null are those that cannot fail, and the README lists them', () => {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const nonNull = fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name);
  expect(nonNull.filter((name) => !name.startsWith('viewerCan'))).toEqual([]);
  expect(nonNull.length).toBe(fields.filter(({ name }) => name.startsWith('viewerCan')).length);
  const listed = /Only these root fields are never null:([^.]*)\./.exec(manual)?.[1] ?? '';
  expect([...listed.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort()).toEqual(nonNull.sort());
});
