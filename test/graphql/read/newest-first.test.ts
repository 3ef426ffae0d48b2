import { getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '../../../src/graphql/index.ts';
import { encodeCursor } from '../../../src/reading/cursor.ts';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';

/** Lists that are worked out and have no age: pairs by slug or by verdict, results by project, lines by number. */
const AGELESS = [
  'CombinationReport.pairs',
  'Criterion.results',
  'CriterionPreview.projects',
  'Meeting.otherLines',
  'Meeting.unreadLines',
  'Project.compatibility',
  'ReportRevision.differences',
  'ReportRevision.lines',
];

const connections = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
      .map((field) => ({ name: `${type.name}.${field.name}`, field })),
  );

test('every connection takes newestFirst, but for those that have no age', () => {
  const without = connections
    .filter(({ field }) => !field.args.some(({ name }) => name === 'newestFirst'))
    .map(({ name }) => name);
  expect(without.filter((name) => !AGELESS.includes(name))).toEqual([]);
});

describeOnBoth('lists by age', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open({ seeded: true });
    ask = client(database);
  });
  afterAll(() => database.close());

  const LISTS: [path: string, list: string, where: string][] = [
    ['{ @ }', 'statusChanges', 'id'],
    ['{ @ }', 'meetings', 'date'],
    ['{ @ }', 'proposals', 'id'],
    ['{ @ }', 'projects', 'slug'],
    ['{ @ }', 'suggestions', 'id'],
    ['{ @ }', 'notes', 'id'],
    ['{ @ }', 'compatibilityClaims', 'id'],
    ['{ @ }', 'assessments', 'id'],
    ['{ @ }', 'ciRuns', 'id'],
    ['{ @ }', 'waivers', 'id'],
    ['{ @ }', 'combinations', 'slug'],
    ['{ project(slug: "wireguard") { @ } }', 'history', 'id'],
    ['{ project(slug: "wireguard") { @ } }', 'notes', 'id'],
    ['{ project(slug: "wireguard") { @ } }', 'meetings', 'date'],
    ['{ project(slug: "wireguard") { @ } }', 'claims', 'id'],
    ['{ project(slug: "wireguard") { @ } }', 'combinations', 'slug'],
    ['{ meeting(date: "2017-05-24") { @ } }', 'notes', 'id'],
    ['{ meeting(date: "2017-05-24") { @ } }', 'projects', 'slug'],
    ['{ meeting(date: "2017-05-24") { @ } }', 'statusChanges', 'id'],
    ['{ meeting(date: "2017-05-24") { @ } }', 'revisions', 'id'],
    ['{ channel { @ } }', 'members', 'slug'],
    ['{ compare(from: "2017-05-24", to: "2017-12-01") { @ } }', 'meetings', 'date'],
    ['{ compare(from: "2017-05-24", to: "2017-12-01") { @ } }', 'projects', 'after { slug }'],
  ];

  test.each(LISTS)('%s of %s', async (path, list, key) => {
    const read = async (args: string) => {
      const query = path.replace(
        '@',
        `${list}(${args}) { pageInfo { hasNextPage endCursor } nodes { ${key} } }`,
      );
      const data = await ask.data(query);
      const of = path === '{ @ }' ? data : (Object.values(data)[0] as typeof data);
      return of[list] as { pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: object[] };
    };
    const newest = (await read('first: 100, newestFirst: true')).nodes;
    const own = (await read('first: 100')).nodes;
    const whole = await read('first: 100, newestFirst: false');
    if (!whole.pageInfo.hasNextPage) {
      expect(newest).toEqual(whole.nodes.toReversed());
      expect(new Set(newest.map((node) => JSON.stringify(node)))).toEqual(
        new Set(own.map((node) => JSON.stringify(node))),
      );
    }
    const paged: object[] = [];
    let after = '';
    for (let pages = 0; pages < 8; pages += 1) {
      const page = await read(`first: 3, newestFirst: true${after && `, after: ${JSON.stringify(after)}`}`);
      paged.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(paged).toEqual(newest.slice(0, paged.length));
  });

  test('a list has one order, and a cursor is good for its own', async () => {
    expect(
      await ask.code('{ meetings(orderBy: { field: DATE }, newestFirst: true) { nodes { date } } }'),
    ).toBe('BAD_USER_INPUT');
    const { meetings } = await ask.data('{ meetings(first: 2) { pageInfo { endCursor } } }');
    const after = JSON.stringify(meetings.pageInfo.endCursor);
    expect(
      await ask.code(`{ meetings(first: 2, newestFirst: true, after: ${after}) { nodes { date } } }`),
    ).toBe('INVALID_CURSOR');
  });

  test('a project says when it last changed', async () => {
    const { projects } = await ask.data(
      '{ projects(first: 100) { nodes { slug lastChangedAt history(last: 1) { nodes { enteredAt } } } } }',
    );
    for (const { lastChangedAt, history } of projects.nodes)
      if (history.nodes.length > 0)
        expect(Date.parse(lastChangedAt)).toBeGreaterThanOrEqual(Date.parse(history.nodes[0].enteredAt));
  });
});

const NAMES = [
  'Zebra',
  'äpfel',
  'Apfel',
  'apfelbaum',
  'Éclair',
  'eclair',
  'Ögon',
  'obst',
  'zoo',
  'WireGuard',
  'Łódź',
  'lamm',
  'éa',
];

describeOnBoth('names', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open();
    ask = client(database);
    let chain = seed(database.db).channel();
    for (const [at, name] of NAMES.entries()) chain = chain.project(`project-${at}`, { name, aliases: [] });
    await chain.done();
  });
  afterAll(() => database.close());
  const names = async (args: string) =>
    (await ask.data(`{ projects(${args}) { nodes { name } pageInfo { endCursor } } }`)).projects;

  test('are sorted by their letters, and not by bytes', async () => {
    const { nodes } = await names('first: 100');
    const expected = NAMES.toSorted(new Intl.Collator('und').compare);
    expect(nodes.map(({ name }: { name: string }) => name)).toEqual(expected);
    const backward = await names('first: 100, orderBy: { field: NAME, direction: DESC }');
    expect(backward.nodes.map(({ name }: { name: string }) => name)).toEqual(expected.toReversed());
  });

  test('page by page none is lost', async () => {
    const found: string[] = [];
    let after: string | null = null;
    while (found.length < NAMES.length) {
      const page: { nodes: { name: string }[]; pageInfo: { endCursor: string } } = await names(
        `first: 2${after === null ? '' : `, after: ${JSON.stringify(after)}`}`,
      );
      expect(page.nodes.length).toBeGreaterThan(0);
      found.push(...page.nodes.map(({ name }) => name));
      after = page.pageInfo.endCursor;
    }
    expect(found).toEqual(NAMES.toSorted(new Intl.Collator('und').compare));
  });

  test('a cursor that was given out when they were sorted by bytes leads on from its place', async () => {
    const before = encodeCursor('Query.projects NAME ASC', [
      'wireguard',
      String(NAMES.indexOf('WireGuard') + 1),
    ]);
    const { nodes } = await names(`first: 100, after: ${JSON.stringify(before)}`);
    expect(nodes.map(({ name }: { name: string }) => name)).toEqual(['Zebra', 'zoo']);
  });
});
