import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';

describeOnBoth('the seeds tell the truth', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open({ seeded: true });
    ask = client(database, { now: '2017-08-31T12:00:00Z' });
  });
  afterAll(() => database.close());

  test('of WireGuard: EXPERIMENTAL on record, confirmed, and in the default kernels by no meeting', async () => {
    const { project } = await ask.data(`{ project(slug: "wireguard") { readiness isStale
      lastChange { to kind meeting { date } evidence { link } } lastConfirmation { to meeting { date } } lastRecordedIn { date }
      proposals(isOpen: true) { nodes { to effectiveOn statusChange { id } } } } }`);
    expect(project).toMatchObject({
      readiness: 'EXPERIMENTAL',
      isStale: false,
      lastChange: { to: 'EXPERIMENTAL', kind: 'CHANGE', meeting: { date: '2017-05-24' } },
      lastConfirmation: { to: 'EXPERIMENTAL', meeting: { date: '2017-07-19' } },
      lastRecordedIn: { date: '2017-07-19' },
      proposals: { nodes: [{ to: 'GRADUATED', effectiveOn: '2017-07-20', statusChange: null }] },
    });
    const links = project.lastChange.evidence.map(({ link }: { link: string }) => link);
    expect(links).toContainEqual(expect.stringMatching(/2017-05-24\.md\?plain=1#L21$/));
  });

  test('of what is recorded of nothing, and of a channel that nobody reached', async () => {
    const { projects, channel } = await ask.data(
      '{ projects(filter: { hasReadiness: false }) { nodes { slug } } channel { members { totalCount } names { name since meeting { date } sourceUrl } } }',
    );
    expect(projects.nodes).toEqual(expect.arrayContaining([{ slug: 'selinux' }, { slug: 'shiftfs' }]));
    expect(channel.members.totalCount).toBe(0);
    expect(channel.names.map(({ name }: { name: string }) => name)).toEqual([
      'Security kernel channel',
      'hardened',
      'testing',
      'probational',
    ]);
    for (const { meeting, sourceUrl } of channel.names) expect(meeting || sourceUrl).toBeTruthy();
  });

  test('of seven meetings, each a paraphrase that leads to its original', async () => {
    const { meetings } = await ask.data(
      '{ meetings(first: 100) { totalCount nodes { date next { date } source { isParaphrase link } notes(first: 1) { totalCount } agenda { title } } } }',
    );
    expect(meetings.totalCount).toBe(7);
    for (const { source, notes, agenda } of meetings.nodes) {
      expect(source).toEqual({
        isParaphrase: true,
        link: expect.stringMatching(/^https:\/\/github\.com\/linuxkit\//),
      });
      expect(notes.totalCount).toBeGreaterThan(0);
      expect(agenda.length).toBeGreaterThan(0);
    }
    expect(meetings.nodes.at(-1).next).toBeNull();
  });
});
