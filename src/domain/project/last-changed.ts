import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { heardOf } from '../../db/tables/criteria.ts';
import { ciRuns, projects } from '../../db/tables/index.ts';
import { instantsOf, lastActOn, latestOf } from '../audit/last-act.ts';
import { prepared } from '../prepared.ts';

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
