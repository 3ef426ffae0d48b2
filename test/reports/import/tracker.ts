import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { asc, eq, sql } from 'drizzle-orm';
import { readConfig } from '../../../src/config.ts';
import type { Db } from '../../../src/db/index.ts';
import {
  agendaItems,
  evidence,
  meetings,
  notes,
  projectAliases,
  projects,
  reportRevisions,
  statusChanges,
} from '../../../src/db/tables/index.ts';
import { appendCriterionRecord } from '../../../src/domain/criterion/append.ts';
import { findOrCreatePeople } from '../../../src/domain/person/find-or-create.ts';
import { type ImportContext, type ImportResult, importReport } from '../../../src/reports/import.ts';
import { verifyTracker } from '../../../src/reports/verify/verify.ts';
import type { TestDatabase, TestDatabaseOptions } from '../../helpers/database.ts';

/** Where the group of the seeds keeps its reports. */
export const SOURCE = readConfig({}).source;

export const NOW = new Date('2018-03-01T12:00:00Z');

/** Real reports of the SIG, where they lie beside the checkout; they are no part of it. */
const folder = new URL('../../../../shared/reports/', import.meta.url);
export const realReports = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => ({ name, source: readFileSync(new URL(name, folder), 'utf8') }))
  : [];

const PROJECTS = {
  wireguard: ['WireGuard', 'Wireguard', 'wireguard'],
  landlock: ['Landlock', 'landlock'],
  okernel: ['okernel'],
  'ima-namespace': ['IMA namespacing', 'ima-namespace'],
  kspp: ['KSPP', 'kspp'],
};

export type Tracker = Awaited<ReturnType<typeof openTracker>>;

/** A database with a few projects and nothing else, and the ways in and out of it. */
export async function openTracker(
  open: (options?: TestDatabaseOptions) => Promise<TestDatabase>,
  options: TestDatabaseOptions = {},
) {
  const test = await open(options);
  const { db } = test;
  const tracker = { enteredBy: await fill(db, options) };
  return Object.assign(tracker, {
    ...test,
    /** Empties the database for the next test, which is much faster than another one. */
    reset: async () => {
      const { rows } = await db.execute<{ name: string }>(
        sql`select table_name as name from information_schema.tables
          where table_schema = 'public' and table_name not in ('allowed_moves', 'ledger_version')`,
      );
      await db.transaction(async (tx) => {
        // The ledgers refuse it otherwise.
        await tx.execute(sql`set local session_replication_role = replica`);
        const tables = sql.join(
          rows.map(({ name }) => sql.identifier(name)),
          sql`, `,
        );
        await tx.execute(sql`truncate ${tables} restart identity`);
      });
      tracker.enteredBy = await fill(db, {});
    },
    /** Imports a report in a transaction of its own. */
    take: (
      source: string,
      more: Partial<ImportContext> & { path?: string; date?: string } = {},
    ): Promise<ImportResult> => {
      const { path = 'report.md', date, ...context } = more;
      return db.transaction((tx) =>
        importReport(
          tx,
          { source, path, date },
          { enteredBy: tracker.enteredBy, now: NOW, source: SOURCE, ...context },
        ),
      );
    },
    /** A criterion that was adopted in March, for the step to TESTING. */
    define: (key: string, kind: 'CI' | 'REVIEW') =>
      appendCriterionRecord(
        db,
        key,
        {
          act: 'DEFINED',
          effectiveOn: '2017-03-01',
          gates: 'TESTING',
          kind,
          title: key,
          standing: 'ADOPTED',
          basis: 'STATED',
          requiredRuns: kind === 'CI' ? 3 : null,
          windowDays: kind === 'CI' ? 30 : null,
          enteredBy: tracker.enteredBy,
        },
        [],
      ),
    notes: () => db.select().from(notes).orderBy(asc(notes.meetingId), asc(notes.position)),
    agenda: () =>
      db.select().from(agendaItems).orderBy(asc(agendaItems.meetingId), asc(agendaItems.position)),
    /** As a chair would say it. */
    hold: (date: string) => db.update(meetings).set({ state: 'HELD' }).where(eq(meetings.date, date)),
    meeting: async (date: string) => (await db.select().from(meetings).where(eq(meetings.date, date)))[0],
    revisions: () => db.select().from(reportRevisions).orderBy(asc(reportRevisions.id)),
    records: () =>
      db
        .select({ slug: projects.slug, record: statusChanges })
        .from(statusChanges)
        .innerJoin(projects, eq(projects.id, statusChanges.projectId))
        .orderBy(asc(statusChanges.id)),
    evidence: () => db.select().from(evidence).orderBy(asc(evidence.id)),
    /** Rows of every table, to see that nothing was written. */
    rows: async () => {
      const { rows } = await db.execute<{ name: string }>(
        sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
      );
      const counts: Record<string, string> = {};
      for (const { name } of rows) {
        const found = await db.execute<{ digest: string }>(
          sql`select count(*) || ' ' || coalesce(md5(string_agg(md5(row_to_json(t)::text), '' order by md5(row_to_json(t)::text))), '') as digest from ${sql.identifier(name)} t`,
        );
        counts[name] = found.rows[0]?.digest ?? '';
      }
      return counts;
    },
    readiness: async (slug: string, clock: 'EFFECTIVE' | 'RECORDED' = 'EFFECTIVE', on = '2018-03-01') => {
      const { rows } = await db.execute<{ to: string }>(sql`
        select "to" from standing_status_changes(${on}::date, ${clock}) record
        join projects on projects.id = project_id
        where slug = ${slug} and effect = 'SET' order by effective_on desc, meeting_date desc, place desc limit 1`);
      return rows[0]?.to ?? null;
    },
    verify: async () => {
      const differences: string[] = [];
      for await (const difference of verifyTracker(db, SOURCE)) differences.push(difference);
      return differences;
    },
  });
}

async function fill(db: Db, { seeded }: TestDatabaseOptions): Promise<number> {
  if (!seeded)
    for (const [slug, aliases] of Object.entries(PROJECTS)) {
      const [row] = await db
        .insert(projects)
        .values({ slug, name: slug, summary: `The project ${slug}.` })
        .returning({ id: projects.id });
      await db
        .insert(projectAliases)
        .values(aliases.map((alias, position) => ({ alias, projectId: row?.id ?? 0, position })));
    }
  const people = await findOrCreatePeople(db, ['sig-status-import'], { isBot: true });
  return people.get('sig-status-import') ?? 0;
}

/** A report with these notes and decisions. */
export const report = (
  date: string,
  { header = '', agenda = '', notes: noted = '', decisions = '' }: Record<string, string> = {},
) =>
  [
    `# ${date}`,
    'Time: **9am PDT**',
    ...(header ? ['', header] : []),
    '',
    '## Agenda',
    agenda || '- Introductions (5 min)',
    '',
    '## Meeting Notes',
    ...(noted ? ['', noted] : []),
    ...(decisions ? ['', '## Decisions', '', decisions] : []),
    '',
  ].join('\n');
