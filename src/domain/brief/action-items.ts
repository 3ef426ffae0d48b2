import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { linkToLines } from '../evidence/link.ts';
import { type BriefSection, briefItem, ended, MOST_ITEMS, sectionOfRows } from './item.ts';

interface Row extends Record<string, unknown> {
  text: string;
  owner: string | null;
  dueOn: string | null;
  date: string;
  meetingId: number;
  projectIds: number[];
  link: string | null;
  isParaphrase: boolean | null;
  lineStart: number;
  lineEnd: number;
  total: number;
}

/** What somebody is still to do, the oldest meeting first. */
export async function briefedActionItems(db: Db): Promise<BriefSection> {
  const { rows } = await db.execute<Row>(sql`
    select item.text, item.owner, item.due_on::text as "dueOn", meeting.date::text as date, meeting.id as "meetingId",
      array(select project_id from action_item_projects where action_item_id = item.id order by project_id) as "projectIds",
      revision.link, revision.is_paraphrase as "isParaphrase", item.line_start as "lineStart", item.line_end as "lineEnd",
      count(*) over ()::int as total
    from action_items item
    join meetings meeting on meeting.id = item.meeting_id
    left join reports report on report.meeting_id = meeting.id
    left join report_revisions revision on revision.id = report.current_revision_id
    where item.done_on is null
    order by meeting.date, item.position, item.id limit ${MOST_ITEMS}`);
  return sectionOfRows(rows, ({ text, owner, dueOn, date, meetingId, projectIds, ...lines }) => {
    const due = dueOn === null ? '' : ` It is due on ${dueOn}.`;
    return briefItem(`${owner ?? 'Nobody yet'}: ${ended(text)} From the meeting of ${date}.${due}`, {
      date,
      meetingId,
      projectIds,
      link: linkToLines({ ...lines, isParaphrase: lines.isParaphrase ?? false }),
    });
  });
}
