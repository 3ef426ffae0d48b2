import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { everyAnswer, everyPage, type Told } from '../../helpers/everything.ts';
import { openSite, type Site, wordsOf } from '../../helpers/site.ts';
import { type Api, api } from './api.ts';

const now = '2018-02-01T12:00:00Z';
const reason = 'It was entered twice.';
const told: Told = { slug: 'wireguard', date: '2017-05-24', record: 1, query: 'zzghost' };

describeOnBoth('a project that was entered by mistake', (open, kind) => {
  let database: TestDatabase;
  let site: Site;
  let tracker: Api;
  let admin: string;
  let chair: string;
  let before: Awaited<ReturnType<typeof look>>;
  let withGhost: Awaited<ReturnType<typeof look>>;
  const look = async () => ({
    answers: await everyAnswer(database.db, told, new Date(now), kind === 'pglite' ? 3 : 2),
    pages: await everyPage(site, told),
  });
  const voidIt = (input: object = {}) =>
    tracker.act(
      chair,
      'voidProject',
      { project: 'zzghost', reason, ...input },
      'isDryRun goesWith { what count } voiding { id kind key title reason isRestored voidedBy { handle } }',
    );
  const act = async (token: string, name: string, input: object, selection = '') => {
    const answer = await tracker.act(token, name, { ...input }, selection);
    if (!answer.__typename.endsWith('Success')) throw new Error(`${name}: ${answer.message}`);
    return answer;
  };

  beforeAll(async () => {
    database = await open({ seeded: true });
    site = await openSite({ on: database, now });
    tracker = api(database, { now });
    admin = await tracker.token('ADMIN');
    chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
    before = await look();
    await act(admin, 'addProject', {
      ...{ slug: 'zz', name: 'Zzghost', summary: 'The zzghost of a project.', aliases: ['zzghosts'] },
      ...{ people: ['l0kod'], organisations: ['Docker'], kernelBase: { series: '4.11' } },
    });
    await act(chair, 'renameProject', { project: 'zz', slug: 'zzghost', reason });
    await act(chair, 'proposeStatusChange', { project: 'zzghost', to: 'TESTING', reason });
    const ci = await tracker.token('CI', ['zzghost']);
    await act(ci, 'reportCiRun', {
      ...{ project: 'zzghost', criterion: 'ci-boots', status: 'PASSED', runId: '1', branch: 'master' },
    });
    await act(chair, 'nameMaintainer', { project: 'zzghost', person: 'mic', kind: 'CO_MAINTAINER', reason });
    await act(chair, 'claimCompatibility', {
      ...{ project: 'zzghost', external: 'Zzghost OS', verdict: 'PLAUSIBLE', reason },
      evidence: [{ url: 'https://example.org/zzghost' }],
    });
    await database.db.execute(sql`
      insert into note_projects (note_id, project_id, role, via)
      select note.id, project.id, 'MENTION', 'ALIAS' from notes note, projects project
      where project.slug = 'zzghost' and note.id in (select min(id) from notes group by meeting_id)`);
    await database.db.execute(sql`
      insert into suggestions (meeting_id, project_id, revision_id, line_start, line_end, quote, rule, suggested_to)
      select report.meeting_id, project.id, report.current_revision_id, 1, 1, 'zzghost works', 'works', 'TESTING'
      from projects project, reports report where project.slug = 'zzghost' order by report.id limit 1`);
    withGhost = await look();
  });
  afterAll(async () => {
    await site.close();
    await database.close();
  });

  test('is seen wherever it could be', () => {
    expect(JSON.stringify(withGhost.answers)).toContain('zzghost');
    const seen = Object.keys(before.answers).filter(
      (name) => before.answers[name] !== withGhost.answers[name],
    );
    expect(seen).toEqual(
      expect.arrayContaining([
        'projects',
        'proposals',
        'suggestions',
        'search',
        'readinessCounts',
        'meetings',
      ]),
    );
    const pages = [...before.pages].filter(([path, text]) => withGhost.pages.get(path) !== text);
    expect(pages.map(([path]) => path)).toEqual(
      expect.arrayContaining(['/', '/projects.csv', '/timeline', '/matrix', '/search?q=zzghost']),
    );
  });

  test('is not void while a record of it stands, which is named', async () => {
    const { statusChange } = await act(
      chair,
      'recordStatusChange',
      { project: 'zzghost', to: 'PROPOSED', meeting: '2017-08-16', reason },
      'statusChange { id number }',
    );
    for (const dryRun of [true, false]) {
      const refused = await tracker.post(
        `mutation ($input: VoidProjectInput!) { voidProject(input: $input) {
          ... on DependentsError { message dependents { what name number } } } }`,
        { input: { project: 'zzghost', reason, dryRun } },
        { token: chair },
      );
      expect(refused.data.voidProject).toEqual({
        message: `Zzghost cannot be void while what stands rests on it: record ${statusChange.number} (zzghost, 2017-08-16). Correct these first.`,
        dependents: [{ what: 'record', name: 'zzghost, 2017-08-16', number: statusChange.number }],
      });
    }
    await act(chair, 'correctStatusChange', {
      ...{ statusChange: statusChange.id, meeting: '2017-08-16', retract: true, reason },
    });
    withGhost = await look();
  });

  test('says first what goes with it, and nothing is written', async () => {
    const answer = await voidIt({ dryRun: true });
    expect(answer).toMatchObject({ isDryRun: true, voiding: null });
    expect(answer.goesWith).toEqual(
      expect.arrayContaining([
        { what: 'records', count: 2 },
        { what: 'proposals', count: 1 },
        { what: 'ci runs', count: 1 },
        { what: 'suggestions', count: 1 },
      ]),
    );
    expect(await look()).toEqual(withGhost);
  });

  test('is nowhere once it is void: no answer, page or file knows of it', async () => {
    const ids = (
      await tracker.read(
        '{ project(slug: "zzghost") { id history(last: 1) { nodes { id number } } proposals { nodes { id } } } }',
      )
    ).project;
    const [record] = ids.history.nodes;
    const answer = await voidIt();
    expect(answer.voiding).toMatchObject({
      ...{ kind: 'PROJECT', key: 'zzghost', title: 'Zzghost', reason, isRestored: false },
      voidedBy: { handle: 'riyazdf' },
    });
    const now = await look();
    expect(now.answers).toEqual(before.answers);
    expect(now.pages).toEqual(before.pages);
    const gone = await tracker.read(
      'query ($ids: [ID!]!, $id: ID!) { node(id: $id) { id } nodes(ids: $ids) { id } project(slug: "zzghost") { id } former: project(slug: "zz") { id } }',
      { id: ids.id, ids: [ids.id, record.id, ids.proposals.nodes[0].id] },
    );
    expect(gone).toEqual({ node: null, nodes: [null, null, null], project: null, former: null });
    for (const path of ['/projects/zz', '/badge/zzghost.svg', `/records/${record.number}`])
      expect([path, (await site.get(path)).status]).toEqual([path, 404]);
    for (const path of ['/projects/zzghost', '/projects/zzghost.atom', '/projects/zzghost/changes.atom'])
      expect([path, (await site.get(path)).status]).toEqual([path, 410]);
    const words = wordsOf(await site.html('/projects/zzghost', 410));
    expect(words).toContain(
      'This project is no longer here It was entered by mistake, and a chair made it void.',
    );
    expect(words.replace('/projects/zzghost', '')).not.toContain('zzghost');
    expect(
      await tracker.read(
        '{ isVoid(kind: PROJECT, key: "zzghost") other: isVoid(kind: MEETING, key: "zzghost") }',
      ),
    ).toEqual({
      isVoid: true,
      other: false,
    });
    expect((await voidIt()).message).toBe('There is no project zzghost.');
  });

  test('is on record for who keeps order, whole', async () => {
    const query = `{ voidings(first: 5) { totalCount nodes { key isRestored goesWith { what count }
      rows(first: 50) { totalCount nodes { what fields { name value } } } } } }`;
    const [kept] = (await tracker.read(query, {}, { token: chair })).voidings.nodes;
    expect(kept.rows.nodes[0].what).toBe('projects');
    expect(kept.rows.nodes[0].fields).toContainEqual({ name: 'summary', value: 'The zzghost of a project.' });
    expect(JSON.stringify(kept.rows.nodes)).toContain('zzghost works');
    expect((await tracker.post(query)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const { auditEvents } = await tracker.read(
      '{ auditEvents(filter: { act: ["voidProject"] }) { totalCount nodes { subject details { name value } } } }',
      {},
      { token: admin },
    );
    expect(auditEvents.totalCount).toBe(1);
    expect(auditEvents.nodes[0].details).toContainEqual({ name: 'reason', value: reason });
    // What is kept is as append-only as what it was taken from.
    await expect(database.db.execute(sql`delete from voided_rows`)).rejects.toThrow();
    await expect(database.db.execute(sql`delete from status_changes`)).rejects.toThrow();
  });

  test('comes back as it was, unless something has its place', async () => {
    const restore = () =>
      tracker.act(
        chair,
        'restoreProject',
        { project: 'zzghost', reason },
        'left project { slug formerSlugs } voiding { isRestored }',
      );
    await act(admin, 'addProject', {
      slug: 'zzghosts',
      name: 'Another',
      summary: 'It has one of the names.',
    });
    expect((await restore()).message).toMatch(/^Zzghost cannot be restored: something else has its place/);
    await act(chair, 'voidProject', { project: 'zzghosts', reason });
    expect(await restore()).toEqual({
      __typename: 'RestoreProjectSuccess',
      left: 0,
      project: { slug: 'zzghost', formerSlugs: ['zz'] },
      voiding: { isRestored: true },
    });
    const now = await look();
    expect(now.answers).toEqual(withGhost.answers);
    expect(now.pages).toEqual(withGhost.pages);
    expect((await restore()).message).toBe('There is no void project zzghost.');
  });
});
