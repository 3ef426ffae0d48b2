import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';

describeOnBoth('filters', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open();
    ask = client(database, { now: '2017-09-01T12:00:00Z' });
    await seed(database.db)
      .channel()
      .project('wireguard', {
        name: 'WireGuard',
        organisations: ['Docker'],
        aliases: ['wg 100%'],
        summary: 'A tunnel.',
      })
      .project('landlock', {
        name: 'Landlock',
        organisations: ['ANSSI', 'Docker'],
        summary: 'Sandboxes, with "quotes" and 50% more_of.',
      })
      .project('okernel', { name: 'okernel', organisations: ['HPE'] })
      .project('shiftfs', { name: 'Shiftfs' })
      .meeting('2017-05-24')
      .record('EXPERIMENTAL', { project: 'wireguard', effectiveOn: '2017-03-17' })
      .record('ONGOING', { project: 'okernel', effectiveOn: '2017-04-01', basis: 'EXTERNAL', as: 'wrong' })
      .agenda('updates', { projects: ['wireguard'] })
      .meeting('2017-07-19')
      .confirm('EXPERIMENTAL', { project: 'wireguard', basis: 'INFERRED' })
      .record('EXPERIMENTAL', { project: 'landlock', effectiveOn: '2017-07-10' })
      .record('TESTING', { project: 'landlock', effectiveOn: '2017-07-15' })
      .note('okernel', { projects: ['okernel', 'landlock'] })
      .meeting('2017-08-16')
      .correct('wrong', 'EXPERIMENTAL', { project: 'okernel', effectiveOn: '2017-04-01' })
      .at({ project: 'wireguard' })
      .proposal('GRADUATED', { openedOn: '2017-07-20' })
      .proposal('TESTING', { openedOn: '2017-05-31', closedOn: '2017-06-11', outcome: 'WITHDRAWN' })
      .at({ project: 'landlock' })
      .proposal('RETIRED', { openedOn: '2017-05-01', closedOn: '2017-08-20', outcome: 'WITHDRAWN' })
      .done();
  });
  afterAll(() => database.close());

  const slugs = async (filter: string, args = '') =>
    (await ask.data(`{ projects(filter: { ${filter} } ${args}) { nodes { slug } } }`)).projects.nodes.map(
      ({ slug }: { slug: string }) => slug,
    );

  test('projects by how far they are, on the day and by the clock asked for', async () => {
    expect(await slugs('readiness: [EXPERIMENTAL, TESTING]')).toEqual(['landlock', 'okernel', 'wireguard']);
    expect(await slugs('readiness: TESTING')).toEqual(['landlock']);
    expect(await slugs('readiness: []')).toEqual([]);
    expect(await slugs('readiness: ONGOING')).toEqual([]);
    expect(await slugs('readiness: ONGOING', 'asOf: "2017-07-19", clock: RECORDED')).toEqual(['okernel']);
    expect(await slugs('hasReadiness: false')).toEqual(['shiftfs']);
    expect(await slugs('hasReadiness: true', 'asOf: "2017-03-31"')).toEqual(['wireguard']);
  });

  test('projects by what is open and what is stale, on the day asked for', async () => {
    expect(await slugs('hasOpenProposal: true')).toEqual(['wireguard']);
    expect(await slugs('hasOpenProposal: true', 'asOf: "2017-06-01"')).toEqual(['landlock', 'wireguard']);
    expect(await slugs('hasOpenProposal: true', 'asOf: "2017-08-20"')).toEqual(['wireguard']);
    expect(await slugs('hasOpenProposal: true', 'asOf: "2017-08-19"')).toEqual(['landlock', 'wireguard']);
    expect(await slugs('isStale: true')).toEqual(['shiftfs']);
    expect(await slugs('isStale: true', 'asOf: "2017-10-17"')).toEqual(['shiftfs']);
    expect(await slugs('isStale: true', 'asOf: "2017-10-18"')).toEqual(['landlock', 'shiftfs', 'wireguard']);
    const strict = client(database, { now: '2017-09-01T12:00:00Z', settings: { staleDays: 16 } });
    expect(
      (await strict.data('{ projects(filter: { isStale: false }) { nodes { slug } } }')).projects.nodes,
    ).toEqual([{ slug: 'okernel' }]);
  });

  test('projects by the meetings that discussed them, of which none after the day exists', async () => {
    expect(await slugs('discussedIn: ["2017-07-19"]')).toEqual(['landlock', 'okernel']);
    expect(await slugs('discussedIn: ["2017-07-19", "2017-05-24"]')).toEqual([
      'landlock',
      'okernel',
      'wireguard',
    ]);
    expect(await slugs('discussedIn: ["2017-07-19", "2017-05-24"]', 'asOf: "2017-07-18"')).toEqual([
      'wireguard',
    ]);
    expect(await slugs('discussedIn: ["2017-07-05"]')).toEqual([]);
  });

  test('projects by organisation and by text, taken literally', async () => {
    expect(await slugs('organisation: ["docker"]')).toEqual(['landlock', 'wireguard']);
    expect(await slugs('organisation: ["Dock"]')).toEqual([]);
    expect(await slugs('text: "LOCK"')).toEqual(['landlock']);
    expect(await slugs('text: "100%"')).toEqual(['wireguard']);
    expect(await slugs('text: "%"')).toEqual(['landlock', 'wireguard']);
    expect(await slugs('text: "_"')).toEqual(['landlock']);
    expect(await slugs('text: "\\\\"')).toEqual([]);
    expect(await slugs('text: "\\"quotes\\""')).toEqual(['landlock']);
    expect(await slugs('text: "\'; drop table projects; --"')).toEqual([]);
  });

  test('fields combine with AND', async () => {
    expect(await slugs('organisation: ["docker"], readiness: [TESTING], hasOpenProposal: false')).toEqual([
      'landlock',
    ]);
    expect(await slugs('organisation: ["docker"], readiness: [TESTING], hasOpenProposal: true')).toEqual([]);
    expect(await slugs('readiness: null, text: null, slug: null')).toHaveLength(4);
  });

  test('projects in every order, nothing recorded last', async () => {
    const sorted = async (field: string, direction: string) =>
      (
        await ask.data(
          `{ projects(orderBy: { field: ${field}, direction: ${direction} }) { nodes { slug } } }`,
        )
      ).projects.nodes.map(({ slug }: { slug: string }) => slug);
    expect(await sorted('NAME', 'ASC')).toEqual(['landlock', 'okernel', 'shiftfs', 'wireguard']);
    expect(await sorted('NAME', 'DESC')).toEqual(['wireguard', 'shiftfs', 'okernel', 'landlock']);
    expect(await sorted('READINESS', 'ASC')).toEqual(['okernel', 'wireguard', 'landlock', 'shiftfs']);
    expect(await sorted('READINESS', 'DESC')).toEqual(['landlock', 'okernel', 'wireguard', 'shiftfs']);
    expect(await sorted('SINCE', 'DESC')).toEqual(['landlock', 'okernel', 'wireguard', 'shiftfs']);
    expect(await sorted('LAST_RECORDED', 'ASC')).toEqual(['landlock', 'wireguard', 'okernel', 'shiftfs']);
  });

  test('records of the ledger', async () => {
    const records = async (filter: string) =>
      (
        await ask.data(`{ statusChanges(filter: { ${filter} }) { nodes { to project { slug } } } }`)
      ).statusChanges.nodes.map(
        ({ to, project }: { to: string; project: { slug: string } }) => `${project.slug} ${to}`,
      );
    expect(await records('project: ["okernel"]')).toEqual(['okernel ONGOING', 'okernel EXPERIMENTAL']);
    expect(await records('project: ["okernel"], stands: true')).toEqual(['okernel EXPERIMENTAL']);
    expect(await records('stands: false')).toEqual(['okernel ONGOING']);
    expect(await records('kind: [CONFIRMATION, CORRECTION]')).toEqual([
      'okernel EXPERIMENTAL',
      'wireguard EXPERIMENTAL',
    ]);
    expect(await records('meeting: ["2017-07-19"], to: [EXPERIMENTAL]')).toEqual([
      'landlock EXPERIMENTAL',
      'wireguard EXPERIMENTAL',
    ]);
    expect(await records('basis: [EXTERNAL]')).toEqual(['okernel ONGOING']);
    expect(await records('effectiveFrom: "2017-07-11", effectiveTo: "2017-07-15"')).toEqual([
      'landlock TESTING',
    ]);
    expect(await records('recordedFrom: "2017-08-01"')).toEqual(['okernel EXPERIMENTAL']);
    expect(await records('recordedTo: "2017-06-01", stands: true')).toEqual(['wireguard EXPERIMENTAL']);
    expect(await records('kind: []')).toEqual([]);
  });

  test('proposals', async () => {
    const found = async (filter: string) =>
      (await ask.data(`{ proposals(filter: { ${filter} }) { nodes { to } } }`)).proposals.nodes.map(
        ({ to }: { to: string }) => to,
      );
    expect(await found('isOpen: true')).toEqual(['GRADUATED']);
    expect(await found('isOpen: false')).toEqual(['RETIRED', 'TESTING']);
    expect(await found('project: ["wireguard"], outcome: [WITHDRAWN]')).toEqual(['TESTING']);
    expect(await found('to: [GRADUATED, RETIRED]')).toEqual(['RETIRED', 'GRADUATED']);
  });

  test('the members of the channel are the projects at TESTING on the day asked for', async () => {
    const { channel } = await ask.data(`{ channel { slug
      now: members { totalCount nodes { id slug readiness } } before: members(asOf: "2017-07-14") { totalCount nodes { slug } }
      said: members(asOf: "2017-07-18", clock: RECORDED) { totalCount } later: members(asOf: "2017-07-18") { totalCount nodes { slug lastChange { meeting { date } } } } } }`);
    expect(channel).toMatchObject({
      slug: 'testing',
      now: { totalCount: 1, nodes: [{ slug: 'landlock', readiness: 'TESTING' }] },
      before: { totalCount: 0, nodes: [] },
      said: { totalCount: 0 },
      later: {
        totalCount: 1,
        nodes: [{ slug: 'landlock', lastChange: { meeting: { date: '2017-07-19' } } }],
      },
    });
    expect((await ask.data('{ channel(slug: "nothing") { slug } }')).channel).toBeNull();
  });

  test.each([
    ['a NUL', 'a\u0000b'],
    ['another control character', 'a\u0007b'],
    ['half of a surrogate pair', 'a\ud800'],
    ['too long a text', 'x'.repeat(201)],
  ])('%s is BAD_USER_INPUT before any SQL, wherever text is taken', async (_what, text) => {
    const queries = [
      'query ($text: String!) { project(slug: $text) { name } }',
      'query ($text: String!) { projects(filter: { text: $text }) { totalCount } }',
      'query ($text: String!) { projects(filter: { slug: [$text] }) { totalCount } }',
      'query ($text: String!) { projects(filter: { organisation: [$text] }) { totalCount } }',
      'query ($text: String!) { meetings(filter: { project: [$text] }) { totalCount } }',
      'query ($text: String!) { statusChanges(filter: { project: [$text] }) { totalCount } }',
      'query ($text: String!) { proposals(filter: { project: [$text] }) { totalCount } }',
      'query ($text: String!) { suggestions(filter: { project: [$text] }) { totalCount } }',
      'query ($text: String!) { channel(slug: $text) { slug } }',
      'query ($text: String!) { search(query: $text) { totalCount } }',
    ];
    const { statements } = await database.sqlLog.during(async () => {
      for (const query of queries) expect(await ask.code(query, { text })).toBe('BAD_USER_INPUT');
    });
    expect(statements).toEqual([]);
  });

  test('text is looked for trimmed and in one form of Unicode', async () => {
    expect((await ask.data('{ project(slug: " wireguard ") { name } }')).project).toEqual({
      name: 'WireGuard',
    });
    expect(await slugs('text: "  tunnel "')).toEqual(['wireguard']);
  });
});
