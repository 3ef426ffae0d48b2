import { asc, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { heardOf } from '../../db/tables/criteria.ts';
import { ciRuns, formerSlugs, projectAliases, projects } from '../../db/tables/index.ts';
import { type Find, listsById, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import { rowsById } from '../../reading/rows-by-id.ts';
import { instantsOf, lastActOn, latestOf } from '../audit/rows.ts';

// The search vector and the delta are long, and read where they are the point.
const { search, delta, ...columns } = getTableColumns(projects);

export const projectColumns = columns;
export type ProjectRow = Omit<typeof projects.$inferSelect, 'search' | 'delta'>;

const projectsById = rowsById<ProjectRow>('projects by id', projects, projectColumns);

export const findProjects: Find<ProjectRow> = (db, points, _now, wanted) =>
  rowsAt(points, (ids) => projectsById(db, ids, wanted));

/** By its slug, or one that it had before. Null where there is no such project. */
export async function findProjectBySlug(db: Db, slug: string): Promise<ProjectRow | null> {
  const [row] = await prepared(db, 'project by slug', () =>
    db
      .select(projectColumns)
      .from(projects)
      .where(sql`${projects.id} = project_called(${sql.placeholder('slug')}::text)`),
  ).execute({ slug });
  return row ?? null;
}

/** What decides whether two projects go together. */
export type ProjectKernel = Pick<ProjectRow, 'id' | 'slug' | 'name' | 'kernelSeries'>;

/** Every project that is one of its own, in the order of the slugs. */
export const everyProject = async (db: Db): Promise<ProjectKernel[]> => {
  const { id, slug, name, kernelSeries } = projectColumns;
  const rows = await prepared(db, 'every project', () =>
    db.select({ id, slug, name, kernelSeries }).from(projects).where(sql`${projects.mergedIntoId} is null`),
  ).execute({});
  // Not by the database, whose order of texts depends on how it was set up.
  return rows.sort((a, b) => (a.slug < b.slug ? -1 : 1));
};

/** What is said of every project, by slug. */
export const describedProjects = (db: Db): Promise<{ slug: string; name: string; summary: string }[]> =>
  db
    .select({ slug: projects.slug, name: projects.name, summary: projects.summary })
    .from(projects)
    .where(isNull(projects.mergedIntoId))
    .orderBy(asc(projects.slug));

/** The slugs that each project had before, the last one first. */
export async function formerSlugsOf(db: Db, projects: readonly { id: number }[]): Promise<string[][]> {
  const lists = await listsById(
    projects,
    (ids) =>
      prepared(db, 'former slugs of projects', () =>
        db
          .select()
          .from(formerSlugs)
          .where(sql`${formerSlugs.projectId} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(sql`${formerSlugs.replacedAt} desc`, formerSlugs.slug),
      ).execute({ ids }),
    ({ projectId }) => projectId,
  );
  return lists.map((list) => list.map(({ slug }) => slug));
}

/** The names by which minutes mean each project, in their order. */
export async function aliasesOf(db: Db, projects: readonly { id: number }[]): Promise<string[][]> {
  const lists = await listsById(
    projects,
    (ids) =>
      prepared(db, 'aliases of projects', () =>
        db
          .select()
          .from(projectAliases)
          .where(sql`${projectAliases.projectId} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(projectAliases.position, projectAliases.alias),
      ).execute({ ids }),
    ({ projectId }) => projectId,
  );
  return lists.map((list) => list.map(({ alias }) => alias));
}

/** Whether the tracker has neither projects nor meetings. */
export async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await db.execute<{ filled: boolean }>(
    sql`select exists (select from projects) or exists (select from meetings) as filled`,
  );
  return rows[0]?.filled === false;
}

/** When each project last changed: what is said of it, or something that was recorded of it. Null where neither is on record. */
export async function projectsLastChanged(
  db: Db,
  points: readonly { id: number }[],
): Promise<(Date | null)[]> {
  const rows = await prepared(db, 'projects last changed', () =>
    db
      .select({
        id: projects.id,
        at: latestOf(
          lastActOn('Project', projects.id),
          sql`(select entered.entered_at from status_changes as entered where entered.project_id = ${projects.id}
            order by entered.sequence desc limit 1)`,
          newest('proposals', 'opened_at'),
          sql`(select max(${lastActOn('Proposal', sql`entered.id`)}) from proposals as entered
            where entered.project_id = ${projects.id} and entered.outcome = 'WITHDRAWN')`,
          newest('assessments', 'entered_at'),
          newest('waivers', 'entered_at'),
          sql`(select max(revoked.entered_at) from waivers as entered
            join waiver_revocations as revoked on revoked.waiver_id = entered.id where entered.project_id = ${projects.id})`,
          newest('compatibility_claims', 'entered_at'),
          newest('compatibility_claims', 'entered_at', 'other_project_id'),
          sql`(select max(${heardOf(ciRuns)}) from ${ciRuns} where ${ciRuns.projectId} = ${projects.id})`,
        ),
      })
      .from(projects)
      .where(sql`${projects.id} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: points.map(({ id }) => id) });
  return instantsOf(points, rows);
}

/** Of a table that has an index by project and instant. */
const newest = (table: string, instant: string, project = 'project_id'): SQL =>
  sql`(select max(entered.${sql.identifier(instant)}) from ${sql.identifier(table)} as entered
    where entered.${sql.identifier(project)} = ${projects.id})`;
