import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import type { lineages } from '../../db/tables/index.ts';
import type { Dependent } from '../voiding/errors.ts';

/** What became of the other project since it took the merged one in: it was merged itself, or a name that went over went on with a split. */
export async function laterLineages(
  tx: Db,
  { id, toId, names }: Pick<typeof lineages.$inferSelect, 'id' | 'toId' | 'names'>,
): Promise<Dependent[]> {
  const { rows } = await tx.execute<Dependent & Record<string, unknown>>(sql`
    select case later.kind when 'MERGED' then 'merger' else 'split' end as what, had.slug || ', ' || has.slug as name, null as number
    from lineages later join projects had on had.id = later.from_id join projects has on has.id = later.to_id
    where later.id > ${id}::int and later.from_id = ${toId}::int and later.taken_back_at is null
      and (later.kind = 'MERGED' or later.names && ${sql.param([...names])}::text[])
    order by later.id`);
  return rows.map(({ what, name, number }) => ({ what, name, number }));
}

/** A line of minutes that a project is meant by. */
export interface Line {
  meetingId: number;
  lineStart: number;
  lineEnd: number;
}

/** What stands of a project and cites one of these lines of the current revisions. */
export async function restingOn(tx: Db, projectId: number, lines: readonly Line[]): Promise<Dependent[]> {
  if (!lines.length) return [];
  const { rows } = await tx.execute<Dependent & Record<string, unknown>>(sql`
    with cited as materialized (
      select evidence.* from json_to_recordset(${JSON.stringify(lines)}::text::json)
        as line("meetingId" int, "lineStart" int, "lineEnd" int)
      join reports on reports.meeting_id = line."meetingId"
      join evidence on evidence.revision_id = reports.current_revision_id
        and evidence.line_start <= line."lineEnd" and evidence.line_end >= line."lineStart")
    select 'record' as what, own.slug || ', ' || change.meeting_date as name, change.id as number
      from cited join status_changes change on change.id = cited.status_change_id join projects own on own.id = change.project_id
      where change.project_id = ${projectId}::int and change.effect <> 'RETRACT'
        and not exists (select from status_changes later where later.corrects_id = change.id)
    union select 'proposal', own.slug || ' to ' || proposal."to", null
      from cited join proposals proposal on proposal.id = cited.proposal_id join projects own on own.id = proposal.project_id
      where proposal.project_id = ${projectId}::int and proposal.outcome is null
    union select 'assessment', own.slug || ', ' || criterion.key, null
      from cited join assessments said on said.id = cited.assessment_id join projects own on own.id = said.project_id
      join criteria criterion on criterion.id = said.criterion_id where said.project_id = ${projectId}::int
    union select 'claim', own.slug || ', ' || coalesce(other.slug, said.external_thing), null
      from cited join compatibility_claims said on said.id = cited.claim_id join projects own on own.id = said.project_id
      left join projects other on other.id = said.other_project_id
      where ${projectId}::int in (said.project_id, said.other_project_id)
    order by 1, 2, 3`);
  return rows.map(({ what, name, number }) => ({ what, name, number }));
}

/** Lines of the minutes since a day by which a project is meant, of its names and not of a link to it. */
export async function linesMeaning(tx: Db, projectId: number, since: string): Promise<Line[]> {
  const { rows } = await tx.execute<Line & Record<string, unknown>>(sql`
    select meetings.id as "meetingId", line_start as "lineStart", line_end as "lineEnd"
    from note_projects join notes on notes.id = note_projects.note_id join meetings on meetings.id = notes.meeting_id
    where note_projects.project_id = ${projectId}::int and meetings.date >= ${since}::date order by 1, 2`);
  return rows.map(({ meetingId, lineStart, lineEnd }) => ({ meetingId, lineStart, lineEnd }));
}
