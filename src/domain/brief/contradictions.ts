import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { dayOf, TODAY } from '../as-of.ts';
import { channelProjects } from '../channel/members.ts';
import { newestClaims } from '../claim/newest.ts';
import { everyTwo } from '../combination/pair.ts';
import { pairAt } from '../combination/report.ts';
import { linkToLines } from '../evidence/link.ts';
import { groundsOf } from '../gate/admission.ts';
import { hasBegun } from '../meeting/held.ts';
import { bareWords } from '../report/bare-words.ts';
import { type BriefItem, type BriefSection, briefItem, ended, sectionOf } from './item.ts';
import { gatesOn, type Judged } from './judged.ts';

/** What cannot all be true, or not for long. It stays until somebody settles it. */
export async function briefedContradictions(
  db: Db,
  judged: readonly Judged[],
  now: Date,
): Promise<BriefSection> {
  return sectionOf([
    ...(await graduatedAndBlocked(db, judged, now)),
    ...(await conflictsInChannel(db, now)),
    ...(await recordsThatDisagree(db)),
    ...(await linesThatVanished(db)),
    ...(await onAgendaAndInNoNote(db, now)),
  ]);
}

async function graduatedAndBlocked(db: Db, judged: readonly Judged[], now: Date): Promise<BriefItem[]> {
  const graduated = judged.filter(({ readiness }) => readiness === 'GRADUATED');
  const verdicts = await gatesOn(db, graduated, null, now);
  return graduated.flatMap(({ project }, index) =>
    verdicts[index] === 'BLOCKED'
      ? [
          briefItem(`${project.name} is GRADUATED, and its gate to GRADUATED is BLOCKED.`, {
            projectIds: [project.id],
          }),
        ]
      : [],
  );
}

/** Members whose pairs are looked at: far more than any channel has had. */
const MOST_MEMBERS = 300;

async function conflictsInChannel(db: Db, now: Date): Promise<BriefItem[]> {
  const members = (await channelProjects(db, TODAY, now)).slice(0, MOST_MEMBERS);
  if (members.length < 2) return [];
  const on = dayOf(now);
  const claims = await newestClaims(
    db,
    members.map(({ id }) => id),
    on,
  );
  return everyTwo(members)
    .map((pair) => pairAt(pair, claims, on))
    .filter(({ verdict }) => verdict === 'CONFLICT')
    .map((pair) => {
      const [one, other] = pair.projects;
      const message = `${one.name} and ${other.name} conflict, and both are in the testing channel: ${ended(groundsOf(pair))}`;
      return briefItem(message, { date: pair.claim?.claimedOn ?? null, projectIds: [one.id, other.id] });
    });
}

interface Disagreement extends Record<string, unknown> {
  projectId: number;
  name: string;
  date: string;
  levels: string[];
  lastId: number;
}

async function recordsThatDisagree(db: Db): Promise<BriefItem[]> {
  const { rows } = await db.execute<Disagreement>(sql`
    select standing.project_id as "projectId", project.name, standing.effective_on::text as date,
      array_agg(standing."to"::text order by standing.meeting_date, standing.place) as levels, max(standing.id) as "lastId"
    from standing_status_changes('infinity', 'EFFECTIVE') standing join projects project on project.id = standing.project_id
    group by standing.project_id, project.name, standing.effective_on
    having count(distinct standing."to") > 1
    order by standing.effective_on, project.name`);
  return rows.map(({ projectId, name, date, levels, lastId }) =>
    briefItem(`${name} has records of one day, ${date}, that disagree: ${levels.join(', then ')}.`, {
      date,
      projectIds: [projectId],
      statusChangeId: lastId,
    }),
  );
}

interface Cited extends Record<string, unknown> {
  id: number;
  projectId: number;
  name: string;
  to: string | null;
  date: string;
  meetingId: number;
  quote: string;
  number: number;
  path: string;
  currentId: number;
  link: string | null;
  isParaphrase: boolean;
  lineStart: number;
  lineEnd: number;
}

/** Words of a paraphrase were never the report's own: the report that takes its place has not lost them. */
async function linesThatVanished(db: Db): Promise<BriefItem[]> {
  const { rows } = await db.execute<Cited>(sql`
    select record.id, record.project_id as "projectId", project.name, record."to", record.meeting_date::text as date,
      record.meeting_id as "meetingId", cited.quote, revision.number, report.path, report.current_revision_id as "currentId",
      revision.link, revision.is_paraphrase as "isParaphrase", cited.line_start as "lineStart", cited.line_end as "lineEnd"
    from evidence cited
    join status_changes record on record.id = cited.status_change_id
    join projects project on project.id = record.project_id
    join report_revisions revision on revision.id = cited.revision_id
    join reports report on report.id = revision.report_id
    where report.current_revision_id <> revision.id and not revision.is_paraphrase
      and record.effect <> 'RETRACT' and not exists (select from status_changes correction where correction.corrects_id = record.id)
    order by record.meeting_date, record.id, cited.position`);
  const contents = await contentsOf(db, [...new Set(rows.map(({ currentId }) => currentId))]);
  return rows
    .filter(({ quote, currentId }) => {
      const said = bareWords(quote);
      return said !== '' && !contents.get(currentId)?.includes(said);
    })
    .map(({ id, projectId, name, to, date, meetingId, quote, number, path, ...lines }) =>
      briefItem(
        `${name}: the record of ${to} by the meeting of ${date} rests on “${bareWords(quote)}”, which revision ${number} of ${path} had and the newest has not.`,
        { date, projectIds: [projectId], meetingId, statusChangeId: id, link: linkToLines(lines) },
      ),
    );
}

async function contentsOf(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.execute<{ id: number; content: string }>(
    sql`select id, content from report_revisions where id in ${ids}`,
  );
  return new Map(rows.map(({ id, content }) => [id, bareWords(content)]));
}

interface Unmentioned extends Record<string, unknown> {
  projectId: number;
  name: string;
  date: string;
  meetingId: number;
}

/** Only where there are minutes at all. */
async function onAgendaAndInNoNote(db: Db, now: Date): Promise<BriefItem[]> {
  const { rows } = await db.execute<Unmentioned>(sql`
    select distinct link.project_id as "projectId", project.name, meeting.date::text as date, meeting.id as "meetingId"
    from agenda_item_projects link
    join agenda_items item on item.id = link.agenda_item_id
    join meetings meeting on meeting.id = item.meeting_id
    join projects project on project.id = link.project_id
    where ${hasBegun('meeting', sql`${now.toISOString()}::timestamptz`)}
      and exists (select from notes note where note.meeting_id = meeting.id)
      and not exists (select from notes note join note_projects about on about.note_id = note.id
        where note.meeting_id = meeting.id and about.project_id = link.project_id)
    order by date, project.name`);
  return rows.map(({ projectId, name, date, meetingId }) =>
    briefItem(`${name} was on the agenda of ${date}, and no note mentions it.`, {
      date,
      projectIds: [projectId],
      meetingId,
    }),
  );
}
