import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { citedLines } from '../report/cited-lines.ts';
import { type BriefSection, briefItem, ended, MOST_ITEMS, sectionOfRows } from './item.ts';

interface Row extends Record<string, unknown> {
  text: string;
  owner: string | null;
  dueOn: string | null;
  date: string;
  meetingId: number;
  projectIds: number[];
  revisionId: number | null;
  lineStart: number | null;
  lineEnd: number | null;
  total: number;
}

/** What somebody is still to do, the oldest meeting first. */
export async function briefedActionItems(db: Db): Promise<BriefSection> {
  const { rows } = await db.execute<Row>(sql`
    select item.text, item.owner, item.due_on::text as "dueOn", meeting.date::text as date, meeting.id as "meetingId",
      array(select project_id from action_item_projects where action_item_id = item.id order by project_id) as "projectIds",
      report.current_revision_id as "revisionId", item.line_start as "lineStart", item.line_end as "lineEnd",
      count(*) over ()::int as total
    from action_items item
    join meetings meeting on meeting.id = item.meeting_id
    left join reports report on report.meeting_id = meeting.id
    where item.done_on is null
    order by meeting.date, item.position, item.id limit ${MOST_ITEMS}`);
  const said = rows.flatMap(({ revisionId, lineStart, lineEnd, text: quote }) =>
    revisionId === null || lineStart === null || lineEnd === null
      ? []
      : [{ revisionId, lineStart, lineEnd, quote }],
  );
  const cited = await citedLines(db, said);
  return sectionOfRows(rows, ({ text, owner, dueOn, date, meetingId, projectIds, revisionId, lineStart }) => {
    const due = dueOn === null ? '' : ` It is due on ${dueOn}.`;
    return briefItem(`${owner ?? 'Nobody yet'}: ${ended(text)} From the meeting of ${date}.${due}`, {
      date,
      meetingId,
      projectIds,
      evidence: revisionId === null || lineStart === null ? null : (cited.shift() ?? null),
    });
  });
}
