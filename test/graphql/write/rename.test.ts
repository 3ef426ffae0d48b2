import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { openSite, type Site } from '../../helpers/site.ts';
import { type Api, api } from './api.ts';

const reason = 'The group calls it so now.';
const day = '2017-11-01';
const report = (last: string) => `# SIG security meeting ${day}

## Agenda

* Wireguard, with [its folder](https://github.com/linuxkit/linuxkit/tree/master/projects/wireguard)

## Meeting notes

* wireguard boots

## Decisions

- wireguard: confirmed EXPERIMENTAL: ${last}
- wireguard + landlock: PLAUSIBLE: they touch different files [seen](https://example.org/claim)
`;

describeOnBoth('a project with another slug', (open) => {
  let database: TestDatabase;
  let site: Site;
  let tracker: Api;
  let chair: string;
  let maintainer: string;
  beforeAll(async () => {
    database = await open({ seeded: true });
    site = await openSite({ on: database });
    tracker = api(database, { now: '2018-02-01T12:00:00Z' });
    chair = await tracker.token('CHAIR');
    maintainer = await tracker.token('MAINTAINER', ['wireguard'], { person: 'zx2c4' });
    await tracker.act(chair, 'importReport', { markdown: report('it works') });
  });
  afterAll(async () => {
    await site.close();
    await database.close();
  });
  const rename = (project: string, slug: string) =>
    tracker.act(
      chair,
      'renameProject',
      { project, slug, reason },
      'project { slug formerSlugs aliases name }',
    );
  const history = async (slug: string) =>
    (
      await tracker.read(`{ project(slug: "${slug}") { id slug readiness
        history(last: 100) { nodes { number evidence { quote } } } notes { totalCount } proposals { totalCount } } }`)
    ).project;

  test('is the same project, by either slug', async () => {
    const before = await history('wireguard');
    const { project } = await rename('wireguard', 'wg-tunnel');
    expect(project).toMatchObject({ slug: 'wg-tunnel', formerSlugs: ['wireguard'], name: 'WireGuard' });
    expect(project.aliases).toEqual(expect.arrayContaining(['wg-tunnel', 'wireguard']));
    for (const slug of ['wireguard', 'wg-tunnel'])
      expect(await history(slug)).toEqual({ ...before, slug: 'wg-tunnel' });
    for (const filter of ['wireguard', 'wg-tunnel']) {
      const lists = await tracker.read(`{
        projects(filter: { slug: ["${filter}"] }) { nodes { slug } }
        statusChanges(filter: { project: ["${filter}"] }) { totalCount }
        meetings(filter: { project: ["${filter}"] }) { totalCount }
        proposals(filter: { project: ["${filter}"] }) { totalCount }
        combination(projects: ["${filter}", "landlock"]) { projects { slug } } }`);
      expect(lists.projects.nodes).toEqual([{ slug: 'wg-tunnel' }]);
      expect(lists.statusChanges.totalCount).toBe(before.history.nodes.length);
      expect(lists.meetings.totalCount).toBeGreaterThan(1);
      expect(lists.proposals.totalCount).toBe(before.proposals.totalCount);
      expect(lists.combination.projects).toEqual([{ slug: 'landlock' }, { slug: 'wg-tunnel' }]);
    }
  });

  test('leads on from its old addresses: page, feeds, badges', async () => {
    for (const [path, to] of [
      ['/projects/wireguard?asOf=2017-07-01', '/projects/wg-tunnel?asOf=2017-07-01'],
      ['/projects/wireguard.atom', '/projects/wg-tunnel.atom'],
      ['/projects/wireguard.json', '/projects/wg-tunnel.json'],
      ['/badge/wireguard.svg', '/badge/wg-tunnel.svg'],
      ['/badge/wireguard.json', '/badge/wg-tunnel.json'],
    ] as const) {
      const answer = await site.get(path);
      expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 308, to]);
      expect((await site.get(to)).status).toBe(200);
    }
    expect(await site.html('/projects/wg-tunnel')).toContain('WireGuard');
  });

  test('is acted on by those who may, whichever slug they use', async () => {
    for (const [project, to] of [
      ['wireguard', 'RETIRED'],
      ['wg-tunnel', 'TESTING'],
    ])
      expect(
        await tracker.act(maintainer, 'proposeStatusChange', { project, to, reason }, 'project { slug }'),
      ).toEqual({ __typename: 'ProposeStatusChangeSuccess', project: { slug: 'wg-tunnel' } });
    const { viewer, project } = await tracker.read(
      '{ viewer { projects { slug } } project(slug: "wireguard") { viewerCanPropose } }',
      {},
      { token: maintainer },
    );
    expect(viewer.projects).toEqual([{ slug: 'wg-tunnel' }]);
    expect(project.viewerCanPropose).toBe(true);
    expect(
      (
        await tracker.act(
          chair,
          'updateProject',
          { project: 'wireguard', aliases: ['wgx'] },
          'project { aliases }',
        )
      ).project.aliases,
    ).toEqual(['wg-tunnel', 'wgx', 'wireguard']);
  });

  test('is meant by minutes with the old name, and an older report is still the same report', async () => {
    const ledger = async () =>
      (await history('wg-tunnel')).history.nodes.map((node: { number: number }) => node.number);
    const before = await ledger();
    const again = await tracker.act(
      chair,
      'importReport',
      { markdown: report('it works') },
      'summary { isUnchanged changes { subject act } }',
    );
    expect(again.summary).toEqual({ isUnchanged: true, changes: [] });
    const edited = await tracker.act(
      chair,
      'importReport',
      { markdown: report('it works').replace('boots', 'boots well') },
      'summary { changes { subject act } }',
    );
    expect(edited.summary.changes.map(({ subject }: { subject: string }) => subject)).not.toContain(
      'DECISION',
    );
    expect(await ledger()).toEqual(before);
    const { meeting } = await tracker.read(
      `{ meeting(date: "${day}") { agenda { projects { slug } } notes { nodes { projects { slug } } } } }`,
    );
    expect(meeting.agenda[0].projects).toEqual([{ slug: 'wg-tunnel' }]);
    expect(meeting.notes.nodes.at(-1).projects).toEqual([{ slug: 'wg-tunnel' }]);
  });

  test('keeps both names from everybody else, and can go back', async () => {
    const admin = await tracker.token('ADMIN');
    const add = (slug: string) =>
      tracker.act(admin, 'addProject', { slug, name: `Some ${slug}`, summary: 'x' });
    expect((await add('wireguard')).message).toMatch(/wg-tunnel is called wireguard already/);
    expect((await rename('landlock', 'wireguard')).message).toMatch(/wg-tunnel is called wireguard already/);
    expect((await rename('landlock', 'landlock')).message).toMatch(/already/);
    expect((await rename('wg-tunnel', 'Not A Slug')).message).toMatch(/Expected a slug/);
    expect((await rename('wg-tunnel', 'wireguard')).project).toMatchObject({
      slug: 'wireguard',
      formerSlugs: ['wg-tunnel'],
    });
    expect((await site.get('/projects/wg-tunnel')).headers.get('location')).toBe('/projects/wireguard');
    expect((await site.get('/projects/wireguard')).status).toBe(200);
  });
});
