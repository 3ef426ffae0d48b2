import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';

const COMPARE = `query ($from: Date!, $to: Date!, $clock: Clock) { compare(from: $from, to: $to, clock: $clock) {
  from to clock meetings { nodes { date } }
  projects { totalCount nodes { hasMoved before { slug readiness } after { readiness }
    statusChanges { nodes { to stands } } openedProposals { nodes { to isOpen } } closedProposals { nodes { to } } } }
} }`;

describeOnBoth('comparing two days', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open();
    ask = client(database);
    await seed(database.db)
      .project('kspp')
      .project('landlock')
      .project('memorizer')
      .project('wireguard')
      .meeting('2017-05-24')
      .record('ONGOING', { project: 'kspp', effectiveOn: '2017-03-17' })
      .record('EXPERIMENTAL', { project: 'wireguard', effectiveOn: '2017-03-17' })
      // Decided ahead: it counts, by either clock, from its day on.
      .record('EXPERIMENTAL', { project: 'landlock', effectiveOn: '2017-07-01' })
      .meeting('2017-07-05')
      .record('PROPOSED', { project: 'memorizer', as: 'proposed' })
      .meeting('2017-07-19')
      .confirm('EXPERIMENTAL', { project: 'wireguard' })
      .at({ project: 'wireguard' })
      .proposal('GRADUATED', { openedOn: '2017-07-20' })
      .proposal('TESTING', { openedOn: '2017-05-31', closedOn: '2017-06-11', outcome: 'WITHDRAWN' })
      .meeting('2017-08-02')
      .retract('proposed', { project: 'memorizer', effectiveOn: '2017-07-05' })
      .done();
  });
  afterAll(() => database.close());

  const compared = async (from: string, to: string, clock?: string) => {
    const { compare } = await ask.data(COMPARE, { from, to, clock });
    return {
      ...compare,
      projects: Object.fromEntries(
        compare.projects.nodes.map((node: { before: { slug: string } }) => [node.before.slug, node]),
      ),
    };
  };

  test('by RECORDED it shows what meetings recorded in between, and what came to count', async () => {
    const { projects, meetings, ...rest } = await compared('2017-06-01', '2017-07-19', 'RECORDED');
    expect(rest).toEqual({ from: '2017-06-01', to: '2017-07-19', clock: 'RECORDED' });
    expect(meetings.nodes).toEqual([{ date: '2017-07-05' }, { date: '2017-07-19' }]);
    expect(Object.keys(projects)).toEqual(['landlock', 'memorizer', 'wireguard']);
    expect(projects.landlock).toMatchObject({
      hasMoved: true,
      before: { readiness: null },
      after: { readiness: 'EXPERIMENTAL' },
      statusChanges: { nodes: [{ to: 'EXPERIMENTAL' }] },
    });
    expect(projects.memorizer).toMatchObject({
      hasMoved: true,
      before: { readiness: null },
      after: { readiness: 'PROPOSED' },
      statusChanges: { nodes: [{ to: 'PROPOSED', stands: true }] },
    });
    expect(projects.wireguard).toMatchObject({
      hasMoved: false,
      before: { readiness: 'EXPERIMENTAL' },
      after: { readiness: 'EXPERIMENTAL' },
      statusChanges: { nodes: [{ to: 'EXPERIMENTAL' }] },
      openedProposals: { nodes: [] },
      closedProposals: { nodes: [{ to: 'TESTING' }] },
    });
  });

  test('a retraction in between is a difference by RECORDED, and none by EFFECTIVE', async () => {
    const recorded = await compared('2017-07-31', '2017-08-02', 'RECORDED');
    expect(recorded.projects).toEqual({
      memorizer: expect.objectContaining({
        hasMoved: true,
        before: { slug: 'memorizer', readiness: 'PROPOSED' },
        after: { readiness: null },
      }),
    });
    expect((await compared('2017-06-15', '2017-08-02')).projects).toEqual({
      landlock: expect.objectContaining({ hasMoved: true }),
      wireguard: expect.objectContaining({
        hasMoved: false,
        openedProposals: { nodes: [{ to: 'GRADUATED', isOpen: true }] },
      }),
    });
  });

  test('the earlier day itself is outside, the later one inside', async () => {
    expect(Object.keys((await compared('2017-07-05', '2017-07-18', 'RECORDED')).projects)).toEqual([]);
    expect(Object.keys((await compared('2017-07-04', '2017-07-05', 'RECORDED')).projects)).toEqual([
      'memorizer',
    ]);
    expect((await compared('2017-07-05', '2017-07-05', 'RECORDED')).projects).toEqual({});
  });

  test('two comparisons in one request do not mix', async () => {
    const answer = await ask.data(`{
      a: compare(from: "2017-07-01", to: "2017-12-31") { projects { nodes { after { slug } openedProposals { nodes { to } } } } }
      b: compare(from: "2017-07-31", to: "2017-12-31", clock: RECORDED) { projects { nodes { after { slug } openedProposals { nodes { to } } } } } }`);
    expect(answer.a.projects.nodes).toEqual([
      { after: { slug: 'wireguard' }, openedProposals: { nodes: [{ to: 'GRADUATED' }] } },
    ]);
    expect(answer.b.projects.nodes).toEqual([
      { after: { slug: 'memorizer' }, openedProposals: { nodes: [] } },
    ]);
  });

  test('days in the wrong order are BAD_USER_INPUT', async () => {
    expect(await ask.code(COMPARE, { from: '2017-07-05', to: '2017-07-04' })).toBe('BAD_USER_INPUT');
  });
});
