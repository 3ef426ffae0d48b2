import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';

interface Found {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
  nodes: { __typename: string }[];
}

describeOnBoth('words as people write them', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open();
    ask = client(database);
    await seed(database.db)
      .channel()
      .project('kspp', {
        name: 'Kernel Self-Protection',
        summary: 'Hardening, from the linux-security-module list.',
        organisations: ['Größe & Söhne'],
        path: 'projects/kspp',
        people: ['kees'],
      })
      .project('landlock', { name: 'Landlock', summary: 'Sandboxes without privileges.' })
      .meeting('2017-05-24', { scribe: 'riyazdf', location: 'Café Zoë' })
      .record('EXPERIMENTAL', { project: 'landlock' })
      .agenda('Landlock, by its author', { presenters: ['l0kod'], projects: ['landlock'] })
      .note('stack clash is CVE-2017-1000251, see (lwn.net)')
      .note('hide /proc/sys/kernel from containers', { speaker: 'mic' })
      .note('ask on linux-security-module about self protection')
      .note('the naïve façade of “hardened usercopy”, Łódź, Straße, Ærø')
      .meeting('2017-06-07', { scribe: 'tych0' })
      .note('module of the security people of linux')
      .note('landlock again, kernel sys and proc')
      .done();
    await database.db.execute(sql`
      insert into attendances (meeting_id, position, person_id, name, organisation, state, line_start, line_end)
      select meetings.id, n, case n when 1 then (select id from people where handle = 'kees') end, came.name, 'Müller & Co', came.state::attendance_state, n, n
      from meetings, (values (1, 'Kees', 'PRESENT'), (2, 'José Pérez', 'PRESENT'), (3, 'Absent Friend', 'REGRETS')) as came (n, name, state)
      where meetings.date = '2017-06-07'`);
    await database.db.execute(sql`update people set name = 'Mickaël Salaün' where handle = 'l0kod'`);
    await database.db.execute(
      sql`update notes set links = '{https://github.com/linuxkit/linuxkit/pull/1224}' where text like 'landlock again%'`,
    );
  });
  afterAll(() => database.close());

  const search = async (query: string, args = ''): Promise<string[]> => {
    const { search } = await ask.data(
      `query ($query: String!) { search(query: $query${args}) { nodes { ... on Project { slug } ... on Meeting { date } ... on Note { text } } } }`,
      { query },
    );
    return search.nodes.map((node: object) => Object.values(node)[0]);
  };
  const CLASH = 'stack clash is CVE-2017-1000251, see (lwn.net)';
  const PROC = 'hide /proc/sys/kernel from containers';
  const LIST = 'ask on linux-security-module about self protection';
  const NAIVE = 'the naïve façade of “hardened usercopy”, Łódź, Straße, Ærø';
  const AGAIN = 'landlock again, kernel sys and proc';

  test.each([
    ['1000251', CLASH],
    ['CVE-2017-1000251', CLASH],
    ['cve 2017', CLASH],
    ['2017-1000251', CLASH],
    ['lwn.net', CLASH],
    ['(lwn.net)', CLASH],
    ['lwn', CLASH],
    ['clash,', CLASH],
    ['proc/sys', PROC],
    ['/proc/sys/kernel', PROC],
    ['/proc/sys/', PROC],
    ['sys/kern', PROC],
    ['“hardened usercopy”', NAIVE],
    ['naive facade', NAIVE],
    ['NAÏVE', NAIVE],
    ['Lodz', NAIVE],
    ['strasse', NAIVE],
    ['ÆRØ', NAIVE],
    ['aero', NAIVE],
    ['linuxkit/pull/1224', AGAIN],
    ['https://github.com/linuxkit/linuxkit/pull/1224', AGAIN],
    ['pull 1224', AGAIN],
  ])('%s finds its line alone', async (query, text) => {
    expect(await search(query)).toEqual([text]);
  });

  test.each([
    'self-protection',
    'self protection',
    'Self‑Protection',
    '"self protection"',
    '"self-protection"',
    'self/protection',
  ])('%s finds it written with a hyphen and with a blank', async (query) => {
    expect((await search(query)).sort()).toEqual([LIST, 'kspp'].sort());
  });

  test('joined and quoted words must follow one another, others need not', async () => {
    const both = [LIST, 'kspp'].sort();
    expect((await search('linux-security-module')).sort()).toEqual(both);
    expect((await search('"linux security module"')).sort()).toEqual(both);
    expect((await search('linux security module')).sort()).toEqual(
      [...both, 'module of the security people of linux'].sort(),
    );
    expect(await search('proc/sys')).not.toContain(AGAIN);
    expect((await search('proc sys')).sort()).toEqual([PROC, AGAIN].sort());
  });

  test('what is quoted stands as it is: no stem, no beginning of a word', async () => {
    expect(await search('container')).toEqual([PROC]);
    expect(await search('"container"')).toEqual([]);
    expect(await search('"containers"')).toEqual([PROC]);
    expect(await search('"hide proc" containers')).toEqual([PROC]);
  });

  test.each([
    ['riyazdf', ['2017-05-24']],
    ['@riyazdf', ['2017-05-24']],
    ['tych', ['2017-06-07']],
    ['l0kod', ['2017-05-24']],
    ['Mickael Salaun', ['2017-05-24']],
    ['Salaün', ['2017-05-24']],
    ['mic', [PROC, '2017-05-24']],
    ['kees', ['kspp', '2017-06-07']],
    ['Jose Perez', ['2017-06-07']],
    ['muller', ['2017-06-07']],
    ['absent friend', []],
    ['cafe zoe', ['2017-05-24']],
    ['2017-06', ['2017-06-07']],
    ['2017-06-07', ['2017-06-07']],
    ['Groesse', []],
    ['grosse sohne', ['kspp']],
    ['projects/kspp', ['kspp']],
  ])('%s finds %j: scribes, presenters, speakers, places, days, organisations', async (query, found) => {
    expect((await search(query)).sort()).toEqual([...found].sort());
  });

  test('results of some kinds', async () => {
    const all = await search('landlock');
    expect(all).toHaveLength(3);
    expect(await search('landlock', ', kinds: [PROJECT]')).toEqual(['landlock']);
    expect(await search('landlock', ', kinds: [MEETING]')).toEqual(['2017-05-24']);
    expect(await search('landlock', ', kinds: [NOTE]')).toEqual([AGAIN]);
    expect((await search('landlock', ', kinds: [NOTE, PROJECT]')).sort()).toEqual([AGAIN, 'landlock'].sort());
    expect(await search('landlock', ', kinds: []')).toEqual([]);
  });

  test('the newest first, page by page, under cursors of its own', async () => {
    expect(await search('landlock', ', newestFirst: true')).toEqual([AGAIN, '2017-05-24', 'landlock']);
    const QUERY = `query ($after: String) { search(query: "landlock", newestFirst: true, first: 1, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { __typename } } }`;
    const found: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 5; pages += 1) {
      const { search: page }: { search: Found } = await ask.data(QUERY, { after });
      expect(page.totalCount).toBe(3);
      found.push(...page.nodes.map(({ __typename }) => __typename));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(found).toEqual(['Note', 'Meeting', 'Project']);
    expect(
      await ask.code(`{ search(query: "landlock", after: ${JSON.stringify(after)}) { totalCount } }`),
    ).toBe('INVALID_CURSOR');
  });

  test.each([
    ['Über naïve ﬁne Łódź, Straße ÆRØ Œuvre', 'uber naive fine lodz strasse aero oeuvre'],
    ['İstanbul ΣΊΣΥΦΟΣ Москва Ёлка', 'istanbul σισυφοσ москва елка'],
    ['１２３ ｗｉｄｔｈ ²', '123 width 2'],
    ['/proc/sys/kernel_x “quoted” O’Brien C:\\path 100%', 'proc sys kernel x quoted o brien c path 100'],
  ])('%s is searched as %s', async (text, folded) => {
    const { rows } = await database.db.execute<{ folded: string }>(
      sql`select search_text(${text}) as folded`,
    );
    expect(rows[0]?.folded.trim()).toBe(folded);
  });

  test.each(['〇', '½', 'Ⅷ', '日本語', '"½ ²"', 'a½b'])('%s neither fails nor finds', async (query) => {
    expect(await search(query)).toEqual([]);
  });
});
