import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { redatedToOf } from '../meeting/redate.ts';

/** Identifies what a report says beside its title and any dates in it. The migration that added it fills it in the same way. */
export const bodyHashOf = (content: string): string =>
  createHash('md5')
    .update(content.replace(/^\s*#+[^\n]*/, '').replace(/[0-9]{4}-[0-9]{2}-[0-9]{2}/g, ''))
    .digest('hex');

/** What the day of a report may be instead. */
export interface OtherDay {
  /** Date to which the meeting that was entered under this one has been corrected. */
  redatedTo: string | null;
  /** Key of a meeting of another day whose report says the same beside its title and dates, where no meeting of this one is known. */
  sameBodyOn: string | null;
}

/** Asked of every report, so that it is one statement. */
export async function otherDayOf(db: Db, content: string, date: string): Promise<OtherDay> {
  const { rows } = await db.execute<OtherDay & Record<string, unknown>>(sql`
    select (${redatedToOf(date)}) as "redatedTo", (
      select meeting.date || coalesce('-' || meeting.name, '') from report_revisions revision
      join reports report on report.current_revision_id = revision.id
      join meetings meeting on meeting.id = report.meeting_id
      where revision.body_hash = ${bodyHashOf(content)} and meeting.date <> ${date}::date
        and not exists (select from meetings where meetings.date = ${date}::date and meetings.name is null)
        and not exists (select from voidings where kind = 'MEETING' and voidings.key = ${date}::text and restored_at is null)
      order by meeting.date limit 1) as "sameBodyOn"`);
  return rows[0] ?? { redatedTo: null, sameBodyOn: null };
}

/** Whether two of these contents, or one of them and a stored one, say the same, or a date has ever been corrected. */
export async function anyBodyTwice(db: Db, contents: readonly string[]): Promise<boolean> {
  const hashes = contents.map(bodyHashOf);
  if (new Set(hashes).size < hashes.length) return true;
  const { rows } = await db.execute<{ isTwice: boolean }>(sql`
    select exists (select from report_revisions join reports on current_revision_id = report_revisions.id
        where body_hash in (select json_array_elements_text(${JSON.stringify(hashes)}::text::json)))
      or exists (select from meeting_redates) as "isTwice"`);
  return rows[0]?.isTwice ?? false;
}
