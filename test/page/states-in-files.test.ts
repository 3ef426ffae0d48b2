import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '../graphql/write/api.ts';
import { describeOnBoth, type TestDatabase } from '../helpers/database.ts';
import { seed } from '../helpers/seed.ts';
import { openSite, type Site } from '../helpers/site.ts';

const now = '2018-02-01T12:00:00Z';
const at = (date: string) => ({ date, startsAt: `${date}T16:00:00Z` });

describeOnBoth('feeds and tables', (open) => {
  let database: TestDatabase;
  let site: Site;
  const act = async (name: string, input: object) => {
    const tracker = api(database, { now });
    const chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
    const answer = await tracker.act(chair, name, { ...input });
    if (!answer.__typename.endsWith('Success')) throw new Error(`${name}: ${answer.message}`);
  };
  beforeAll(async () => {
    database = await open();
    await seed(database.db)
      .channel()
      .project('landlock', { name: 'Landlock' })
      .project('okernel', { name: 'OKernel' })
      .project('zzghost', { name: 'Zzghost' })
      .meeting('2018-01-10')
      .note('we met', { projects: ['zzghost'] })
      .report()
      .record('EXPERIMENTAL', { project: 'landlock' })
      .record('EXPERIMENTAL', { project: 'okernel' })
      .done();
    await act('scheduleMeeting', at('2018-01-24'));
    await act('scheduleMeeting', at('2018-02-07'));
    await act('scheduleMeeting', at('2018-02-14'));
    await act('scheduleMeeting', { ...at('2018-02-21'), name: 'apac', lengthMinutes: 90 });
    await act('scheduleMeeting', at('2018-11-05'));
    await act('cancelMeeting', { meeting: '2018-02-07', reason: 'Too few can come.' });
    await act('moveMeeting', { meeting: '2018-02-14', to: '2018-02-15', reason: 'A holiday.' });
    await act('proposeStatusChange', { project: 'okernel', to: 'TESTING', reason: 'It boots.' });
    await act('proposeStatusChange', { project: 'landlock', to: 'TESTING', reason: 'It builds.' });
    await act('mergeProjects', {
      ...{ project: 'okernel', into: 'landlock', meeting: '2018-01-10', reason: 'They are one.' },
    });
    await act('voidProject', { project: 'zzghost', reason: 'Entered twice.' });
    await act('voidMeeting', { meeting: '2018-11-05', reason: 'The day was mistyped.' });
    site = await openSite({ on: database, now });
  });
  afterAll(async () => {
    await site.close();
    await database.close();
  });
  const text = async (path: string) => (await site.get(path)).text();

  test('the table of meetings says of each what has become of it, and why', async () => {
    const rows = parse(await text('/meetings.csv'), { columns: true, bom: true }) as Record<string, string>[];
    const said = rows.map((row) => [
      row.date,
      row.name,
      row.state,
      row.state_reason,
      row.moved_to,
      row.is_held,
      row.length_minutes,
    ]);
    expect(said.sort()).toEqual([
      ['2018-01-10', '', 'HELD', '', '', 'true', ''],
      ['2018-01-24', '', 'PLANNED', '', '', 'false', ''],
      ['2018-02-07', '', 'CANCELLED', 'Too few can come.', '', 'false', ''],
      ['2018-02-14', '', 'MOVED', 'A holiday.', '2018-02-15', 'false', ''],
      ['2018-02-15', '', 'PLANNED', '', '', 'false', ''],
      ['2018-02-21', 'apac', 'PLANNED', '', '', 'false', '90'],
    ]);
  });

  test('the feed of meetings says the same, in both forms', async () => {
    const atom = await text('/meetings.atom');
    const titles = [...atom.matchAll(/<entry>.*?<title[^>]*>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?<\/title>/gs)].map(
      ([, title]) => title,
    );
    const json = JSON.parse(await text('/meetings.json'));
    expect(json.items.map(({ title }: { title: string }) => title)).toEqual(titles);
    expect(titles.sort()).toEqual([
      'Meeting of 2018-01-10: 1 note, 2 records',
      'Meeting of 2018-01-24: planned, nothing on record',
      'Meeting of 2018-02-07: cancelled',
      'Meeting of 2018-02-14: moved',
      'Meeting of 2018-02-15: planned',
      'Meeting of 2018-02-21-apac: planned',
    ]);
    expect(atom).toContain('Cancelled: Too few can come.');
    expect(atom).toContain('Moved to 2018-02-15: A holiday.');
    expect(JSON.stringify(json)).toContain('Cancelled: Too few can come.');
  });

  test('every feed answers with a project that is merged and one that is void', async () => {
    for (const format of ['atom', 'json']) {
      const all = ['/changes', '/changes/experimental', '/proposals', '/meetings', '/projects/landlock'];
      for (const path of [...all, '/projects/okernel'].map((each) => `${each}.${format}`)) {
        const response = await site.get(path);
        const body = await response.text();
        expect([path, response.status]).toEqual([path, 200]);
        if (format === 'json') expect(JSON.parse(body).version).toContain('jsonfeed');
        expect([path, /zzghost|2018-11-05/i.test(body)]).toEqual([path, false]);
      }
      expect(await text(`/changes.${format}`)).toContain('OKernel');
      expect(await text(`/projects/okernel.${format}`)).toContain('OKernel');
      expect(await text(`/proposals.${format}`)).toContain('Landlock');
      for (const path of [`/projects/zzghost.${format}`, `/meetings/2018-11-05`])
        expect([path, (await site.get(path)).status]).toEqual([path, 410]);
    }
  });

  test('every table answers with them, and has nothing of what is void', async () => {
    for (const name of 'projects changes meetings notes proposals waivers assessments runs claims suggestions criteria'.split(
      ' ',
    )) {
      const response = await site.get(`/${name}.csv`);
      expect([name, response.status]).toEqual([name, 200]);
      expect([name, /zzghost|2018-11-05/i.test(await response.text())]).toEqual([name, false]);
    }
    expect(await text('/projects.csv')).not.toContain('okernel');
    expect(await text('/changes.csv')).toContain('okernel');
  });
});
