import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { citedLines } from '../report/cited-lines.ts';
import { type BriefSection, briefItem, MOST_ITEMS } from './item.ts';

interface Row extends Record<string, unknown> {
  id: number;
  quote: string;
  date: string;
  meetingId: number;
  projectId: number | null;
  name: string | null;
  revisionId: number;
  lineStart: number;
  lineEnd: number;
  total: number;
}

/** Lines of minutes that wait for a person, oldest first. */
export async function briefedSuggestions(db: Db): Promise<BriefSection> {
  const { rows } = await db.execute<Row>(sql`
    select suggestion.id, suggestion.quote, meeting.date::text as date, meeting.id as "meetingId",
      suggestion.project_id as "projectId", project.name, suggestion.revision_id as "revisionId",
      suggestion.line_start as "lineStart", suggestion.line_end as "lineEnd", count(*) over ()::int as total
    from suggestions suggestion
    join meetings meeting on meeting.id = suggestion.meeting_id
    left join projects project on project.id = suggestion.project_id
    where suggestion.state = 'WAITING'
    order by meeting.date, suggestion.line_start, suggestion.id limit ${MOST_ITEMS}`);
  const cited = await citedLines(db, rows);
  return {
    totalCount: rows[0]?.total ?? 0,
    items: rows.map(({ id, quote, date, meetingId, projectId, name }, index) =>
      briefItem(`${name ?? 'The channel'}, at the meeting of ${date}: “${quote}”`, {
        date,
        meetingId,
        projectIds: projectId === null ? [] : [projectId],
        suggestionId: id,
        evidence: cited[index] ?? null,
      }),
    ),
  };
}
