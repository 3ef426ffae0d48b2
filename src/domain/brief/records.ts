import { sql } from 'drizzle-orm';
import type { Readiness } from '../../base/readiness.ts';
import type { Db } from '../../db/index.ts';
import { type BriefItem, type BriefSection, briefItem, ended, MOST_ITEMS, sectionOfRows } from './item.ts';

export interface BriefedRecords {
  recorded: BriefSection;
  confirmed: BriefSection;
}

interface Row extends Record<string, unknown> {
  id: number;
  effect: 'SET' | 'CONFIRM' | 'RETRACT';
  kind: 'CHANGE' | 'CONFIRMATION' | 'CORRECTION';
  to: Readiness | null;
  date: string;
  effectiveOn: string;
  reason: string;
  projectId: number;
  name: string;
  meetingId: number;
  total: number;
}

/** What meetings from `since` on have recorded and nothing has corrected, newest last. */
export async function briefedRecords(db: Db, since: string, today: string): Promise<BriefedRecords> {
  const of = async (isConfirmation: boolean) => {
    const { rows } = await db.execute<Row>(sql`
      select record.id, record.effect, record.kind, record."to", record.meeting_date::text as date,
        record.effective_on::text as "effectiveOn", record.reason, record.project_id as "projectId", project.name,
        record.meeting_id as "meetingId", record.total
      from (
        select record.id, record.effect, record.kind, record."to", record.meeting_date, record.effective_on, record.reason,
          record.project_id, record.meeting_id, count(*) over ()::int as total
        from status_changes record
        where record.meeting_date between ${since}::date and ${today}::date and ${isConfirmation} = (record.effect = 'CONFIRM')
          and not exists (select from status_changes correction where correction.corrects_id = record.id)
        order by record.meeting_date, record.id limit ${MOST_ITEMS}
      ) as record join projects project on project.id = record.project_id
      order by record.meeting_date, record.id`);
    return sectionOfRows(rows, itemOf);
  };
  return { recorded: await of(false), confirmed: await of(true) };
}

function itemOf({
  id,
  effect,
  to,
  date,
  effectiveOn,
  reason,
  projectId,
  name,
  meetingId,
  kind,
}: Row): BriefItem {
  const what = {
    SET: kind === 'CORRECTION' ? `corrected to ${to}` : `${to}`,
    CONFIRM: `${to} confirmed`,
    RETRACT: 'a record was taken back',
  }[effect];
  const when = effectiveOn === date ? '' : `, effective ${effectiveOn}`;
  return briefItem(`${name}: ${what}${when}, by the meeting of ${date}: ${ended(reason)}`, {
    date,
    projectIds: [projectId],
    meetingId,
    statusChangeId: id,
  });
}
