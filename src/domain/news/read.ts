import { type SQL, sql } from 'drizzle-orm';
import { capital, type Group, inWordsOf, type LevelKey } from '../../base/group.ts';
import { keyOf } from '../../base/meeting-key.ts';
import type { Db } from '../../db/index.ts';
import { type EvidenceRead, evidenceOf } from '../evidence/rows.ts';
import type { About, NewsItem, NewsRow, Told } from './item.ts';

/** The group that the news is about, and where its pages are. */
export interface Voice {
  group: Group;
  /** Origin of the site, without a slash at its end. */
  origin: string;
}

type Words = Omit<NewsItem, 'kind' | 'at'> & About;
type Compose = (db: Db, rows: readonly NewsRow[], voice: Voice) => Promise<Map<number, Words>>;

const NONE: About = { projectIds: [], level: null, personIds: null };
const day = (instant: Date | string) => new Date(instant).toISOString().slice(0, 10);
const minute = (instant: Date | string) =>
  `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const ended = (text: string) => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
const by = (handle: string | null) => (handle ? `@${handle}` : 'a person whose name is not known');
const idsOf = (rows: readonly NewsRow[]) =>
  sql`(${sql.join(
    rows.map(({ subjectId }) => sql`${subjectId ?? 0}`),
    sql`, `,
  )})`;

async function select<Row extends Record<string, unknown>>(db: Db, query: SQL): Promise<Row[]> {
  return (await db.execute<Row>(query)).rows;
}

const lineOf = (evidence: readonly EvidenceRead[], origin: string): string | null => {
  const lines = evidence.find(({ lines }) => lines !== null)?.lines;
  return lines ? origin + lines.page : (evidence[0]?.url ?? null);
};

interface RecordRow extends Record<string, unknown> {
  id: number;
  kind: string;
  to: LevelKey | null;
  reason: string;
  effectiveOn: string;
  date: string;
  meetingName: string | null;
  slug: string;
  name: string;
  projectId: number;
  handle: string | null;
  correctsId: number | null;
}

const records: Compose = async (db, rows, { group, origin }) => {
  const found = await select<RecordRow>(
    db,
    sql`select record.id, record.kind, record."to", record.reason, record.effective_on::text as "effectiveOn", record.corrects_id as "correctsId",
      meeting.date::text as date, meeting.name as "meetingName", project.slug, project.name, project.id as "projectId", person.handle
    from status_changes record join meetings meeting on meeting.id = record.meeting_id join projects project on project.id = record.project_id
      left join people person on person.id = record.entered_by where record.id in ${idsOf(rows)}`,
  );
  const evidence = await evidenceOf(db, 'statusChangeId', found);
  return new Map(
    found.map((row, index) => {
      const level = row.to === null ? null : group.levels[row.to].name;
      const what =
        row.kind === 'CONFIRMATION'
          ? `${row.name} was confirmed as ${level}.`
          : row.kind === 'CHANGE'
            ? `${row.name} is recorded as ${level}, effective ${row.effectiveOn}.`
            : level === null
              ? `${row.name}: record ${row.correctsId} was taken back.`
              : `${row.name}: record ${row.correctsId} was corrected; it now says ${level}, effective ${row.effectiveOn}.`;
      return [
        row.id,
        {
          text: what,
          said: `The meeting of ${keyOf({ date: row.date, name: row.meetingName })} recorded it; ${by(row.handle)} entered it. ${ended(row.reason)}`,
          link: `${origin}/records/${row.id}`,
          line: lineOf(evidence[index] ?? [], origin),
          todo: 'If this is wrong, ask a maintainer of the project or a chair to correct the record.',
          projects: [row.slug],
          ...NONE,
          projectIds: [row.projectId],
          level: row.to,
        },
      ];
    }),
  );
};

interface ProposalRow extends Record<string, unknown> {
  id: number;
  to: LevelKey;
  reason: string;
  closedReason: string | null;
  slug: string;
  name: string;
  projectId: number;
  handle: string | null;
  closer: string | null;
}

const proposals =
  (isWithdrawn: boolean): Compose =>
  async (db, rows, { group, origin }) => {
    const found = await select<ProposalRow>(
      db,
      sql`select proposal.id, proposal."to", proposal.reason, proposal.closed_reason as "closedReason", project.slug, project.name,
        project.id as "projectId", person.handle, closer.handle as closer
      from proposals proposal join projects project on project.id = proposal.project_id
        left join people person on person.id = proposal.opened_by left join people closer on closer.id = proposal.closed_by
      where proposal.id in ${idsOf(rows)}`,
    );
    const evidence = await evidenceOf(db, 'proposalId', found);
    return new Map(
      found.map((row, index) => [
        row.id,
        {
          text: isWithdrawn
            ? `${row.name} is no longer proposed as ${group.levels[row.to].name}.`
            : `${row.name} is proposed as ${group.levels[row.to].name}.`,
          said: isWithdrawn
            ? `${by(row.closer)} withdrew it. ${row.closedReason ? ended(row.closedReason) : ''}`.trim()
            : `${by(row.handle)} proposed it. ${ended(row.reason)}`,
          link: `${origin}/projects/${row.slug}`,
          line: lineOf(evidence[index] ?? [], origin),
          todo: isWithdrawn
            ? 'Nothing has changed for the project; a maintainer or a chair can propose it again.'
            : 'The next meeting decides: come to it, or tell a chair what you think.',
          projects: [row.slug],
          ...NONE,
          projectIds: [row.projectId],
          level: row.to,
        },
      ]),
    );
  };

interface MeetingRow extends Record<string, unknown> {
  id: number;
  date: string;
  name: string | null;
  state: string;
  stateReason: string | null;
  startsAt: string | null;
  location: string | null;
  movedDate: string | null;
  movedName: string | null;
  /** Whether another meeting was moved here: then the news is that move. */
  isTarget: boolean;
}

const MEETINGS = sql`select meeting.id, meeting.date::text as date, meeting.name, meeting.state, meeting.state_reason as "stateReason",
  meeting.starts_at as "startsAt", meeting.location, moved.date::text as "movedDate", moved.name as "movedName",
  exists (select from meetings former where former.moved_to_id = meeting.id) as "isTarget"
  from meetings meeting left join meetings moved on moved.id = meeting.moved_to_id`;

const meetings: Compose = async (db, rows, { origin }) => {
  const found = await select<MeetingRow>(db, sql`${MEETINGS} where meeting.id in ${idsOf(rows)}`);
  const why = ({ stateReason }: MeetingRow) => (stateReason ? ended(stateReason) : 'No reason is given.');
  const told = rows.some(({ kind }) => kind === 'MEETING_SCHEDULED')
    ? found.filter(({ isTarget }) => !isTarget)
    : found;
  return new Map(
    told.map((row) => {
      const key = keyOf(row);
      const when = row.startsAt ? `${key}, at ${minute(row.startsAt)}` : key;
      const where = row.location ? ` It meets at ${ended(row.location)}` : '';
      const to = row.movedDate ? keyOf({ date: row.movedDate, name: row.movedName }) : key;
      const [text, said, todo] =
        row.state === 'CANCELLED'
          ? [
              `The meeting of ${key} is cancelled.`,
              why(row),
              'Remove it from your calendar; proposals wait for the next meeting.',
            ]
          : row.state === 'MOVED'
            ? [`The meeting of ${key} is moved to ${to}.`, why(row), 'Change it in your calendar.']
            : [
                `There is a meeting on ${when}.`,
                `A chair entered it.${where}`,
                'Put it into your calendar; what you propose before then is on its agenda.',
              ];
      return [
        row.id,
        { text, said, todo, link: `${origin}/meetings/${to}`, line: null, projects: [], ...NONE },
      ];
    }),
  );
};

/** The time or the place has changed, but not the day. */
const changedMeetings: Compose = async (db, rows, voice) => {
  const words = await meetings(db, rows, voice);
  for (const { subjectId, details } of rows) {
    const word = words.get(subjectId ?? 0);
    const was = details.was as { startsAt?: string | null } | undefined;
    if (word?.text.startsWith('There is'))
      Object.assign(word, {
        text: word.text.replace(/^There is a meeting on (.*)\.$/, 'The meeting is now on $1.'),
        said: `${was?.startsAt ? `Before it was at ${minute(was.startsAt)}. ` : ''}${word.said}`,
        todo: 'Change it in your calendar.',
      });
  }
  return words;
};

interface MinutesRow extends Record<string, unknown> {
  id: number;
  number: number;
  date: string;
  name: string | null;
  handle: string | null;
  commit: string | null;
}

const minutes: Compose = async (db, rows, { origin }) => {
  const found = await select<MinutesRow>(
    db,
    sql`select revision.id, revision.number, meeting.date::text as date, meeting.name, person.handle, revision.commit
      from report_revisions revision join reports report on report.id = revision.report_id join meetings meeting on meeting.id = report.meeting_id
      left join people person on person.id = revision.imported_by where revision.id in ${idsOf(rows)}`,
  );
  return new Map(
    found.map((row) => {
      const key = keyOf(row);
      return [
        row.id,
        {
          text:
            row.number === 1
              ? `The minutes of the meeting of ${key} are published.`
              : `The minutes of the meeting of ${key} have a new revision, number ${row.number}.`,
          said: `${by(row.handle)} imported them${row.commit ? ` from commit ${row.commit.slice(0, 12)}` : ''}.`,
          link: `${origin}/meetings/${key}`,
          line: `${origin}/meetings/${key}/revisions/${row.number}`,
          todo: 'Read them, and tell a chair what is missing or wrong.',
          projects: [],
          ...NONE,
        },
      ];
    }),
  );
};

interface ItemRow extends Record<string, unknown> {
  id: number;
  text: string;
  dueOn: string | null;
  date: string;
  name: string | null;
  personId: number | null;
  handle: string | null;
  revision: number | null;
  lineStart: number | null;
}

const actionItems: Compose = async (db, rows, { origin }) => {
  const found = await select<ItemRow>(
    db,
    sql`select item.id, item.text, item.due_on::text as "dueOn", meeting.date::text as date, meeting.name, item.line_start as "lineStart",
      coalesce(person.joined_to, person.id) as "personId", person.handle, revision.number as revision
      from action_items item join meetings meeting on meeting.id = item.meeting_id left join people person on person.id = item.owner_id
      left join reports report on report.meeting_id = meeting.id left join report_revisions revision on revision.id = report.current_revision_id
      where item.id in ${idsOf(rows)}`,
  );
  return new Map(
    found.map((row) => {
      const page = `${origin}/meetings/${keyOf(row)}`;
      return [
        row.id,
        {
          text: `${row.handle ? by(row.handle) : 'Nobody yet'} has to do this: ${ended(row.text)}`,
          said: `This action item comes from the meeting of ${keyOf(row)}.${row.dueOn ? ` It is due on ${row.dueOn}.` : ''}`,
          link: page,
          line: row.revision && row.lineStart ? `${page}/revisions/${row.revision}#L${row.lineStart}` : null,
          todo: 'Do it, and say so at the next meeting; or ask a chair to give it to another person.',
          projects: [],
          ...NONE,
          personIds: row.personId === null ? [] : [row.personId],
        },
      ];
    }),
  );
};

/** News without a row of its own holds its words in `details`; only the project's name is read. */
const ofProjects: Compose = async (db, rows, { group, origin }) => {
  const ids = rows.map(({ projectId }) => sql`${projectId ?? 0}`);
  const found = await select<{ id: number; slug: string; name: string }>(
    db,
    sql`select id, slug, name from projects where id in (${sql.join(ids, sql`, `)})`,
  );
  const people = await select<{ projectId: number; personId: number }>(
    db,
    sql`select link.project_id as "projectId", coalesce(person.joined_to, person.id) as "personId" from project_people link
      join people person on person.id = link.person_id where link.project_id in (${sql.join(ids, sql`, `)})`,
  );
  const words = new Map<number, Words>();
  for (const { id, kind, projectId, details } of rows) {
    const project = found.find((each) => each.id === projectId);
    if (!project) continue;
    const { name, slug } = project;
    const say = (key: string) => String(details[key] ?? '');
    const base = {
      link: `${origin}/projects/${slug}`,
      line: null,
      projects: [slug],
      ...NONE,
      projectIds: [project.id],
    };
    if (kind === 'GATE') {
      const to = group.levels[say('to') as LevelKey].name;
      const isOpen = details.isOpen === true;
      words.set(id, {
        ...base,
        text: `${name}: the gate to ${to} is now ${isOpen ? 'open' : 'blocked'}.`,
        said: inWordsOf(group, capital(ended(say('why')))),
        todo: isOpen
          ? `A maintainer can propose ${to}, and the next meeting can record it.`
          : 'The page of the project says what is missing and who can provide it.',
        level: say('to') as LevelKey,
      });
    } else if (kind === 'EXPIRY')
      words.set(id, {
        ...base,
        text: ended(say('text')),
        said: `It counts until ${say('until')}.`,
        todo: 'A maintainer or a chair can renew it before it ends.',
      });
    else
      words.set(id, {
        ...base,
        text: `${name} has gone stale: no meeting has recorded or confirmed its level since ${say('touchedOn')}.`,
        said: `A ${group.project.one} goes stale after ${say('staleDays')} days without a change or confirmation.`,
        todo: 'Tell the next meeting where it stands, so that the meeting can confirm or change its level.',
        personIds: people.filter((each) => each.projectId === project.id).map(({ personId }) => personId),
      });
  }
  return words;
};

const briefs: Compose = async (db, rows, { origin }) => {
  const found = await select<MeetingRow>(
    db,
    sql`${MEETINGS} where meeting.id in ${idsOf(rows)} and meeting.state = 'PLANNED'`,
  );
  const chairs = await chairIds(db);
  return new Map(
    found.map((row) => {
      const { details } = rows.find(({ subjectId }) => subjectId === row.id) ?? { details: {} };
      return [
        row.id,
        {
          text: `The brief for the meeting of ${keyOf(row)} is ready.`,
          said: String((details as { text?: unknown }).text ?? ''),
          link: `${origin}/brief?since=${String((details as { since?: unknown }).since ?? day(new Date(0)))}`,
          line: null,
          todo: 'Read it, and print the agenda with `sig-status report agenda`.',
          projects: [],
          ...NONE,
          personIds: chairs,
        },
      ];
    }),
  );
};

const importProblems: Compose = async (db, rows, { origin }) => {
  const chairs = await chairIds(db);
  return new Map(
    rows.map(({ id, details }) => [
      id,
      {
        text: `The tracker could not import all of these minutes: ${String(details.path)}.`,
        said: ended(String(details.why)),
        link: `${origin}/imports`,
        line: null,
        todo: 'Correct the file in the repository; the tracker reads it again when it changes.',
        projects: [],
        ...NONE,
        personIds: chairs,
      },
    ]),
  );
};

/** People who have a chair's token in force, or have signed in as a chair with a provider within a month. */
async function chairIds(db: Db): Promise<number[]> {
  const rows = await select<{ id: number }>(
    db,
    sql`select distinct coalesce(person.joined_to, person.id) as id from people person where person.id in (
        select person_id from tokens where role = 'CHAIR' and revoked_at is null and (expires_at is null or expires_at > now()))
      or 'CHAIR' = (select role from sessions where person_id = person.id and created_at > now() - interval '30 days'
        order by created_at desc, id desc limit 1)`,
  );
  return rows.map(({ id }) => id);
}

const COMPOSED: Record<NewsItem['kind'], { compose: Compose; isOfSubject: boolean } | null> = {
  CHANGE: { compose: records, isOfSubject: true },
  CONFIRMATION: { compose: records, isOfSubject: true },
  CORRECTION: { compose: records, isOfSubject: true },
  PROPOSAL: { compose: proposals(false), isOfSubject: true },
  WITHDRAWAL: { compose: proposals(true), isOfSubject: true },
  MEETING_SCHEDULED: { compose: meetings, isOfSubject: true },
  MEETING_MOVED: { compose: changedMeetings, isOfSubject: true },
  MEETING_CANCELLED: { compose: meetings, isOfSubject: true },
  MINUTES: { compose: minutes, isOfSubject: true },
  ACTION_ITEM: { compose: actionItems, isOfSubject: true },
  BRIEF: { compose: briefs, isOfSubject: true },
  GATE: { compose: ofProjects, isOfSubject: false },
  EXPIRY: { compose: ofProjects, isOfSubject: false },
  STALE: { compose: ofProjects, isOfSubject: false },
  IMPORT_PROBLEM: { compose: importProblems, isOfSubject: false },
  RUN: null,
};

/** The news in words, in their order, without news about what has been made void or undone since. */
export async function wordsOfNews(db: Db, rows: readonly NewsRow[], voice: Voice): Promise<Told[]> {
  const told: Told[] = [];
  for (const [kind, how] of Object.entries(COMPOSED)) {
    const own = rows.filter((row) => row.kind === kind);
    if (!own.length || !how) continue;
    const words = await how.compose(db, own, voice);
    for (const row of own) {
      const found = words.get(how.isOfSubject ? (row.subjectId ?? 0) : row.id);
      if (!found) continue;
      const { projectIds, level, personIds, ...item } = found;
      told.push({
        id: row.id,
        version: row.version,
        item: { kind: row.kind, at: new Date(row.at).toISOString(), ...item },
        about: { projectIds, level, personIds },
      });
    }
  }
  return told.sort((one, other) => one.id - other.id);
}
