import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Db } from '../../src/db/index.ts';
import * as tables from '../../src/db/tables/index.ts';
import { importReport } from '../../src/reports/import.ts';
import { DEFAULT_SEEDS, seed, seedDatabase } from '../../src/seed/index.ts';
import { describeOnBoth, type TestDatabase } from '../helpers/database.ts';
import { hasShared, realReport } from './shared.ts';

const ALL = Object.values(tables).filter((table) => is(table, PgTable));

/** Every row of every table, as text. */
async function contents(db: Db): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const table of ALL) {
    const { rows } = await db.execute(sql`select row_to_json(t)::text as row from ${table} t order by 1`);
    found[getTableName(table)] = rows.map(({ row }) => row);
  }
  return found;
}

const query = async <Row extends Record<string, unknown>>(db: Db, text: ReturnType<typeof sql>) =>
  (await db.execute<Row>(text)).rows;

describeOnBoth('a first start', (open) => {
  let opened: TestDatabase;
  let db: Db;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await seed(opened.database);
  });
  afterAll(() => opened.close());

  const standing = (date: string, clock: 'EFFECTIVE' | 'RECORDED', effect: 'SET' | 'CONFIRM') =>
    query<{ slug: string; to: string; meeting: string; effective: string }>(
      db,
      sql`select distinct on (slug) slug, "to", meeting_date::text as meeting, effective_on::text as effective
        from standing_status_changes(${date}, ${clock}) join projects on projects.id = project_id
        where effect = ${effect} order by slug, effective_on desc, meeting_date desc, place desc`,
    );

  test('records what the minutes recorded, and no more: shiftfs and selinux have no readiness, nothing is TESTING', async () => {
    const [experimental, meeting] = ['EXPERIMENTAL', '2017-05-24'];
    expect(await standing('2026-01-01', 'EFFECTIVE', 'SET')).toEqual([
      { slug: 'clear-containers', to: experimental, meeting, effective: '2017-04-14' },
      { slug: 'ima-namespace', to: experimental, meeting, effective: '2017-05-18' },
      { slug: 'kernel-config', to: experimental, meeting, effective: '2017-05-09' },
      { slug: 'kspp', to: 'ONGOING', meeting, effective: '2017-03-17' },
      { slug: 'landlock', to: experimental, meeting, effective: '2017-04-09' },
      { slug: 'memorizer', to: 'PROPOSED', meeting: '2017-07-05', effective: '2017-07-05' },
      { slug: 'miragesdk', to: experimental, meeting, effective: '2017-03-17' },
      { slug: 'okernel', to: experimental, meeting, effective: '2017-03-19' },
      { slug: 'wireguard', to: experimental, meeting, effective: '2017-03-17' },
    ]);
    expect(await standing('2017-05-23', 'RECORDED', 'SET')).toEqual([]);
  });

  test('WireGuard was confirmed EXPERIMENTAL on 2017-07-19, and nothing else was', async () => {
    expect(await standing('2026-01-01', 'RECORDED', 'CONFIRM')).toEqual([
      { slug: 'wireguard', to: 'EXPERIMENTAL', meeting: '2017-07-19', effective: '2017-07-19' },
    ]);
  });

  test('what no meeting recorded is an open proposal, WireGuard in the default kernels above all', async () => {
    const rows = await query(
      db,
      sql`select slug, "to", effective_on::text as effective, url from proposals
        join projects on projects.id = project_id join evidence on proposal_id = proposals.id
        where outcome is null order by slug`,
    );
    const pull = (number: number) => `https://github.com/linuxkit/linuxkit/pull/${number}`;
    expect(rows).toEqual([
      { slug: 'kernel-config', to: 'RETIRED', effective: '2018-01-05', url: pull(2837) },
      { slug: 'memorizer', to: 'EXPERIMENTAL', effective: '2017-07-21', url: pull(2171) },
      { slug: 'selinux', to: 'EXPERIMENTAL', effective: '2017-03-21', url: pull(1353) },
      { slug: 'shiftfs', to: 'EXPERIMENTAL', effective: '2017-06-13', url: pull(2035) },
      { slug: 'wireguard', to: 'GRADUATED', effective: '2017-07-20', url: pull(2249) },
    ]);
    expect(
      await query(
        db,
        sql`select slug, "to", outcome, closed_on::text as closed from proposals
          join projects on projects.id = project_id where outcome is not null order by slug`,
      ),
    ).toEqual([
      { slug: 'ima-namespace', to: 'TESTING', outcome: 'WITHDRAWN', closed: '2017-06-11' },
      { slug: 'wireguard', to: 'TESTING', outcome: 'WITHDRAWN', closed: '2017-06-11' },
    ]);
  });

  test('seven meetings were held, each after the one it names; 2017-08-30 was only announced', async () => {
    const rows = await query<{ date: string; previous: string | null; next: string }>(
      db,
      sql`select date::text as date, stated_previous_on::text as previous, announced_next_on::text as next
        from meetings order by date`,
    );
    expect(rows.map(({ date }) => date)).toEqual([
      '2017-05-24',
      '2017-06-07',
      '2017-06-21',
      '2017-07-05',
      '2017-07-19',
      '2017-08-02',
      '2017-08-16',
    ]);
    expect(rows.map(({ previous }) => previous)).toEqual([
      null,
      ...rows.slice(0, -1).map(({ date }) => date),
    ]);
    expect(rows.map(({ next }) => next)).toEqual([...rows.slice(1).map(({ date }) => date), '2017-08-30']);
  });

  test('every report is known for a paraphrase, under the path of its original and with a link to it', async () => {
    for (const { path, link, paraphrase } of await query<{ path: string; link: string; paraphrase: boolean }>(
      db,
      sql`select path, link, is_paraphrase as paraphrase from reports
        join report_revisions on report_revisions.id = current_revision_id`,
    )) {
      expect(paraphrase).toBe(true);
      expect(link).toBe(
        `https://github.com/linuxkit/linuxkit/blob/3bf33c3a11fc20b459195294a7d8980cbca4195b/${path}?plain=1`,
      );
    }
  });

  test('every record of the ledger quotes a line that stands in the revision it names, and links the original line', async () => {
    const rows = await query<{
      quote: string | null;
      content: string | null;
      from: number;
      to: number;
      url: string | null;
    }>(
      db,
      sql`select quote, content, line_start as "from", line_end as "to", url from evidence
        left join report_revisions on report_revisions.id = revision_id
        where status_change_id is not null order by status_change_id, position`,
    );
    const quoted = rows.filter(({ quote }) => quote !== null);
    expect(quoted).toHaveLength(10);
    for (const { quote, content, from, to } of quoted)
      expect(
        content
          ?.split('\n')
          .slice(from - 1, to)
          .join('\n'),
      ).toContain(quote);
    expect(rows.filter(({ url }) => url?.includes('/reports/sig-security/'))).toHaveLength(10);
  });

  test('all of it is entered by the bot', async () => {
    const [bot] = await query<{ id: number }>(
      db,
      sql`select id from people where handle = 'sig-status-seed' and is_bot`,
    );
    for (const [table, column] of [
      ['status_changes', 'entered_by'],
      ['criterion_records', 'entered_by'],
      ['assessments', 'entered_by'],
      ['compatibility_claims', 'entered_by'],
      ['combination_versions', 'entered_by'],
      ['channel_names', 'entered_by'],
      ['ci_runs', 'reported_by'],
      ['proposals', 'opened_by'],
      ['report_revisions', 'imported_by'],
      ['audit_events', 'actor_id'],
    ] as const)
      expect(
        await query(db, sql`select distinct ${sql.identifier(column)} as id from ${sql.identifier(table)}`),
      ).toEqual([bot]);
  });

  test('of the CI runs only the day is known, and every other field is null', async () => {
    expect(
      await query(
        db,
        sql`select slug, key, status, finished_on::text as day, run_id, commit, branch, ci_runs.kernel_series, started_at, finished_at
          from ci_runs join projects on projects.id = project_id join criteria on criteria.id = criterion_id order by day`,
      ),
    ).toEqual(
      [
        { key: 'ci-builds', day: '2017-08-18' },
        { key: 'ci-boots', day: '2017-08-22' },
      ].map((run) => ({
        ...{ slug: 'wireguard', status: 'PASSED', ...run },
        ...{
          run_id: null,
          commit: null,
          branch: null,
          kernel_series: null,
          started_at: null,
          finished_at: null,
        },
      })),
    );
  });

  test('a second start changes nothing', async () => {
    const before = await contents(db);
    expect(await seed(opened.database)).toEqual({ seeded: null });
    expect(await contents(db)).toEqual(before);
  });
});

describeOnBoth('a start that goes wrong', (open) => {
  let opened: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    opened = await open();
    folder = await mkdtemp(join(tmpdir(), 'seeds-'));
    await cp(DEFAULT_SEEDS, folder, { recursive: true });
  });
  afterAll(async () => {
    await opened.close();
    await rm(folder, { recursive: true });
  });

  test('what the ledger refuses is said with its place, and nothing at all is written', async () => {
    const path = join(folder, 'status-changes.yaml');
    const good = await readFile(path, 'utf8');
    await writeFile(path, good.replace('to: PROPOSED', 'to: TESTING'));
    const line = good.slice(0, good.indexOf('- project: memorizer')).split('\n').length;
    const before = await contents(opened.db);
    await expect(seedDatabase(opened.db, folder)).rejects.toThrow(
      `${path}:${line}:5 A move from none recorded to TESTING is not allowed`,
    );
    expect(await contents(opened.db)).toEqual(before);
    await writeFile(path, good);
  });

  test('two that start at once seed once', async () => {
    const summaries = await Promise.all([seed(opened.database, folder), seed(opened.database, folder)]);
    expect(summaries.filter(({ seeded }) => seeded !== null)).toHaveLength(1);
    expect(await opened.db.$count(tables.meetings)).toBe(7);
  });

  test.skipIf(!hasShared)(
    'the real report over a paraphrase is another revision of the same meeting, and records keep their evidence',
    async () => {
      const { db } = opened;
      const ledger = async () => {
        const found = await contents(db);
        return { records: found.status_changes, evidence: found.evidence, meetings: found.meetings?.length };
      };
      const before = await ledger();
      const [bot] = await db.select().from(tables.people).where(eq(tables.people.isBot, true));
      for (const date of ['2017-05-24', '2017-06-07', '2017-07-19', '2017-08-02']) {
        const source = realReport(date) ?? '';
        const { outcome } = await db.transaction((tx) =>
          importReport(
            tx,
            { source, path: `${date}.md` },
            { enteredBy: bot?.id ?? 0, now: new Date(), source: readConfig({}).source },
          ),
        );
        expect(outcome).toBe('IMPORTED');
      }
      expect(await ledger()).toEqual(before);
      const revisions = await query(
        db,
        sql`select date::text as date, array_agg(is_paraphrase order by number) as paraphrases from report_revisions
          join reports on reports.id = report_id join meetings on meetings.id = meeting_id group by date order by date`,
      );
      expect(revisions).toEqual([
        { date: '2017-05-24', paraphrases: [true, false] },
        { date: '2017-06-07', paraphrases: [true, false] },
        { date: '2017-06-21', paraphrases: [true] },
        { date: '2017-07-05', paraphrases: [true] },
        { date: '2017-07-19', paraphrases: [true, false] },
        { date: '2017-08-02', paraphrases: [true, false] },
        { date: '2017-08-16', paraphrases: [true] },
      ]);
    },
  );
});
