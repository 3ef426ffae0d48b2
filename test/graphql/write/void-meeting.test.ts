import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { everyAnswer, everyPage, type Told } from '../../helpers/everything.ts';
import { openSite, type Site, wordsOf } from '../../helpers/site.ts';
import { type Api, api } from './api.ts';

const now = '2018-02-01T12:00:00Z';
const reason = 'The day was mistyped.';
const day = '2017-11-05';
const path = `reports/${day}.md`;
const told: Told = { slug: 'wireguard', date: '2017-05-24', record: 1, query: 'zzghost' };
const markdown = `# SIG security meeting ${day}

Time: 16:00 UTC
Location: zzghost room

## Agenda

* Wireguard and the zzghost (@l0kod)
* Next meeting: 2017-11-19

## Meeting notes

* wireguard
  * works on zzghost, and is ready for testing
`;

describeOnBoth('a meeting or report that was entered by mistake', (open, kind) => {
  let database: TestDatabase;
  let site: Site;
  let tracker: Api;
  let chair: string;
  let before: Awaited<ReturnType<typeof look>>;
  let withGhost: Awaited<ReturnType<typeof look>>;
  const look = async () => ({
    answers: await everyAnswer(database.db, told, new Date(now), kind === 'pglite' ? 3 : 2),
    pages: await everyPage(site, told),
  });
  const act = async (name: string, input: object, selection = '') => {
    const answer = await tracker.act(chair, name, { ...input }, selection);
    if (!answer.__typename.endsWith('Success')) throw new Error(`${name}: ${answer.message}`);
    return answer;
  };
  const dependents = async (name: string, input: object) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ... on DependentsError { dependents { what name number } } } }`;
    return (await tracker.post(query, { input }, { token: chair })).data[name].dependents;
  };

  beforeAll(async () => {
    database = await open({ seeded: true });
    site = await openSite({ on: database, now });
    tracker = api(database, { now });
    chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
    before = await look();
    await act('importReport', { markdown });
    withGhost = await look();
  });
  afterAll(async () => {
    await site.close();
    await database.close();
  });

  test('is seen wherever it could be', () => {
    const seen = Object.keys(before.answers).filter(
      (name) => before.answers[name] !== withGhost.answers[name],
    );
    expect(seen).toEqual(expect.arrayContaining(['meetings', 'search', 'suggestions', 'project']));
    const pages = [...before.pages].filter(([at, text]) => withGhost.pages.get(at) !== text);
    expect(pages.map(([at]) => at)).toEqual(
      expect.arrayContaining(['/meetings', '/meetings.ics', '/search?q=zzghost']),
    );
  });

  test.each([
    ['voidMeeting', 'restoreMeeting', { meeting: day }],
    ['voidReport', 'restoreReport', { report: path }],
  ])('%s hides it everywhere, and %s brings it back as it was', async (make, restore, which) => {
    const dry = await act(make, { ...which, reason, dryRun: true }, 'isDryRun goesWith { what count }');
    expect(dry.isDryRun).toBe(true);
    expect(dry.goesWith).toEqual(
      expect.arrayContaining([
        { what: 'notes', count: 2 },
        { what: 'reports', count: 1 },
      ]),
    );
    expect(await look()).toEqual(withGhost);
    const { notes } = (await tracker.read(`{ meeting(date: "${day}") { notes { nodes { id } } } }`)).meeting;
    const { voiding } = await act(
      make,
      { ...which, reason },
      'voiding { title reason goesWith { what count } }',
    );
    expect(voiding.goesWith).toEqual(dry.goesWith);
    const gone = await look();
    expect(JSON.stringify([gone.answers, [...gone.pages]])).not.toContain(
      make === 'voidMeeting' ? 'zzghost r' : 'zzghost, and',
    );
    if (make === 'voidMeeting') {
      expect(gone).toEqual(before);
      const words = wordsOf(await site.html(`/meetings/${day}`, 410));
      expect(words).toContain('This meeting is no longer here');
      expect(words).not.toContain('zzghost');
      expect((await site.get(`/meetings/${day}/revisions/1`)).status).toBe(410);
      expect((await tracker.read(`{ meeting(date: "${day}") { id } }`)).meeting).toBeNull();
    } else
      expect(
        (await tracker.read(`{ meeting(date: "${day}") { source { path } notes { totalCount } } }`)).meeting,
      ).toEqual({ source: null, notes: { totalCount: 0 } });
    const ids = notes.nodes.map(({ id }: { id: string }) => id);
    expect((await tracker.read('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).nodes).toEqual([
      null,
      null,
    ]);
    // Whoever imports the folder again does not bring it back.
    expect((await tracker.act(chair, 'importReport', { markdown })).message).toMatch(
      /made void on .*: The day was mistyped\./,
    );
    expect((await act(restore, { ...which, reason }, 'left')).left).toBe(0);
    expect(await look()).toEqual(withGhost);
  });

  test('stays while a record that cites it stands, and goes once that is retracted', async () => {
    const { statusChange } = await act(
      'confirmReadiness',
      { project: 'wireguard', meeting: day, reason, evidence: [{ report: path, lineStart: 14 }] },
      'statusChange { id number }',
    );
    const [record] = [{ what: 'record', name: `wireguard, ${day}`, number: statusChange.number }];
    expect(await dependents('voidMeeting', { meeting: day, reason })).toEqual([record]);
    expect(await dependents('voidReport', { report: path, reason })).toEqual([record]);
    const { project } = await tracker.read(
      '{ project(slug: "wireguard") { history(last: 50) { totalCount } } }',
    );
    await act('correctStatusChange', { statusChange: statusChange.id, meeting: day, retract: true, reason });
    await act('voidMeeting', { meeting: day, reason });
    expect(await look()).toEqual(before);
    expect((await site.get(`/records/${statusChange.number}`)).status).toBe(404);
    // Its place is free: the meeting of the right day, or of this day after all, can be entered.
    await act('scheduleMeeting', { date: day });
    expect((await tracker.act(chair, 'restoreMeeting', { meeting: day, reason })).message).toMatch(
      /something else has its place or one of its names now \(date: 2017-11-05\)/,
    );
    await act('confirmReadiness', { project: 'wireguard', meeting: '2017-08-16', reason });
    await act('voidMeeting', { meeting: day, reason: 'It was never planned.' });
    const voidings = (
      await tracker.read('{ voidings(isRestored: false) { nodes { key reason } } }', {}, { token: chair })
    ).voidings;
    expect(voidings.nodes).toEqual([
      { key: day, reason: 'It was never planned.' },
      { key: day, reason },
    ]);
    expect(project.history.totalCount).toBeGreaterThan(0);
  });

  test('comes back to the day that its meeting has by then', async () => {
    const [wrong, right] = ['2017-11-12', '2017-11-13'];
    await act('importReport', {
      markdown: markdown.replaceAll(day, wrong).replace('zzghost room', 'Some room'),
    });
    const report = `reports/${wrong}.md`;
    const cited = [{ report, lineStart: 14 }];
    const { statusChange } = await act(
      'confirmReadiness',
      { project: 'wireguard', meeting: wrong, reason, evidence: cited },
      'statusChange { id number }',
    );
    await act('correctStatusChange', {
      statusChange: statusChange.id,
      meeting: wrong,
      retract: true,
      reason,
    });
    await act('voidReport', { report, reason });
    await act('redateMeeting', { meeting: wrong, to: right, reason });
    expect((await act('restoreReport', { report: report.replace(wrong, right), reason }, 'left')).left).toBe(
      0,
    );
    const { record, meeting } = await tracker.read(
      `{ record: node(id: "${statusChange.id}") { ... on StatusChange { meeting { date } effectiveOn } }
         meeting(date: "${right}") { source { path } notes { totalCount } } }`,
    );
    expect(record).toEqual({ meeting: { date: right }, effectiveOn: right });
    expect(meeting).toEqual({ source: { path: report.replace(wrong, right) }, notes: { totalCount: 2 } });
  });

  test('holds no words that were taken out meanwhile', async () => {
    const admin = await tracker.token('ADMIN', [], { person: 'admin' });
    const secret = 'works with the password hunter2hunter2';
    const days = ['2017-11-20', '2017-11-21'] as const;
    for (const on of days)
      await act('importReport', {
        markdown: markdown
          .replaceAll(day, on)
          .replace('zzghost room', `Room ${on.at(-1)}`)
          .replace('works on zzghost, and is ready for testing', secret),
      });
    await act('voidMeeting', { meeting: days[0], reason });
    const line = { meeting: days[1], revision: 1, lineStart: 14, lineEnd: 14, reason: 'A password.' };
    expect((await tracker.act(admin, 'redactLines', line)).__typename).toBe('RedactLinesSuccess');
    const { rows } = await database.db.execute(
      sql`select row from voided_rows where table_name = 'notes' and position('hunter2' in row::text) > 0`,
    );
    expect(rows).toEqual([]);
    expect((await act('restoreMeeting', { meeting: days[0], reason }, 'left')).left).toBe(0);
    const { meeting } = await tracker.read(`{ meeting(date: "${days[0]}") { notes { nodes { text } } } }`);
    expect(JSON.stringify(meeting)).toContain('[taken out]');
  });
});
