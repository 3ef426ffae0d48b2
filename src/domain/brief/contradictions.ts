import { type SQL, sql } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import { giveWay, isTurnOver } from '../../base/work.ts';
import type { Db } from '../../db/index.ts';
import { TODAY } from '../../reading/as-of.ts';
import { channelMembers } from '../channel/rows.ts';
import { pairOf } from '../claim/pair.ts';
import { newestClaims } from '../claim/rows.ts';
import { bareWords } from '../evidence/lines.ts';
import { groundsOf } from '../gate/admission.ts';
import { wasHeld } from '../meeting/held.ts';
import { citedLines } from '../report/cited-lines.ts';
import { AGENDA_HEADINGS } from './agenda-headings.ts';
import { type BriefItem, type BriefSection, briefItem, ended, sectionOf } from './item.ts';
import { gatesOn, type Judged, type JudgedPage } from './judged.ts';

/** Contradictions about these projects. Each stays until a person settles it. */
export async function briefedContradictions(
  db: Db,
  { judged, ids }: Pick<JudgedPage, 'judged' | 'ids'>,
  now: Date,
): Promise<BriefSection> {
  const about = idList(ids);
  return sectionOf([
    ...(await graduatedAndBlocked(db, judged, now)),
    ...(await conflictsInChannel(db, about, now)),
    ...(await recordsThatDisagree(db, judged, about)),
    ...(await linesThatVanished(db, about)),
    ...(await onAgendaAndInNoNote(db, about)),
  ]);
}

const idList = (ids: readonly number[]): SQL => sql`any(${sql.param([...ids])}::int[])`;

async function graduatedAndBlocked(db: Db, judged: readonly Judged[], now: Date): Promise<BriefItem[]> {
  const graduated = judged.filter(({ readiness }) => readiness === 'GRADUATED');
  const verdicts = await gatesOn(db, graduated, null, now);
  return graduated.flatMap(({ project }, index) =>
    verdicts[index] === 'BLOCKED'
      ? [
          briefItem(`${project.name} is recorded as GRADUATED, but does not meet what that level requires.`, {
            projectIds: [project.id],
          }),
        ]
      : [],
  );
}

/** Only a claim makes two projects conflict. A pair is reported with the project that has the smaller id. */
async function conflictsInChannel(db: Db, about: SQL, now: Date): Promise<BriefItem[]> {
  const on = dayOf(now);
  const { rows } = await db.execute<{ a: number; b: number }>(sql`
    select claim.project_id as a, claim.other_project_id as b from compatibility_claims claim
    where claim.verdict = 'CONFLICT' and claim.project_id = ${about} and claim.other_project_id is not null
      and claim.claimed_on <= ${on}::date and (claim.expires_on is null or claim.expires_on >= ${on}::date)
      and not exists (select from compatibility_claims later
        where later.project_id = claim.project_id and later.other_project_id = claim.other_project_id
          and later.claimed_on <= ${on}::date and (later.claimed_on, later.id) > (claim.claimed_on, claim.id))`);
  if (!rows.length) return [];
  const members = new Map((await channelMembers(db, TODAY, now)).map((member) => [member.id, member]));
  const pairs = rows.flatMap(({ a, b }) => {
    const [one, other] = [members.get(a), members.get(b)];
    return one && other ? [one.slug < other.slug ? ([one, other] as const) : ([other, one] as const)] : [];
  });
  const claims = await newestClaims(db, [...new Set(pairs.flat().map(({ id }) => id))], on);
  return pairs
    .sort(([a, b], [c, d]) => (a.slug === c.slug ? (b.slug < d.slug ? -1 : 1) : a.slug < c.slug ? -1 : 1))
    .map(([one, other]) => {
      const pair = pairOf(one, other, claims(one.id, other.id), on);
      const message = `${one.name} and ${other.name} conflict, and both are in the testing channel: ${ended(groundsOf(pair))}`;
      return briefItem(message, { date: pair.claim?.claimedOn ?? null, projectIds: [one.id, other.id] });
    });
}

interface Disagreement extends Record<string, unknown> {
  projectId: number;
  date: string;
  levels: string[];
  lastId: number;
}

async function recordsThatDisagree(db: Db, judged: readonly Judged[], about: SQL): Promise<BriefItem[]> {
  const { rows } = await db.execute<Disagreement>(sql`
    select standing.project_id as "projectId", standing.effective_on::text as date,
      array_agg(standing."to"::text order by standing.meeting_date, standing.place) as levels, max(standing.id) as "lastId"
    from standing_status_changes('infinity', 'EFFECTIVE') standing
    where standing.project_id = ${about}
    group by standing.project_id, standing.effective_on
    having count(distinct standing."to") > 1`);
  const names = new Map(judged.map(({ project }) => [project.id, project.name]));
  return rows
    .map((row) => ({ ...row, name: names.get(row.projectId) ?? '' }))
    .sort((a, b) => a.date.localeCompare(b.date) || (a.name < b.name ? -1 : 1))
    .map(({ projectId, name, date, levels, lastId }) =>
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
  revisionId: number;
  lineStart: number;
  lineEnd: number;
}

/** Words of a paraphrase were never the report's own: the report that takes its place has not lost them. */
async function linesThatVanished(db: Db, about: SQL): Promise<BriefItem[]> {
  const { rows } = await db.execute<Cited>(sql`
    select record.id, record.project_id as "projectId", project.name, record."to", record.meeting_date::text as date,
      record.meeting_id as "meetingId", cited.quote, revision.number, report.path, report.current_revision_id as "currentId",
      revision.id as "revisionId", cited.line_start as "lineStart", cited.line_end as "lineEnd"
    from evidence cited
    join status_changes record on record.id = cited.status_change_id
    join projects project on project.id = record.project_id
    join report_revisions revision on revision.id = cited.revision_id
    join reports report on report.id = revision.report_id
    where record.project_id = ${about} and report.current_revision_id <> revision.id and not revision.is_paraphrase
      and record.effect <> 'RETRACT' and not exists (select from status_changes correction where correction.corrects_id = record.id)
    order by record.meeting_date, record.id, cited.position`);
  const missing = await isMissing(db, rows);
  const vanished = rows.filter((row) => missing.has(row));
  const cited = await citedLines(db, vanished);
  return vanished.map(({ id, projectId, name, to, date, meetingId, quote, number, path }, index) =>
    briefItem(
      `${name}: the record of ${to} by the meeting of ${date} rests on “${bareWords(quote)}”, which is in revision ${number} of ${path}, but not in the newest.`,
      { date, projectIds: [projectId], meetingId, statusChangeId: id, evidence: cited[index] ?? null },
    ),
  );
}

/** Those whose words the newest revision of their report has not: one report is held at a time. */
async function isMissing(db: Db, rows: readonly Cited[]): Promise<ReadonlySet<Cited>> {
  const missing = new Set<Cited>();
  for (const currentId of new Set(rows.map((row) => row.currentId))) {
    const { rows: found } = await db.execute<{ content: string }>(
      sql`select content from report_revisions where id = ${currentId}`,
    );
    if (isTurnOver()) await giveWay();
    const content = bareWords(found[0]?.content ?? '');
    for (const row of rows.filter((one) => one.currentId === currentId)) {
      const said = bareWords(row.quote);
      if (said !== '' && !content.includes(said)) missing.add(row);
    }
  }
  return missing;
}

interface Unmentioned extends Record<string, unknown> {
  projectId: number;
  name: string;
  date: string;
  meetingId: number;
}

/** Those without a project (of criteria, combinations, the channel) are about none. */
const isAbout = (decision: SQL, project: SQL): SQL => {
  const ofTable = (table: string) => sql`exists (select from ${sql.identifier(table)} decided
      where decided.id = ${decision}.record_id and decided.project_id = ${project})`;
  return sql`case ${decision}.record_table
    when 'status_changes' then ${ofTable('status_changes')}
    when 'assessments' then ${ofTable('assessments')}
    when 'waivers' then ${ofTable('waivers')}
    when 'waiver_revocations' then ${ofTable('waivers')}
    when 'proposals' then ${ofTable('proposals')}
    when 'proposal_withdrawals' then ${ofTable('proposals')}
    when 'compatibility_claims' then exists (select from compatibility_claims decided
      where decided.id = ${decision}.record_id and ${project} in (decided.project_id, decided.other_project_id))
    else false end`;
};

/**
 * Only where there are minutes at all. Decisions about a project say more than a note would; a record that was entered beside
 * the minutes mentions nothing in them. Items under the headings of an agenda that the tracker has written are its own words.
 */
async function onAgendaAndInNoNote(db: Db, about: SQL): Promise<BriefItem[]> {
  const { rows } = await db.execute<Unmentioned>(sql`
    select distinct link.project_id as "projectId", project.name, meeting.date::text as date, meeting.id as "meetingId"
    from agenda_item_projects link
    join agenda_items item on item.id = link.agenda_item_id
    join meetings meeting on meeting.id = item.meeting_id
    join projects project on project.id = link.project_id
    where link.project_id = ${about} and ${wasHeld('meeting')}
      and exists (select from notes note where note.meeting_id = meeting.id)
      and not exists (select from notes note join note_projects about on about.note_id = note.id
        where note.meeting_id = meeting.id and about.project_id = link.project_id)
      and not exists (select from reports report join decisions decision on decision.report_id = report.id
        where report.meeting_id = meeting.id and ${isAbout(sql`decision`, sql`link.project_id`)})
      and not exists (select from agenda_items heading where heading.id = item.parent_id and heading.title = any(${sql.param([...AGENDA_HEADINGS])}::text[]))
    order by date, project.name`);
  return rows.map(({ projectId, name, date, meetingId }) =>
    briefItem(`${name} was on the agenda of ${date}, but no note mentions it.`, {
      date,
      projectIds: [projectId],
      meetingId,
    }),
  );
}
