import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueToken } from '../../../src/domain/access/create-token.ts';
import type { Role } from '../../../src/domain/act/viewer.ts';
import { documents } from '../../../src/page/index.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { openSite, type Site } from '../../helpers/site.ts';
import { ask, PATHS, persisted, posted, type Question, VARIABLES } from './questions.ts';

const OWN = `{
  viewer { name role projects { slug } }
  viewerCanAddProject viewerCanImportReport
  project(slug: "wireguard") { slug viewerCanRecord viewerCanUpdate } }`;
const PARAMETERS = new URLSearchParams({ query: OWN });
const SAID = 'mutation { addProject(input: { slug: "wireguard", name: "w", summary: "w" }) { __typename } }';

describeOnBoth('of what one sees nothing reaches another', (open) => {
  let database: TestDatabase;
  let site: Site;
  let bare: Site;
  const senders = new Map<string, Record<string, string>>([['nobody', {}]]);
  beforeAll(async () => {
    database = await open({ seeded: true });
    const options = { on: database, clock: () => new Date(), keeps: true };
    const config = { publicUrl: 'https://status.example.org' };
    site = await openSite({ ...options, config });
    bare = await openSite({ ...options, config: { ...config, keepBytes: 0 } });
    for (const role of ['ADMIN', 'CHAIR', 'MAINTAINER', 'CI'] as Role[]) {
      const given = {
        role,
        name: `the ${role}`,
        projects: ['MAINTAINER', 'CI'].includes(role) ? ['wireguard'] : [],
      };
      const { secret } = await issueToken(database.db, given, new Date());
      senders.set(role, { authorization: `Bearer ${secret}` });
    }
    senders.set('a stranger', { authorization: 'Bearer sst_unknown' });
    senders.set('nothing at all', { authorization: '' });
  });
  afterAll(async () => {
    await site.close();
    await bare.close();
    await database.close();
  });

  const withIds = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
  const told = async (url: string, question: Question) => {
    const { status, headers, body } = await ask(url, question);
    return {
      status,
      cacheControl: headers['cache-control'],
      text: body.toString().replace(withIds, 'an id'),
    };
  };

  test.each<[string, (headers: Record<string, string>) => Question]>([
    ['by POST', (headers) => posted({ query: OWN }, headers)],
    ['by GET', (headers) => ({ path: `/graphql?${PARAMETERS}`, headers })],
    ['by HEAD', (headers) => ({ path: `/graphql?${PARAMETERS}`, method: 'HEAD', headers })],
    ['a mutation by POST', (headers) => posted({ query: SAID }, headers)],
    [
      'a list that admins alone may read',
      (headers) => posted({ query: '{ auditEvents { totalCount } }' }, headers),
    ],
    ['what is public, by POST', (headers) => posted({ query: documents.get('Overview') }, headers)],
    ['what is public, by GET', (headers) => ({ path: persisted('Overview'), headers })],
    ['a page', (headers) => ({ path: '/projects/wireguard', headers })],
  ])('%s, one after the other and all at once', async (_way, as) => {
    const own = new Map<string, Awaited<ReturnType<typeof told>>>();
    for (const [name, headers] of senders) own.set(name, await told(bare.url, as(headers)));
    for (let round = 0; round < 3; round += 1)
      for (const [name, headers] of senders)
        expect(await told(site.url, as(headers)), name).toEqual(own.get(name));
    const all = [...senders, ...[...senders].reverse(), ...senders];
    const answers = await Promise.all(all.map(([, headers]) => told(site.url, as(headers))));
    for (const [index, [name]] of all.entries()) expect(answers[index], name).toEqual(own.get(name));
    for (const [name, { cacheControl }] of own)
      if (name !== 'nobody') expect(cacheControl ?? '', name).not.toContain('public');
  });

  test('each is told who they are', async () => {
    const viewerOf = async (name: string) =>
      JSON.parse((await told(site.url, posted({ query: OWN }, senders.get(name)))).text).data?.viewer;
    expect(await viewerOf('nobody')).toBeNull();
    expect(await viewerOf('MAINTAINER')).toMatchObject({
      name: 'the MAINTAINER',
      projects: [{ slug: 'wireguard' }],
    });
    expect(await viewerOf('CHAIR')).toMatchObject({ name: 'the CHAIR' });
    expect(await viewerOf('nobody')).toBeNull();
  });

  test('who sends a credential neither is given what is kept nor leaves anything to be kept', async () => {
    const asked = async (question: Question) =>
      (await database.sqlLog.during(() => ask(site.url, question))).statements.filter(
        (statement) => !statement.includes('"tokens"'),
      );
    const chair = senders.get('CHAIR') ?? {};
    const query = `query Fresh { projects(first: 3) { nodes { slug } } viewer { name } }`;
    const path = `/graphql?${new URLSearchParams({ query })}`;
    for (const as of [
      (headers: Record<string, string>) => posted({ query }, headers),
      (headers: Record<string, string>) => ({ path, headers }),
    ]) {
      expect(await asked(as(chair))).not.toEqual([]);
      expect(await asked(as(chair)), 'it was not left').not.toEqual([]);
      expect(await asked(as({})), 'nor to anybody else').not.toEqual([]);
      expect(await asked(as({}))).toEqual([]);
      expect(await asked(as(chair)), 'nor given').not.toEqual([]);
    }
  });

  test('nothing that is kept is called private, and nothing that names a sender is called public', async () => {
    const chair = senders.get('CHAIR') ?? {};
    for (const path of [...PATHS, ...Object.keys(VARIABLES).map((name) => persisted(name))]) {
      const anybody = await told(site.url, { path });
      const somebody = await told(site.url, { path, headers: chair });
      expect(anybody.cacheControl, path).not.toMatch(/private/);
      expect(somebody.cacheControl, path).not.toMatch(/public/);
    }
  });
});
